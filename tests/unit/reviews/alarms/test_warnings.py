"""Which sentences warn of the product, and which only use the words."""

import pytest

from worthit.product.model import Product, Review
from worthit.reviews.language import Language
from worthit.reviews.listen import Around, listen
from worthit.reviews.model import AlarmKind

KETTLE = Product(title="Lumo glass jug", brand="Lumo")
WARNINGS: tuple[tuple[Language, AlarmKind, str], ...] = (
    ("en", "safety", "After two weeks the charger caught fire on my desk."),
    ("en", "safety", "It started smoking and the plug melted."),
    ("en", "safety", "Do not buy it it burst into flames!"),
    ("en", "safety", "It gave me an electric shock twice when I touched the handle."),
    ("en", "safety", "The battery exploded in my hand while charging."),
    ("en", "safety", "My toddler swallowed a magnet that fell off and we ended up in the emergency room."),
    ("en", "safety", "Arrived completely moldy inside the package."),
    ("en", "safety", "Smelled like burning plastic from the first day, this is a fire hazard."),
    ("en", "recall", "This model was recalled last year and they still sell it."),
    ("en", "recall", "There is a safety recall, look it up."),
    ("en", "counterfeit", "These are fake, the logo is wrong."),
    ("en", "counterfeit", "I received a counterfeit."),
    ("en", "counterfeit", "Fake Lumo, avoid this seller."),
    ("en", "counterfeit", "The one they sent is not an original Lumo."),
    ("en", "counterfeit", "A used item sold as new."),
    ("it", "safety", "Dopo due giorni il caricabatterie ha preso fuoco."),
    ("it", "safety", "Ho preso la scossa toccando il manico, prodotto pericolosissimo."),
    ("it", "safety", "La batteria è esplosa mentre la caricavo."),
    ("it", "safety", "È andata a fuoco dopo due giorni."),
    ("it", "safety", "Puzza di bruciato e fumo appena accesa."),
    ("it", "recall", "È stato ritirato dal mercato per motivi di sicurezza."),
    ("it", "counterfeit", "Il profumo arrivato è palesemente falso."),
    ("it", "counterfeit", "Prodotto non originale, state attenti."),
    ("de", "safety", "Nach drei Tagen hat das Netzteil Feuer gefangen."),
    ("de", "safety", "Ich habe einen Stromschlag bekommen."),
    ("de", "safety", "Der Akku ist beim Laden explodiert."),
    ("de", "safety", "Nach einer Woche hat das Gerät angefangen zu brennen."),
    ("de", "safety", "Ich habe beim Einschalten einen elektrischen Schlag bekommen."),
    ("de", "recall", "Es gibt eine Rückrufaktion des Herstellers."),
    ("de", "counterfeit", "Das ist eine billige Fälschung."),
    ("de", "counterfeit", "Leider kein Original, sondern ein Nachbau."),
    ("fr", "safety", "Au bout de deux jours la batterie a pris feu."),
    ("fr", "safety", "J'ai reçu une décharge électrique en le branchant."),
    ("fr", "safety", "La bouteille a explosé dans mes mains."),
    ("fr", "recall", "Il y a eu un rappel du fabricant."),
    ("fr", "counterfeit", "C'est une contrefaçon, fuyez ce vendeur."),
    ("fr", "counterfeit", "Ce n'est pas un vrai Lumo."),
    ("es", "safety", "A los dos días el cargador se prendió fuego en la mesa."),
    ("es", "safety", "Me dio calambre al tocar el asa."),
    ("es", "safety", "La batería explotó mientras cargaba."),
    ("es", "safety", "La base se incendió mientras dormíamos."),
    ("es", "safety", "Al tocarla me dio un calambre."),
    ("es", "recall", "Este modelo fue retirado del mercado."),
    ("es", "counterfeit", "Es una falsificación muy mala."),
    ("es", "counterfeit", "Mandaron un perfume falso."),
)
HARMLESS: tuple[tuple[Language, str], ...] = (
    ("en", "No smoke, no smell, it works."),
    ("en", "I plugged it into my Fire TV stick."),
    ("en", "It is shock resistant and waterproof."),
    ("en", "A smoking hot deal!"),
    ("en", "An explosion of flavour in every cup."),
    ("en", "It is not a fake, I checked the number."),
    ("en", "The strap is fake leather."),
    ("en", "It stands next to a fake plant."),
    ("en", "I was shocked by the price."),
    ("en", "I can't recall a better one."),
    ("en", "I have used it for a year and it never once caught fire."),
    ("en", "It does not feel like it is going to explode."),
    ("en", "Is it fake?"),
    ("en", "I was afraid it would catch fire."),
    ("en", "My old one caught fire, this one is fine."),
    ("en", "In the third chapter the house catches fire and she burns her hand."),
    ("en", "The motor burned out within a month."),
    ("en", "It burned the rice."),
    ("it", "Un'esplosione di gusto!"),
    ("it", "Non è un falso, tutto originale."),
    ("it", "Non ha mai preso fuoco."),
    ("it", "Un'idea originale."),
    ("it", "Avevo paura che prendesse fuoco."),
    ("it", "Il sugo è andato a fuoco lento per un'ora."),
    ("it", "Non è andata a fuoco, per fortuna."),
    ("it", "Niente puzza di bruciato e fumo."),
    ("de", "Eine Geschmacksexplosion!"),
    ("de", "Meine Augen haben angefangen zu brennen."),
    ("de", "Man kann keinen elektrischen Schlag bekommen."),
    ("de", "Es ist keine Fälschung."),
    ("de", "Ungefährlich und leise."),
    ("de", "Wird nicht heiß, kein Rauch, kein Geruch."),
    ("de", "Das schmeckt gefährlich lecker."),
    ("fr", "Une explosion de saveurs !"),
    ("fr", "Ce n'est pas une contrefaçon."),
    ("fr", "Un produit très original."),
    ("fr", "Le sac est en faux cuir."),
    ("es", "Una explosión de sabor."),
    ("es", "No es una falsificación."),
    ("es", "Corriendo me dio un calambre en la pierna."),
    ("es", "Nunca se incendió."),
    ("es", "Todo a fuego lento."),
    ("es", "Una idea muy original."),
)


