"""Assets: style sheets, scripts and fonts, under names that hold a checksum of what is in them.

A file under such a name never changes: a browser may keep it for as long as it likes, and a new version of
the site is seen at once, since its pages ask for another name.
"""

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from posixpath import dirname, join, normpath, relpath

FOLDERS = ("assets/css/", "assets/js/", "assets/fonts/")
"""Everything that lies below these, in the site, bears a checksum."""
BUNDLE = "assets/css/alles.css"
"""The style sheets that every page asks for, one after another in one file."""
_LENGTH = 10
_CHECKSUM = re.compile(rf"\.[0-9a-f]{{{_LENGTH}}}(?=\.\w+$)")
# A file that another names by the way to it, in quotes or as url(…).
_MENTION = re.compile(r"""(?<=["'(])[\w./-]+\.(?:css|js|woff2)(?=["')])""")
_COMMENT = re.compile(rb"""("[^"]*"|'[^']*')|/\*.*?\*/""", re.DOTALL)  # in a string it is text
# It begins with fixed text, which is looked for much faster than a place behind some text.
_SCRIPT = re.compile(r'(<script defer src="(?:\.{1,2}/)+)(assets/js/[\w/-]+\.js)(?=")')


def hashed(files: Mapping[str, bytes]) -> dict[str, tuple[str, bytes]]:
    """The new name and text of every file, by its name; what it names of the others is renamed in it."""
    done: dict[str, tuple[str, bytes]] = {}

    def finish(name: str, asked_by: tuple[str, ...] = ()) -> str:
        if name in asked_by:
            raise ValueError(f"bestanden noemen elkaar in een kring: {' → '.join(asked_by)}")
        if name not in done:

            def renamed(match: re.Match[str]) -> str:
                other = normpath(join(dirname(name), match[0]))
                if other not in files or other == name:
                    return match[0]
                way = relpath(finish(other, (*asked_by, name)), dirname(name))
                return f"./{way}" if match[0].startswith("./") else way

            data = files[name]
            if name.endswith((".css", ".js")):
                data = _MENTION.sub(renamed, data.decode()).encode()
            done[name] = with_checksum(name, data), data
        return done[name][0]

    for name in files:
        finish(name)
    return done


def names_below(site: Path) -> dict[str, str]:
    """How the assets of a site are called there, by their plain names."""
    files = (file for folder in FOLDERS for file in (site / folder).rglob("*") if file.is_file())
    found = (file.relative_to(site).as_posix() for file in files)
    return {plain(name): name for name in found}


def bundled(sheets: Iterable[bytes]) -> tuple[str, bytes]:
    """Name and text of one style sheet made of several, in their order and without their comments."""
    data = b"\n".join(_COMMENT.sub(rb"\1", sheet).strip() for sheet in sheets) + b"\n"
    return with_checksum(BUNDLE, data), data


def plain(name: str) -> str:
    """The name of a file without its checksum."""
    return _CHECKSUM.sub("", name)


def bears_checksum(name: str) -> bool:
    """Whether a name holds a checksum of what is in the file."""
    return _CHECKSUM.search(name) is not None


def with_checksums(html: str, names: Mapping[str, str]) -> str:
    """A page in which the scripts that components bring along are called as the site has them."""
    return _SCRIPT.sub(lambda match: match[1] + names.get(match[2], match[2]), html)


def with_checksum(name: str, data: bytes) -> str:
    """The name of a file with the checksum of what is in it."""
    start, _, suffix = name.rpartition(".")
    return f"{start}.{sha256(data).hexdigest()[:_LENGTH]}.{suffix}"
