"""JSON for any type that a request is decoded to, right and wrong, by msgspec's own account of types
(`msgspec.inspect`): a new Struct needs no code here.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC
from typing import Any, NamedTuple

from hypothesis import strategies as st
from msgspec import inspect as types

HUGE = 10**400
NONSENSE = "\x00?"
SAMPLES: dict[str, Any] = {
    "null": None,
    "bool": True,
    "int": 17,
    "float": 1.5,
    "str": NONSENSE,
    "list": [],
    "dict": {},
}
"""One value of each kind that JSON has."""


def right(of: types.Type) -> st.SearchStrategy[Any]:
    """JSON that the annotations allow. What rules across members say is not known here."""
    return st.one_of(*(_kind(option).made(option) for option in options(of)))


def wrong(of: types.Type) -> Iterator[Any]:
    """What must not stand where this type is asked for: other kinds of JSON, and what lies out of its bounds."""
    read_from = set().union(*(_kind(option).read_from for option in options(of)))
    yield from (value for kind, value in SAMPLES.items() if kind not in read_from)
    several = [option for option in options(of) if not isinstance(option, types.NoneType)]
    if len(several) == 1:
        yield from _kind(several[0]).outside(several[0])


def option_of(of: types.Type, value: Any) -> types.Type:
    """The one type of a union that this right value is of."""
    kind = next(kind for kind, sample in SAMPLES.items() if type(sample) is type(value))
    fitting = [option for option in options(of) if kind in _kind(option).read_from]
    if len(fitting) > 1:
        tagged = [option for option in fitting if isinstance(option, types.StructType)]
        fitting = [option for option in tagged if value[option.tag_field] == option.tag] or fitting
    return fitting[0]


def options(of: types.Type) -> list[types.Type]:
    """The types of a union, without annotations; of another type itself."""
    while isinstance(of, types.Metadata):
        of = of.type
    return [one for inner in of.types for one in options(inner)] if isinstance(of, types.UnionType) else [of]


class _Kind(NamedTuple):
    """made: right JSON for it; read_from: the kinds of JSON it is decoded from; outside: of these, what is refused."""

    made: Callable[[Any], st.SearchStrategy[Any]]
    read_from: set[str]
    outside: Callable[[Any], Iterable[Any]] = lambda of: ()


def _kind(of: types.Type) -> _Kind:
    return next(kind for known, kind in _KINDS.items() if isinstance(of, known))


def _integers(of: types.IntType) -> st.SearchStrategy[int]:
    low = of.gt + 1 if of.gt is not None else of.ge
    high = of.lt - 1 if of.lt is not None else of.le
    return st.integers(-(2**31) if low is None else low, 2**31 if high is None else high)


def _floats(of: types.FloatType) -> st.SearchStrategy[float]:
    return st.floats(
        of.ge if of.gt is None else of.gt,
        of.le if of.lt is None else of.lt,
        exclude_min=of.gt is not None,
        exclude_max=of.lt is not None,
        allow_nan=False,
        allow_infinity=False,
    )


def _beyond(of: types.IntType | types.FloatType) -> Iterator[Any]:
    yield from (bound - 1 for bound in (of.ge, of.gt) if bound is not None)
    yield from (bound + 1 for bound in (of.le, of.lt) if bound is not None)
    yield HUGE


def _texts(of: types.StrType) -> st.SearchStrategy[str]:
    most = 50 if of.max_length is None else min(of.max_length, 50)
    if of.pattern:
        return st.from_regex(of.pattern, fullmatch=True).filter(lambda text: (of.min_length or 0) <= len(text) <= most)
    return st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=of.min_length or 0, max_size=most
    )


def _misfits(of: types.StrType) -> Iterator[str]:
    if of.pattern:
        yield NONSENSE
    if of.max_length is not None:
        yield "x" * (of.max_length + 1)
    if of.min_length:
        yield ""


def _nonsense(of: types.Type) -> Iterator[str]:
    yield NONSENSE


def _lists(of: types.CollectionType) -> st.SearchStrategy[list[Any]]:
    most = (of.min_length or 0) + 3 if of.max_length is None else of.max_length
    unique = isinstance(of, types.SetType | types.FrozenSetType)
    return st.lists(right(of.item_type), min_size=of.min_length or 0, max_size=most, unique=unique)


def _wrong_lengths(of: types.CollectionType) -> Iterator[list[Any]]:
    item = next((SAMPLES[kind] for kind in ("int", "str") if kind in _kind(options(of.item_type)[0]).read_from), None)
    if of.max_length is not None and item is not None:
        yield [item] * (of.max_length + 1)
    if of.min_length:
        yield []


def _structs(of: types.StructType) -> st.SearchStrategy[dict[str, Any]]:
    needed = {field.encode_name: right(field.type) for field in of.fields if field.required}
    others = {field.encode_name: right(field.type) for field in of.fields if not field.required}
    if of.tag_field is not None:
        needed[of.tag_field] = st.just(of.tag)
    return st.fixed_dictionaries(needed, optional=others)


_KINDS: dict[type[types.Type], _Kind] = {
    types.NoneType: _Kind(lambda of: st.none(), {"null"}),
    types.BoolType: _Kind(lambda of: st.booleans(), {"bool"}),
    types.IntType: _Kind(_integers, {"int"}, _beyond),
    types.FloatType: _Kind(_floats, {"int", "float"}, _beyond),
    types.StrType: _Kind(_texts, {"str"}, _misfits),
    types.DecimalType: _Kind(lambda of: st.decimals(0, 10**6, places=2).map(str), {"int", "float", "str"}, _nonsense),
    types.DateTimeType: _Kind(
        lambda of: st.datetimes(timezones=st.just(UTC)).map(lambda time: time.isoformat()), {"str"}, _nonsense
    ),
    types.DateType: _Kind(lambda of: st.dates().map(lambda day: day.isoformat()), {"str"}, _nonsense),
    types.TimeType: _Kind(lambda of: st.times().map(lambda time: time.isoformat()), {"str"}, _nonsense),
    types.LiteralType: _Kind(lambda of: st.sampled_from(of.values), {"str"}, _nonsense),
    types.EnumType: _Kind(lambda of: st.sampled_from([one.value for one in of.cls]), {"str"}, _nonsense),
    types.CollectionType: _Kind(_lists, {"list"}, _wrong_lengths),
    types.TupleType: _Kind(
        lambda of: st.tuples(*map(right, of.item_types)).map(list), {"list"}, lambda of: [[None] * 99]
    ),
    types.DictType: _Kind(lambda of: st.dictionaries(right(of.key_type), right(of.value_type), max_size=3), {"dict"}),
    types.StructType: _Kind(_structs, {"dict"}),
}
