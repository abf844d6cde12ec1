"""The aspects that are known by name, with the words that buyers use for them: `vocabulary.toml`, read and checked."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

import msgspec
from msgspec import Struct

from worthit.reviews.language import LANGUAGES, Language
from worthit.reviews.model import Aspect as Opinion

Tone = Literal["terms", "good", "bad"]
TONES: tuple[Tone, ...] = get_args(Tone)


class Words(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How one language speaks of an aspect. terms: neutral; good, bad: name it and judge it at once."""

    terms: tuple[str, ...]
    good: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()


class Aspect(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that a reader wants counted together. label: its name for a reader of each language."""

    id: str
    label: Mapping[Language, str]
    words: Mapping[Language, Words]


@cache
def vocabulary() -> Mapping[str, Aspect]:
    """The aspects by id, in the order of the file."""
    return read((files("worthit.reviews.aspects") / "vocabulary.toml").read_text("utf-8"))


def label_of(aspect: Opinion, language: Language) -> str:
    """The name of an aspect for a reader of a language; for what only these reviews speak of, the buyers' word."""
    known = vocabulary().get(aspect.topic) if aspect.topic is not None else None
    return aspect.label if known is None else known.label[language]


def read(content: str) -> Mapping[str, Aspect]:
    """The aspects that a text in the format of `vocabulary.toml` describes.

    Raises:
        msgspec.ValidationError: A table has another form, or lacks a language.
    """
    return {name: _aspect(name, table) for name, table in tomllib.loads(content).items()}


def _aspect(name: str, table: dict[str, Any]) -> Aspect:
    words = {key: value for key, value in table.items() if key != "label"}
    aspect = msgspec.convert({"id": name, "label": table.get("label"), "words": words}, Aspect)
    for language in LANGUAGES:
        if language not in aspect.label or language not in aspect.words:
            raise msgspec.ValidationError(f"[{name}] lacks its label or its words in '{language}'")
    return aspect
