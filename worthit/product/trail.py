"""The trail of categories that leads to a product, without the steps that are none: home, the shop, the product."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from worthit.product.extract.wording import words

_NO_CATEGORY = re.compile(
    r"(?:go )?(?:back )?(?:to )?(?:home|home ?page|main ?page|start|startseite|accueil|page d'accueil|inicio|início"
    r"|página (?:inicial|principal)|home page|pagina iniziale|hjem|hem|etusivu|strona główna|főoldal|domů|úvod|začetna"
    r"|naslovna|acas[aă]|prima pagină|ana ?sayfa|αρχική|главная|головна|начало|الرئيسية|דף הבית|ホーム"
    r"|トップ|首页|首頁|홈|(?:all )?products|alle produkte|tous les produits|tutti i prodotti|todos los productos"
    r"|catalog(?:ue)?|shop|store"
    r"|return to .*|back to .*|zurück.*|retour.*|torna .*|volver.*|\W*)",
    re.IGNORECASE,
)


def categories(trail: Sequence[str], title: str | None, hosts: Iterable[str]) -> tuple[str, ...]:
    """The steps that name a kind of product, outermost first. hosts: of the pages, which tell the shop's name."""
    shops = {label for host in hosts for label in host.lower().split(".") if len(label) > 2}
    named = words(title or "")
    return tuple(
        step
        for step in trail
        if not _NO_CATEGORY.fullmatch(step.strip())
        and _squeezed(step) not in shops
        and not (named and words(step) == named)
    )


def folded(step: str) -> str:
    """A step as it is compared: without regard to case, white space and ways of encoding one letter."""
    return " ".join(unicodedata.normalize("NFKC", step).casefold().split())


def same_kind(trail: Sequence[str], other: Sequence[str], *, one_shop: bool) -> bool:
    """Whether two trails end in one category.

    The last steps must be one word for word, so shops that name it alike, in one language, meet, and others do not.
    Within one shop the last two must: "Accessories" stands under many.
    """
    depth = min(2, len(trail), len(other)) if one_shop else 1
    ends = [[folded(step) for step in each[-depth:]] for each in (trail, other)]
    return bool(trail and other) and ends[0] == ends[1]


def _squeezed(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
