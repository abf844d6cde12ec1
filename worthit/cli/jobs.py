"""`worthit jobs` does what is done meanwhile, for web workers that leave it alone."""

import asyncio
import signal

import click

from worthit.cli.loop import run_to_end


@click.command()
def jobs() -> None:
    """Do the jobs: looking again, watches, retention.

    `worthit run` does them too, unless WORTHIT_JOBS__EMBEDDED=false. Several processes may run; each job is done once.
    """
    run_to_end(_work_until_told_to_stop())


async def _work_until_told_to_stop() -> None:
    from worthit.house import House

    house = House.load()
    told = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    async with house.working():
        click.echo("WorthIt! does its jobs (stop with Ctrl-C)")
        await told.wait()
