"""Authors under names that mean something here alone."""

import pickle
import re
from pathlib import Path

import pytest

from worthit.errors import AnalysisUnavailable
from worthit.secrets.pseudonyms import Pseudonyms


def test_an_author_has_one_name_here_and_another_one_elsewhere(tmp_path: Path) -> None:
    here, elsewhere = Pseudonyms(tmp_path / "here"), Pseudonyms(tmp_path / "elsewhere")
    name = here.of("ann")
    assert re.fullmatch(r"[0-9a-f]{24}", name)
    assert Pseudonyms(tmp_path / "here").of("ann") == name
    assert here.of("bob") != name
    assert elsewhere.of("ann") != name


def test_an_author_may_be_called_anything(tmp_path: Path) -> None:
    pseudonyms = Pseudonyms(tmp_path)
    assert len({pseudonyms.of(author) for author in ("", "é", "\ud800", "\x00", "x" * 100_000)}) == 5


def test_the_key_shows_itself_nowhere(tmp_path: Path) -> None:
    pseudonyms = Pseudonyms(tmp_path)
    pseudonyms.of("ann")
    key = (tmp_path / "pseudonyms.key").read_text()
    assert key not in f"{pseudonyms!r} {vars(pseudonyms)!r}"
    with pytest.raises(TypeError):
        pickle.dumps(pseudonyms)


@pytest.mark.parametrize("content", [b"", b"00", b"\xff" * 64, b"no key"])
def test_a_damaged_key_is_told_and_never_replaced(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "pseudonyms.key").write_bytes(content)
    with pytest.raises(AnalysisUnavailable, match="damaged"):
        Pseudonyms(tmp_path).of("ann")
    assert (tmp_path / "pseudonyms.key").read_bytes() == content


def test_a_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "keys").write_text("a file")
    with pytest.raises(AnalysisUnavailable, match="WORTHIT_KEYS__FOLDER"):
        Pseudonyms(tmp_path / "keys").of("ann")
