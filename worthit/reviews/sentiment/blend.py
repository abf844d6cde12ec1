"""How much each voice counts in a sentence's score.

Chosen on sentences of Hu & Liu alone, each product's judged by voices that were trained without it: the smallest share
of the trained voices that is as good as the best (`python -m benchmarks.training.held_out FOLDER`).
"""

from msgspec import Struct

from worthit.reviews.language import Language


class Blend(Struct, frozen=True, kw_only=True):
    """The lexicon counts 1."""

    hashed: float
    encoder: float

    def score(self, lexicon: float, hashed: float = 0.0, encoded: float | None = None) -> float:
        """-1 to 1 of voices from -1 to 1; without the encoder it is not counted."""
        total, most = lexicon + self.hashed * hashed, 1.0 + self.hashed
        if encoded is not None:
            total += self.encoder * encoded
            most += self.encoder
        return max(-1.0, min(1.0, total / most))


ENGLISH = Blend(hashed=0.2, encoder=0.3)
OTHERS = Blend(hashed=0.0, encoder=0.5)


def blend(language: Language) -> Blend:
    """The hashed words are English."""
    return ENGLISH if language == "en" else OTHERS
