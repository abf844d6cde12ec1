"""The sentences of a verdict in Italian."""

from collections.abc import Sequence
from functools import singledispatchmethod
from typing import Literal

from worthit.product.model import Theme
from worthit.reviews.aspects.vocabulary import label_of
from worthit.reviews.model import Aspect
from worthit.reviews.trust.model import TestName
from worthit.verdict.calculation import adding_up
from worthit.verdict.facts import (
    Answer,
    ClaimedDiscount,
    Fact,
    Headline,
    Limit,
    NoAnswer,
    NotKnown,
    Opinion,
    OwnersSay,
    PricePast,
    Range,
    ReviewsRead,
    ShopThemes,
    Sum,
    Term,
    Total,
    Trusted,
    YourCopy,
)
from worthit.verdict.parameters import DEFAULT
from worthit.verdict.wording import MOST_THEMES, Numbers, listed

_NUMBERS = Numbers(decimal=",", thousands=".")
_BANDS = {"excellent": "eccellente", "good": "buono", "average": "nella media", "poor": "scarso"}
_RECOMMENDED = {
    "buy": "compralo",
    "consider": "vale la pena pensarci",
    "avoid": "meglio lasciar perdere",
    "stock": "aspetta, ora non è disponibile",
    "price": "aspetta, il prezzo è alto per questo prodotto",
}
_PARTS = {
    "satisfaction": "dalle stelle degli acquirenti",
    "value_opinion": "per quel che dicono del rapporto qualità-prezzo",
    "price": "per il prezzo rispetto al passato",
}
_TERMS = {
    "satisfaction": "Stelle degli acquirenti",
    "value_opinion": "Rapporto qualità-prezzo secondo gli acquirenti",
    "price": "Prezzo rispetto al passato",
}
_SOURCES = {
    "star_distribution": "le stelle di {}, contate dal negozio",
    "rating_and_count": "il voto medio di {}",
    "reviews_read": "le stelle di {}",
    "theme_counts": "{} che il negozio conta su questo tema",
    "review_texts": "{} che ne parlano nelle recensioni lette",
    "theme_tone": "il tono che il negozio dà a questo tema, contato come {}",
    "price_history": "{} di prezzi noti",
}
_SIDES = {
    "positive": "Gli acquirenti apprezzano",
    "negative": "Gli acquirenti si lamentano di",
    "mixed": "I pareri sono divisi su",
    "few": "Solo uno o due acquirenti parlano di",
}
_TESTS = {
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
}
_FINDINGS = {"trust_failed": "le recensioni non sono affidabili"}
_COUNTED = {
    "owner": ("acquirente", "acquirenti"),
    "day": ("giorno", "giorni"),
    "review": ("recensione letta", "recensioni lette"),
}
_COUNTED_BY = {"reviews_read": "review", "price_history": "day"}
_MISSING = {
    "value_opinion": "che cosa pensa un numero sufficiente di acquirenti del rapporto qualità-prezzo",
    "price_history": "come si è mosso il prezzo",
    "review_texts": "che cosa dicono le recensioni lette",
    "trust": "quanto ci si può fidare delle recensioni",
}
_LABELS = {
    "lowest": "più basso non si è visto",
    "good": "è un buon prezzo",
    "usual": "è un prezzo normale",
    "high": "è un prezzo alto",
}
_ARTICLES = {"zero": "lo ", "vowel": "l'", "consonant": "il "}
_OF_ARTICLES = {"zero": "dello ", "vowel": "dell'", "consonant": "del "}
_TONES = {"positive": "positivo", "mixed": "misto", "negative": "negativo"}


