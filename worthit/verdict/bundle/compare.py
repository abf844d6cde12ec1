"""Where two JSON values differ."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeGuard

from msgspec import Struct


class Difference(Struct, frozen=True):
    """path: where, such as `reasons[0].value`. bundle, here: the values; ABSENT where one side has none."""

    path: str
    bundle: Any
    here: Any


ABSENT = object()


def differences(bundle: Any, here: Any, tolerance: float = 0.0, path: str = "") -> Iterator[Difference]:
    """Every place where they differ, in order; numbers differ by more than the tolerance."""
    if isinstance(bundle, dict) and isinstance(here, dict):
        for name in sorted(bundle.keys() | here.keys()):
            inner = f"{path}.{name}" if path else name
            yield from differences(bundle.get(name, ABSENT), here.get(name, ABSENT), tolerance, inner)
    elif _is_list(bundle) and _is_list(here):
        for place in range(max(len(bundle), len(here))):
            pair = (_at(bundle, place), _at(here, place))
            yield from differences(*pair, tolerance, f"{path}[{place}]")
    elif not _equal(bundle, here, tolerance):
        yield Difference(path, bundle, here)


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple)


def _at(values: Sequence[Any], place: int) -> Any:
    return values[place] if place < len(values) else ABSENT


def _equal(left: Any, right: Any, tolerance: float) -> bool:
    if _is_number(left) and _is_number(right):
        return abs(left - right) <= tolerance
    return type(left) is type(right) and bool(left == right)


def _is_number(value: Any) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)
