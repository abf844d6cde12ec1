"""What plugins keep about people, asked for with the services that they need for it."""

from collections.abc import Sequence
from typing import Any, Protocol

from worthit.accounts.personal_data import Whose
from worthit.plugin.contract import Services


class PersonalData(Protocol):
    """What a plugin keeps about people. name: the plugin's.

    It is asked wherever WorthIt! runs, on the command line too, where a plugin that is `only_serving` was not started:
    so it is given the services.
    """

    name: str

    async def export(self, whose: Whose, services: Services) -> Sequence[Any]:
        """All of it, as values that JSON knows, times and amounts included."""
        ...

    async def erase(self, whose: Whose, services: Services) -> int:
        """Erase it for good. Gives how many things went."""
        ...


class WithServices:
    """The personal data of a plugin, for who knows of no services."""

    def __init__(self, data: PersonalData, services: Services) -> None:
        self.name = data.name
        self._data = data
        self._services = services

    async def export(self, whose: Whose) -> Sequence[Any]:
        return await self._data.export(whose, self._services)

    async def erase(self, whose: Whose) -> int:
        return await self._data.erase(whose, self._services)
