"""A comparison in words that anyone can read: which is better for the money, then each product, then what follows."""

from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import shorten

from msgspec import Struct

from worthit.errors import ErrorCode
from worthit.verdict.compare import Compared, Comparison, Dominance
from worthit.verdict.explain import LANGUAGES, spoken
from worthit.verdict.facts import NotKnown
from worthit.verdict.model import VerdictDocument
from worthit.verdict.telling import headline
from worthit.verdict.words.frame import answer, sentence
from worthit.verdict.words.model import Words
from worthit.verdict.words.numbers import listed
from worthit.verdict.words.shown import named, price_of, stars_of

_LONGEST_NAME = 60


class ComparisonWords(Struct, frozen=True, kw_only=True):
    """answer: one line that says which is better for the money, or why nobody can say. lines: each product with its
    rank, its score, its price, its owners and what is not known of it; then what follows from comparing them.
    """

    language: str
    answer: str
    lines: tuple[str, ...]


def comparison_words(comparison: Comparison, language: str) -> ComparisonWords:
    """Tell a comparison. language: a tag such as `it` or `it-IT`; where it is not spoken here, English is."""
    words = LANGUAGES[spoken(language)]
    told = _Telling(comparison, words)
    first = told.answer()
    follows = (line for line in told.conclusions() if line != first)
    return ComparisonWords(language=words.language, answer=first, lines=(*told.products(), *follows))


def conclusions(comparison: Comparison, language: str) -> tuple[str, ...]:
    """What follows from comparing them: who is better for the money than whom, who is too close, what is not compared,
    how they are ranked.
    """
    return tuple(_Telling(comparison, LANGUAGES[spoken(language)]).conclusions())


