"""Hosting: what a server says with each file of a site, for every kind of server from the same few rules.

`CACHING`, `ALWAYS` and `KINDS` are the one source; `headers_file` writes them for hosts that
read `_headers`, and `servers` for programs that are set up with a file of their own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from spoorboek.assets import FOLDERS
from spoorboek.pages.shell import POLICY

HEADERS = "_headers"
"""Where hosts such as Netlify and Cloudflare Pages look."""


@dataclass(frozen=True, slots=True)
class Caching:
    """How long browsers and caches may keep the files below some folders."""

    why: str
    folders: tuple[str, ...]
    value: str


FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "public, max-age=0, must-revalidate"
CACHING = (
    Caching(
        "De naam bevat een controlegetal: een andere inhoud heeft een andere naam.",
        (*FOLDERS, "pagefind/index/", "pagefind/fragment/", "pagefind/filter/"),
        FOR_EVER,
    ),
    Caching("Gegevens: een uur oud mag.", ("data/",), "public, max-age=3600"),
)
"""The folders with a rule of their own; everything else may be kept, and is asked after each time."""

ALWAYS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",  # the last works only as a header
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    # Nobody logs in and everything is public: programs on other sites may read it, the API above all.
    "Access-Control-Allow-Origin": "*",
}
"""What goes with every answer."""

KINDS = {
    "bib": "application/x-bibtex; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "gz": "application/gzip",
    "html": "text/html; charset=utf-8",
    "ico": "image/x-icon",
    "ics": "text/calendar; charset=utf-8",
    "jpg": "image/jpeg",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "jsonld": "application/ld+json; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "pdf": "application/pdf",
    "png": "image/png",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "sqlite": "application/vnd.sqlite3",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "wasm": "application/wasm",
    "webmanifest": "application/manifest+json",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "xml": "application/xml; charset=utf-8",
    "yml": "application/yaml; charset=utf-8",
    "zip": "application/zip",
}
"""What a file is, by the end of its name; the rest, such as the search index, is just bytes."""
JUST_BYTES = "application/octet-stream"
TOLD = ("bib", "jsonld", "ris", "sqlite", "webmanifest")
"""The kinds that hosts do not all know."""


def caching(path: str) -> str:
    """How long the file at a path below the site may be kept."""
    found = [rule.value for rule in CACHING if path.startswith(rule.folders)]
    return found[0] if found else ASK_AGAIN


def kind(path: str) -> str:
    """What a file is, as its Content-Type."""
    return KINDS.get(PurePosixPath(path).suffix.lstrip("."), JUST_BYTES)


def headers_file(paths: Iterable[str]) -> str:
    """The rules for these files as hosts read them from `_headers`.

    Rules whose paths overlap are joined there, so `/*` says nothing about keeping: without a word these
    hosts let a browser ask again each time, which is the rule for what is not named.
    """
    blocks: dict[str, dict[str, str]] = {"*": dict(ALWAYS)}
    for rule in CACHING:
        for folder in rule.folders:
            blocks.setdefault(f"{folder}*", {})["Cache-Control"] = rule.value
    for path in sorted(p for p in paths if p.startswith("data/") and p.endswith(TOLD)):
        blocks[path] = {"Content-Type": kind(path)}
    return "\n".join(
        "\n".join((f"/{path}", *(f"  {name}: {value}" for name, value in said.items()))) + "\n"
        for path, said in blocks.items()
    )
