"""`worthit watch` and `worthit run` beside it: a wish on the command line, a price that falls, a line that tells."""

import asyncio
from pathlib import Path
from typing import NamedTuple

import httpx

from tests.journeys.instance import open_shop, page, running_instance
from tests.terminal import worthit
from worthit.testing.shop import http_answer


class Said(NamedTuple):
    """What `worthit watch` said."""

    returncode: int
    stdout: str
    stderr: str


def watch(home: Path, *arguments: str) -> Said:
    done = worthit(
        "watch",
        *arguments,
        cwd=home,
        WORTHIT_STORAGE__URL=f"sqlite+aiosqlite:///{home / 'worthit.db'}",
        WORTHIT_FETCH__ALLOW_NETWORKS="127.0.0.0/8",
    )
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())


async def test_a_watch_made_on_the_command_line_is_told_where_worthit_run_writes(tmp_path: Path) -> None:
    async with open_shop() as shop:
        link = shop.link("/kettle")
        wish = ("add", link, "--target", "60", "--new-low", "90")
        made = await asyncio.to_thread(watch, tmp_path, *wish)
        assert made.returncode == 0, made.stderr
        told = "Vesna Gooseneck Kettle 0.9 l: €60.00 or less, or the lowest price of 90 days; now €64.90"
        assert made.stdout.startswith("Watching ")
        assert told in made.stdout
        again = await asyncio.to_thread(watch, tmp_path, *wish)
        assert again.stdout == made.stdout
        shop.answers["/kettle"] = http_answer(page("kettle").replace("64.90", "58.00").encode())
        running = running_instance(tmp_path)
        instance = await asyncio.to_thread(running.__enter__)
        try:
            async with httpx.AsyncClient(trust_env=False, timeout=60) as client:
                (await client.post(f"{instance.url}/v1/verdicts", json={"url": link})).raise_for_status()
            async with asyncio.timeout(60):
                while "Your target was €60.00." not in (log := instance.log.read_text("utf-8")):
                    await asyncio.sleep(0.1)
        finally:
            await asyncio.to_thread(running.__exit__, None, None, None)
        assert log.count("Vesna Gooseneck Kettle 0.9 l: now €58.00") == 1
        listed = await asyncio.to_thread(watch, tmp_path, "list")
        watch_id = listed.stdout.split()[0]
        assert "now €58.00" in listed.stdout
        assert (await asyncio.to_thread(watch, tmp_path, "remove", watch_id)).returncode == 0
        assert (await asyncio.to_thread(watch, tmp_path, "list")).stdout == "There are no watches.\n"
        gone = await asyncio.to_thread(watch, tmp_path, "remove", watch_id)
        assert f"There is no watch {watch_id}; `worthit watch list` shows those that there are." in gone.stderr


async def test_a_watch_is_told_whole_as_people_write_it(tmp_path: Path) -> None:
    async with open_shop() as shop:
        wish = (
            "--target",
            "1.049,90",
            "--rise",
            "7,5%",
            "--most-a-day",
            "1",
            "--quiet",
            "2:00-7:00",
            "--zone",
            "Asia/Tokyo",
        )
        made = await asyncio.to_thread(watch, tmp_path, "add", shop.link("/kettle"), *wish)
        assert made.returncode == 0, made.stderr
        first, reached = made.stdout.splitlines()
        assert first.endswith(
            "€1,049.90 or less, or 7.5% dearer; now €64.90; at most once in 24 hours; not 02:00-07:00 Asia/Tokyo"
        )
        assert reached == "The target is reached already."
        listed = await asyncio.to_thread(watch, tmp_path, "list")
        assert listed.stdout.strip() == first.removeprefix("Watching ")


def test_a_wish_that_is_none_is_refused_in_words_before_anything_is_fetched(tmp_path: Path) -> None:
    for options, words in (
        ((), "Say when you want to hear"),
        (("--drop", "much"), "is no percentage such as 10"),
        (("--target", "EUR 40"), "is no amount such as 49.90"),
        (("--target", "40", "--quiet", "22:00-22:00"), "Quiet hours begin and end at different times"),
        (("--target", "40", "--zone", "Europe/Rome"), "give both"),
        (("--target", "40", "--to", "telegram:abc"), "A Telegram chat is a number"),
        (("--target", "40", "--to", "telegram:4711"), "Nobody delivers to Telegram now: the bot is off"),
        (("--target", "40", "--to", "mail:ada"), "Nobody delivers to mail:ada; there is account and terminal"),
        (("--target", "40", "--quiet", "late"), "is no span such as 22:00-07:00"),
        (("--target", "40", "--quiet", "22:00-07:00", "--zone", "Rome"), "A time zone is a name such as Europe/Rome"),
    ):
        refused = watch(tmp_path, "add", "https://shop.example/kettle", *options)
        assert refused.returncode != 0
        assert words in refused.stderr
