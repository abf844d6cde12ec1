"""A verdict is given away as a file, and checked elsewhere: by another instance, by a stranger, after keys changed."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.journeys.instance import page
from tests.journeys.test_cli import LAMP
from tests.journeys.test_evidence_is_kept import house_in
from tests.journeys.test_http_verdicts import VERDICTS
from tests.terminal import as_json, worthit
from worthit.errors import BundleNotFound
from worthit.storage.tables import VerdictEvidenceRow
from worthit.verdict.question import Question

DOCS = Path(__file__).parents[2] / "docs" / "bundles.md"
SAID = {
    "en": ("The battery lasts two days.", "The strap broke after a week.", "Worth every penny."),
    "it": ("La batteria dura due giorni.", "Il cinturino si è rotto subito.", "Vale i soldi spesi."),
    "de": ("Der Akku hält zwei Tage.", "Das Armband ist gerissen.", "Sein Geld wert."),
    "fr": ("La batterie tient deux jours.", "Le bracelet a cassé.", "Excellent rapport qualité-prix."),
    "es": ("La batería dura dos días.", "La correa se rompió.", "Vale lo que cuesta."),
}
"""Sentences of owners of a watch, in five languages."""


def watch_page(reviews: int) -> str:
    """A page of a watch with so many reviews, each by somebody else, in the five languages by turns."""
    told = list(SAID.values())
    written = [
        {
            "@type": "Review",
            "@id": f"#r{number}",
            "author": {"@type": "Person", "name": f"Owner {number}"},
            "datePublished": f"2026-0{1 + number % 8}-1{number % 10}",
            "reviewBody": f"{told[number % 5][number % 3]} {told[number % 5][(number + 1) % 3]} (owner {number})",
            "reviewRating": {"@type": "Rating", "ratingValue": 5 - number % 5},
        }
        for number in range(reviews)
    ]
    product = {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": "Tidal watch",
        "offers": {"@type": "Offer", "price": "119.00", "priceCurrency": "EUR", "availability": "InStock"},
        "aggregateRating": {"@type": "AggregateRating", "ratingValue": 4.1, "ratingCount": 812, "reviewCount": 60},
        "review": written,
    }
    return (
        "<html><head><title>Tidal watch</title>"
        f'<script type="application/ld+json">{json.dumps(product)}</script></head>'
        "<body><h1>Tidal watch</h1><button>Add to cart</button></body></html>"
    )


@pytest.fixture(scope="module")
def lamp(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """An instance in a folder, the id of the verdict on a lamp that it keeps, and its `bundle.json`."""
    home = tmp_path_factory.mktemp("lamp")
    verdict_id = as_json(worthit("analyze", LAMP, "--json", cwd=home))["id"]
    written_bundle(home, verdict_id)
    return home, verdict_id


@pytest.fixture
def analyzed(tmp_path: Path, lamp: tuple[Path, str]) -> tuple[Path, str]:
    """The same instance for one test alone."""
    home, verdict_id = lamp
    return shutil.copytree(home, tmp_path / "here"), verdict_id


def written_bundle(home: Path, verdict_id: str, name: str = "bundle.json", *options: str) -> Path:
    done = worthit("bundle", verdict_id, "-o", name, *options, cwd=home)
    assert done.returncode == 0, done.stderr.decode()
    return home / name


def test_a_verdict_is_checked_by_another_instance(tmp_path: Path, analyzed: tuple[Path, str]) -> None:
    file = analyzed[0] / "bundle.json"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    worthit("keys", "rotate", cwd=elsewhere)
    done = worthit("verify", file, cwd=elsewhere)
    told = done.stdout.decode()
    assert done.returncode == 0, told + done.stderr.decode()
    assert re.search(r"^signature +good$", told, re.MULTILINE)
    assert re.search(r"^key +[0-9a-f]{64}: unknown to this instance", told, re.MULTILINE)
    assert re.search(r"^weighing +the same bytes$", told, re.MULTILINE)
    assert re.search(r"^reviews +say the same within 0\.001$", told, re.MULTILINE)
    assert told.endswith("this bundle holds; signed by somebody unknown\n")


def test_checking_needs_nothing_and_leaves_nothing(tmp_path: Path, analyzed: tuple[Path, str]) -> None:
    file = analyzed[0] / "bundle.json"
    empty = tmp_path / "empty"
    empty.mkdir()
    assert worthit("verify", file, cwd=empty).returncode == 0
    assert list(empty.iterdir()) == []


def test_old_bundles_hold_after_the_key_was_changed_and_new_ones_are_signed_by_the_new_key(
    analyzed: tuple[Path, str],
) -> None:
    home, verdict_id = analyzed
    before = json.loads((home / "bundle.json").read_bytes())
    (home / "before.json").write_text(json.dumps(before, indent=2))
    new_id, new_key, *_ = worthit("keys", "rotate", cwd=home).stdout.decode().split()
    done = worthit("verify", "before.json", cwd=home)
    assert done.returncode == 0
    assert "one that this instance signed with before" in done.stdout.decode()
    refused = worthit("verify", "before.json", "--key", new_key, cwd=home)
    assert refused.returncode == 1
    assert "NOT the one that you gave" in refused.stdout.decode()
    after = json.loads(written_bundle(home, verdict_id).read_bytes())
    assert (after["key"], after["public_key"]) == (new_id, new_key)
    signed = {"key", "public_key", "signature"}
    assert {name: after[name] for name in after if name not in signed} == {
        name: before[name] for name in before if name not in signed
    }
    lines = [line.split() for line in worthit("keys", "list", cwd=home).stdout.decode().splitlines()]
    assert [(line[0], line[6]) for line in lines] == [(before["key"], "retired"), (new_id, "signs")]


def test_a_forged_verdict_does_not_hold_and_is_told_where(analyzed: tuple[Path, str]) -> None:
    home, _ = analyzed
    value = json.loads((home / "bundle.json").read_bytes())
    score, value["verdict"]["value_score"] = value["verdict"]["value_score"], 9.87
    value["verdict"]["engine"] = "\x1b[2J\x1b[Hthis bundle holds"
    (home / "forged.json").write_text(json.dumps(value))
    done = worthit("verify", "forged.json", cwd=home)
    told = done.stdout.decode()
    assert done.returncode == 1
    assert re.search(r"^signature +BAD", told, re.MULTILINE)
    assert f"value_score: 9.87 in the file, {score} here" in told
    assert told.endswith("this bundle does NOT hold\n")
    assert "\x1b" not in told


@pytest.mark.parametrize("content", [b"", b"not json", b"[" * 100_000, b'{"format":"worthit-bundle/1"}', None])
def test_what_is_no_bundle_is_told_in_a_line(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "file"
    if content is not None:
        file.write_bytes(content)
    done = worthit("verify", file, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith("E009")
    assert len(done.stderr.splitlines()) == 1


def test_a_redacted_bundle_says_that_its_signature_alone_was_checked(analyzed: tuple[Path, str]) -> None:
    home, verdict_id = analyzed
    whole = json.loads((home / "bundle.json").read_bytes())
    file = written_bundle(home, verdict_id, "redacted.json", "--redacted")
    done = worthit("verify", file, cwd=home)
    assert done.returncode == 0
    assert "only its signature can be checked" in done.stdout.decode()
    assert done.stdout.decode().endswith("signed; nothing else can be checked\n")
    texts = [review["text"] for review in whole["evidence"]["product"]["reviews"]]
    assert len(texts) == 8
    assert not any(text in file.read_text("utf-8") for text in texts)


def test_a_redacted_bundle_of_an_unknown_key_shows_nothing_until_its_key_is_told(
    tmp_path: Path, analyzed: tuple[Path, str]
) -> None:
    home, verdict_id = analyzed
    file = written_bundle(home, verdict_id, "redacted.json", "--redacted")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    done = worthit("verify", file, cwd=elsewhere)
    assert done.returncode == 3
    assert (
        done.stdout.decode().splitlines()[-1].startswith("result      this shows nothing: signed by somebody unknown")
    )
    key = json.loads(file.read_bytes())["public_key"]
    assert worthit("verify", file, "--key", key, cwd=elsewhere).returncode == 0


def test_sixty_reviews_in_five_languages_say_the_same_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "watch.html").write_text(watch_page(60))
    document = as_json(worthit("analyze", "watch.html", "--json", cwd=tmp_path, WORTHIT_REVIEWS__ENGINE="deep"))
    assert document["verdict"]["read"]["reviews"] == 60
    assert document["verdict"]["engine"].endswith("; deep 60")
    assert document["verdict"]["trust"]["tests"]
    file = written_bundle(tmp_path, document["id"])
    bundle = json.loads(file.read_bytes())
    assert len(bundle["heard"]["sentiments"]) == 60
    assert bundle["verdict"] == document["verdict"]
    done = worthit("verify", file, cwd=tmp_path)
    assert done.returncode == 0, done.stdout.decode()


def test_a_verdict_whose_keys_cannot_be_kept_stands_and_its_bundle_is_refused(analyzed: tuple[Path, str]) -> None:
    home, verdict_id = analyzed
    (home / "file").write_text("no folder")
    nowhere = str(home / "file" / "keys")
    document = as_json(worthit("analyze", LAMP, "--json", cwd=home, WORTHIT_KEYS__FOLDER=nowhere))
    assert document["kept"] is True
    refused = worthit("bundle", verdict_id, cwd=home, WORTHIT_KEYS__FOLDER=nowhere)
    assert (refused.returncode, refused.stdout) == (1, b"")
    assert refused.stderr.decode().startswith("E004")
    assert "WORTHIT_KEYS__FOLDER" in refused.stderr.decode()
    told = worthit("doctor", cwd=home, WORTHIT_KEYS__FOLDER=nowhere)
    assert told.returncode == 0
    assert re.search(r"^keys +degraded +.*WORTHIT_KEYS__FOLDER", told.stdout.decode(), re.MULTILINE)


async def test_bundles_over_http(api: httpx.AsyncClient) -> None:
    made = await api.post(VERDICTS, json={"pages": [page("kettle")]})
    place = f"{made.headers['Location']}/bundle"
    given = await api.get(place)
    assert (given.status_code, given.headers["Content-Type"]) == (200, "application/json")
    bundle = given.json()
    assert bundle["verdict"] == made.json()["verdict"]
    assert (bundle["id"], bundle["provenance"]) == (made.json()["id"], "your_copy")
    known = await api.get(place, headers={"If-None-Match": given.headers["ETag"]})
    assert (known.status_code, known.content) == (304, b"")
    redacted = await api.get(place, params={"redacted": "true"})
    assert redacted.json()["redacted"] is True
    assert redacted.headers["ETag"] != given.headers["ETag"]
    keys = (await api.get("/v1/keys")).json()["keys"]
    assert [key["id"] for key in keys if key["retired"] is None] == [bundle["key"]]
    assert bundle["public_key"] in {key["public_key"] for key in keys}


@pytest.mark.parametrize("verdict_id", ["0000", "x" * 65, "a.b", "'--"])
async def test_a_bundle_of_no_verdict_is_not_found(api: httpx.AsyncClient, verdict_id: str) -> None:
    refused = await api.get(f"{VERDICTS}/{verdict_id}/bundle")
    assert (refused.status_code, refused.json()["code"]) == (404, "E003")
    assert (await api.get(f"{VERDICTS}/0/bundle", params={"redacted": "perhaps"})).status_code == 400


async def test_a_verdict_from_before_evidence_was_kept_has_no_bundle(tmp_path: Path) -> None:
    house = house_in(tmp_path)
    async with house.open():
        document = await house.verdicts.reach(Question(pages=(page("kettle"),)))
        async with house.database.session() as session:
            await session.delete(await session.get(VerdictEvidenceRow, document.id))
        assert await house.verdicts.get(document.id) == document
        with pytest.raises(BundleNotFound):
            await house.bundles.of(document.id)


def test_a_stranger_checks_the_signature_with_the_program_of_the_documentation(analyzed: tuple[Path, str]) -> None:
    home, _ = analyzed
    (program,) = re.findall(r"```python\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    value = json.loads((home / "bundle.json").read_bytes())
    (home / "indented.json").write_text(json.dumps(value, indent=2, sort_keys=False))
    (home / "forged.json").write_text(json.dumps(value | {"provenance": "fetched"}))

    def run(name: str) -> int:
        command = [sys.executable, "-c", program, name]
        return subprocess.run(command, cwd=home, capture_output=True, check=False).returncode

    assert [run(name) for name in ("bundle.json", "indented.json", "forged.json")] == [0, 0, 1]
