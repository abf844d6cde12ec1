"""Spanish, to a reader who is addressed with "tú"."""

from worthit.errors import ErrorCode
from worthit.verdict.words.model import Comparisons, Headlines, Owners, Prices, Reviews, Score, Screen, Words
from worthit.verdict.words.numbers import Counted, Numbers, counted

_OWNER = ("comprador", "compradores")
_REVIEW = ("opinión leída", "opiniones leídas")
_DAY = ("día", "días")

SPANISH = Words(
    language="es",
    numbers=Numbers(decimal=",", thousands=".", grouped=2),
    separator="; ",
    joiner="y",
    bands={"excellent": "excelente", "good": "bueno", "average": "regular", "poor": "malo"},
    headlines=Headlines(
        scored="{score} de 10 ({band}): {advice}{unjudged}",
        unjudged=", precio aún sin valorar",
        alarmed="{advice}, {finding}",
        advice={
            "buy": "cómpralo",
            "consider": "vale la pena pensárselo",
            "think_twice": "piénsatelo bien",
            "avoid": "mejor no lo compres",
            "stock": "espera, ahora no está disponible",
            "price": "espera, el precio es alto para este producto",
        },
        no_page={
            "blocked": "Sin veredicto: la tienda ha bloqueado la página",
            "not_product": "Sin veredicto: esta página no muestra ningún producto",
        },
        not_enough="No hay datos suficientes: {lacks}",
        nobody_rated="no se encuentra ninguna nota de compradores",
        only_rated=Counted("solo lo ha valorado {n} comprador", "solo lo han valorado {n} compradores"),
        unrated=counted("la página cuenta {n} {noun}, pero no sus notas", *_OWNER),
        prices={"absent": "la página no muestra el precio", "shown": "el precio mostrado no es creíble"},
    ),
    score=Score(
        stars_alone=(
            "Los puntos, {total}, vienen todos de las estrellas de los compradores: "
            "lo demás que se sabe no basta para moverlos."
        ),
        parts={
            "satisfaction": "por las estrellas de los compradores",
            "value_opinion": "por lo que dicen de la relación calidad-precio",
            "price": "por el precio frente a su pasado",
        },
        between="Con lo que se sabe, la puntuación está entre {low} y {high}, {so}.",
        level="Todo lo que se sabe lleva a una puntuación de {low}, {so}.",
        so_one="así que el veredicto es «{best}»",
        so_two="así que el veredicto puede ser «{best}» o «{worst}»",
        so_many="así que el veredicto puede ir de «{worst}» a «{best}»",
        term="{name}: {value} de 10 ({source}{interval}).",
        term_interval="; entre {low} y {high}",
        base="Es la base de la puntuación.",
        shift="Lo habitual es {usual}, así que mueve la puntuación en {moved}.",
        terms={
            "satisfaction": "Estrellas de los compradores",
            "value_opinion": "Relación calidad-precio según los compradores",
            "price": "Precio frente a su pasado",
        },
        sources={
            "star_distribution": counted("las estrellas de {n} {noun}, contadas por la tienda", *_OWNER),
            "rating_and_count": counted("la nota media de {n} {noun}", *_OWNER),
            "reviews_read": counted("las estrellas de {n} {noun}", *_REVIEW),
            "theme_counts": counted("{n} {noun} que la tienda cuenta en este tema", *_OWNER),
            "review_texts": counted(
                "{n} {noun} de ello en las opiniones leídas", "comprador que habla", "compradores que hablan"
            ),
            "theme_tone": counted("el tono que la tienda da a este tema, que cuenta como {n} {noun}", *_OWNER),
            "price_history": counted("{n} {noun} de precios conocidos", *_DAY),
        },
        total="Total: {sum} de 10.",
        total_cut="Total: {sum}{cut}.",
        cut=", limitado a {score}, {why}",
        is_cut="La puntuación queda limitada a {score}, {why}.",
        limits={
            "scale": "el extremo de la escala",
            "finding": "porque {finding}",
            "named": "por «{finding}»",
            "that_finding": "por ese motivo",
        },
        limit="Sea cual sea el resto, la puntuación es {cap} como máximo, {why}.",
        findings={
            "trust_failed": "las opiniones no son fiables",
            "safety": "varias opiniones hablan de un peligro",
            "recall": "varias opiniones hablan de una retirada del mercado",
            "counterfeit": "varias opiniones dicen que es falso",
        },
    ),
    owners=Owners(
        owners=counted("{n} {noun}", *_OWNER),
        rated="Los compradores le dan {rating} de {best} ({owners})",
        not_shown=Counted("Lo ha valorado {n} comprador", "Lo han valorado {n} compradores"),
        unsaid=(
            "La página muestra {rating} de {best} sin decir de cuántos compradores, así que valen por todos {stars}"
        ),
        uncounted="La página no cuenta compradores, así que valen por todos {stars}",
        stars_read=counted("las estrellas de {n} {noun}", *_REVIEW),
        shares="; el {five} dio cinco estrellas, el {poor} una o dos",
        reading=(
            "La mitad de las páginas de tiendas muestra de {low} a {high} estrellas de 5{few}, "
            "así que esto cuenta como unos {points} puntos de 10."
        ),
        few=Counted(" y {n} comprador es poco", " y {n} compradores son pocos"),
    ),
    reviews=Reviews(
        sides={
            "positive": "Los compradores elogian: {aspects}.",
            "negative": "Los compradores critican: {aspects}.",
            "mixed": "Los compradores no se ponen de acuerdo: {aspects}.",
            "few": "Solo uno o dos compradores mencionan: {aspects}.",
        },
        for_and_against="{name} ({k} a favor, {opposite} en contra)",
        praised="{name} ({k} de {n}, para bien)",
        blamed="{name} ({k} de {n}, para mal)",
        agreed="{name} ({k} de {n})",
        opposed="{name} ({k} de {n}, {opposite} en contra)",
        more=Counted("; y {n} más", "; y {n} más"),
        quote="Uno de ellos, sobre el primer punto: «{quote}»",
        alarms={
            "safety": counted("{n} {noun} de un peligro.", "opinión habla", "opiniones hablan"),
            "recall": counted("{n} {noun} de una retirada del mercado.", "opinión habla", "opiniones hablan"),
            "counterfeit": counted("{n} {noun} que es falso.", "opinión dice", "opiniones dicen"),
        },
        alarm_quote="Una de ellas: «{quote}»",
        themes="Temas que {shop} cuenta en sus propias opiniones: {themes}.",
        the_shop="la tienda",
        theme_sides="{name} ({positive} a favor, {negative} en contra)",
        tones={"positive": "positivo", "mixed": "mixto", "negative": "negativo"},
        trusted=(
            "Confianza en las opiniones leídas: {grade}, en una escala de la A a la F{because}; "
            "cuentan {kept} de {seen}{adjusted}."
        ),
        because=", por {tests}",
        adjusted=", que dan {stars} estrellas",
        also="También se nota: {tests}.",
        no_grade=Counted(
            "Con {n} opinión leída no basta para una nota de confianza. Se nota: {tests}.",
            "De las {n} opiniones leídas quedan muy pocas para una nota de confianza. Se nota: {tests}.",
        ),
        tests={
            "copies": "textos copiados unos de otros",
            "one_author": "un solo autor que firma varias",
            "burst": "muchas opiniones en pocos días",
            "phrases": "frases comunes a varias opiniones",
            "incentivised": "opiniones escritas a cambio de algo",
            "unverified": "compras no verificadas",
            "mismatch": "estrellas que contradicen las palabras",
            "word_count": "opiniones casi todas de la misma longitud",
            "after_burst": "notas más bajas tras una oleada de opiniones",
            "shop_choice": "una selección de la tienda distinta del conjunto de sus notas",
            "rating_rate": "más notas al día de lo que parece posible",
            "count_leap": "un salto repentino en el número de notas",
            "after_leap": "notas más bajas tras un salto así",
            "removed": "opiniones desaparecidas",
        },
        read=counted("{n} {noun}{unread}.", *_REVIEW),
        read_of=counted("{n} {noun} de {all}{unread}.", *_REVIEW),
        all_reviews=Counted("{n}", "{n}"),
        unread=counted(", pero lo que {noun} aún no cuenta", "dice", "dicen"),
    ),
    prices=Prices(
        no_past="Los precios anteriores en {currency} aún no se conocen: el de hoy no tiene con qué compararse.",
        short_past=counted(
            "El precio se conoce por ahora de {n} {noun}: para juzgarlo hacen falta {needed} del último año.", *_DAY
        ),
        old_past=counted(
            "El precio se conoce de {n} {noun} en total, pero del último "
            "año de menos de los {needed} que hacen falta para juzgarlo.",
            *_DAY,
        ),
        past=counted("El precio se conoce de {n} {noun}: {label}.{lower}", *_DAY),
        lower=" En el último año fue más bajo el {share} del tiempo, con un mínimo de {low}.",
        hardly_lower=" En el último año fue más bajo menos del 1\u00a0% del tiempo, con un mínimo de {low}.",
        never_lower=" En el último año no fue más bajo.",
        unmoved="en el último año no se ha movido",
        labels={
            "lowest": "en el último año no ha estado más bajo",
            "good": "es un buen precio",
            "usual": "es un precio habitual",
            "high": "es un precio alto",
        },
        claim="La tienda anuncia un descuento del {claimed} sobre {was}; {charged}.",
        charged="en el año anterior ese precio se cobró el {share} del tiempo que conocemos{unreal}",
        really_charged="en el año anterior ese precio se cobró de verdad, el {share} del tiempo que conocemos",
        not_charged="no se sabe si ese precio se cobró alguna vez",
        unreal=", así que el descuento no es real",
        lawful_less=(
            "Contado como pide la ley europea, desde el precio más bajo de los 30 días anteriores, "
            "es del {lawful}, no del {claimed}."
        ),
        lawful=(
            "Contado como pide la ley europea, desde el precio más bajo de los 30 días anteriores, es del {lawful}."
        ),
        lawful_too=(
            "El precio más bajo de los 30 días anteriores era menor: contado "
            "desde él, como pide la ley europea, es del {lawful}."
        ),
        no_lawful="El precio más bajo de los 30 días anteriores, del que parte la ley europea, no se conoce.",
        followed=counted("WorthIt! vuelve a mirarlo cada día durante {n} {noun}.", *_DAY),
    ),
    not_known="Aún no se sabe {things}.",
    missing={
        "value_opinion": "qué piensa un número suficiente de compradores de la relación calidad-precio",
        "price_history": "cómo se ha movido el precio",
        "review_texts": "qué dicen las opiniones leídas",
        "trust": "hasta qué punto se puede confiar en las opiniones",
    },
    your_copy="Todo esto se basa en tu copia de la página, que no está comprobada.",
    screen=Screen(
        untitled="(la página no muestra título)",
        list_price="precio de lista {amount}",
        stars="{rating} de {best} estrellas",
        stars_of="{rating} de {best} estrellas, {owners}",
        out_of_stock="agotado",
        between="entre {low} y {high}",
        better="Más por tu dinero",
        named="{name}: {told}",
        alternative="{why}. {price}{saves}; de {low} a {high} estrellas, {owners} ({source}{sponsored}).",
        advantages={
            "cheaper_and_better": "más barato y claramente mejor valorado",
            "cheaper_rated_alike": "más barato e igual de bien valorado",
            "better_same_price": "claramente mejor valorado al mismo precio",
        },
        saves=", un {share} menos",
        sources={"known": "visto por WorthIt!", "page": "según esta página, sin comprobar"},
        sponsored=", patrocinado",
        origins={
            "fetched": "leído de la tienda",
            "your_copy": "tu copia, sin comprobar",
            "taken_in": "admitido para todos, bajo tu palabra",
        },
        kept="veredicto {id}",
        not_kept="este veredicto no se pudo guardar",
        chart="Precio en {currency}",
        marks={
            "now": "ahora {amount}",
            "last": "visto por última vez a {amount}",
            "lowest": "mínimo {amount}",
            "highest": "máximo {amount}",
        },
        beyond=", muy por encima de esta imagen",
        gap="precio desconocido",
    ),
    comparisons=Comparisons(
        quoted="«{name}»",
        better="Por tu dinero, {better} es mejor que {worse}: {why}.",
        better_each="Por tu dinero, {better} es mejor que {worse}.",
        clear="{first} tiene una puntuación claramente más alta que {others}.",
        too_close="Por puntuación están demasiado cerca para distinguirlos: {names}.",
        not_against="Solo {first} no está desaconsejado.",
        all_against="Mejor ninguno: todos están desaconsejados.",
        only_scored="Solo {first} tiene puntuación; del resto se sabe demasiado poco.",
        none_scored="Se sabe demasiado poco para decir cuál es mejor por tu dinero.",
        only_reached="Solo se ha podido consultar {first}: no hay con qué compararlo.",
        none_reached="No se ha podido consultar ninguno.",
        score="{score} de 10 ({band}), entre {low} y {high}",
        no_price="precio no mostrado",
        no_stars="estrellas no mostradas",
        against="desaconsejado",
        against_for="desaconsejado, porque {findings}",
        currencies="Los precios en {currencies} no se convierten ni se comparan entre sí.",
        ranked="Por orden de lo que cada uno vale como mínimo; lo desaconsejado va al final.",
        failures={
            ErrorCode.INVALID_URL: "no es el enlace de un producto",
            ErrorCode.UNSUPPORTED_RETAILER: "aquí no se pueden leer enlaces de este tipo",
            ErrorCode.PRODUCT_NOT_FOUND: "la tienda no tiene esa página",
            ErrorCode.ANALYSIS_UNAVAILABLE: "ahora no se puede leer la página",
            ErrorCode.INVALID_REQUEST: "tal como se ha dado no se puede comparar",
            ErrorCode.PAGE_BLOCKED: "la tienda ha bloqueado la página",
            ErrorCode.NOT_A_PRODUCT: "no es la página de un solo producto",
            ErrorCode.INTERNAL: "algo ha fallado por nuestra parte",
        },
    ),
)
