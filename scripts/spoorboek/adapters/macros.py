"""Door for prose: macros that print slots.

A macro prints no content, only an HTML comment that says what belongs there; the comment is
replaced when the site is poured.
"""

import json
import re
from collections.abc import Callable
from functools import partial
from inspect import signature
from typing import Any

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from spoorboek.pages.slots import SLOTS

# What ends a comment, opens a tag or splits a Markdown table may not stand in one.
_UNSAFE = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&|`*_-"})
_SLOT_FIRST_ON_LINE = re.compile(r"^(?=[ ]{0,3}<!--spoorboek )(?P<indent>[ ]*)", re.MULTILINE)
_SLOT_ALONE = re.compile(r"^[ ]*<!--spoorboek [^\n]*?-->[ ]*$")


class OnlyMacros(ImmutableSandboxedEnvironment):
    """Runs the macros of `SLOTS` and nothing else: no templates, no filters, no look into values."""

    def __init__(self, macros: dict[str, Callable[..., str]]) -> None:
        super().__init__(undefined=StrictUndefined)
        self.globals, self.filters, self.tests = dict(macros), {}, {}
        self.ours = tuple(macros.values())

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ARG002  # as called
        """No attribute is needed, so none is given."""
        return False

    def is_safe_callable(self, obj: Any) -> bool:
        """Ours alone."""
        return obj in self.ours


def define_env(env: Any) -> None:
    """Register one macro per slot; the name of the function is set by mkdocs-macros."""
    for name in SLOTS:
        env.macro(partial(slot, name), name)


def on_pre_page_macros(env: Any) -> None:
    """Give pages of strangers our environment instead of one with everything; called by mkdocs-macros."""
    if not isinstance(env.env, OnlyMacros):
        env._env = OnlyMacros({name: env.macros[name] for name in SLOTS})  # there is no other way


def on_post_page_macros(env: Any) -> None:
    """Repair the slots that begin a line of running text; also called by mkdocs-macros."""
    env.markdown = in_running_text(env.markdown)


def slot(name: str, *args: str | int) -> str:
    """The comment that holds the place of a slot."""
    signature(SLOTS[name]).bind(None, *args)  # raises where arguments are missing or too many
    data = json.dumps({"slot": name, "args": list(args)}).replace("\\\\", "\\u005c")
    return f"<!--spoorboek {data.translate(_UNSAFE)}-->"


def in_running_text(markdown: str) -> str:
    """Markdown in which no slot inside a paragraph begins a line.

    Python-Markdown takes a comment at the start of a line for a block of its own and leaves the
    rest of the line as raw text; a break opportunity before the comment prevents that.
    """
    lines = ["", *markdown.split("\n"), ""]
    repaired = [
        line if _stands_alone(before, line, after) else _SLOT_FIRST_ON_LINE.sub(r"\1<wbr>", line)
        for before, line, after in zip(lines, lines[1:], lines[2:], strict=False)
    ]
    return "\n".join(repaired)


def _stands_alone(before: str, line: str, after: str) -> bool:
    return bool(_SLOT_ALONE.match(line)) and not before.strip() and not after.strip()
