"""The client that openapi-python-client makes of the served document: no warning, typed strictly, and working."""

import os
import sys
from pathlib import Path

from tests.clients.commands import HERE, SAVED_PAGE, run
from tests.journeys.instance import Instance

SOURCES = HERE / "python"
BIN = Path(sys.executable).parent


def test_it_is_made_without_a_warning_checks_strictly_and_works(
    instance: Instance, document: Path, tmp_path: Path
) -> None:
    made = tmp_path / "worthit_api_client"
    options = ["--fail-on-warning", "--meta=none", f"--config={SOURCES / 'config.yaml'}", f"--output-path={made}"]
    run(BIN / "openapi-python-client", "generate", f"--path={document}", *options, at=tmp_path)

    (tmp_path / "mypy.ini").write_text("[mypy]\nstrict = true\n")
    found = {**os.environ, "PYTHONPATH": str(tmp_path), "MYPYPATH": f"{tmp_path}:{SOURCES}"}
    journey = SOURCES / "journey.py"
    checked = ("--package", made.name, "--module", journey.stem)
    run(BIN / "mypy", "--config-file=mypy.ini", *checked, at=tmp_path, environment=found)
    asked = (instance.url, instance.new_api_key(), SAVED_PAGE)
    assert "journey done" in run(sys.executable, journey, *asked, at=tmp_path, environment=found)
