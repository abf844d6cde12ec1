"""docs/watches.md prints every parameter as it is."""

from pathlib import Path

import msgspec
import pytest

from worthit.price.watching.delivery import DeliveryLimits
from worthit.price.watching.parameters import WatchParameters
from worthit.price.watching.store import MOST_OF_OWNER

PAGE = (Path(__file__).parents[4] / "docs" / "watches.md").read_text()


@pytest.mark.parametrize("group", [WatchParameters, DeliveryLimits])
def test_the_page_tells_every_parameter_with_its_value_and_meaning(group: type[msgspec.Struct]) -> None:
    fields = msgspec.structs.fields(group)
    assert fields
    for field in fields:
        (meta,) = field.type.__metadata__
        assert f"| `{field.name}` | {field.default} | {meta.description} |" in PAGE


def test_the_page_tells_how_many_watches_somebody_may_have() -> None:
    assert f"at most {MOST_OF_OWNER} watches" in PAGE
