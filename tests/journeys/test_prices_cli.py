"""The history of a price on the command line: taken in from files, shown, written down, and read by verdicts."""

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.journeys.test_cli import LAMP
from tests.terminal import as_json, worthit

LAMP_LINK = "https://www.amazon.co.uk/dp/B0WRTHLMP1"
LINK = "https://shop.example/products/kettle-7"
TODAY = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def table(*prices: str, days: int, header: str = "date,price") -> str:
    """A table with a row a day that ends today; the prices take turns."""
    rows = (f"{TODAY - timedelta(days=day):%Y-%m-%d},{prices[day % len(prices)]}" for day in range(days, -1, -1))
    return "\n".join((header, *rows)) + "\n"


def taken_in(home: Path, text: str, *options: str, link: str = LINK) -> str:
    (home / "prices.csv").write_text(text, "utf-8")
    done = worthit("prices", "import", link, "prices.csv", *options, cwd=home)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def exported(home: Path, link: str = LINK) -> str:
    done = worthit("prices", "export", link, cwd=home)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def test_a_table_is_taken_in_once_and_shown_as_a_chart_with_words(tmp_path: Path) -> None:
    text = table("64.90", "59.90", "64.90", "64.90", "64.90", days=40)
    assert "41 sightings, 41 of them new" in taken_in(tmp_path, text, "--currency", "EUR")
    assert "41 sightings, 0 of them new" in taken_in(tmp_path, text, "--currency", "EUR")
    shown = worthit("prices", "show", f"{LINK}?utm_source=friend", cwd=tmp_path).stdout.decode()
    assert "Price in EUR   now 64.90 · lowest 59.90" in shown
    assert re.search("[\u2801-\u28ff]{5}", shown)
    assert "between €59.90 and €64.90, now €64.90. Known for 40 of 40 days." in " ".join(shown.split())
    assert "The price is known for 40 days: it is a usual price." in " ".join(shown.split())


def test_a_lowest_price_is_said_once_and_of_no_more_days_than_are_known(tmp_path: Path) -> None:
    def lowest(*prices: str, days: int) -> str:
        home = tmp_path / f"{days}"
        home.mkdir()
        taken_in(home, table(*prices, days=days), "--currency", "EUR")
        shown = " ".join(worthit("prices", "show", LINK, cwd=home).stdout.decode().split())
        return shown[shown.index("Lowest: ") :].split(" · ")[0]

    first = f"{TODAY - timedelta(days=12):%Y-%m-%d}"
    assert lowest("90", days=12) == f"Lowest: €90.00 since {first}."
    assert lowest("90", days=100) == "Lowest: €90.00 in 30 and 90 days."
    assert lowest("90", days=366) == "Lowest: €90.00 in 30, 90 and 365 days."
    first = f"{TODAY - timedelta(days=50):%Y-%m-%d}"
    assert lowest(*(["90"] * 40), *(["80"] * 60), days=50) == f"Lowest: €90.00 in 30 days, €80.00 since {first}."


def test_other_offers_are_told_with_how_often_they_were_seen(tmp_path: Path) -> None:
    text = table("64.90,59.90,41", days=30, header="Date,Amazon,3rd Party New,Used")
    taken_in(tmp_path, text, "--currency", "EUR")
    shown = " ".join(worthit("prices", "show", LINK, cwd=tmp_path).stdout.decode().split())
    assert "new, from the shop itself" in shown
    assert "new from third parties in EUR (31 times)" in shown
    assert "used from third parties in EUR (31 times)" in shown


def test_statistics_are_told_as_json(tmp_path: Path) -> None:
    taken_in(tmp_path, table("64.90", days=40), "--currency", "EUR")
    facts = as_json(worthit("prices", "show", LINK, "--json", cwd=tmp_path))
    assert (facts["price"], facts["offer"]["currency"], facts["statistics"]["sightings"]) == ("64.90", "EUR", 41)
    assert facts["judgement"]["label"] == "usual"


def test_what_is_exported_can_be_taken_in_elsewhere_and_is_the_same(tmp_path: Path) -> None:
    taken_in(tmp_path, table("64.90,59.90,41", days=30, header="Date,Amazon,3rd Party New,Used"), "--currency", "EUR")
    first = exported(tmp_path)
    assert len(first.splitlines()) == 1 + 3 * 31
    for file_format in ("csv", "json"):
        home = tmp_path / file_format
        home.mkdir()
        file = home / f"history.{file_format}"
        done = worthit("prices", "export", LINK, "--format", file_format, "-o", file, cwd=tmp_path)
        assert done.returncode == 0, done.stderr.decode()
        assert b"93 of them new" in worthit("prices", "import", LINK, file, cwd=home).stdout
        assert exported(home) == first


