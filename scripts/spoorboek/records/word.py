"""Word: a fixed word of the review method, with its Dutch label.

These words steer checks and reasoning, so they live in code. Words that only sort (roles, phases,
sectors, kinds of tool) are data: see `vocabulary`. Words of one record type stand with that type.
"""

from enum import StrEnum
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema


class Word(StrEnum):
    """A fixed word: its value is written in YAML, its label is read on the site."""

    label: str
    meaning: str

    def __new__(cls, value: str, label: str, meaning: str = "") -> Self:
        """A word from its value in YAML, its label and, where it helps, its meaning."""
        word = str.__new__(cls, value)
        word._value_ = value
        word.label = label
        word.meaning = meaning
        return word

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.enum_schema(cls, list(cls), strict=False, sub_type="str")

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {
            "type": "string",
            "enum": [word.value for word in cls],
            "markdownDescription": "\n".join(f"- `{w.value}`: {w.label}" for w in cls),
        }
