"""Rules across the members of a body, in the words of JSON Schema: a Struct has them in its `json_schema`.

They are said by conditions, which generators of clients pass over; `oneOf` would make them write a union of types.
"""

from typing import Any


def exactly_one(*names: str) -> dict[str, Any]:
    """One of these members has a value; the others are null or left out."""
    rule = _given(names[-1])
    for number in range(len(names) - 2, -1, -1):
        others = {"properties": {name: {"type": "null"} for name in names[number + 1 :]}}
        rule = {"if": _given(names[number]), "then": others, "else": rule}
    return rule


def _given(name: str) -> dict[str, Any]:
    return {"required": [name], "properties": {name: {"not": {"type": "null"}}}}
