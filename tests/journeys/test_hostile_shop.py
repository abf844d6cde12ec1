"""A hostile shop and a running instance: each trick is a clear problem, nothing inside is reached, memory stays bounded
(the worst takes 90 MB above an honest page)."""

import asyncio
import os
import zlib
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from tests.journeys.instance import Instance, running_instance
from worthit.testing.shop import Answer, LoopbackShop, http_answer, http_redirect

MOST_GROWTH = 150_000_000
"""Bytes that the worker and the processes that read may take together above what an honest page took."""
MAX_BYTES = 12_000_000
HOPS = 1_000


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    with running_instance(
        tmp_path_factory.mktemp("hostile"),
        WORTHIT_FETCH__ALLOW_NETWORKS="127.0.0.1/32",
        WORTHIT_FETCH__TIMEOUT_SECONDS="2",
        WORTHIT_FETCH__MAX_BYTES=str(MAX_BYTES),
    ) as started:
        yield started


@pytest.fixture
async def inside() -> AsyncIterator[LoopbackShop]:
    """What only this machine should reach: a server at another loopback address."""
    async with LoopbackShop({}).open("127.0.0.2") as trap:
        yield trap


async def ask(instance: Instance, link: str) -> httpx.Response:
    async with httpx.AsyncClient(base_url=instance.url, timeout=60, trust_env=False) as client:
        return await client.post("/v1/verdicts", json={"url": link})


def problem(response: httpx.Response) -> tuple[int, str]:
    return response.status_code, response.json()["code"]


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.2",
        "2130706434",
        "0177.0.0.2",
        "0x7f000002",
        "127.2",
        "[::ffff:7f00:2]",
        "[::ffff:127.0.0.2]",
        "[64:ff9b::7f00:2]",
        "[2002:7f00:2::]",
        "[2001:0:7f00:2::1]",
        "[::1]",
        "0.0.0.0",
        "100.64.0.1",
        "169.254.169.254",
        "224.0.0.1",
        "⑫7.0.0.2",
        "127。0。0。2",
        "127.0.0.1@127.0.0.2",
    ],
)
async def test_no_way_of_writing_an_address_leads_inside(
    instance: Instance, shop: LoopbackShop, inside: LoopbackShop, host: str
) -> None:
    target = f"http://{host}:{inside.port}/latest/meta-data/"
    shop.answers["/sale"] = http_redirect(target.encode().decode("latin-1"))
    assert problem(await ask(instance, shop.link("/sale"))) == (422, "E001")
    assert problem(await ask(instance, target)) == (422, "E001")
    assert inside.requests == []
    assert len(shop.requests) == 1


async def drip_headers(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n")
    while True:
        writer.write(b"x-more: y\r\n")
        await writer.drain()
        await asyncio.sleep(0.05)


async def drip_body(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n")
    while True:
        writer.write(b"<p>")
        await writer.drain()
        await asyncio.sleep(0.05)


async def endless_body(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n")
    while True:
        writer.write(b"<div>" * 20_000)
        await writer.drain()


async def endless_headers(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        writer.write(b"x-more: " + b"y" * 50_000 + b"\r\n")
        await writer.drain()


async def gzip_bomb(writer: asyncio.StreamWriter) -> None:
    """A gigabyte in a megabyte."""
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-encoding: gzip\r\n\r\n")
    packer = zlib.compressobj(9, wbits=31)
    for _ in range(1_000):
        writer.write(packer.compress(bytes(1_000_000)))
        await writer.drain()


def json_ld(text: str) -> bytes:
    return f'<title>Kettle</title><h1>Kettle</h1><script type="application/ld+json">{text}</script>'.encode()


NESTED = '{"@type":"Product","offers":['
TRICKS: Mapping[str, tuple[Answer, tuple[int, str]]] = {
    "headers that drip": (drip_headers, (503, "E004")),
    "a body that drips": (drip_body, (503, "E004")),
    "a body without end": (endless_body, (502, "E004")),
    "headers without end": (endless_headers, (503, "E004")),
    "a gzip bomb": (gzip_bomb, (502, "E004")),
    "10 MB of nested JSON-LD": (http_answer(json_ld(NESTED * (10_000_000 // len(NESTED)))), (422, "E011")),
    "10 MB of nested arrays": (http_answer(json_ld("[" * 5_000_000 + "]" * 5_000_000)), (422, "E011")),
    "10 MB of nested elements": (http_answer(b"<title>Kettle</title>" + b"<div><p>" * 1_250_000), (422, "E004")),
}


@pytest.mark.parametrize("trick", TRICKS)
async def test_each_trick_is_a_clear_problem_within_bounds(instance: Instance, shop: LoopbackShop, trick: str) -> None:
    assert (await ask(instance, shop.link("/kettle"))).status_code == 201
    before = memory(instance)
    shop.answers["/trick"], expected = TRICKS[trick]
    async with watching(instance) as seen:
        told = await ask(instance, shop.link("/trick"))
    assert problem(told) == expected
    assert told.json()["detail"]
    assert seen
    assert max(seen) - before < MOST_GROWTH
    shop.answers["/kettle?again"] = shop.answers["/kettle"]
    assert (await ask(instance, shop.link("/kettle?again"))).status_code == 201


async def test_a_thousand_redirects_end_early(instance: Instance, shop: LoopbackShop) -> None:
    shop.answers |= {f"/hop/{hop}": http_redirect(f"/hop/{hop + 1}") for hop in range(HOPS)}
    shop.answers[f"/hop/{HOPS}"] = shop.answers["/kettle"]
    told = await ask(instance, shop.link("/hop/0"))
    assert problem(told) == (503, "E004")
    assert len(shop.requests) < 20


async def test_a_short_link_opens_the_product_and_nothing_inside(
    instance: Instance, shop: LoopbackShop, inside: LoopbackShop
) -> None:
    shop.answers["/s/kettle"] = http_redirect("/kettle?utm_source=chat")
    shop.answers["/kettle?utm_source=chat"] = shop.answers["/kettle"]
    verdict = (await ask(instance, shop.link("/s/kettle"))).json()
    assert verdict["product"]["title"] == "Vesna Gooseneck Kettle 0.9 l"
    shop.answers["/s/inside"] = http_redirect(f"/s/again?to=http://127.0.0.2:{inside.port}/")
    shop.answers[f"/s/again?to=http://127.0.0.2:{inside.port}/"] = http_redirect(f"//127.0.0.2:{inside.port}/")
    assert problem(await ask(instance, shop.link("/s/inside"))) == (422, "E001")
    assert inside.requests == []


@asynccontextmanager
async def watching(instance: Instance) -> AsyncIterator[list[int]]:
    """The memory that the instance holds, looked at every few milliseconds."""
    seen: list[int] = []

    async def watch() -> None:
        while True:
            seen.append(memory(instance))
            await asyncio.sleep(0.01)

    watcher = asyncio.create_task(watch())
    try:
        yield seen
    finally:
        watcher.cancel()


def memory(instance: Instance) -> int:
    """Resident bytes of all that run for the instance: the master, its worker, and the processes that read."""
    return sum(
        _resident(int(entry.name))
        for entry in Path("/proc").iterdir()
        if entry.name.isdigit() and _group(int(entry.name)) == instance.process.pid
    )


def _group(process: int) -> int | None:
    try:
        return os.getpgid(process)
    except ProcessLookupError:
        return None


def _resident(process: int) -> int:
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
