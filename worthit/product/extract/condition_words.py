"""What shops and private sellers call the condition of a thing, in their languages."""

import re

from worthit.product.extract.wording import any_of
from worthit.product.model import Condition

_STATES: tuple[tuple[Condition, re.Pattern[str]], ...] = (
    (
        "refurbished",
        any_of(r"""
            refurb  renewed  überholt  generalüberholt  ricondizionat  reconditionn  reacondicionad  recondicionad
            gereviseerd  odnowion  renoverad  kunnostettu  repasovan  felújított  recondiționat  yenilenmiş
            восстановлен  відновлен  整備済  翻新  리퍼  مجدد
        """),
    ),
    (
        "used",
        any_of(r"""
            \bused\b  pre-?owned  second-?hand  open box  for parts  gebraucht  usat[oa]  occasion  usad[oa]
            de segunda mano  gebruikt  tweedehands  używan  defekt  per parti  begagnad  \bbrugt\b  \bbrukt\b  käytetty
            použit  használt  folosit  second hand  ikinci el  б/у  бывш\w+ в употреблении  вживан  μεταχειρισμέν  中古
            二手  중고  مستعمل
        """),
    ),
    (
        "new",
        any_of(r"""
            \bnew\b  \bneu\b  \bneuf  \bnuov[oa]  \bnuev[oa]  \bnov[oa]\b  \bnieuw  \bnow[yae]\b  \bny(?:tt)?\b
            \buusi\b
            \bnov[ýáé]\b  \bnou[ăa]?\b  \bsıfır\b  \bнов(?:ый|ая|ое|ий)\b  \bκαινούρ  新品  全新  새 ?상품  جديد
        """),
    ),
)


def condition_told(text: str) -> Condition | None:
    """The condition that a few words name; the worst where they name several ("like new, used")."""
    return next((condition for condition, words in _STATES if words.search(text)), None)
