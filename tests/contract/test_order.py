"""In which order plugins start, and what a circle costs."""

from hypothesis import given
from hypothesis import strategies as st

from tests.contract.wild import DIARY, install_diarist, load, row
from worthit.plugin.order import start_order
from worthit.testing.pytest_plugin import InstallPlugin

NAMES = "abcdefg"


def test_ties_go_by_name() -> None:
    assert start_order({"c": set(), "a": set(), "b": set()}) == (("a", "b", "c"), ())


def test_ties_go_by_name_also_among_those_that_had_to_wait() -> None:
    assert start_order({"a": set(), "b": {"a"}, "d": set()}) == (("a", "b", "d"), ())


def test_a_circle_is_told_from_its_first_name_on() -> None:
    assert start_order({"a": {"c"}, "b": {"c"}, "c": {"b"}}) == (("a",), (("b", "c"),))


def test_predecessors_go_first_and_unknown_ones_are_ignored() -> None:
    assert start_order({"a": {"c", "nowhere"}, "b": set(), "c": set()}) == (("b", "c", "a"), ())


def test_only_the_members_of_a_circle_are_taken_out() -> None:
    order, cycles = start_order({"a": set(), "b": {"d"}, "c": {"b"}, "d": {"c"}, "e": {"d"}, "f": {"f"}})
    assert order == ("a", "e")
    assert sorted(map(sorted, cycles)) == [["b", "c", "d"], ["f"]]


@given(st.dictionaries(st.sampled_from(NAMES), st.sets(st.sampled_from(NAMES))))
def test_every_plugin_is_placed_or_named_in_a_circle_and_nobody_precedes_its_predecessor(
    predecessors: dict[str, set[str]],
) -> None:
    order, cycles = start_order(predecessors)
    circling = [name for cycle in cycles for name in cycle]
    assert sorted([*order, *circling]) == sorted(predecessors)
    for index, name in enumerate(order):
        assert predecessors[name] & set(order) <= set(order[:index])


async def test_plugins_start_in_order_and_stop_in_reverse(installed_plugins: InstallPlugin) -> None:
    install_diarist(installed_plugins, "ann", requires=("cleo",))
    install_diarist(installed_plugins, "ben", after=("ann", "nobody"))
    install_diarist(installed_plugins, "cleo")
    host = load("ann", "ben", "cleo")
    diary: list[str] = []
    host.provide(DIARY, diary)
    async with host.running():
        assert diary == ["cleo starts", "ann starts", "ben starts"]
    assert diary[3:] == ["ben stops", "ann stops", "cleo stops"]


def test_a_circle_costs_its_members_and_who_requires_them(installed_plugins: InstallPlugin) -> None:
    install_diarist(installed_plugins, "ann", requires=("ben",))
    install_diarist(installed_plugins, "ben", after=("ann",))
    install_diarist(installed_plugins, "cleo", requires=("ben",))
    install_diarist(installed_plugins, "dora", after=("ben",))
    host = load("ann", "ben", "cleo", "dora")
    assert [(row.name, row.state, row.line) for row in host.report().plugins] == [
        ("ann", "failed", "its order is a circle: ann → ben → ann"),
        ("ben", "failed", "its order is a circle: ann → ben → ann"),
        ("cleo", "failed", "it requires ben, which failed"),
        ("dora", "ready", ""),
    ]


def test_a_plugin_without_its_requirement_says_what_became_of_that(installed_plugins: InstallPlugin) -> None:
    install_diarist(installed_plugins, "ann", requires=("ben",))
    install_diarist(installed_plugins, "ben")
    assert row(load("ann"), "ann").line == "it requires ben, which is not enabled"
    assert row(load("ann", "ben"), "ann").state == "ready"


async def test_who_requires_a_plugin_that_does_not_start_is_left_out_with_it(installed_plugins: InstallPlugin) -> None:
    install_diarist(installed_plugins, "ann", before="raise OSError('no ink')")
    install_diarist(installed_plugins, "ben", requires=("ann",))
    install_diarist(installed_plugins, "cleo", after=("ann",))
    host = load("ann", "ben", "cleo")
    diary: list[str] = []
    host.provide(DIARY, diary)
    async with host.running():
        assert row(host, "ben").line == "it requires ann, which failed"
    assert diary == ["ann starts", "cleo starts", "cleo stops"]


async def test_who_requires_a_plugin_that_is_off_is_off_too(installed_plugins: InstallPlugin) -> None:
    install_diarist(installed_plugins, "ann", before="from worthit.plugin import PluginUnavailable as U; raise U('x')")
    install_diarist(installed_plugins, "ben", requires=("ann",))
    host = load("ann", "ben")
    host.provide(DIARY, [])
    async with host.running():
        assert (row(host, "ben").state, row(host, "ben").line) == ("off", "it requires ann, which is off")
