"""Door for prose: macros that print slots.

A macro prints no content, only an HTML comment that says what belongs there; the comment is
replaced when the site is poured.
"""

import json
import re
from functools import partial
from typing import Any

from spoorboek.pages.slots import SLOTS

# What ends a comment, opens a tag or splits a Markdown table may not stand in one.
_UNSAFE = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&|`*_-"})
_SLOT_FIRST_ON_LINE = re.compile(r"^(?=[ ]{0,3}<!--spoorboek )(?P<indent>[ ]*)", re.MULTILINE)
_SLOT_ALONE = re.compile(r"^[ ]*<!--spoorboek [^\n]*?-->[ ]*$")


def define_env(env: Any) -> None:
    """Register one macro per slot; the name of the function is set by mkdocs-macros."""
    for name in SLOTS:
        env.macro(partial(slot, name), name)


def on_post_page_macros(env: Any) -> None:
    """Repair the slots that begin a line of running text; also called by mkdocs-macros."""
    env.markdown = in_running_text(env.markdown)


def slot(name: str, *args: str | int) -> str:
    """The comment that holds the place of a slot."""
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
