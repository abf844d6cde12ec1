"""The schemas of the document's models. msgspec writes them exactly as it decodes; here they become what is sent too.

What is only ever answered is always whole: every member is there, so all are required and none has a default.
A rule that no annotation can say stands in a Struct's `json_schema`, in the words of JSON Schema. What a docstring says
of a member (`size: in millimetres.`) is told with that member.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from inspect import cleandoc
from typing import Any

import msgspec
from msgspec import UNSET, Struct
from msgspec import inspect as types

_REF = "#/components/schemas/{name}"


def component_schemas(taken: Iterable[type[Struct]], given: Iterable[type[Struct]]) -> dict[str, Any]:
    """`components.schemas`, by name. taken: models of request bodies; given: of answers."""
    asked = sorted(set(taken), key=_name)
    every = sorted({*asked, *given}, key=_name)
    _, schemas = msgspec.json.schema_components(every, ref_template=_REF)
    _, decoded = msgspec.json.schema_components(asked, ref_template=_REF)
    for model in _structs(every):
        schema = schemas[_name(model.cls)]
        _date(schema, model)
        _describe_members(schema)
        schema |= getattr(model.cls, "json_schema", {})
        if _name(model.cls) not in decoded:
            _make_whole(schema, model.cls)
    return {name: _readable(schema) for name, schema in sorted(schemas.items())}


def _name(model: type) -> str:
    return model.__name__


def _structs(models: Sequence[type[Struct]]) -> list[types.StructType]:
    """Every Struct that these are made of, each once."""
    found: dict[type, types.StructType] = {}
    waiting: list[types.Type] = list(types.multi_type_info(models))
    while waiting:
        one = waiting.pop()
        if isinstance(one, types.StructType):
            if one.cls in found:
                continue
            found[one.cls] = one
        waiting += _parts(one)
    return list(found.values())


def _parts(of: types.Type) -> Iterator[types.Type]:
    match of:
        case types.Metadata():
            yield of.type
        case types.CollectionType():
            yield of.item_type
        case types.TupleType():
            yield from of.item_types
        case types.DictType() | types.FrozenDictType():
            yield of.value_type
        case types.UnionType():
            yield from of.types
        case types.StructType():
            yield from (field.type for field in of.fields)


def _date(schema: dict[str, Any], model: types.StructType) -> None:
    for field in model.fields:
        _date_value(schema["properties"][field.encode_name], field.type)


def _date_value(schema: dict[str, Any], of: types.Type) -> None:
    """msgspec says `date-time` only where a type demands a zone; our times always have one."""
    match of:
        case types.Metadata():
            _date_value(schema, of.type)
        case types.DateTimeType():
            schema["format"] = "date-time"
        case types.CollectionType() if "items" in schema:
            _date_value(schema["items"], of.item_type)
        case types.TupleType():
            for item, inner in zip(schema["prefixItems"], of.item_types, strict=True):
                _date_value(item, inner)
        case types.DictType() | types.FrozenDictType() if "additionalProperties" in schema:
            _date_value(schema["additionalProperties"], of.value_type)
        case types.UnionType():
            values = [inner for inner in of.types if not isinstance(inner, types.StructType | types.NoneType)]
            for option, inner in zip(schema["anyOf"], values, strict=False):  # msgspec puts Structs and null last
                _date_value(option, inner)


def _make_whole(schema: dict[str, Any], model: type[Struct]) -> None:
    """All members are required, but those that are left out of an answer."""
    sparing = model.__struct_config__.omit_defaults
    left_out = {
        field.encode_name
        for field in msgspec.structs.fields(model)
        if field.default is UNSET or (sparing and not field.required)
    }
    schema["required"] = [name for name in schema["properties"] if name not in left_out]
    for name in schema["required"]:
        schema["properties"][name].pop("default", None)


def _describe_members(schema: dict[str, Any]) -> None:
    """Moves what the docstring says of a member, or of several, to where the member is."""
    name = "|".join(map(re.escape, schema["properties"]))
    begins = rf"(?:^|(?<=[.:;]))\s*((?:{name})(?:, (?:{name}))*): "
    whole, *told = re.split(begins, cleandoc(schema.get("description", "")), flags=re.MULTILINE)
    for names, text in zip(told[::2], told[1::2], strict=True):
        for member in names.split(", "):
            words = " ".join(text.split()).removesuffix(";")
            schema["properties"][member].setdefault("description", words[:1].upper() + words[1:])
    if whole.strip():
        schema["description"] = whole.strip()


def _readable(schema: Any) -> Any:
    """The same, as all generators of clients read it: an enumeration of one value is a constant, and a tuple an array
    of fixed length; `prefixItems` stay where its items differ. An array always says what its items are.
    """
    if isinstance(schema, list):
        return [_readable(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    walked = {key: _readable(value) for key, value in schema.items() if (key, value) != ("items", False)}
    if len(walked.get("enum") or ()) == 1:
        (walked["const"],) = walked.pop("enum")
    first, *others = walked.get("prefixItems") or (None,)
    if first is not None and all(other == first for other in others):
        walked["items"] = walked.pop("prefixItems")[0]
    if walked.get("type") == "array" and "prefixItems" not in walked:
        walked.setdefault("items", {})
    return walked
