"""Whether a bundle holds: who signed, what is weighed again, what is heard again."""

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from tests.unit.verdict.bundle.bundled import EVIDENCE, heard_of, kettle_bundle, signed_kettle, value_of
from worthit.cli.verify import told
from worthit.reviews.heard import NOTHING, Heard
from worthit.secrets.signing import Keyring
from worthit.verdict.bundle.read import open_bundle
from worthit.verdict.bundle.redact import redact
from worthit.verdict.bundle.sign import signed
from worthit.verdict.bundle.verify import Verification, verify
from worthit.verdict.model import VerdictInput
from worthit.verdict.weigh import weigh


def check(content: bytes, folder: Path | None = None, expected: str | None = None) -> Verification:
    return verify(open_bundle(content), Keyring(folder).keys() if folder else (), expected)


def signed_again(value: dict[str, Any], folder: Path) -> bytes:
    """As a forger with a key of their own would: the content changed, then signed."""
    bundle = open_bundle(json.dumps(value).encode()).bundle
    return signed(bundle, Keyring(folder).signer())


def test_a_bundle_holds(tmp_path: Path) -> None:
    found = check(signed_kettle(tmp_path), tmp_path)
    assert (found.signature, found.signatory) == ("good", "current")
    assert (found.weighing.outcome, found.hearing.outcome) == ("same", "same")
    assert found.parameters == ()
    assert found.holds


def test_it_holds_where_its_key_is_unknown_and_says_so(tmp_path: Path) -> None:
    content = signed_kettle(tmp_path / "theirs")
    Keyring(tmp_path / "ours").signer()
    found = check(content, tmp_path / "ours")
    assert (found.signatory, found.holds) == ("unknown", True)


def test_it_holds_after_its_key_was_retired(tmp_path: Path) -> None:
    content = signed_kettle(tmp_path)
    for _ in range(3):
        Keyring(tmp_path).rotate()
    found = check(content, tmp_path)
    assert (found.signatory, found.holds) == ("retired", True)


def test_the_key_that_was_asked_for_must_have_signed(tmp_path: Path) -> None:
    content = signed_kettle(tmp_path / "theirs")
    theirs = Keyring(tmp_path / "theirs").signer().key.public_key
    other = Keyring(tmp_path / "other").signer().key.public_key
    assert check(content, expected=theirs.upper()).signatory == "expected"
    refused = check(content, expected=other)
    assert (refused.signature, refused.signatory, refused.holds) == ("good", "another", False)


def test_a_stripped_signature_does_not_hold(tmp_path: Path) -> None:
    value = value_of(signed_kettle(tmp_path))
    for stripped in (value | {"signature": ""}, {name: value[name] for name in value if name != "signature"}):
        found = check(json.dumps(stripped).encode())
        assert (found.signature, found.weighing.outcome, found.holds) == ("missing", "same", False)


def test_a_key_that_is_called_by_another_s_id_does_not_hold(tmp_path: Path) -> None:
    bundle = kettle_bundle()
    signer = Keyring(tmp_path).signer()
    signer.key = structs.replace(signer.key, id="0" * 16)
    assert check(signed(bundle, signer)).signature == "bad"


def test_a_verdict_that_its_evidence_does_not_give_is_found_under_a_good_signature(tmp_path: Path) -> None:
    value = value_of(signed_kettle(tmp_path))
    value["verdict"]["value_score"] = 9.9
    value["verdict"]["reasons"] = value["verdict"]["reasons"][:1]
    found = check(signed_again(value, tmp_path))
    assert (found.signature, found.weighing.outcome, found.holds) == ("good", "different", False)
    paths = [difference.path for difference in found.weighing.differences]
    assert "value_score" in paths
    assert "reasons[1]" in paths
    (score,) = [difference for difference in found.weighing.differences if difference.path == "value_score"]
    assert (score.bundle, score.here) == (9.9, weigh(EVIDENCE, heard_of()).value_score)


@pytest.mark.parametrize(("shift", "outcome"), [(0.001, "same"), (0.002, "different")])
def test_what_reviews_say_is_the_same_within_a_thousandth(tmp_path: Path, shift: float, outcome: str) -> None:
    heard = heard_of()
    shifted = {name: round(number - shift, 3) for name, number in heard.sentiments.items()}
    found = check(signed_kettle(tmp_path, heard=structs.replace(heard, sentiments=shifted)))
    assert (found.weighing.outcome, found.hearing.outcome) == ("same", outcome)
    told = [difference.path for difference in found.hearing.differences]
    assert told == ([f"sentiments.{name}" for name in sorted(shifted)] if outcome == "different" else [])


@pytest.mark.parametrize(
    ("heard", "outcome"),
    [(NOTHING, "unheard"), (structs.replace(heard_of(), engine="huggingface 7"), "hosted")],
)
def test_what_cannot_be_heard_again_is_said_and_holds(tmp_path: Path, heard: Heard, outcome: str) -> None:
    found = check(signed_kettle(tmp_path, heard=heard))
    assert (found.weighing.outcome, found.hearing.outcome, found.holds) == ("same", outcome, True)


