"""YAML fields: fields at the top of a file set without touching any other line.

The place of each field comes from the parser; the rest of the text, comments and line ends included,
stays as it was written.
"""

from collections.abc import Mapping

import yaml


def with_fields(text: str, fields: Mapping[str, str], after: str) -> str:
    """The text with these fields set; what is not there yet comes behind the field `after`."""
    for key, value in fields.items():
        text = _with_field(text, key, value, after)
        after = key
    return text


def _with_field(text: str, key: str, value: str, after: str) -> str:
    end_of_line = "\r\n" if "\r\n" in text else "\n"
    line = yaml.safe_dump({key: value}, allow_unicode=True, width=2**20).rstrip("\n")
    places = _places(text)
    if key in places:
        start, end = places[key]
        return text[:start] + line + text[end:]
    _, end = places[after]
    rest = text[end:]
    stop = end + rest.find("\n") + 1 if "\n" in rest else len(text)
    lead = "" if text[:stop].endswith("\n") else end_of_line
    return f"{text[:stop]}{lead}{line}{end_of_line}{text[stop:]}"


def _places(text: str) -> dict[str, tuple[int, int]]:
    """Where each field at the top begins and where its value ends."""
    node = yaml.compose(text, yaml.SafeLoader)
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {key.value: (key.start_mark.index, _end(text, value)) for key, value in node.value}


def _end(text: str, value: yaml.Node) -> int:
    """The end of a value without the line end that a block may take along."""
    end = value.end_mark.index
    return len(text[:end].rstrip("\r\n"))
