"""What the comparison needs beside the project: wrk, which makes the load, and FastAPI with the same contract."""

import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.rooms import ROOMS, python_room, run

HERE = Path(__file__).parent / "peers"
_WRK_PACKAGES = ("wrk", "libluajit-5.1-2", "libluajit-5.1-common")


def wrk() -> list[str]:
    """The command. Where it is not installed, Debian's is unpacked under `var/peers/`. Raises FileNotFoundError."""
    if installed := shutil.which("wrk"):
        return [installed]
    room = (ROOMS / "wrk").resolve()
    if not (room / "usr" / "bin" / "wrk").is_file():
        if shutil.which("apt-get") is None:
            raise FileNotFoundError("wrk is not installed, and there is no apt-get to have it from")
        room.mkdir(parents=True, exist_ok=True)
        run("apt-get", "download", *_WRK_PACKAGES, cwd=room)
        for package in room.glob("*.deb"):
            run("dpkg-deb", "--extract", str(package), str(room))
    (library,) = room.glob("usr/lib/*/libluajit-5.1.so.2")
    return ["env", f"LD_LIBRARY_PATH={library.parent}", str(room / "usr" / "bin" / "wrk")]


def fastapi_peer() -> tuple[Path, Path]:
    """The Python that has FastAPI, and a folder with `contract.py`: pydantic models of the API's own document."""
    python = python_room("fastapi", HERE / "requirements.txt")
    folder = (ROOMS / "fastapi-contract").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    document = subprocess.run(
        [sys.executable, "-m", "worthit", "openapi"], capture_output=True, check=True, text=True
    ).stdout
    (folder / "openapi.json").write_text(document)
    subprocess.run(
        [
            str(python), "-m", "datamodel_code_generator", "--input", str(folder / "openapi.json"),
            "--input-file-type", "openapi", "--output", str(folder / "contract.py"),
            "--output-model-type", "pydantic_v2.BaseModel", "--target-python-version", "3.11", "--use-annotated",
            "--enum-field-as-literal", "all", "--disable-timestamp",
        ],
        check=True,
    )  # fmt: skip
    return python, folder