def test_a_file_with_one_wrong_line_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "prices.csv").write_text(table("64.90", days=10) + "2020-02-30,1.00\n", "utf-8")
    done = worthit("prices", "import", LINK, "prices.csv", "--currency", "EUR", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().startswith("E009 Invalid request: Line 13: ")
    assert exported(tmp_path) == "at,amount,currency,condition,seller_kind,shipping,total\n"


def test_keepa_s_product_is_taken_in_for_its_own_link_alone(tmp_path: Path) -> None:
    began = int((TODAY - timedelta(days=100) - datetime(2011, 1, 1, tzinfo=UTC)) / timedelta(minutes=1))
    today = began + 100 * 24 * 60
    answer = {"products": [{"asin": "B0WRTHLMP1", "domainId": 2, "lastUpdate": today, "csv": [[began, 4499]]}]}
    (tmp_path / "keepa.json").write_text(json.dumps(answer), "utf-8")
    other = worthit("prices", "import", LAMP_LINK.replace("co.uk", "de"), "keepa.json", cwd=tmp_path)
    assert (other.returncode, other.stderr.decode()[:4]) == (1, "E009")
    done = worthit("prices", "import", LAMP_LINK, "keepa.json", cwd=tmp_path)
    assert b"16 sightings" in done.stdout
    facts = as_json(worthit("prices", "show", LAMP_LINK, "--json", cwd=tmp_path))
    assert (facts["price"], facts["judgement"]["days_tracked"]) == ("44.99", 100)


def test_a_verdict_reads_the_history_that_the_operator_took_in(tmp_path: Path) -> None:
    assert "price_history" in as_json(worthit("analyze", LAMP, "--json", cwd=tmp_path))["verdict"]["missing"]
    taken_in(tmp_path, table("44.99", days=60), "--currency", "GBP", link=LAMP_LINK)
    verdict = as_json(worthit("analyze", LAMP, "--json", cwd=tmp_path))["verdict"]
    assert "price_history" not in verdict["missing"]
    assert verdict["price"]["label"] == "lowest"


def test_one_sighting_is_told_in_a_sentence(tmp_path: Path) -> None:
    taken_in(tmp_path, f"date,price\n{TODAY - timedelta(days=20):%Y-%m-%d},64.90\n", "--currency", "EUR")
    shown = " ".join(worthit("prices", "show", LINK, cwd=tmp_path).stdout.decode().split())
    assert f"Seen once: €64.90 on {TODAY - timedelta(days=20):%Y-%m-%d}." in shown
    assert "not seen in the last 7 days" in shown
    assert not re.search("[\u2801-\u28ff]", shown)


@pytest.mark.parametrize(
    ("command", "because"),
    [
        (("show", LINK), "No price of this product is known here yet"),
        (("show", "kettle"), "E001"),
        (("show", "https://amzn.eu/d/abc123"), "short link"),
        (("import", LINK, "nowhere.csv"), "nowhere.csv"),
        (("import", LINK, "."), "directory"),
        (("import", LINK, "nowhere.csv", "--currency", "glass beads"), "ISO 4217"),
        (("export", LINK, "-o", "no/such/folder.csv"), "no/such/folder.csv"),
    ],
)
def test_what_cannot_be_done_is_one_clear_line(tmp_path: Path, command: tuple[str, ...], because: str) -> None:
    done = worthit("prices", *command, cwd=tmp_path)
    (line,) = done.stderr.decode().splitlines()
    assert done.returncode == 1
    assert line.startswith("E00")
    assert because in line


def test_a_database_that_is_down_is_told(tmp_path: Path) -> None:
    nowhere = "postgresql+asyncpg://me:hunter2hunter2@127.0.0.1:1/db"
    done = worthit("prices", "show", LINK, cwd=tmp_path, WORTHIT_STORAGE__URL=nowhere)
    assert done.returncode == 1
    assert done.stderr.decode().splitlines()[-1].startswith("E004")
    assert b"hunter2" not in done.stderr + done.stdout
    assert b"Traceback" not in done.stderr
