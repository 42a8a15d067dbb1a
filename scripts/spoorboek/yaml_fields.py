"""YAML fields: fields at the top of a file set without touching any other line.

The place of each field comes from the parser; the rest of the text, comments and line ends included,
stays as it was written.
"""

from collections.abc import Mapping, Sequence

import yaml


def with_fields(text: str, fields: Mapping[str, str], after: str) -> str:
    """The text with these fields set; what is not there yet comes behind the field `after`."""
    for key, value in fields.items():
        text = _with_field(text, key, value, after)
        after = key
    return text


def with_items(text: str, key: str, items: Sequence[Mapping[str, object]], after: str) -> str:
    """The text with these items at the end of a list; a list that is not there comes behind `after`."""
    found = _node(text, key)
    if not isinstance(found, yaml.SequenceNode) or not found.value:
        lines = [f"  {line}" for line in _dumped([dict(item) for item in items]).split("\n")]
        return _with_lines(text, key, "\n".join([f"{key}:", *lines]), after)
    if found.flow_style:
        end = text.rindex("]", found.start_mark.index, found.end_mark.index)
        return (
            text[:end].rstrip(" ,") + "".join(f", {_in_flow(item)}" for item in items) + text[end:]
        )
    end_of_line = "\r\n" if "\r\n" in text else "\n"
    margin = " " * found.start_mark.column
    added = _dumped([dict(item) for item in items]).split("\n")
    stop = _end(text, found.value[-1])
    behind = text.find("\n", stop)
    stop = len(text) if behind < 0 else behind + 1
    lead = "" if text[:stop].endswith("\n") else end_of_line
    block = "".join(f"{margin}{line}{end_of_line}" for line in added)
    return f"{text[:stop]}{lead}{block}{text[stop:]}"


def _node(text: str, key: str) -> yaml.Node | None:
    """The value of a field at the top, if it is there."""
    node = yaml.compose(text, yaml.SafeLoader)
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for name, value in pairs if name.value == key), None)


def _in_flow(item: Mapping[str, object]) -> str:
    return _dumped(dict(item), flow=True)


def _dumped(value: object, *, flow: bool = False) -> str:
    """A value as YAML; signs that nobody sees are written as codes, so that they come back as they were."""
    dumped = yaml.safe_dump(
        value,
        allow_unicode=str(value).isprintable() and "\\" not in repr(value),
        width=2**20,
        sort_keys=False,
        default_flow_style=flow,
    )
    return dumped.rstrip("\n")


def _with_field(text: str, key: str, value: str, after: str) -> str:
    return _with_lines(text, key, _dumped({key: value}), after)


def _with_lines(text: str, key: str, lines: str, after: str) -> str:
    end_of_line = "\r\n" if "\r\n" in text else "\n"
    line = lines.replace("\n", end_of_line)
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