class Italian:
    """One sentence for every fact, in plain words, to a reader who is addressed with "tu"."""

    def answer(self, told: Headline) -> str:
        return _no_answer(told) if isinstance(told, NoAnswer) else _answer(told)

    @singledispatchmethod
    def line(self, fact: Fact) -> str:
        raise TypeError(f"no sentence for {type(fact).__name__}")

    @line.register
    def _(self, fact: Sum) -> str:
        total = _NUMBERS.fixed(fact.uncapped)
        if len(fact.parts) == 1:
            so = "quel che altro si sa non basta a spostarli"
            return f"I punti, {total}, vengono tutti dalle stelle degli acquirenti: {so}."
        terms = _NUMBERS.terms(adding_up([points for _, points in fact.parts], fact.uncapped))
        parts = " ".join(f"{term} {_PARTS[name]}" for term, (name, _) in zip(terms, fact.parts, strict=True))
        cut = "" if total == _NUMBERS.fixed(fact.score) else f", {_cut_to(fact.score)}, l'estremo della scala"
        return f"{parts} = {total}{cut}."

    @line.register
    def _(self, fact: Range) -> str:
        low, high = _NUMBERS.ends((fact.low, fact.high))
        best, worst = (f"«{_BANDS[band]}»" for band in (fact.bands[0], fact.bands[-1]))
        if len(fact.bands) > 2:
            so = f"quindi il giudizio può andare da {worst} a {best}"
        else:
            so = f"quindi il giudizio è {best}" if best == worst else f"quindi il giudizio può essere {best} o {worst}"
        return f"Per quel che si sa, il punteggio sta fra {low} e {high}, {so}."

    @line.register
    def _(self, fact: OwnersSay) -> str:
        low, high = (_NUMBERS.short(mean) for mean in fact.usual)
        shares = ""
        if fact.stars is not None:
            five, poor = _the_percent(fact.stars.five_share), _the_percent(fact.stars.low_share)
            shares = f"; {five} ha dato cinque stelle, {poor} una o due"
        few = f" e {_count(fact.n, 'owner')} sono pochi" if fact.few else ""
        return (
            f"{_owners_rated(fact)}{shares}. Metà delle pagine dei negozi mostra da {low} a {high} stelle su 5{few}, "
            f"quindi questo vale circa {_NUMBERS.fixed(fact.points, 1)} punti su 10."
        )

    @line.register
    def _(self, fact: ShopThemes) -> str:
        shown = "; ".join(_theme(theme) for theme in fact.themes[:MOST_THEMES])
        more = len(fact.themes) - MOST_THEMES
        rest = f"; e {'altro' if more == 1 else 'altri'} {more}" if more > 0 else ""
        return f"Temi che {fact.shop or 'il negozio'} stesso conta nelle sue recensioni: {shown}{rest}."

    @line.register
    def _(self, fact: Opinion) -> str:
        told = "; ".join(_aspect(aspect, fact.side) for aspect in fact.aspects)
        more = f"; e {'altro' if fact.more == 1 else 'altri'} {fact.more}" if fact.more else ""
        quote = f" Uno di loro, sul primo punto: «{fact.quote}»" if fact.quote else ""
        return f"{_SIDES[fact.side]}: {told}{more}.{quote}"

    @line.register
    def _(self, fact: Trusted) -> str:
        because, noticed = _tests(fact.because), _tests(fact.noticed)
        if fact.grade is None:
            few = (
                f"Delle recensioni lette ({_NUMBERS.count(fact.seen)}) ne restano troppo poche per un voto di fiducia."
            )
            return f"{few} Si nota: {because}."
        kept = f"ne contano {_NUMBERS.count(fact.kept)} su {_NUMBERS.count(fact.seen)}"
        why = f" per {because}" if because else ""
        adjusted = "" if fact.adjusted is None else f", che danno {_NUMBERS.short(fact.adjusted)} stelle"
        also = f" Si nota anche: {noticed}." if noticed else ""
        return f"Fiducia nelle recensioni lette: {fact.grade}, in una scala da A a F{why}; {kept}{adjusted}.{also}"

    @line.register
    def _(self, fact: PricePast) -> str:
        if fact.percentile is None:
            if not fact.days:
                return "I prezzi passati non si conoscono ancora: quello di oggi non ha un termine di confronto."
            return (
                f"Il prezzo si conosce finora per {_count(fact.days, 'day')}: "
                f"per giudicarlo ne servono {fact.needed} dell'ultimo anno."
            )
        low = f", con un minimo di {fact.low}" if fact.low else ""
        return (
            f"Il prezzo si conosce per {_count(fact.days, 'day')}: {_LABELS[fact.label]}. "
            f"Nell'ultimo anno è stato più basso per {_the_percent(fact.percentile)} del tempo{low}."
        )

    @line.register
    def _(self, fact: ClaimedDiscount) -> str:
        claim = f"Il negozio dichiara uno sconto {_of_percent(fact.claimed)} su {fact.was}"
        said = "non si sa se quel prezzo sia mai stato chiesto"
        if fact.charged_share is not None:
            unreal = ", quindi lo sconto non è vero" if fact.label == "false" else ""
            said = (
                f"quel prezzo è stato chiesto per {_the_percent(fact.charged_share)} del tempo che conosciamo{unreal}"
            )
        lawful = ""
        if fact.lawful is not None:
            lawful = f" Rispetto al prezzo più basso dei 30 giorni precedenti lo sconto è {_of_percent(fact.lawful)}."
        return f"{claim}; {said}.{lawful}"

    @line.register
    def _(self, fact: ReviewsRead) -> str:
        of = "" if fact.of is None else f" su {_NUMBERS.count(fact.of)}"
        say = "dice" if fact.reviews == 1 else "dicono"
        unread = f", ma quel che {say} non conta ancora" if fact.unread else ""
        return f"{_count(fact.reviews, 'review')}{of}{unread}."

    @line.register
    def _(self, fact: NotKnown) -> str:
        return f"Non si sa ancora {listed([_MISSING[name] for name in fact.names], 'e')}."

    @line.register
    def _(self, fact: YourCopy) -> str:
        return "Tutto questo si basa sulla tua copia della pagina, che non è verificata."

    @line.register
    def _(self, fact: Term) -> str:
        interval = ""
        if fact.interval is not None:
            low, high = _NUMBERS.ends(fact.interval)
            interval = f"; fra {low} e {high}"
        source = _SOURCES[fact.source].format(_count(fact.n, _COUNTED_BY.get(fact.source, "owner")))
        found = f"{_TERMS[fact.name]}: {_NUMBERS.fixed(fact.value)} su 10 ({source}{interval})."
        if fact.reference is None:
            return f"{found} È la base del punteggio."
        usual, moved = _NUMBERS.fixed(fact.reference), _NUMBERS.multiplication(fact, fact.reference)
        return f"{found} Di solito è {usual}, quindi sposta il punteggio di {moved}."

    @line.register
    def _(self, fact: Limit) -> str:
        found = _FINDINGS.get(fact.name, fact.name)
        return f"Un problema («{found}») limita il punteggio a {_NUMBERS.short(fact.cap)}, qualunque sia il resto."

    @line.register
    def _(self, fact: Total) -> str:
        total = _NUMBERS.addition(fact)
        if fact.cut_by is None:
            return f"Somma: {total} su 10."
        why = "l'estremo della scala" if fact.cut_by == "scale" else "il limite dovuto a quel problema"
        return f"Somma: {total}, {_cut_to(fact.score)}, {why}."


