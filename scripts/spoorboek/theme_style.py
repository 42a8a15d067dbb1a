"""Theme style: of the theme's style sheet only the rules that can apply to a page of ours.

The theme has rules for much that no page here has. A selector can apply when each class, id and attribute
value that it asks for is a word of our templates or prose; elements and states such as `:hover` always can.
What stays is not changed, so what wins from what stays the same.
"""

import re
from collections.abc import Iterable, Iterator, Set

MADE_BY_MARKDOWN = frozenset({"footnote", "footnote-ref", "footnote-backref"})
"""Classes that stand in no template, since an extension of Markdown writes them."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PIECE = re.compile(r""""(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^)"']*\)|[{};]|.""", re.DOTALL)
_HOLDS_RULES = ("@media", "@supports", "@container", "@layer")
_ASKED = re.compile(r"[.#](-?[A-Za-z_][\w-]*)|\[([\w-]+)(?:[~|^$*]?=[\"']?([^\"'\]]*)[\"']?)?\]")
_STATE_WITH_CHOICES = re.compile(r":(is|where|not|has)\(")
_PLAIN_ATTRIBUTES = frozenset(
    {"class", "disabled", "hidden", "href", "id", "open", "src", "title", "type"}
)
_PROPERTY = re.compile(r"(?<=[{;])\s*(--[\w-]+):((?:url\([^)]*\)|[^;}])*);?")
_WORD = re.compile(r"[\w-]+")
_GIVEN = re.compile(r"""\{[^}\n]*\}|\b(?:class|id)=(?:"[^"]*"|'[^']*'|\S+)""")
_KEYFRAMES = re.compile(r"@(?:-webkit-)?keyframes ([\w-]+)$")


def words_of_templates(texts: Iterable[str]) -> frozenset[str]:
    """Every word that a template could put in a class, an id or an attribute."""
    return frozenset(word for text in texts for word in _WORD.findall(text))


def words_of_prose(texts: Iterable[str]) -> frozenset[str]:
    """Every word that stands in a page of prose where it gives something a class or an id."""
    return words_of_templates(said for text in texts for said in _GIVEN.findall(text))


def needed(sheet: str, words: Set[str], beside: str = "") -> str:
    """The rules of a style sheet that can apply where these are the words, without values nobody asks for.

    `beside` is the style that comes with it and may use its values.
    """
    rules = _kept(_COMMENT.sub("", sheet), words | MADE_BY_MARKDOWN)
    while (fewer := _without_idle_values(rules, beside)) != rules:
        rules = fewer
    return _without_idle_movements(rules)


def _kept(sheet: str, words: Set[str]) -> str:
    kept = []
    for head, body in _rules(sheet):
        if body is None:
            kept.append(f"{head};")
        elif head.startswith(_HOLDS_RULES):
            if inner := _kept(body, words):
                kept.append(f"{head}{{{inner}}}")
        elif head.startswith("@"):
            kept.append(f"{head}{{{body}}}")
        elif fitting := [one for one in _split(head, ",") if can_apply(one, words)]:
            kept.append(f"{','.join(fitting)}{{{body}}}")
    return "".join(kept)


def can_apply(selector: str, words: Set[str]) -> bool:
    """Whether all that a selector asks for is among these words."""
    while found := _STATE_WITH_CHOICES.search(selector):
        choices = _until_closed(selector, found.end())
        if found[1] != "not" and not any(can_apply(one, words) for one in _split(choices, ",")):
            return False
        selector = selector[: found.start()] + selector[found.end() + len(choices) + 1 :]
    return all(_is_there(asked, words) for asked in _ASKED.finditer(selector))


def _is_there(asked: re.Match[str], words: Set[str]) -> bool:
    name, attribute, value = asked.groups()
    if name:
        return name in words
    return attribute in _PLAIN_ATTRIBUTES or {attribute, value or attribute} <= words


def _rules(sheet: str) -> Iterator[tuple[str, str | None]]:
    """Each rule of the outermost level: what stands before its braces and what within them."""
    depth, head, body = 0, "", ""
    for piece in _PIECE.findall(sheet):
        depth += (piece == "{") - (piece == "}")
        if depth == 0 and piece == "}":
            yield head.strip(), body
            head, body = "", ""
        elif depth == 0 and piece == ";":
            yield head.strip(), None
            head = ""
        elif depth == 0:
            head += piece
        elif depth > 1 or piece != "{":
            body += piece


def _split(text: str, mark: str) -> list[str]:
    """The parts between a mark, where it stands in no brackets."""
    parts, depth = [""], 0
    for letter in text:
        depth += (letter in "([") - (letter in ")]")
        if letter == mark and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return parts


def _until_closed(text: str, start: int) -> str:
    depth = 1
    for at in range(start, len(text)):
        depth += (text[at] == "(") - (text[at] == ")")
        if not depth:
            return text[start:at]
    return text[start:]


def _without_idle_values(rules: str, beside: str) -> str:
    asked = set(re.findall(r"var\(\s*(--[\w-]+)", rules + beside))
    return _PROPERTY.sub(lambda found: found[0] if found[1] in asked else "", rules)


def _without_idle_movements(rules: str) -> str:
    kept = []
    for head, body in _rules(rules):
        found = _KEYFRAMES.match(head)
        if found and not re.search(rf"animation[^;}}]*\b{re.escape(found[1])}\b", rules):
            continue
        kept.append(f"{head};" if body is None else f"{head}{{{body}}}")
    return "".join(kept)
