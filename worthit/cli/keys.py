"""`worthit keys`: the keys with which this instance signs bundles."""

import click

from worthit.secrets.signing import Keyring, PublicKey


@click.group()
def keys() -> None:
    """Tell the keys that bundles are signed with, and change to a new one."""


@keys.command("list")
def list_() -> None:
    """List the keys, oldest first. Nothing is made."""
    found = keyring().keys()
    for key in found:
        click.echo(_line(key))
    if not found:
        click.echo("There is no key yet: it is made when the first bundle is asked for.")


@keys.command()
def rotate() -> None:
    """Sign with a new key from now on. The old private key is deleted; what it signed can still be verified."""
    click.echo(_line(keyring().rotate()))


def keyring() -> Keyring:
    """The keys of this instance. Nothing of the plugins is imported. Raises ConfigError."""
    from worthit.config import load_settings, read_environment
    from worthit.plugin.discover import discover

    settings = load_settings(read_environment(), plugin_sections=[plugin.name for plugin in discover()])
    return Keyring(settings.keys.folder)


def _line(key: PublicKey) -> str:
    until = f"retired {key.retired:%Y-%m-%d %H:%M}" if key.retired else "signs"
    return f"{key.id}  {key.public_key}  since {key.since:%Y-%m-%d %H:%M} UTC  {until}"
