"""Histories of tables: the core's and those of plugins, each brought up to date on its own."""

from importlib.resources import files

from msgspec import Struct

CORE = "core"


class Migrations(Struct, frozen=True, kw_only=True):
    """The migrations of one owner, as Alembic's revisions in a package: `v0001_…py` is the revision "0001".

    name: the owner, the plugin's name; its tables begin with `<name>_`. package: such as `worthit_bot.migrations`.
    """

    name: str
    package: str

    @property
    def version_table(self) -> str:
        """Where the database notes how far this history has come."""
        return "alembic_version" if self.name == CORE else f"{self.name}_alembic_version"

    def newest(self) -> str:
        """The revision that this version of the program wants, told without Alembic, whose import takes a second."""
        names = (entry.name for entry in files(self.package).iterdir())
        return max(name[1:5] for name in names if name.startswith("v"))


OWN = Migrations(name=CORE, package="worthit.storage.migrations.versions")
