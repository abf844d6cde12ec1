"""`worthit analyze`: a link or saved pages in, a verdict on the terminal out."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click
import msgspec
from msgspec import structs

from worthit.cli.loop import run_to_end
from worthit.errors import InvalidRequest, WorthItError
from worthit.price.files.limits import EARLIEST
from worthit.product.saved import read_saved_page
from worthit.reviews.language import Language
from worthit.verdict.explain import DEFAULT_LANGUAGE, in_language
from worthit.verdict.model import VerdictDocument
from worthit.verdict.question import OnProgress, Progress, Question

if TYPE_CHECKING:
    from worthit.price.chart import ChartSeries


@click.command()
@click.argument("targets", metavar="URL|FILE…", nargs=-1, required=True)
@click.option(
    "--language",
    type=click.Choice(get_args(Language)),
    default=DEFAULT_LANGUAGE,
    show_default=True,
    help="Language of the explanation.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the verdict as JSON, the same as the API gives.")
@click.option("--adds-to", metavar="ID", help="The files are further pages of the product of this verdict.")
@click.option("--trust", is_flag=True, help="You vouch for the files: they enter the history that counts for all.")
@click.option(
    "--at", "seen_at", metavar="TIME", help="With --trust: when the pages were seen (ISO 8601); default: now."
)
def analyze(
    targets: tuple[str, ...], language: Language, as_json: bool, adds_to: str | None, trust: bool, seen_at: str | None
) -> None:
    """Is it worth its price?

    Give a link, or saved pages (html or html.gz) of one product: its page, and pages of its reviews. A link beside
    files says where they came from; then nothing is fetched. Files count in this verdict alone, unless you --trust
    them.
    """
    try:
        if trust and adds_to is not None:
            raise InvalidRequest("Give --trust or --adds-to: what is added to a verdict counts in it alone.")
        question = structs.replace(_question(targets), adds_to=adds_to, seen_at=_vouched(trust, seen_at))
        if trust and not question.pages:
            raise InvalidRequest("--trust is for saved pages: what is fetched is kept anyway.")
        document, chart = run_to_end(_reach(question, _progress_line()))
        document = in_language(document, language)
    except WorthItError as error:
        if not as_json:
            raise
        click.echo(msgspec.json.encode({"error": {"code": error.code, "detail": error.detail}}))
        sys.exit(1)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(document), indent=2))
    else:
        from rich.console import Console

        from worthit.cli.terminal import verdict_on_terminal

        Console(highlight=False).print(verdict_on_terminal(document, chart))


def _question(targets: tuple[str, ...]) -> Question:
    files = [Path(target) for target in targets if Path(target).is_file()]
    links = [link_from(target) for target in targets if not Path(target).is_file()]
    if len(links) > 1:
        raise InvalidRequest("Give one link at a time; several files may describe one product.")
    return Question(url=links[0] if links else None, pages=tuple(read_saved_page(file) for file in files))


def _vouched(trust: bool, seen_at: str | None) -> datetime | None:
    """When trusted pages were seen; None where they are not trusted."""
    if not trust:
        if seen_at is not None:
            raise InvalidRequest("--at goes with --trust: what you do not vouch for is judged as of now.")
        return None
    now = datetime.now(UTC)
    try:
        at = datetime.fromisoformat(seen_at) if seen_at is not None else now
    except ValueError:
        raise InvalidRequest(f"--at {seen_at}: this is no time in ISO 8601, such as 2026-05-31T18:00.") from None
    at = at if at.tzinfo is not None else at.replace(tzinfo=UTC)
    if at > now:
        raise InvalidRequest(f"--at {seen_at}: this lies in the future.")
    if at < EARLIEST:
        raise InvalidRequest(f"--at {seen_at}: no shop showed a page before {EARLIEST:%Y}.")
    return at.astimezone(UTC)


def link_from(target: str) -> str:
    """A target that is no file, as a link. Raises InvalidRequest for what is none either."""
    if Path(target).is_dir():
        raise InvalidRequest(f"{target}: this is a folder; give the saved pages in it")
    if not target.lower().startswith(("http://", "https://")):
        raise InvalidRequest(f"{target}: there is no such file, and a link begins with https://")
    return target


async def _reach(question: Question, on_progress: OnProgress) -> "tuple[VerdictDocument, ChartSeries | None]":
    """The verdict, and the chart of its price where there is one."""
    from worthit.house import House

    house = House.load()
    async with house.open() as verdicts:
        document = await verdicts.reach(question, on_progress)
        return document, await house.charts.series(document.id) if document.kept else None


def _progress_line() -> OnProgress:
    """Name the stages on a terminal, in one line that is wiped at the end; say nothing into a pipe."""
    on_terminal = sys.stderr.isatty()

    async def tell(progress: Progress) -> None:
        if on_terminal:
            detail = f": {progress.detail}" if progress.detail else ""
            last = progress.stage == "explain"
            click.echo("\r\x1b[2K" + ("" if last else f"{progress.stage}{detail} …"), err=True, nl=False)

    return tell
