"""Where the API takes bodies, the places within a body, and bodies with one thing wrong in them."""

import copy
from collections.abc import Iterator
from typing import Any

from litestar import Litestar
from litestar.routes import HTTPRoute
from msgspec import Struct
from msgspec import inspect as types

from tests.laws.json_of_types import option_of

Place = tuple[str | int, ...]


def routes_with_bodies(app: Litestar) -> Iterator[tuple[str, str, type[Struct]]]:
    """Method, path and Struct of every route that takes a JSON body."""
    for route in app.routes:
        if isinstance(route, HTTPRoute):
            for handler in route.route_handlers:
                field = handler.parsed_data_field
                if field is not None:
                    assert field.is_subclass_of(Struct), f"{route.path} takes a body that is no Struct"
                    yield str(min(handler.http_methods)), route.path_format, field.annotation


def places(body: Any, of: types.Type, at: Place = ()) -> Iterator[tuple[Place, types.Type]]:
    """Every place of this right body, and what may stand there."""
    yield at, of
    match option_of(of, body):
        case types.StructType() as struct:
            for field in struct.fields:
                if field.encode_name in body:
                    yield from places(body[field.encode_name], field.type, (*at, field.encode_name))
        case types.CollectionType() as many:
            for number, item in enumerate(body):
                yield from places(item, many.item_type, (*at, number))
        case types.TupleType() as several:
            for number, (item, inner) in enumerate(zip(body, several.item_types, strict=True)):
                yield from places(item, inner, (*at, number))


def objects(body: Any, of: types.Type) -> list[tuple[Place, types.StructType]]:
    """The places of this right body at which a Struct stands."""
    found = [(place, option_of(inner, there(body, place))) for place, inner in places(body, of)]
    return [(place, inner) for place, inner in found if isinstance(inner, types.StructType)]


def members(body: Any, of: types.Type, *, required: bool) -> list[Place]:
    """The places of the members that Structs have in this right body; if `required`, those that they must have."""
    return [
        (*place, field.encode_name)
        for place, struct in objects(body, of)
        for field in struct.fields
        if field.encode_name in there(body, place) and (field.required or not required)
    ]


def there(body: Any, place: Place) -> Any:
    for part in place:
        body = body[part]
    return body


def changed(body: Any, place: Place, value: Any) -> Any:
    """The same body with this value at that place."""
    if not place:
        return value
    copied = copy.deepcopy(body)
    there(copied, place[:-1])[place[-1]] = value
    return copied


def without(body: Any, place: Place) -> Any:
    copied = copy.deepcopy(body)
    del there(copied, place[:-1])[place[-1]]
    return copied


def written(place: Place) -> str | None:
    """A place as a problem document names it: `pages[2]`, `rule.amount`; None for the whole body."""
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place)
    return text.removeprefix(".") or None
