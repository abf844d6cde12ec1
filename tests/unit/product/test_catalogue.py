"""The products that this instance knows, as plugins find them: by words, by a code, by how many ask for them."""

from datetime import timedelta

import pytest

from tests.unit.product.test_product_routes import KETTLE, NOON, see
from tests.unit.storage.keeping import keep
from worthit.plugin import ProductCode, amazon_link, find_codes
from worthit.product.catalogue import Catalogue
from worthit.product.identify import identify
from worthit.product.seen import SeenProduct
from worthit.storage.database import Database
from worthit.storage.tables import AskedRow, VerdictRow

DAY = timedelta(days=1)


def titles(found: list[SeenProduct]) -> list[str | None]:
    return [each.title for each in found]


@pytest.fixture
def catalogue(database: Database) -> Catalogue:
    return Catalogue(database, clock=lambda: NOON)


async def ask(database: Database, url: str, verdict: str, *accounts: str, days_ago: float = 0) -> None:
    """A verdict on a product, and the accounts that asked for it."""
    at = NOON - days_ago * DAY
    asked = [AskedRow(account_id=account, verdict_id=verdict, at=at) for account in accounts]
    await keep(database, VerdictRow(id=verdict, created_at=at, product_key=identify(url).key, document=b"{}"), *asked)


async def test_a_product_is_found_by_words_of_its_title_those_seen_last_first(
    database: Database, catalogue: Catalogue
) -> None:
    await see(database, KETTLE, "Vesna Kettle")
    await see(database, f"{KETTLE}-2", "Kettle by Vesna", hour=1)
    await see(database, f"{KETTLE}-3", "Kettle", hour=2)
    assert titles(await catalogue.search(("vesna", "kettle"), limit=5)) == ["Kettle by Vesna", "Vesna Kettle"]
    assert titles(await catalogue.search(("vesna",), limit=1)) == ["Kettle by Vesna"]


@pytest.mark.parametrize("on_page", ["036000291452", "0036000291452", "00036000291452"])
async def test_a_barcode_finds_the_products_whose_pages_name_it_however_many_digits_they_write(
    database: Database, catalogue: Catalogue, on_page: str
) -> None:
    await see(database, KETTLE, "Named", gtin=on_page)
    await see(database, f"{KETTLE}-2", "Another", gtin="4006381333931")
    await see(database, f"{KETTLE}-3", "Misread", gtin="4006381333932")
    (scanned,) = find_codes("0036000291452")
    assert titles(await catalogue.with_code(scanned, limit=5)) == ["Named"]
    assert titles(await catalogue.with_code(ProductCode("gtin", "4006381333932"), limit=5)) == []


async def test_an_asin_finds_the_product_at_every_amazon(database: Database, catalogue: Catalogue) -> None:
    (asin,) = find_codes("B0WRTH0003")
    await see(database, amazon_link(asin.value, "it"), "Bollitore")
    await see(database, amazon_link(asin.value, "de"), "Kessel", hour=1)
    await see(database, amazon_link("B0WRTH0004", "de"), "Pfanne", hour=2)
    assert titles(await catalogue.with_code(asin, limit=5)) == ["Kessel", "Bollitore"]


async def test_what_the_most_accounts_asked_for_comes_first_and_each_account_counts_once(
    database: Database, catalogue: Catalogue
) -> None:
    for number, title in enumerate(("Much asked", "Asked often by one", "Asked long ago", "Never asked", "By three")):
        await see(database, f"{KETTLE}-{number}", title, hour=number)
    await ask(database, f"{KETTLE}-0", "a1", "ada", "bruno", "dario", days_ago=29)
    await ask(database, f"{KETTLE}-0", "a2", "carla")
    for day in range(9):
        await ask(database, f"{KETTLE}-1", f"b{day}", "ada", days_ago=day)
    await ask(database, f"{KETTLE}-2", "c", "ada", "bruno", "carla", "dario", days_ago=31)
    await ask(database, f"{KETTLE}-4", "d", "ada", "bruno", "carla")
    assert titles(await catalogue.popular(limit=9)) == ["Much asked", "By three"]
    assert titles(await catalogue.popular(limit=1)) == ["Much asked"]


async def test_what_only_a_given_page_or_a_personal_link_told_of_is_never_popular(
    database: Database, catalogue: Catalogue
) -> None:
    personal = f"{KETTLE}?email=ada%40mailbox.example"
    await see(database, personal, "Mine")
    await ask(database, personal, "v1", "ada", "bruno", "carla")
    await ask(database, f"{KETTLE}-given", "v2", "ada", "bruno", "carla")
    assert await catalogue.popular(limit=9) == []


@pytest.mark.parametrize(
    ("language", "host"),
    [("it", "it"), ("de-AT", "de"), ("FR", "fr"), ("es_MX", "es"), ("en", "com"), ("pl", "com")],
)
def test_an_asin_is_looked_up_at_the_amazon_of_a_language(language: str, host: str) -> None:
    link = amazon_link("B0WRTH0003", language)
    assert link == f"https://www.amazon.{host}/dp/B0WRTH0003"
    assert identify(link).key == f"amazon.{host}:B0WRTH0003"