def heard(language: Language, sentence: str, product: Product = KETTLE) -> list[AlarmKind]:
    """What one review warns of that says this in the midst of others in its language."""
    around = {
        "en": "I bought this for my kitchen and the box came on a Tuesday.",
        "it": "L'ho comprato per la cucina e la scatola è arrivata di martedì.",
        "de": "Ich habe das für meine Küche gekauft und der Karton kam am Dienstag.",
        "fr": "Je l'ai acheté pour ma cuisine et le carton est arrivé un mardi.",
        "es": "Lo compré para mi cocina y la caja llegó un martes.",
    }[language]
    review = Review(id="r", text=f"{around} {sentence}")
    return [alarm.kind for alarm in listen([review], Around(product=product), engine="fast").alarms]


@pytest.mark.parametrize(("language", "kind", "sentence"), WARNINGS)
def test_a_warning_is_heard(language: Language, kind: AlarmKind, sentence: str) -> None:
    assert heard(language, sentence) == [kind]


@pytest.mark.parametrize(("language", "sentence"), HARMLESS)
def test_harmless_words_warn_of_nothing(language: Language, sentence: str) -> None:
    assert heard(language, sentence) == []


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Smoke detector", "Smoke came out of the toaster and it went off at once."),
        ("Chef's knife", "So sharp that I cut my finger on the first day."),
        ("Artificial plant", "These are fake, and they look it."),
        ("Rex training collar", "It gave my dog a shock, as it should; it gave him a small shock."),
        ("The Burning House: a novel", "The house burst into flames."),
        ("Firework battery", "It exploded in all colours."),
    ],
)
def test_what_a_product_is_for_is_no_warning(title: str, sentence: str) -> None:
    assert heard("en", sentence, Product(title="Lumo jug")) != []
    assert heard("en", sentence, Product(title=title)) == []


def test_a_story_is_told_by_the_category_too() -> None:
    sentence = "The house burst into flames."
    assert heard("en", sentence, Product(title="Embers", category=("Home", "Books", "Fiction"))) == []


def test_without_a_product_warnings_are_heard() -> None:
    review = Review(id="r", text="It caught fire.")
    assert [alarm.kind for alarm in listen([review], engine="fast").alarms] == ["safety"]
