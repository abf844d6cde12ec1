"""Italian, to a reader who is addressed with "tu"."""

from worthit.errors import ErrorCode
from worthit.verdict.words.model import Comparisons, Headlines, Owners, Prices, Reviews, Score, Screen, Words
from worthit.verdict.words.numbers import Counted, Numbers, counted

_OWNER = ("acquirente", "acquirenti")
_REVIEW = ("recensione letta", "recensioni lette")
_DAY = ("giorno", "giorni")
_ARTICLES = {"il": ("lo ", "l'", "il "), "del": ("dello ", "dell'", "del ")}


def article(masculine: str, percent: int) -> str:
    """An article as the spoken number wants it: lo zero; l'uno, l'otto, l'undici and l'ottanta; il due."""
    before_zero, before_vowel, before_consonant = _ARTICLES[masculine]
    if percent == 0:
        return before_zero
    return before_vowel if percent in (1, 11) or str(percent).startswith("8") else before_consonant


ITALIAN = Words(
    language="it",
    numbers=Numbers(decimal=",", thousands=".", percentage="{}%", article=article),
    separator="; ",
    joiner="e",
    bands={"excellent": "eccellente", "good": "buono", "average": "nella media", "poor": "scarso"},
    headlines=Headlines(
        scored="{score} su 10 ({band}): {advice}{unjudged}",
        unjudged=", prezzo non ancora valutato",
        alarmed="{advice}, {finding}",
        advice={
            "buy": "compralo",
            "consider": "vale la pena pensarci",
            "think_twice": "pensaci bene",
            "avoid": "meglio lasciar perdere",
            "stock": "aspetta, ora non è disponibile",
            "price": "aspetta, il prezzo è alto per questo prodotto",
        },
        no_page={
            "blocked": "Nessun verdetto: il negozio ha bloccato la pagina",
            "not_product": "Nessun verdetto: questa pagina non mostra nessun prodotto",
        },
        not_enough="Non ci sono abbastanza elementi: {lacks}",
        nobody_rated="non si trova nessun voto degli acquirenti",
        only_rated=Counted("lo ha valutato solo {n} acquirente", "lo hanno valutato solo {n} acquirenti"),
        unrated=counted("la pagina conta {n} {noun} ma non i voti", *_OWNER),
        prices={"absent": "la pagina non mostra il prezzo", "shown": "il prezzo non è credibile"},
    ),
    score=Score(
        stars_alone=(
            "I punti, {total}, vengono tutti dalle stelle degli acquirenti: quel che altro si sa non basta a spostarli."
        ),
        parts={
            "satisfaction": "dalle stelle degli acquirenti",
            "value_opinion": "per quel che dicono del rapporto qualità-prezzo",
            "price": "per il prezzo rispetto al passato",
        },
        between="Per quel che si sa, il punteggio sta fra {low} e {high}, {so}.",
        level="Tutto quel che si sa porta a un punteggio di {low}, {so}.",
        so_one="quindi il giudizio è «{best}»",
        so_two="quindi il giudizio può essere «{best}» o «{worst}»",
        so_many="quindi il giudizio può andare da «{worst}» a «{best}»",
        term="{name}: {value} su 10 ({source}{interval}).",
        term_interval="; fra {low} e {high}",
        base="È la base del punteggio.",
        shift="Di solito è {usual}, quindi sposta il punteggio di {moved}.",
        terms={
            "satisfaction": "Stelle degli acquirenti",
            "value_opinion": "Rapporto qualità-prezzo secondo gli acquirenti",
            "price": "Prezzo rispetto al passato",
        },
        sources={
            "star_distribution": counted("le stelle di {n} {noun}, contate dal negozio", *_OWNER),
            "rating_and_count": counted("il voto medio di {n} {noun}", *_OWNER),
            "reviews_read": counted("le stelle di {n} {noun}", *_REVIEW),
            "theme_counts": counted("{n} {noun} che il negozio conta su questo tema", *_OWNER),
            "review_texts": counted(
                "{n} {noun} nelle recensioni lette", "acquirente che ne parla", "acquirenti che ne parlano"
            ),
            "theme_tone": counted("il tono che il negozio dà a questo tema, contato come {n} {noun}", *_OWNER),
            "price_history": counted("{n} {noun} di prezzi noti", *_DAY),
        },
        total="Somma: {sum} su 10.",
        total_cut="Somma: {sum}{cut}.",
        cut=", riportato a {score}, {why}",
        is_cut="Il punteggio è riportato a {score}, {why}.",
        limits={
            "scale": "l'estremo della scala",
            "finding": "perché {finding}",
            "named": "per «{finding}»",
            "that_finding": "per questo motivo",
        },
        limit="Qualunque sia il resto, il punteggio è al massimo {cap}, {why}.",
        findings={
            "trust_failed": "le recensioni non sono affidabili",
            "safety": "più recensioni parlano di un pericolo",
            "recall": "più recensioni parlano di un richiamo",
            "counterfeit": "più recensioni dicono che è un falso",
        },
    ),
    owners=Owners(
        owners=counted("{n} {noun}", *_OWNER),
        rated="Chi l'ha comprato gli dà {rating} su {best} ({owners})",
        not_shown=Counted("Lo ha valutato {n} acquirente", "Lo hanno valutato {n} acquirenti"),
        unsaid=(
            "La pagina mostra {rating} su {best} senza dire di quanti acquirenti, quindi valgono per tutti {stars}"
        ),
        uncounted="La pagina non conta acquirenti, quindi valgono per tutti {stars}",
        stars_read=counted("le stelle di {n} {noun}", *_REVIEW),
        shares="; {five:il} ha dato cinque stelle, {poor:il} una o due",
        reading=(
            "Metà delle pagine dei negozi mostra da {low} a {high} stelle su 5{few}, "
            "quindi questo vale circa {points} punti su 10."
        ),
        few=Counted(" e {n} acquirente è poco", " e {n} acquirenti sono pochi"),
    ),
    reviews=Reviews(
        sides={
            "positive": "Gli acquirenti apprezzano: {aspects}.",
            "negative": "Gli acquirenti si lamentano di: {aspects}.",
            "mixed": "I pareri sono divisi su: {aspects}.",
            "few": "Solo uno o due acquirenti parlano di: {aspects}.",
        },
        for_and_against="{name} ({k} a favore, {opposite} contro)",
        praised="{name} ({k} su {n}, bene)",
        blamed="{name} ({k} su {n}, male)",
        agreed="{name} ({k} su {n})",
        opposed="{name} ({k} su {n}, {opposite} contro)",
        more=counted("; e {noun} {n}", "altro", "altri"),
        quote="Uno di loro, sul primo punto: «{quote}»",
        alarms={
            "safety": counted("{n} {noun} di un pericolo.", "recensione parla", "recensioni parlano"),
            "recall": counted("{n} {noun} di un richiamo.", "recensione parla", "recensioni parlano"),
            "counterfeit": counted("{n} {noun} che è un falso.", "recensione dice", "recensioni dicono"),
        },
        alarm_quote="Una di loro: «{quote}»",
        themes="Temi che {shop} stesso conta nelle sue recensioni: {themes}.",
        the_shop="il negozio",
        theme_sides="{name} ({positive} a favore, {negative} contro)",
        tones={"positive": "positivo", "mixed": "misto", "negative": "negativo"},
        trusted=(
            "Fiducia nelle recensioni lette: {grade}, in una scala da A a F{because}; "
            "ne contano {kept} su {seen}{adjusted}."
        ),
        because=" per {tests}",
        adjusted=", che danno {stars} stelle",
        also="Si nota anche: {tests}.",
        no_grade=Counted(
            "La recensione letta ({n}) non basta per un voto di fiducia. Si nota: {tests}.",
            "Delle recensioni lette ({n}) ne restano troppo poche per un voto di fiducia. Si nota: {tests}.",
        ),
        tests={
            "copies": "testi copiati l'uno dall'altro",
            "one_author": "un solo autore che ne firma più d'una",
            "burst": "molte recensioni in pochi giorni",
            "phrases": "frasi comuni a più recensioni",
            "incentivised": "recensioni scritte in cambio di qualcosa",
            "unverified": "acquisti non verificati",
            "mismatch": "stelle che contraddicono le parole",
            "word_count": "recensioni quasi tutte della stessa lunghezza",
            "after_burst": "voti scesi dopo un'ondata di recensioni",
            "shop_choice": "una scelta del negozio diversa dall'insieme dei suoi voti",
            "rating_rate": "più voti al giorno di quanto sembri possibile",
            "count_leap": "un salto improvviso nel numero dei voti",
            "after_leap": "voti scesi dopo un tale salto",
            "removed": "recensioni scomparse",
        },
        read=counted("{n} {noun}{unread}.", *_REVIEW),
        read_of=counted("{n} {noun} su {all}{unread}.", *_REVIEW),
        all_reviews=Counted("{n}", "{n}"),
        unread=counted(", ma quel che {noun} non conta ancora", "dice", "dicono"),
    ),
    prices=Prices(
        no_past="Prezzi passati in {currency} non si conoscono ancora: quello di oggi non ha un termine di confronto.",
        short_past=counted(
            "Il prezzo si conosce finora per {n} {noun}: per giudicarlo ne servono {needed} dell'ultimo anno.", *_DAY
        ),
        old_past=counted(
            "Il prezzo si conosce in tutto per {n} {noun}, ma nell'ultimo "
            "anno per meno dei {needed} che servono per giudicarlo.",
            *_DAY,
        ),
        past=counted("Il prezzo si conosce per {n} {noun}: {label}.{lower}", *_DAY),
        lower=" Nell'ultimo anno è stato più basso per {share:il} del tempo, con un minimo di {low}.",
        hardly_lower=" Nell'ultimo anno è stato più basso per meno dell'1% del tempo, con un minimo di {low}.",
        never_lower=" Nell'ultimo anno non è stato più basso.",
        unmoved="nell'ultimo anno non si è mosso",
        labels={
            "lowest": "nell'ultimo anno non è stato più basso",
            "good": "è un buon prezzo",
            "usual": "è un prezzo normale",
            "high": "è un prezzo alto",
        },
        claim="Il negozio dichiara uno sconto {claimed:del} su {was}; {charged}.",
        charged="nell'anno precedente quel prezzo è stato chiesto per {share:il} del tempo che conosciamo{unreal}",
        really_charged=(
            "nell'anno precedente quel prezzo è stato chiesto davvero, per {share:il} del tempo che conosciamo"
        ),
        not_charged="non si sa se quel prezzo sia mai stato chiesto",
        unreal=", quindi lo sconto non è vero",
        lawful_less=(
            "Contato come vuole la legge europea, dal prezzo più basso dei 30 giorni precedenti, "
            "lo sconto è {lawful:del}, non {claimed:del}."
        ),
        lawful=(
            "Contato come vuole la legge europea, dal prezzo più basso dei 30 giorni precedenti, "
            "lo sconto è {lawful:del}."
        ),
        lawful_too=(
            "Il prezzo più basso dei 30 giorni precedenti era inferiore: contato "
            "da quello, come vuole la legge europea, lo sconto è {lawful:del}."
        ),
        no_lawful="Il prezzo più basso dei 30 giorni precedenti, da cui conta la legge europea, non si conosce.",
        followed=counted("WorthIt! torna a guardarlo ogni giorno per {n} {noun}.", *_DAY),
    ),
    not_known="Non si sa ancora {things}.",
    missing={
        "value_opinion": "che cosa pensa un numero sufficiente di acquirenti del rapporto qualità-prezzo",
        "price_history": "come si è mosso il prezzo",
        "review_texts": "che cosa dicono le recensioni lette",
        "trust": "quanto ci si può fidare delle recensioni",
    },
    your_copy="Tutto questo si basa sulla tua copia della pagina, che non è verificata.",
    screen=Screen(
        untitled="(la pagina non mostra un titolo)",
        list_price="prezzo di listino {amount}",
        stars="{rating} stelle su {best}",
        stars_of="{rating} stelle su {best} da {owners}",
        out_of_stock="non disponibile",
        between="fra {low} e {high}",
        better="Di più per i tuoi soldi",
        named="{name}: {told}",
        alternative="{why}. {price}{saves}; da {low} a {high} stelle da {owners} ({source}{sponsored}).",
        advantages={
            "cheaper_and_better": "costa meno ed è valutato nettamente meglio",
            "cheaper_rated_alike": "costa meno ed è valutato allo stesso modo",
            "better_same_price": "è valutato nettamente meglio allo stesso prezzo",
        },
        saves=", {share} in meno",
        sources={"known": "visto da WorthIt!", "page": "come dice questa pagina, non controllato"},
        sponsored=", sponsorizzato",
        origins={
            "fetched": "letto dal negozio",
            "your_copy": "la tua copia, non verificata",
            "taken_in": "accolto per tutti, sulla tua parola",
        },
        kept="verdetto {id}",
        not_kept="non è stato possibile conservare questo verdetto",
        chart="Prezzo in {currency}",
        marks={
            "now": "ora {amount}",
            "last": "visto da ultimo a {amount}",
            "lowest": "minimo {amount}",
            "highest": "massimo {amount}",
        },
        beyond=", molto sopra questo grafico",
        gap="prezzo non noto",
    ),
    comparisons=Comparisons(
        quoted="«{name}»",
        better="Per i tuoi soldi {better} è meglio di {worse}: {why}.",
        better_each="Per i tuoi soldi {better} è meglio di {worse}.",
        clear="{first} ha un punteggio nettamente più alto di {others}.",
        too_close="Per punteggio sono troppo vicini per distinguerli: {names}.",
        not_against="Solo {first} non è sconsigliato.",
        all_against="Meglio nessuno: sono tutti sconsigliati.",
        only_scored="Solo {first} ha un punteggio: del resto si sa troppo poco.",
        none_scored="Si sa troppo poco per dire quale sia meglio per i tuoi soldi.",
        only_reached="È stato possibile leggere solo {first}: non c'è niente con cui confrontarlo.",
        none_reached="Non è stato possibile leggerne nessuno.",
        score="{score} su 10 ({band}), fra {low} e {high}",
        no_price="prezzo non mostrato",
        no_stars="stelle non mostrate",
        against="sconsigliato",
        against_for="sconsigliato, perché {findings}",
        currencies="I prezzi in {currencies} non sono convertiti né confrontati fra loro.",
        ranked="In ordine di quanto ciascuno vale almeno; ciò che è sconsigliato viene per ultimo.",
        failures={
            ErrorCode.INVALID_URL: "non è il link di un prodotto",
            ErrorCode.UNSUPPORTED_RETAILER: "link di questo tipo qui non si possono leggere",
            ErrorCode.PRODUCT_NOT_FOUND: "il negozio non ha questa pagina",
            ErrorCode.ANALYSIS_UNAVAILABLE: "la pagina ora non si può leggere",
            ErrorCode.INVALID_REQUEST: "così come è dato non si può confrontare",
            ErrorCode.PAGE_BLOCKED: "il negozio ha bloccato la pagina",
            ErrorCode.NOT_A_PRODUCT: "non è la pagina di un solo prodotto",
            ErrorCode.INTERNAL: "qualcosa è andato storto da parte nostra",
        },
    ),
)