def _tests(names: Sequence[TestName]) -> str:
    return listed([_TESTS[name] for name in names], "e") if names else ""


def _aspect(aspect: Aspect, side: str) -> str:
    name, k, opposite = label_of(aspect, "it"), _NUMBERS.count(aspect.k), _NUMBERS.count(aspect.opposite)
    if aspect.polarity == "mixed":
        return f"{name} ({k} a favore, {opposite} contro)"
    told = f"{k} su {_NUMBERS.count(aspect.n)}"
    if side == "few":
        return f"{name} ({told}, {'bene' if aspect.polarity == 'positive' else 'male'})"
    return f"{name} ({told}, {opposite} contro)" if aspect.opposite else f"{name} ({told})"


def _answer(told: Answer) -> str:
    advice = _RECOMMENDED[told.why_wait or told.recommendation]
    unjudged = "" if told.price_judged else ", prezzo non ancora valutato"
    return f"{_NUMBERS.fixed(told.score)} su 10 ({_BANDS[told.band]}): {advice}{unjudged}"


def _no_answer(told: NoAnswer) -> str:
    if told.kind == "blocked":
        return "Nessun verdetto: il negozio ha bloccato la pagina"
    if told.kind == "not_product":
        return "Nessun verdetto: questa pagina non mostra nessun prodotto"
    lacks = []
    if not told.owners_are_enough:
        lacks.append(_too_few(told.owners))
    if told.price != "known":
        lacks.append(
            "la pagina non mostra il prezzo" if told.price == "absent" else "il prezzo mostrato non può essere giusto"
        )
    return f"Non ci sono abbastanza elementi: {' e '.join(lacks)}"


