import click

from worthit.plugin import COMMANDS, Manifest, Plugin, PluginConfig, Registrar


@click.group("tally")
def tally() -> None:
    """Add numbers up."""


@tally.command("sum")
@click.argument("numbers", type=int, nargs=-1)
def sum_(numbers: tuple[int, ...]) -> None:
    """Print the sum of NUMBERS."""
    click.echo(sum(numbers))


class Tally(Plugin[PluginConfig]):
    manifest = Manifest(name="tally", config=PluginConfig)

    def register(self, to: Registrar) -> None:
        to.add(COMMANDS, tally)
