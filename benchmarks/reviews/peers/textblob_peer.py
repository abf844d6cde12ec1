"""TextBlob on the other side of a pipe: texts as a JSON list in, the seconds of each round of reading them out.

Runs in the peer's own venv, without WorthIt!. Argument: how many rounds, after one that warms up.
"""

import json
import sys
import time

from textblob import TextBlob  # type: ignore[import-not-found]  # only in its own room


def main() -> None:
    texts = json.load(sys.stdin)
    read(texts)
    json.dump([read(texts) for _ in range(int(sys.argv[1]))], sys.stdout)


def read(texts: list[str]) -> float:
    began = time.perf_counter()
    for text in texts:
        _ = TextBlob(text).sentiment.polarity
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
