"""What the comparison needs beside the project: wrk, which makes the load, and FastAPI with the same contract."""

import shutil
import subprocess
from pathlib import Path

import msgspec

from benchmarks.rooms import ROOMS, python_room, run
from worthit.verdict.model import VerdictDocument
from worthit.verdict.routes import VerdictRequest

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
    """The Python that has FastAPI, and a folder with `contract.py`: our models of the request and of the answer as
    pydantic models, made from their JSON Schema.
    """
    python = python_room("fastapi", HERE / "requirements.txt")
    folder = (ROOMS / "fastapi-contract").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    (asked, given), models = msgspec.json.schema_components(
        (VerdictRequest, VerdictDocument), ref_template="#/$defs/{name}"
    )
    schema = {"title": "Contract", "type": "object", "properties": {"asked": asked, "given": given}, "$defs": models}
    (folder / "contract.json").write_bytes(msgspec.json.encode(schema))
    subprocess.run(
        [
            str(python), "-W", "ignore", "-m", "datamodel_code_generator", "--input", str(folder / "contract.json"),
            "--input-file-type", "jsonschema", "--output", str(folder / "contract.py"),
            "--output-model-type", "pydantic_v2.BaseModel", "--target-python-version", "3.11", "--use-annotated",
            "--enum-field-as-literal", "all", "--disable-timestamp",
        ],
        check=True,
    )  # fmt: skip
    return python, folder
