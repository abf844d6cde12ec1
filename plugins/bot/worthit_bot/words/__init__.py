"""All that the bot itself says: a file for each subject, which says it in every language.

What a verdict says comes from WorthIt!, in the same languages.
"""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from worthit.plugin import Language
from worthit_bot.words.codes import CODES, CodeWords
from worthit_bot.words.comparing import COMPARING, ComparingWords
from worthit_bot.words.groups import GROUPS, GroupWords
from worthit_bot.words.inline import INLINE, InlineWords
from worthit_bot.words.languages import COLONS, NAMES
from worthit_bot.words.leaving import LEAVING, LeavingWords
from worthit_bot.words.opinions import OPINIONS, OpinionWords
from worthit_bot.words.personal_data import PERSONAL_DATA, PersonalDataWords
from worthit_bot.words.plan import PLAN, PlanWords
from worthit_bot.words.products import PRODUCTS, ProductWords
from worthit_bot.words.question import QUESTION, QuestionWords
from worthit_bot.words.refusals import REFUSALS, RefusalWords
from worthit_bot.words.start import START, StartWords
from worthit_bot.words.support import SUPPORT, SupportWords
from worthit_bot.words.verdict import VERDICT, VerdictWords
from worthit_bot.words.watches import WATCHES, WatchWords


class Words(Struct, frozen=True, kw_only=True):
    """One language, by subject. name: of the language, in itself. colon: between
    something and what is said of it. The fields in braces are filled in."""

    language: Language
    name: str
    colon: str
    start: StartWords
    groups: GroupWords
    inline: InlineWords
    question: QuestionWords
    refusals: RefusalWords
    verdict: VerdictWords
    watches: WatchWords
    opinions: OpinionWords
    plan: PlanWords
    personal_data: PersonalDataWords
    support: SupportWords
    products: ProductWords
    codes: CodeWords
    comparing: ComparingWords
    leaving: LeavingWords


LANGUAGES: Mapping[Language, Words] = MappingProxyType(
    {
        language: Words(
            language=language,
            name=name,
            colon=COLONS[language],
            start=START[language],
            groups=GROUPS[language],
            inline=INLINE[language],
            question=QUESTION[language],
            refusals=REFUSALS[language],
            verdict=VERDICT[language],
            watches=WATCHES[language],
            opinions=OPINIONS[language],
            plan=PLAN[language],
            personal_data=PERSONAL_DATA[language],
            support=SUPPORT[language],
            products=PRODUCTS[language],
            codes=CODES[language],
            comparing=COMPARING[language],
            leaving=LEAVING[language],
        )
        for language, name in NAMES.items()
    }
)

__all__ = ["LANGUAGES", "Words"]