def _too_few(owners: int | None) -> str:
    if not owners:
        return "non si trova nessun voto degli acquirenti"
    counted = _count(owners, "owner")
    if owners >= DEFAULT.satisfaction.least_owners:
        return f"la pagina conta {counted} ma non mostra che voto danno"
    return f"{'lo ha' if owners == 1 else 'lo hanno'} valutato solo {counted}"


def _owners_rated(fact: OwnersSay) -> str:
    shown = "" if fact.rating is None else f"{_NUMBERS.short(fact.rating)} su {_NUMBERS.short(fact.best or 5)}"
    counted = _count(fact.n, "owner")
    if fact.source == "reviews_read":
        lacks = (
            f"La pagina mostra {shown} senza dire di quanti acquirenti" if shown else "La pagina non conta acquirenti"
        )
        return f"{lacks}, quindi valgono per tutti le stelle di {_count(fact.n, 'review')}"
    return f"Chi l'ha comprato gli dà {shown} ({counted})" if shown else f"Lo hanno valutato {counted}"


def _cut_to(score: float) -> str:
    return f"riportato a {_NUMBERS.short(score)}"


def _theme(theme: Theme) -> str:
    if theme.positive is not None and theme.negative is not None:
        return f"{theme.name} ({_NUMBERS.count(theme.positive)} a favore, {_NUMBERS.count(theme.negative)} contro)"
    known = [
        _NUMBERS.count(theme.mentions) if theme.mentions is not None else "",
        _TONES[theme.tone] if theme.tone else "",
    ]
    detail = ", ".join(part for part in known if part)
    return f"{theme.name} ({detail})" if detail else theme.name


def _the_percent(share: float) -> str:
    """With the article that the spoken number takes: `il 45%`, `l'80%`, `lo 0%`."""
    percent = _NUMBERS.percent(share)
    return f"{_ARTICLES[_beginning(percent)]}{percent}"


def _of_percent(share: float) -> str:
    """The same after "di": `del 45%`, `dell'80%`, `dello 0%`."""
    percent = _NUMBERS.percent(share)
    return f"{_OF_ARTICLES[_beginning(percent)]}{percent}"


def _beginning(percent: str) -> Literal["zero", "vowel", "consonant"]:
    """How a number of 0..100 is spoken: uno, otto, undici and the eighties begin with a vowel."""
    number = percent.removesuffix("%")
    if number == "0":
        return "zero"
    return "vowel" if number in ("1", "11") or number.startswith("8") else "consonant"


def _count(n: int, noun: str) -> str:
    one, many = _COUNTED[noun]
    return f"{_NUMBERS.count(n)} {one if n == 1 else many}"
