"""The keys that sign: made once, changed without losing what the old ones said, told when they cannot be used."""

import json
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from worthit.errors import AnalysisUnavailable
from worthit.secrets.signing import Keyring, is_signed

WORDS = b"It is worth its price."


def private_keys(folder: Path) -> set[str]:
    """Every private key that is in any file of the folder."""
    contents = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    return {json.loads(content)["private_key"] for content in contents if b"private_key" in content}


def test_nothing_is_made_before_the_first_use(tmp_path: Path) -> None:
    keyring = Keyring(tmp_path / "var" / "keys")
    assert keyring.keys() == ()
    assert keyring.trouble() is None
    assert list(tmp_path.iterdir()) == []


def test_a_key_stays_and_signs_the_same_bytes_alike(tmp_path: Path) -> None:
    first, again = Keyring(tmp_path).signer(), Keyring(tmp_path).signer()
    assert first.key == again.key
    assert first.sign(WORDS) == again.sign(WORDS)
    assert is_signed(WORDS, first.sign(WORDS), first.key.public_key)
    assert Keyring(tmp_path).keys() == (first.key,)


@pytest.mark.parametrize(
    ("content", "signature", "public_key"),
    [
        (WORDS + b" ", None, None),
        (WORDS, "00" * 64, None),
        (WORDS, None, "11" * 32),
        (WORDS, "", None),
        (WORDS, "no signature", None),
        (WORDS, "ff" * 63, None),
        (WORDS, None, ""),
        (WORDS, None, "key"),
    ],
)
def test_what_the_key_did_not_sign_is_not_signed(
    tmp_path: Path, content: bytes, signature: str | None, public_key: str | None
) -> None:
    signer = Keyring(tmp_path).signer()
    given = signer.sign(WORDS) if signature is None else signature
    assert not is_signed(content, given, signer.key.public_key if public_key is None else public_key)


def test_only_the_owner_may_read_what_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    Keyring(folder).signer()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}


def test_a_new_key_signs_and_the_old_one_is_told_but_its_private_part_is_gone(tmp_path: Path) -> None:
    keyring = Keyring(tmp_path)
    old = keyring.signer()
    signature = old.sign(WORDS)
    (old_private,) = private_keys(tmp_path)
    new = keyring.rotate()
    assert keyring.signer().key == new
    told_old, told_new = keyring.keys()
    assert (told_old.id, told_old.public_key, told_old.since) == (old.key.id, old.key.public_key, old.key.since)
    assert told_old.retired == new.since
    assert told_new == new
    assert is_signed(WORDS, signature, told_old.public_key)
    assert old_private not in private_keys(tmp_path)
    assert len(private_keys(tmp_path)) == 1


def test_keys_are_told_in_the_order_in_which_they_signed(tmp_path: Path) -> None:
    keyring = Keyring(tmp_path)
    made = [keyring.signer().key, *(keyring.rotate() for _ in range(4))]
    told = keyring.keys()
    assert [key.id for key in told] == [key.id for key in made]
    assert [key.retired for key in told] == [*(key.since for key in made[1:]), None]


def test_processes_that_start_at_once_agree_on_one_key(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from worthit.secrets.pseudonyms import Pseudonyms\n"
        "from worthit.secrets.signing import Keyring\n"
        "print('ready', flush=True)\n"
        "sys.stdin.readline()\n"
        f"folder = Path({str(folder)!r})\n"
        "print(Keyring(folder).signer().key.public_key, Pseudonyms(folder).of('ann'))\n"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    for process in started:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in started:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    answers = {process.communicate(timeout=60)[0] for process in started}
    assert len(answers) == 1
    assert Keyring(folder).signer().key.public_key in answers.pop()
    assert len(Keyring(folder).keys()) == 1


def test_a_public_part_that_was_not_written_any_more_is_written_at_the_next_use(tmp_path: Path) -> None:
    key = Keyring(tmp_path).signer().key
    (tmp_path / "public" / f"{key.id}.json").unlink()
    assert Keyring(tmp_path).signer().key == key
    assert Keyring(tmp_path).keys() == (key,)


def test_a_draft_that_a_dead_process_left_is_removed(tmp_path: Path) -> None:
    keyring = Keyring(tmp_path)
    keyring.signer()
    (tmp_path / ".draft-x1y2").write_bytes((tmp_path / "signing.json").read_bytes())
    keyring.rotate()
    assert len(private_keys(tmp_path)) == 1


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'{"private_key":"00","since":"2026-01-01T00:00:00Z"}'])
def test_a_damaged_key_is_told_and_never_replaced_by_itself(tmp_path: Path, content: bytes) -> None:
    Keyring(tmp_path).signer()
    (tmp_path / "signing.json").write_bytes(content)
    with pytest.raises(AnalysisUnavailable, match="WORTHIT_KEYS__FOLDER"):
        Keyring(tmp_path).signer()
    assert "damaged" in (Keyring(tmp_path).trouble() or "")
    assert (tmp_path / "signing.json").read_bytes() == content


@pytest.mark.parametrize("name", ["keys", "keys/deeper/still"])
def test_a_folder_that_cannot_be_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "keys").write_text("a file where the folder should be")
    keyring = Keyring(tmp_path / name)
    with pytest.raises(AnalysisUnavailable, match="WORTHIT_KEYS__FOLDER"):
        keyring.signer()
    assert "WORTHIT_KEYS__FOLDER" in (keyring.trouble() or "")


def test_a_folder_in_which_not_even_root_can_write_is_told() -> None:
    keyring = Keyring(Path("/proc/keys-of-worthit"))
    with pytest.raises(AnalysisUnavailable, match="WORTHIT_KEYS__FOLDER"):
        keyring.signer()
    assert "WORTHIT_KEYS__FOLDER" in (keyring.trouble() or "")


def test_asking_for_trouble_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir()
    assert Keyring(tmp_path / "keys").trouble() is None
    assert list((tmp_path / "keys").iterdir()) == []


def test_a_private_key_shows_itself_nowhere(tmp_path: Path) -> None:
    keyring = Keyring(tmp_path)
    signer = keyring.signer()
    (private,) = private_keys(tmp_path)
    assert private not in f"{keyring!r} {signer!r} {signer.key!r} {vars(keyring)!r}"
