"""Evidence that grows: the next verdict reads what was seen before; what people give counts for them alone."""

import json
import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.journeys.instance import page, saved_from, shop_page
from tests.journeys.test_cli import LAMP
from tests.journeys.test_evidence_is_kept import house_in, shop_and_house
from tests.terminal import as_json, worthit
from worthit.errors import InvalidRequest, NotAProductPage, PagesDisagree, VerdictNotFound
from worthit.testing.shop import http_answer
from worthit.verdict.model import VerdictDocument
from worthit.verdict.question import Question

KETTLE_REVIEWS = shop_page("amazon_kettle_reviews")
LAMP_REVIEWS = KETTLE_REVIEWS.replace("B0WRTHKTL1", "B0WRTHLMP1").replace("amazon.de", "amazon.co.uk")
FAR = "2026-05-31T18:00:00+00:00"


def kettle_with(reviews: Mapping[str, str]) -> bytes:
    """The kettle's page, showing these reviews by name of their author."""
    shown = [
        {
            "@type": "Review",
            "author": {"@type": "Person", "name": name},
            "reviewBody": text,
            "reviewRating": {"@type": "Rating", "ratingValue": "5"},
        }
        for name, text in reviews.items()
    ]
    return page("kettle").replace('"sku"', f'"review": {json.dumps(shown)}, "sku"').encode()


def read(document: VerdictDocument) -> int:
    return document.verdict.read.reviews


async def test_reviews_that_the_shop_showed_before_are_still_read(tmp_path: Path) -> None:
    async with shop_and_house(tmp_path) as (shop, house):
        link = shop.link("/kettle")
        shop.answers["/kettle"] = http_answer(kettle_with({"Ada": "It pours well.", "Ben": "The lid sits tight."}))
        assert read(await house.verdicts.reach(Question(url=link))) == 2
        shop.answers["/kettle"] = http_answer(kettle_with({"Ben": "The lid sits tight.", "Cleo": "Heavy, but solid."}))
        assert read(await house.verdicts.reach(Question(url=link, anew=True))) == 3
        shop.answers["/kettle"] = http_answer(page("kettle").encode())
        assert read(await house.verdicts.reach(Question(url=link, anew=True))) == 3


async def test_no_name_of_an_author_and_no_hash_that_others_could_make_is_kept(tmp_path: Path) -> None:
    async with shop_and_house(tmp_path / "one") as (shop, house):
        shop.answers["/kettle"] = http_answer(kettle_with({"Ada Lovelace": "It pours well."}))
        await house.verdicts.reach(Question(url=shop.link("/kettle")))
    async with shop_and_house(tmp_path / "two") as (shop, house):
        shop.answers["/kettle"] = http_answer(kettle_with({"Ada Lovelace": "It pours well."}))
        await house.verdicts.reach(Question(url=shop.link("/kettle")))
    authors = []
    for instance in ("one", "two"):
        file = tmp_path / instance / "var" / "worthit.db"
        with sqlite3.connect(file) as database:
            authors += [author for (author,) in database.execute("SELECT author FROM reviews")]
        assert b"Lovelace" not in file.read_bytes()
    assert len(set(authors)) == 2


async def test_what_a_person_gives_is_nobody_else_s_evidence(tmp_path: Path) -> None:
    async with shop_and_house(tmp_path) as (shop, house):
        link = shop.link("/kettle")
        await house.verdicts.reach(Question(url=link))
        forged = kettle_with({f"Fan {n}": f"Bought {n} of them, simply the best ever." for n in range(30)}).decode()
        given = await house.verdicts.reach(Question(url=link, pages=(saved_from(link, forged),)))
        assert read(given) == 30
        assert read(await house.verdicts.reach(Question(url=link, anew=True))) == 0


async def test_a_given_page_is_read_with_what_the_instance_knows(tmp_path: Path) -> None:
    async with shop_and_house(tmp_path) as (shop, house):
        link = shop.link("/kettle")
        shop.answers["/kettle"] = http_answer(kettle_with({"Ada": "It pours well."}))
        await house.verdicts.reach(Question(url=link))
        mine = kettle_with({"Ben": "The lid sits tight."}).decode()
        assert read(await house.verdicts.reach(Question(url=link, pages=(saved_from(link, mine),)))) == 2


async def test_a_later_page_of_reviews_adds_to_an_earlier_verdict(tmp_path: Path) -> None:
    house = house_in(tmp_path)
    async with house.open():
        first = await house.verdicts.reach(Question(pages=(shop_page("amazon_lamp"),)))
        more = await house.verdicts.reach(Question(pages=(LAMP_REVIEWS,), adds_to=first.id))
        assert read(more) > read(first)
        assert more.provenance == "your_copy"
        assert more.product == first.product
        again = await house.verdicts.reach(Question(pages=(LAMP_REVIEWS,), adds_to=more.id))
        assert read(again) == read(more)
        both = await house.verdicts.reach(Question(pages=(shop_page("amazon_lamp"), LAMP_REVIEWS)))
        assert both.verdict.value_score == more.verdict.value_score
        assert (both.verdict.pros, both.verdict.cons) == (more.verdict.pros, more.verdict.cons)


async def test_pages_of_another_product_add_nothing(tmp_path: Path) -> None:
    house = house_in(tmp_path)
    async with house.open():
        first = await house.verdicts.reach(Question(pages=(shop_page("amazon_lamp"),)))
        with pytest.raises(PagesDisagree):
            await house.verdicts.reach(Question(pages=(KETTLE_REVIEWS,), adds_to=first.id))
        with pytest.raises(VerdictNotFound):
            await house.verdicts.reach(Question(pages=(LAMP_REVIEWS,), adds_to="nowhere"))
        with pytest.raises(InvalidRequest):
            await house.verdicts.reach(Question(url="https://www.amazon.it/dp/B0WRTHLMP1", adds_to=first.id))
        with pytest.raises(NotAProductPage):
            await house.verdicts.reach(Question(pages=(LAMP_REVIEWS,)))


