"""Made-up reviews of a length, of clauses that judge and clauses that do not."""

from random import Random

CLAUSES = (
    "the kettle boils quickly", "I am very happy with it", "the lid is hard to open", "it leaks a little at the spout",
    "great value for the money", "the handle stays cool", "it stopped working after a month", "not as quiet as I hoped",
    "my old one was better", "it looks lovely on the counter", "shipping was slow, but it arrived safely",
    "I would not recommend it", "easy to clean and sturdy", "the cord is too short", "exactly as described",
)  # fmt: skip


def written(count: int, length: int) -> list[str]:
    """Texts of `length` characters, the same ones in every run."""
    random = Random(length)
    texts: list[str] = []
    for _ in range(count):
        text = ""
        while len(text) < length:
            text += random.choice(CLAUSES).capitalize() + random.choice((". ", "! ", ". ", ". "))
        texts.append(text[:length])
    return texts