def test_evidence_without_reviews_holds(tmp_path: Path) -> None:
    product = structs.replace(EVIDENCE.product or pytest.fail("a product"), reviews=())
    found = check(signed_kettle(tmp_path, VerdictInput(product=product), NOTHING))
    assert found.holds


def test_other_parameters_are_told_and_weighed_with(tmp_path: Path) -> None:
    bundle = kettle_bundle()
    satisfaction = structs.replace(bundle.parameters.satisfaction, bias=0.3)
    parameters = structs.replace(bundle.parameters, satisfaction=satisfaction)
    verdict = weigh(bundle.evidence, bundle.heard, parameters)
    assert verdict != bundle.verdict
    theirs = structs.replace(bundle, parameters=parameters, verdict=verdict)
    found = check(signed(theirs, Keyring(tmp_path).signer()))
    assert [difference.path for difference in found.parameters] == ["satisfaction.bias"]
    assert (found.weighing.outcome, found.holds) == ("same", True)


def test_a_forged_file_that_breaks_the_formulas_does_not_hold(tmp_path: Path) -> None:
    value = value_of(signed_kettle(tmp_path))
    for weight in ("satisfaction", "value_opinion", "price_position"):
        value["parameters"][weight]["weight"] = 0
    found = check(signed_again(value, tmp_path))
    assert (found.weighing.outcome, found.holds) == ("broke_off", False)


def test_a_redacted_bundle_holds_no_words_and_says_what_can_be_checked(tmp_path: Path) -> None:
    bundle = kettle_bundle()
    assert bundle.verdict.cons
    assert bundle.verdict.vetoes
    signer = Keyring(tmp_path).signer()
    content = signed(redact(bundle), signer)
    found = check(content, tmp_path)
    assert (found.signature, found.weighing.outcome, found.hearing.outcome) == ("good", "redacted", "redacted")
    assert found.holds
    for words in (b"The lid", b"coperchio", b"My opinion", b"author1", b"sadly", b"every penny", b"at breakfast"):
        assert words in signed(bundle, signer)
        assert words not in content
    value = value_of(content)
    value["verdict"]["value_score"] = 9.9
    assert not check(json.dumps(value).encode(), tmp_path).holds


@pytest.mark.parametrize("place", ["text", "title", "author", "quote"])
def test_a_bundle_that_calls_itself_redacted_and_has_words_does_not_hold(tmp_path: Path, place: str) -> None:
    value = value_of(signed(redact(kettle_bundle()), Keyring(tmp_path).signer()))
    words = "sha256:" + "A" * 64  # not how a hash is written
    if place == "quote":
        value["verdict"]["cons"][0]["quotes"][0]["text"] = words
    else:
        value["evidence"]["product"]["reviews"][0][place] = words
    found = check(signed_again(value, tmp_path), tmp_path)
    assert (found.signature, found.weighing.outcome, found.holds) == ("good", "unredacted", False)


def test_the_flag_alone_does_not_keep_a_verdict_from_being_checked(tmp_path: Path) -> None:
    value = value_of(signed_kettle(tmp_path)) | {"redacted": True}
    value["verdict"]["value_score"] = 9.9
    lines = lines_about(signed_again(value, tmp_path))
    assert any("the file says that its texts are hashes" in line for line in lines)
    assert lines[-1] == "result      this bundle does NOT hold; signed by somebody unknown"


def test_a_redacted_bundle_of_a_key_that_nobody_knows_shows_nothing(tmp_path: Path) -> None:
    content = signed(redact(kettle_bundle()), Keyring(tmp_path).signer())
    assert check(content).says_nothing
    assert not check(content, tmp_path).says_nothing
    assert not check(signed_kettle(tmp_path)).says_nothing


def lines_about(content: bytes) -> list[str]:
    opened = open_bundle(content)
    return list(told(opened.bundle, verify(opened)))


def test_a_bundle_of_another_version_says_so(tmp_path: Path) -> None:
    assert not any(line.startswith("program") for line in lines_about(signed_kettle(tmp_path)))
    older = structs.replace(kettle_bundle(), program="0.0.9", engine="worthit-weigh/0")
    lines = lines_about(signed(older, Keyring(tmp_path).signer()))
    assert "program     0.0.9, worthit-weigh/0: another version than this one" in lines
    assert lines[-1].endswith("this bundle holds; signed by somebody unknown")


def test_what_a_file_says_cannot_write_on_the_terminal(tmp_path: Path) -> None:
    heard = structs.replace(heard_of(), sentiments={"\x1b[2J": 1.0, "r\u202e0": -1.0})
    nasty = structs.replace(kettle_bundle(heard=heard), id="\x1b]0;title\x07", program="\r\n\x9b", engine="x" * 1000)
    for line in lines_about(signed(nasty, Keyring(tmp_path).signer())):
        assert line.isascii() or "…" in line
        assert line.isprintable()
        assert len(line) < 300
