"""The plugins that a process knows, in the order in which they start, and which of them stand."""

from collections.abc import Iterator, Sequence

from worthit.config import Environment, PluginsSettings
from worthit.plugin.discover import Found, enabled_names
from worthit.plugin.doctor import Row
from worthit.plugin.member import Member, State
from worthit.plugin.order import start_order


class Roster:
    """All plugins that are installed or enabled."""

    def __init__(self, found: Sequence[Found], settings: PluginsSettings, environment: Environment) -> None:
        enabled = enabled_names(found, settings)
        absent: list[tuple[str, Found | None]] = [(name, None) for name in enabled - {plugin.name for plugin in found}]
        named = sorted([*absent, *((plugin.name, plugin) for plugin in found)], key=lambda pair: pair[0])
        self.members = [
            Member(name, plugin, enabled=name in enabled, given=tuple(environment.sections.get(name, {}).values()))
            for name, plugin in named
        ]

    def standing(self) -> Iterator[Member]:
        """Those that stand, in order; on the way, one whose requirement does not stand is left out."""
        for member in self.members:
            if not member.standing:
                continue
            lacking = next((other for other in map(self.named, member.requires) if not other.standing), None)
            if lacking is None:
                yield member
            else:
                state: State = "off" if lacking.state == "off" else "failed"
                member.leave_out(state, f"it requires {lacking.name}, which {_what_became_of(lacking)}")

    def only_serving(self, member: Member) -> bool:
        """Whether it, or one that it requires, runs only where WorthIt! serves."""
        own = member.plugin is not None and member.plugin.manifest.only_serving
        return own or any(self.only_serving(self.named(name)) for name in member.requires)

    def named(self, name: str) -> Member:
        """The member of that name, preferring one that stands (two distributions may claim a name)."""
        bearers = [member for member in self.members if member.name == name]
        standing = [member for member in bearers if member.standing]
        return (standing or bearers or [Member(name, None, enabled=False)])[0]

    def provider(self, capability: str) -> Member | None:
        """Who provides the capability."""
        return next((m for m in self.members if m.standing and capability in m.contributions.services), None)

    def put_in_order(self) -> None:
        """Sort by what the manifests demand; who is in a circle is left out."""
        manifests = {member.name: member.plugin.manifest for member in self.members if member.plugin}
        order, cycles = start_order({name: {*m.requires, *m.after} for name, m in manifests.items()})
        for cycle in cycles:
            for name in cycle:
                self.named(name).leave_out("failed", f"its order is a circle: {' → '.join((*cycle, cycle[0]))}")
        place = {name: index for index, name in enumerate(order)}
        self.members.sort(key=lambda member: place.get(member.name, len(place)))

    def rows(self) -> Iterator[Row]:
        """Every plugin as the doctor's report shows it."""
        for member in self.members:
            adds = sorted({*member.contributions.items, *member.contributions.services})
            yield Row(
                name=member.name,
                distribution=member.found.distribution if member.found else "",
                version=member.found.version if member.found else "",
                state=member.state,
                line=member.line or (f"adds {', '.join(adds)}" if adds else ""),
            )


def _what_became_of(member: Member) -> str:
    if member.found is None:
        return "is not installed"
    return {"disabled": "is not enabled", "off": "is off"}.get(member.state, "failed")
