"""`python -m benchmarks.training.held_out FOLDER`: how right what ships is on products that it was not trained on.

Every product of Hu & Liu is left out once, the voices are trained on the others and on the pros and cons, and the
sentences about it are judged as texts are. The table is what `worthit/reviews/sentiment/blend.py` was chosen by.
"""

import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from statistics import fmean

from msgspec import Struct

from benchmarks.quality.batch import table
from benchmarks.training.opinions import Opinion, fragments, sentences
from benchmarks.training.sentiment import Words, encode, head, sample
from worthit.reviews.sentences import split_sentences
from worthit.reviews.sentiment import encoder, hashed, rules
from worthit.reviews.sentiment.blend import ENGLISH, OTHERS, Blend
from worthit.reviews.sentiment.lexicon import lexicon

SHARES = (0.0, 0.15, 0.2, 0.3, 0.4, 0.5)
Voices = tuple[float, float, float]


class Heard(Struct, frozen=True):
    """An opinion with what the voices say of each of its sentences: lexicon, hashed words, encoder."""

    opinion: Opinion
    voices: list[Voices]


def main() -> int:
    heard = list(hear(Path(sys.argv[1]) / "reviews"))
    shipped = {"deep": ENGLISH, "fast": Blend(hashed=ENGLISH.hashed, encoder=0.0), "deep, not English": OTHERS}
    tried = {
        f"hashed {words}, encoder {deep}": Blend(hashed=words, encoder=deep) for words, deep in product(SHARES, SHARES)
    }
    rows = [(name, f"{right(heard, one):.3f}") for name, one in {**shipped, **tried}.items()]
    names = sorted({one.opinion.product for one in heard})
    rows += [(name, f"{right([one for one in heard if one.opinion.product == name], ENGLISH):.3f}") for name in names]
    print(table("Orientation of opinions on products left out", ("blend", "right"), rows))
    return 0


def hear(folder: Path) -> Iterator[Heard]:
    before, every = fragments(folder), sentences(folder)
    some, learned, by = sample(before), Words().learn(before), lexicon("en")
    few, many = encode(some), encode(every)
    for left_out in sorted({one.product for one in every}):
        rest = [at for at, one in enumerate(every) if one.product != left_out]
        others = [every[at] for at in rest]
        words = hashed.unpack(learned.copy().learn(others).pack())
        heads = encoder.unpack(head(few, some, many[rest], others))
        for one in every:
            if one.product == left_out and one.good != 0.5:
                texts = [sentence.text for sentence in split_sentences(one.text)]
                read, vectors = [by.read(text) for text in texts], encoder.encode(texts)
                said = zip(read, heads.score(vectors), strict=True)
                yield Heard(one, [(rules.score(some, by), words.score(some, by.negate), deep) for some, deep in said])


def right(heard: list[Heard], by: Blend) -> float:
    """The share on the right side; a score of 0 counts half."""
    return fmean(_right(sum(by.score(*some) for some in one.voices), one.opinion.good) for one in heard)


def _right(score: float, good: float) -> float:
    return 0.5 if not score else float((score > 0) == (good > 0.5))


if __name__ == "__main__":
    sys.exit(main())
