"""Where reviews name an aspect, and the words around it that say how it is."""

from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct

from worthit.reviews.aspects.function_words import function_words
from worthit.reviews.aspects.judging import judging_lexicon
from worthit.reviews.aspects.mining import Sentence as MinedSentence
from worthit.reviews.aspects.mining import mine
from worthit.reviews.aspects.segments import Segment, around, split_segments
from worthit.reviews.aspects.terms import Found, Terms, terms_of
from worthit.reviews.aspects.vocabulary import Tone
from worthit.reviews.aspects.words import Words, split_words
from worthit.reviews.language import Language
from worthit.reviews.sentences import Sentence
from worthit.reviews.sentiment.lexicon import lexicon

_NEARLY_ALL = 0.7
"""From this share of its sentence on, a passage is the sentence: it need not be judged twice."""
_NAMING = frozenset(("use", "works", "work", "working", "set", "up", "together", "holds"))
"""Words that name something within a term, and nothing by themselves."""
_NONE: frozenset[int] = frozenset()


class Mention(Struct, frozen=True, kw_only=True):
    """One naming of an aspect in a review.

    word: as written, lower case. tone: of the term itself. start, end: the passage that judges it, within the review's
    text; sentence_start, sentence_end: the sentence around, for quotes.
    """

    aspect: str
    word: str
    tone: Tone
    review: int
    language: Language
    start: int
    end: int
    sentence_start: int
    sentence_end: int


class Scored(Struct, frozen=True):
    """A mention with what is said about it, -1 to 1."""

    mention: Mention
    score: float


class Text(Struct, frozen=True, kw_only=True):
    """One review's text, ready to be searched. languages: of its sentences, one each."""

    review: int
    text: str
    sentences: Sequence[Sentence]
    languages: Sequence[Language]


class _Read(Struct):
    text: Text
    language: Language
    sentence: Sentence
    words: Words
    found: list[Found]


def find_mentions(texts: Sequence[Text]) -> list[Mention]:
    """All mentions, in the order of the texts: those of the vocabulary, and of what is mined from them all."""
    by_language: dict[Language, list[_Read]] = defaultdict(list)
    for text in texts:
        for sentence, language in zip(text.sentences, text.languages, strict=True):
            words = split_words(text.text, language, sentence.start, sentence.end)
            by_language[language].append(_Read(text, language, sentence, words, terms_of(language).find(words.words)))
    mentions: list[Mention] = []
    for language, reads in by_language.items():
        _add_mined(reads, language)
        for read in reads:
            if read.found and not _asks(read):
                mentions.extend(_mentions(read))
    mentions.sort(key=lambda one: (one.review, one.sentence_start, one.start, one.aspect))
    return mentions


def _add_mined(reads: Sequence[_Read], language: Language) -> None:
    sentences = [MinedSentence(read.text.review, read.words.words, _taken(read), _capitals(read)) for read in reads]
    terms = mine(sentences, language, judging_lexicon(language))
    if not terms:
        return
    mined, beginnings = Terms(terms, language), {term.words[0] for term in terms}
    for read, sentence in zip(reads, sentences, strict=True):
        words = read.words.words
        if beginnings.isdisjoint(words) and all(map(str.isascii, words)):
            continue  # most sentences: quicker than to look
        for found in mined.find(words):
            if sentence.taken.isdisjoint(range(found.first, found.last)):
                read.found.append(found)


def _asks(read: _Read) -> bool:
    """What is asked is not said: "is the battery good?"."""
    return read.sentence.text.rstrip("\"'”») ").endswith(("?", "？"))


def _taken(read: _Read) -> frozenset[int]:
    if not read.found:
        return _NONE
    return frozenset([at for found in read.found for at in range(found.first, found.last)])


def _capitals(read: _Read) -> frozenset[int]:
    """Words with a capital that the sentence does not give them; CAPITALS are no name."""
    text = read.text.text
    places = zip(read.words.starts, read.words.ends, strict=True)
    return frozenset(
        [at for at, (start, end) in enumerate(places) if at and text[start].isupper() and not text[start:end].isupper()]
    )


def _mentions(read: _Read) -> list[Mention]:
    words, language = read.words, read.language
    segments = split_segments(words.words, judging_lexicon(language), function_words(language).ands)
    named = [any(part.first <= found.first < part.last for found in read.found) for part in segments]
    return [_mention(read, found, segments, named) for found in read.found]


def _mention(read: _Read, found: Found, segments: Sequence[Segment], named: Sequence[bool]) -> Mention:
    words = read.words
    place = next((at for at, part in enumerate(segments) if part.first <= found.first < part.last), None)
    first, last = (0, len(segments)) if place is None else around(place, segments, named)
    start, end = words.starts[segments[first].first], words.ends[segments[last - 1].last - 1]
    if end - start >= _NEARLY_ALL * (read.sentence.end - read.sentence.start):
        start, end = read.sentence.start, read.sentence.end
    return Mention(
        aspect=found.term.aspect,
        word=_thing(read, found),
        tone=found.term.tone,
        review=read.text.review,
        language=read.language,
        start=start,
        end=end,
        sentence_start=read.sentence.start,
        sentence_end=read.sentence.end,
    )


def _thing(read: _Read, found: Found) -> str:
    """What a term names, without the words that judge: "easy to use" names the use. With nothing left, all of it."""
    words = read.words.words[found.first : found.last]
    if found.term.tone != "terms" and len(words) > 1:
        small, by = function_words(read.language), lexicon(read.language)
        left = [word for word in words if not by.valences[word] and (word not in small.never or word in _NAMING)]
        words = left or words
    return " ".join(words)
