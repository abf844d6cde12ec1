"""`worthit doctor`: is this instance well? One line a part, and exit code 1 when something that is needed fails."""

import sys

import click

from worthit.cli.loop import run_to_end
from worthit.plugin import Health


@click.command()
def doctor() -> None:
    """Check the settings, the image library, the database and the plugins, one line each."""
    rows = run_to_end(_examine())
    width = max(len(name) for name, _ in rows)
    for name, health in rows:
        click.echo(f"{name:{width}}  {health.state:8}  {health.detail}".rstrip())
    sys.exit(1 if any(health.state == "failed" for _, health in rows) else 0)


async def _examine() -> list[tuple[str, Health]]:
    from worthit.health import health_checks
    from worthit.house import House
    from worthit.web.edge import read_edge
    from worthit.web.health import run_checks

    house = House.load()
    read_edge(house.settings.web)
    rows = [("settings", Health("ok")), ("images", _image_library())]
    rows += [("warning", Health("degraded", warning)) for warning in house.host.report().warnings]
    async with house.open():
        for name, part in (await run_checks(health_checks(house).parts)).items():
            rows.append((name, Health(part.state, part.detail)))
        rows += list((await house.host.health()).items())
    return rows


def _image_library() -> Health:
    import PIL

    if ".post" in PIL.__version__:
        return Health("ok", f"pillow-simd {PIL.__version__}")
    return Health("degraded", f"plain Pillow {PIL.__version__}: images are slower; install a C compiler")
