"""TextBlob as a peer, in a room of its own under `var/peers/`, never in the project's venv. It is read where it is."""

import json
import statistics
import subprocess
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent / "peers"
PYTHON = Path("var") / "peers" / "textblob" / "bin" / "python"
HOW = (
    f"NO TEXTBLOB: uv venv --no-project {PYTHON.parent.parent} && "
    f"uv pip install --no-deps --python {PYTHON} -r {HERE.relative_to(Path(__file__).parents[2]) / 'requirements.txt'}"
)


def is_there() -> bool:
    return PYTHON.is_file()


def texts_a_second(texts: Sequence[str], rounds: int) -> float:
    """The median of the rounds, in a process of its own."""
    done = subprocess.run(
        [str(PYTHON), str(HERE / "textblob_peer.py"), str(rounds)],
        input=json.dumps(list(texts)),
        capture_output=True,
        text=True,
        check=True,
    )
    seconds: list[float] = json.loads(done.stdout)
    return len(texts) / statistics.median(seconds)
