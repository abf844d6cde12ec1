r"""French, to a reader who is addressed with "tu". `\u00a0` keeps a sign on the line of its word, as French wants."""

from worthit.errors import ErrorCode
from worthit.verdict.words.model import Comparisons, Headlines, Owners, Prices, Reviews, Score, Screen, Words
from worthit.verdict.words.numbers import Counted, Numbers, counted

_BUYER = ("acheteur", "acheteurs")
_REVIEW = ("avis lu", "avis lus")
_DAY = ("jour", "jours")

FRENCH = Words(
    language="fr",
    numbers=Numbers(decimal=",", thousands="\u202f", singular=frozenset({0, 1})),
    separator="\u00a0; ",
    joiner="et",
    bands={"excellent": "excellent", "good": "bon", "average": "moyen", "poor": "médiocre"},
    headlines=Headlines(
        scored="{score} sur 10 ({band})\u00a0: {advice}{unjudged}",
        unjudged=", prix pas encore évalué",
        alarmed="{advice}, {finding}",
        advice={
            "buy": "achète-le",
            "consider": "ça vaut la peine d'y penser",
            "think_twice": "réfléchis-y à deux fois",
            "avoid": "mieux vaut l'éviter",
            "stock": "attends, il n'est pas disponible",
            "price": "attends, le prix est élevé pour ce produit",
        },
        no_page={
            "blocked": "Pas de verdict\u00a0: la boutique a bloqué la page",
            "not_product": "Pas de verdict\u00a0: cette page ne montre aucun produit",
        },
        not_enough="Pas assez d'éléments\u00a0: {lacks}",
        nobody_rated="aucune note d'acheteur n'a été trouvée",
        only_rated=Counted("seul {n} acheteur l'a noté", "seuls {n} acheteurs l'ont noté"),
        unrated=counted("la page compte {n} {noun} sans leurs notes", *_BUYER),
        prices={"absent": "la page n'affiche pas de prix", "shown": "le prix affiché ne peut pas être juste"},
    ),
    score=Score(
        stars_alone=(
            "Les points, {total}, viennent tous des étoiles des acheteurs\u00a0; "
            "le reste de ce que l'on sait ne suffit pas à les déplacer."
        ),
        parts={
            "satisfaction": "pour les étoiles des acheteurs",
            "value_opinion": "pour ce qu'ils disent du rapport qualité-prix",
            "price": "pour le prix comparé au passé",
        },
        between="D'après ce que l'on sait, le score se situe entre {low} et {high}\u00a0; {so}.",
        level="Tout ce que l'on sait mène à un score de {low}\u00a0; {so}.",
        so_one="le verdict est donc «\u00a0{best}\u00a0»",
        so_two="le verdict peut donc être «\u00a0{best}\u00a0» ou «\u00a0{worst}\u00a0»",
        so_many="le verdict peut donc aller de «\u00a0{worst}\u00a0» à «\u00a0{best}\u00a0»",
        term="{name}\u00a0: {value} sur 10 ({source}{interval}).",
        term_interval="\u00a0; entre {low} et {high}",
        base="C'est la base du score.",
        shift="D'habitude, c'est {usual}\u00a0; cela déplace donc le score de {moved}.",
        terms={
            "satisfaction": "Étoiles des acheteurs",
            "value_opinion": "Rapport qualité-prix selon les acheteurs",
            "price": "Prix comparé au passé",
        },
        sources={
            "star_distribution": counted("les étoiles de {n} {noun}, comptées par la boutique", *_BUYER),
            "rating_and_count": counted("la note moyenne de {n} {noun}", *_BUYER),
            "reviews_read": counted("les étoiles de {n} {noun}", *_REVIEW),
            "theme_counts": counted("{n} {noun} que la boutique compte sur ce thème", *_BUYER),
            "review_texts": counted(
                "{n} {noun} dans les avis lus", "acheteur qui en parle", "acheteurs qui en parlent"
            ),
            "theme_tone": counted("le ton que la boutique donne à ce thème, compté comme {n} {noun}", *_BUYER),
            "price_history": counted("{n} {noun} de prix connus", *_DAY),
        },
        total="Total\u00a0: {sum} sur 10.",
        total_cut="Total\u00a0: {sum}{cut}.",
        cut=", ramené à {score}, {why}",
        is_cut="Le score est ramené à {score}, {why}.",
        limits={
            "scale": "l'extrémité de l'échelle",
            "finding": "car {finding}",
            "named": "à cause de «\u00a0{finding}\u00a0»",
            "that_finding": "pour cette raison",
        },
        limit="Quel que soit le reste, le score est de {cap} au plus, {why}.",
        findings={
            "trust_failed": "les avis ne sont pas fiables",
            "safety": "plusieurs avis parlent d'un danger",
            "recall": "plusieurs avis parlent d'un rappel",
            "counterfeit": "plusieurs avis disent que c'est un faux",
        },
    ),
    owners=Owners(
        owners=counted("{n} {noun}", *_BUYER),
        rated="Les acheteurs lui donnent {rating} sur {best} ({owners})",
        not_shown=Counted("{n} acheteur l'a noté", "{n} acheteurs l'ont noté"),
        unsaid=(
            "La page affiche {rating} sur {best} sans dire combien d'acheteurs ont noté\u00a0; "
            "{stars} valent donc pour tous"
        ),
        uncounted="La page ne compte pas les acheteurs\u00a0; {stars} valent donc pour tous",
        stars_read=counted("les étoiles de {n} {noun}", *_REVIEW),
        shares="\u00a0; cinq étoiles pour {five}, une ou deux pour {poor}",
        reading=(
            "La moitié des pages de boutiques affiche de {low} à {high} étoiles sur 5{few}\u00a0; "
            "cela vaut donc environ {points} sur 10."
        ),
        few=counted(", et {n} {noun}, c'est peu", *_BUYER),
    ),
    reviews=Reviews(
        sides={
            "positive": "Les acheteurs apprécient\u00a0: {aspects}.",
            "negative": "Les acheteurs critiquent\u00a0: {aspects}.",
            "mixed": "Les acheteurs sont partagés\u00a0: {aspects}.",
            "few": "Seuls un ou deux acheteurs évoquent\u00a0: {aspects}.",
        },
        for_and_against="{name} ({k} pour, {opposite} contre)",
        praised="{name} ({k} sur {n}, en bien)",
        blamed="{name} ({k} sur {n}, en mal)",
        agreed="{name} ({k} sur {n})",
        opposed="{name} ({k} sur {n}, {opposite} contre)",
        more=counted("\u00a0; et {n} {noun}", "autre", "autres"),
        quote="L'un d'eux, sur le premier point\u00a0: «\u00a0{quote}\u00a0»",
        alarms={
            "safety": counted("{n} avis {noun} d'un danger.", "parle", "parlent"),
            "recall": counted("{n} avis {noun} d'un rappel.", "parle", "parlent"),
            "counterfeit": counted("{n} avis {noun} que c'est un faux.", "dit", "disent"),
        },
        alarm_quote="L'un d'eux\u00a0: «\u00a0{quote}\u00a0»",
        themes="Thèmes comptés par {shop} dans ses propres avis\u00a0: {themes}.",
        the_shop="la boutique",
        theme_sides="{name} ({positive} pour, {negative} contre)",
        tones={"positive": "positif", "mixed": "mitigé", "negative": "négatif"},
        trusted=(
            "Confiance dans les avis lus\u00a0: {grade}, sur une échelle de A à F{because}\u00a0; "
            "{kept} sur {seen} sont retenus{adjusted}."
        ),
        because=" (constaté\u00a0: {tests})",
        adjusted=", avec {stars} étoiles en moyenne",
        also="Constaté aussi\u00a0: {tests}.",
        no_grade=counted(
            "Sur {n} {noun}, il en reste trop peu pour une note de confiance. Constaté\u00a0: {tests}.", *_REVIEW
        ),
        tests={
            "copies": "des textes copiés les uns sur les autres",
            "one_author": "un seul auteur qui en signe plusieurs",
            "burst": "beaucoup d'avis en quelques jours",
            "phrases": "des tournures communes à plusieurs avis",
            "incentivised": "des avis écrits en échange d'un avantage",
            "unverified": "des achats non vérifiés",
            "mismatch": "des étoiles qui contredisent le texte",
            "word_count": "des avis presque tous de même longueur",
            "after_burst": "des notes en baisse après une vague d'avis",
            "shop_choice": "un choix de la boutique différent de l'ensemble de ses notes",
            "rating_rate": "plus de notes par jour qu'il ne semble possible",
            "count_leap": "un bond soudain du nombre de notes",
            "after_leap": "des notes en baisse après un tel bond",
            "removed": "des avis disparus",
        },
        read=counted("{n} {noun}{unread}.", *_REVIEW),
        read_of=counted("{n} {noun} sur {all}{unread}.", *_REVIEW),
        all_reviews=Counted("{n}", "{n}"),
        unread=counted(", mais ce qu'{noun} ne compte pas encore", "il dit", "ils disent"),
    ),
    prices=Prices(
        no_past=(
            "Les prix passés en {currency} ne sont pas encore connus\u00a0: "
            "celui d'aujourd'hui n'a pas de point de comparaison."
        ),
        short_past=counted(
            "Le prix est connu sur {n} {noun} pour l'instant\u00a0; "
            "il en faut {needed} de la dernière année pour le juger.",
            *_DAY,
        ),
        old_past=counted(
            "Le prix est connu sur {n} {noun} en tout, mais sur moins des "
            "{needed} de la dernière année qu'il faut pour le juger.",
            *_DAY,
        ),
        past=counted("Le prix est connu sur {n} {noun}\u00a0: {label}.{lower}", *_DAY),
        lower=" Sur la dernière année, il a été plus bas pendant {share} du temps, avec un minimum de {low}.",
        hardly_lower=(
            " Sur la dernière année, il a été plus bas pendant moins de 1\u00a0% du temps, avec un minimum de {low}."
        ),
        never_lower=" Sur la dernière année, il n'a pas été plus bas.",
        unmoved="sur la dernière année, il n'a pas bougé",
        labels={
            "lowest": "sur la dernière année, il n'a pas été plus bas",
            "good": "c'est un bon prix",
            "usual": "c'est un prix habituel",
            "high": "c'est un prix élevé",
        },
        claim="La boutique annonce une remise de {claimed} sur {was}\u00a0; {charged}.",
        charged="l'année précédente, ce prix a été demandé pendant {share} du temps connu{unreal}",
        really_charged="l'année précédente, ce prix a vraiment été demandé, pendant {share} du temps connu",
        not_charged="on ne sait pas si ce prix a jamais été demandé",
        unreal=", la remise n'est donc pas réelle",
        lawful_less=(
            "Calculée comme le veut le droit européen, sur le prix le plus bas des 30 jours précédents, "
            "elle est de {lawful}, et non de {claimed}."
        ),
        lawful=(
            "Calculée comme le veut le droit européen, sur le prix le plus bas des 30 jours précédents, "
            "elle est de {lawful}."
        ),
        lawful_too=(
            "Le prix le plus bas des 30 jours précédents était inférieur\u00a0; calculée "
            "à partir de lui, comme le veut le droit européen, elle est de {lawful}."
        ),
        no_lawful=(
            "Le prix le plus bas des 30 jours précédents, sur lequel se fonde le droit européen, n'est pas connu."
        ),
        followed=counted("WorthIt! le regarde à nouveau chaque jour pendant {n} {noun}.", *_DAY),
    ),
    not_known="On ne sait pas encore {things}.",
    missing={
        "value_opinion": "ce qu'un nombre suffisant d'acheteurs pense du rapport qualité-prix",
        "price_history": "comment le prix a évolué",
        "review_texts": "ce que disent les avis lus",
        "trust": "à quel point on peut se fier aux avis",
    },
    your_copy="Tout cela repose sur ta copie de la page, qui n'est pas vérifiée.",
    screen=Screen(
        untitled="(la page n'affiche pas de titre)",
        list_price="prix de référence {amount}",
        stars="{rating} étoiles sur {best}",
        stars_of="{rating} étoiles sur {best}, {owners}",
        out_of_stock="indisponible",
        between="entre {low} et {high}",
        better="Mieux pour ton argent",
        named="{name}\u00a0: {told}",
        alternative="{why}. {price}{saves}\u00a0; de {low} à {high} étoiles, {owners} ({source}{sponsored}).",
        advantages={
            "cheaper_and_better": "moins cher et nettement mieux noté",
            "cheaper_rated_alike": "moins cher et noté de même",
            "better_same_price": "nettement mieux noté au même prix",
        },
        saves=", {share} de moins",
        sources={"known": "vu par WorthIt!", "page": "selon cette page, sans vérification"},
        sponsored=", sponsorisé",
        origins={
            "fetched": "lu à la boutique",
            "your_copy": "ta copie, non vérifiée",
            "taken_in": "repris pour tous, sur ta parole",
        },
        kept="verdict {id}",
        not_kept="ce verdict n'a pas pu être conservé",
        chart="Prix en {currency}",
        marks={
            "now": "maintenant {amount}",
            "last": "vu en dernier à {amount}",
            "lowest": "minimum {amount}",
            "highest": "maximum {amount}",
        },
        beyond=", bien au-dessus de cette image",
        gap="prix inconnu",
    ),
    comparisons=Comparisons(
        quoted="«\u00a0{name}\u00a0»",
        better="Pour ton argent, {better} vaut mieux que {worse}\u00a0: {why}.",
        better_each="Pour ton argent, {better} vaut mieux que {worse}.",
        clear="{first} a un score nettement plus élevé que {others}.",
        too_close="D'après leur score, ils sont trop proches pour être départagés\u00a0: {names}.",
        not_against="Seul {first} n'est pas déconseillé.",
        all_against="Mieux vaut n'en prendre aucun\u00a0: tous sont déconseillés.",
        only_scored="Seul {first} a un score\u00a0; on en sait trop peu sur le reste.",
        none_scored="On en sait trop peu pour dire lequel vaut mieux pour ton argent.",
        only_reached="Seul {first} a pu être consulté\u00a0; il n'y a rien à quoi le comparer.",
        none_reached="Aucun d'eux n'a pu être consulté.",
        score="{score} sur 10 ({band}), entre {low} et {high}",
        no_price="prix non affiché",
        no_stars="étoiles non affichées",
        against="déconseillé",
        against_for="déconseillé, car {findings}",
        currencies="Les prix en {currencies} ne sont ni convertis ni comparés entre eux.",
        ranked="Dans l'ordre de ce que chacun vaut au moins\u00a0; ce qui est déconseillé vient en dernier.",
        failures={
            ErrorCode.INVALID_URL: "ce n'est pas le lien d'un produit",
            ErrorCode.UNSUPPORTED_RETAILER: "les liens de ce genre ne peuvent pas être lus ici",
            ErrorCode.PRODUCT_NOT_FOUND: "la boutique n'a pas cette page",
            ErrorCode.ANALYSIS_UNAVAILABLE: "la page ne peut pas être lue pour l'instant",
            ErrorCode.INVALID_REQUEST: "tel que donné, cela ne peut pas être comparé",
            ErrorCode.PAGE_BLOCKED: "la boutique a bloqué la page",
            ErrorCode.NOT_A_PRODUCT: "ce n'est pas la page d'un seul produit",
            ErrorCode.INTERNAL: "quelque chose s'est mal passé de notre côté",
        },
    ),
)