class _Telling:
    """The sentences about one comparison in one language."""

    def __init__(self, comparison: Comparison, words: Words) -> None:
        self._comparison = comparison
        self._words = words
        self._said = words.comparisons
        self._items = comparison.items
        self._names = [self._said.quoted.format(name=name) for name in _names(comparison.items)]

    def answer(self) -> str:
        """The first line."""
        reached = [place for place, item in enumerate(self._items) if item.verdict is not None]
        if len(reached) < 2:
            return self._said.only_reached.format(first=self._names[reached[0]]) if reached else self._said.none_reached
        advisable = [place for place in self._comparison.ranking if not self._items[place].against]
        close = self._close_to(advisable[0]) if advisable else []
        best = self._best()
        if len(advisable) > 1 and not close and not _beats_all(best, advisable):
            return self._said.clear.format(first=self._names[advisable[0]], others=self._listed(advisable[1:]))
        if best:
            return self._better(best)
        if close:
            return self._said.too_close.format(names=", ".join(self._names[place] for place in (advisable[0], *close)))
        return self._of_few(reached, advisable)

    def products(self) -> Iterator[str]:
        """A line each: the ranked ones, those without a score, and those that could not be looked up."""
        ranking = self._comparison.ranking
        others = [place for place in range(len(self._items)) if place not in ranking]
        others.sort(key=lambda place: self._items[place].verdict is None)
        for rank, place in enumerate(ranking, 1):
            yield f"{rank}. {self._product(place)}"
        for place in others:
            yield f"– {self._product(place)}"

    def conclusions(self) -> Iterator[str]:
        """What follows from comparing them."""
        dominance = self._comparison.dominance
        for better in dict.fromkeys(each.better for each in dominance):
            beaten = [each for each in dominance if each.better == better]
            for why in dict.fromkeys(each.why for each in beaten):
                yield self._better([each for each in beaten if each.why == why])
        for group in self._too_close():
            yield self._said.too_close.format(names=", ".join(self._names[place] for place in group))
        if len(self._comparison.currencies) > 1:
            yield self._said.currencies.format(currencies=listed(self._comparison.currencies, self._words.joiner))
        if len(self._comparison.ranking) > 1:
            yield self._said.ranked

    def _best(self) -> list[Dominance]:
        """Whom the one beats that beats the most and is beaten by none; empty where there is no such one."""
        dominance = self._comparison.dominance
        beaten = {each.worse for each in dominance}
        beats = Counter(each.better for each in dominance if each.better not in beaten)
        order = [*self._comparison.ranking, *range(len(self._items))]
        best = min(beats, key=lambda place: (-beats[place], order.index(place)), default=None)
        return [each for each in dominance if each.better == best]

    def _better(self, beaten: Sequence[Dominance]) -> str:
        names = {"better": self._names[beaten[0].better], "worse": self._listed([each.worse for each in beaten])}
        whys = {each.why for each in beaten}
        if len(whys) > 1:
            return self._said.better_each.format(**names)
        return self._said.better.format(why=self._words.screen.advantages[beaten[0].why], **names)

    def _of_few(self, reached: Sequence[int], advisable: Sequence[int]) -> str:
        """Where fewer than two can be ranked that are not advised against."""
        if all(self._items[place].against for place in reached):
            return self._said.all_against
        if not advisable:
            return self._said.none_scored
        others_are_advised_against = all(self._items[place].against for place in reached if place != advisable[0])
        only = self._said.not_against if others_are_advised_against else self._said.only_scored
        return only.format(first=self._names[advisable[0]])

    def _close_to(self, place: int) -> list[int]:
        """Those lower in the ranking whose scores cannot be told from its."""
        ties = {(tie.first, tie.second) for tie in self._comparison.ties}
        return [other for other in self._comparison.ranking if (place, other) in ties]

    def _too_close(self) -> Iterator[list[int]]:
        """Those tied with the first of them, once each."""
        told: set[int] = set()
        for place in self._comparison.ranking:
            group = [place, *self._close_to(place)]
            if len(group) > 1 and not told.issuperset(group):
                told.update(group)
                yield group

    def _listed(self, places: Sequence[int]) -> str:
        return listed([self._names[place] for place in places], self._words.joiner)

    def _product(self, place: int) -> str:
        item = self._items[place]
        if item.failure is not None or item.verdict is None:
            failures = self._said.failures
            code = item.failure.code if item.failure is not None else ErrorCode.INTERNAL
            return named(
                self._names[place], f"{failures.get(code, failures[ErrorCode.INTERNAL])} ({code}).", self._words
            )
        facts = [self._score(item.verdict), *self._shown(item.verdict), *self._against(item)]
        line = f"{' · '.join(facts)}."
        if unknown := [name for name in item.verdict.verdict.missing if name in self._words.missing]:
            line = f"{line} {sentence(NotKnown(names=tuple(unknown)), self._words)}"
        return named(self._names[place], line, self._words)

    def _score(self, document: VerdictDocument) -> str:
        verdict, numbers = document.verdict, self._words.numbers
        if verdict.value_score is None or verdict.interval is None or verdict.band is None:
            return answer(headline(document.product, verdict), self._words)
        low, high = map(numbers.fixed, verdict.interval)
        band = self._words.bands[verdict.band]
        return self._said.score.format(score=numbers.fixed(verdict.value_score), band=band, low=low, high=high)

    def _shown(self, document: VerdictDocument) -> Iterator[str]:
        product, words = document.product, self._words
        yield price_of(product, words) or self._said.no_price
        if product.availability == "out_of_stock":
            yield words.screen.out_of_stock
        yield stars_of(product, words) or self._said.no_stars

    def _against(self, item: Compared) -> Iterator[str]:
        if not item.against:
            return
        known = [self._words.score.findings.get(name, name) for name in item.against if name != "avoid"]
        findings = self._words.separator.join(known)
        yield self._said.against_for.format(findings=findings) if known else self._said.against


def _beats_all(best: Sequence[Dominance], advisable: Sequence[int]) -> bool:
    """Whether the first of them beats all others of them, whatever their scores."""
    first, *others = advisable
    return {first}.issuperset(each.better for each in best) and {each.worse for each in best}.issuperset(others)


def _names(items: Sequence[Compared]) -> list[str]:
    """What each is called: its title, with its shop where two have one title, with its place where that is one too."""
    titles = [(item.verdict.product.title if item.verdict else None) or item.asked for item in items]
    names = [shorten(title, _LONGEST_NAME, placeholder="…") or title[:_LONGEST_NAME] for title in titles]
    shops = [item.verdict.ref.shop if item.verdict and item.verdict.ref else None for item in items]
    with_shops = [
        f"{name} ({shop})" if shop and names.count(name) > 1 else name for name, shop in zip(names, shops, strict=True)
    ]
    return [f"{name} ({place})" if with_shops.count(name) > 1 else name for place, name in enumerate(with_shops, 1)]
