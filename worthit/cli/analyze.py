"""`worthit analyze`: a link or saved pages in, a verdict on the terminal out."""

import sys
from pathlib import Path

import click
import msgspec

from worthit.cli.loop import run_to_end
from worthit.errors import InvalidRequest, WorthItError
from worthit.product.saved import read_saved_page
from worthit.verdict.model import VerdictDocument
from worthit.verdict.question import OnProgress, Progress, Question


@click.command()
@click.argument("targets", metavar="URL|FILE…", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print the verdict as JSON, the same as the API gives.")
def analyze(targets: tuple[str, ...], as_json: bool) -> None:
    """Is it worth its price?

    Give a link, or saved pages (html or html.gz) of one product: its page, and pages of its reviews. A link beside
    files says where they came from; then nothing is fetched.
    """
    try:
        document = run_to_end(_reach(_question(targets), _progress_line()))
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

        Console(highlight=False).print(verdict_on_terminal(document))


def _question(targets: tuple[str, ...]) -> Question:
    files = [Path(target) for target in targets if Path(target).is_file()]
    links = [target for target in targets if not Path(target).is_file()]
    for target in links:
        if Path(target).is_dir():
            raise InvalidRequest(f"{target}: this is a folder; give the saved pages in it")
        if not target.lower().startswith(("http://", "https://")):
            raise InvalidRequest(f"{target}: there is no such file, and a link begins with https://")
    if len(links) > 1:
        raise InvalidRequest("Give one link at a time; several files may describe one product.")
    return Question(url=links[0] if links else None, pages=tuple(read_saved_page(file) for file in files))


async def _reach(question: Question, on_progress: OnProgress) -> VerdictDocument:
    from worthit.house import House

    async with House.load().open() as verdicts:
        return await verdicts.reach(question, on_progress)


def _progress_line() -> OnProgress:
    """Name the stages on a terminal, in one line that is wiped at the end; say nothing into a pipe."""
    on_terminal = sys.stderr.isatty()

    async def tell(progress: Progress) -> None:
        if on_terminal:
            detail = f": {progress.detail}" if progress.detail else ""
            last = progress.stage == "explain"
            click.echo("\r\x1b[2K" + ("" if last else f"{progress.stage}{detail} …"), err=True, nl=False)

    return tell
