"""What `worthit bot opinions` tells: one line of JSON for each verdict of which somebody said something."""

import click
import msgspec
from msgspec import Struct

from worthit.plugin import DATABASE, VERDICTS, VerdictNotFound, Verdicts, services_of
from worthit_bot.storage.opinions import Opinions


class _Line(Struct, frozen=True, kw_only=True):
    verdict_id: str
    title: str | None
    helpful: int
    not_helpful: int


async def tell_opinions(command: click.Context) -> None:
    """Raises AnalysisUnavailable where the database is away."""
    async with services_of(command) as services:
        for tally in await Opinions(services.get(DATABASE)).tallies():
            line = _Line(
                verdict_id=tally.verdict_id,
                title=await _title(tally.verdict_id, services.get(VERDICTS)),
                helpful=tally.helpful,
                not_helpful=tally.not_helpful,
            )
            click.echo(msgspec.json.encode(line))


async def _title(verdict_id: str, verdicts: Verdicts) -> str | None:
    """None where the verdict is not kept any more."""
    try:
        return (await verdicts.get(verdict_id)).product.title
    except VerdictNotFound:
        return None