async def test_what_was_added_stays_with_its_giver(tmp_path: Path) -> None:
    async with shop_and_house(tmp_path) as (shop, house):
        link = shop.link("/kettle")
        fetched = await house.verdicts.reach(Question(url=link))
        mine = kettle_with({"Ben": "The lid sits tight."}).decode()
        added = await house.verdicts.reach(Question(pages=(saved_from(link, mine),), adds_to=fetched.id))
        assert (added.provenance, read(added)) == ("your_copy", 1)
        assert read(await house.verdicts.reach(Question(url=link, anew=True))) == 0


def test_the_operator_takes_pages_in_for_all_at_the_time_that_they_were_seen(tmp_path: Path) -> None:
    taken = as_json(worthit("analyze", LAMP, "--trust", "--at", FAR, "--json", cwd=tmp_path))
    assert taken["provenance"] == "taken_in"
    mine = as_json(worthit("analyze", LAMP, "--json", cwd=tmp_path))
    assert mine["verdict"]["price"]["days_tracked"] == 7
    assert mine["provenance"] == "your_copy"
    with sqlite3.connect(tmp_path / "var" / "worthit.db") as database:
        assert database.execute("SELECT count(*), min(at) FROM prices").fetchone() == (1, "2026-05-31 18:00:00.000000")


@pytest.mark.parametrize(
    ("options", "what_is_wrong"),
    [
        (("--at", "2026-05-31"), "--at goes with --trust"),
        (("--trust", "--at", "yesterday"), "no time in ISO 8601"),
        (("--trust", "--at", "2999-01-01"), "in the future"),
        (("--trust", "--at", "1994-12-31"), "before 1995"),
        (("--trust", "--at", "0001-01-01T00:00+14:00"), "before 1995"),
        (("--trust", "--adds-to", "nowhere"), "--trust or --adds-to"),
        (("--adds-to", "nowhere"), "There is no verdict"),
    ],
)
def test_a_wrong_word_of_the_operator_takes_nothing_in(
    tmp_path: Path, options: tuple[str, ...], what_is_wrong: str
) -> None:
    done = worthit("analyze", LAMP, *options, cwd=tmp_path)
    assert done.returncode == 1
    assert what_is_wrong in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_a_page_without_a_link_cannot_be_taken_in(tmp_path: Path) -> None:
    nameless = tmp_path / "kettle.html"
    nameless.write_text(page("kettle").replace('<link rel="canonical"', "<link"), "utf-8")
    done = worthit("analyze", nameless, "--trust", cwd=tmp_path)
    assert (done.returncode, "give the link too" in done.stderr.decode()) == (1, True)


async def test_no_page_of_another_product_of_an_ordinary_shop_is_mixed_in(tmp_path: Path) -> None:
    kettle, stool = page("kettle"), page("stool")
    unnamed_stool = stool.replace('<link rel="canonical"', "<link")
    same_link_other_title = kettle.replace("Vesna Gooseneck Kettle 0.9 l", "Oak Footstool")
    house = house_in(tmp_path)
    async with house.open():
        first = await house.verdicts.reach(Question(pages=(kettle,)))
        for other in (stool, unnamed_stool, same_link_other_title):
            with pytest.raises(PagesDisagree):
                await house.verdicts.reach(Question(pages=(other,), adds_to=first.id))
            with pytest.raises(PagesDisagree):
                await house.verdicts.reach(Question(pages=(kettle, other)))
        again = await house.verdicts.reach(Question(pages=(kettle,), adds_to=first.id))
        assert again.product == first.product


KETTLE_LINK = "https://cornerkitchenware.example/p/vesna-kettle"


async def test_only_a_page_that_is_the_link_s_own_is_taken_in_for_all(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    unnamed = {name: page(name).replace('<link rel="canonical"', "<link") for name in ("kettle", "stool")}
    house = house_in(tmp_path)
    async with house.open():
        with pytest.raises(PagesDisagree):
            await house.verdicts.reach(Question(url=KETTLE_LINK, pages=(page("stool"),), seen_at=now))
        longer = page("kettle").replace("p/vesna-kettle", "p/vesna-kettle/lid")
        with pytest.raises(PagesDisagree):
            await house.verdicts.reach(Question(url=KETTLE_LINK, pages=(longer,), seen_at=now))
        taken = await house.verdicts.reach(Question(url=KETTLE_LINK, pages=(page("kettle"),), seen_at=now))
        assert taken.provenance == "taken_in"
        with pytest.raises(PagesDisagree):
            await house.verdicts.reach(Question(url=KETTLE_LINK, pages=(unnamed["stool"],), seen_at=now))
        again = await house.verdicts.reach(Question(url=KETTLE_LINK, pages=(unnamed["kettle"],), seen_at=now))
        assert again.provenance == "taken_in"


def test_nothing_is_said_to_be_taken_in_where_the_database_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "damaged.db").write_bytes(bytes(range(256)))
    damaged = f"sqlite+aiosqlite:///{tmp_path / 'damaged.db'}"
    done = worthit("analyze", LAMP, "--trust", cwd=tmp_path, WORTHIT_STORAGE__URL=damaged)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().splitlines()[-1].startswith("E004")
