"""Second docs: the content of the site as plain Markdown and HTML, for a generator that knows nothing of us.

Prose stays Markdown, with what our macros say filled in; a page that we make ourselves is its finished HTML.
"""

import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

import yaml
from selectolax.lexbor import LexborHTMLParser

from spoorboek.adapters.command_line.loading import site_of
from spoorboek.adapters.macros import OnlyMacros, in_running_text, slot
from spoorboek.assets import names_below, with_checksums
from spoorboek.evidence_base import EvidenceBase
from spoorboek.exports import write_exports
from spoorboek.pages.addresses import rooted
from spoorboek.pages.given_pages import given_pages
from spoorboek.pages.on_disk import COPY
from spoorboek.pages.parts import parts_of
from spoorboek.pages.site import Site
from spoorboek.pages.slots import SLOTS, fill

FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
ARTICLE = "article"
OURS_AROUND = "footer.sb-slot, nav, .sb-kruimels, .md-source-file, .md-content__button"
"""What stands in an article and is not its content."""
_CONFIG = {
    "docs_dir": "docs",
    "site_dir": "site",
    "use_directory_urls": True,
    "theme": {"name": "material", "language": "nl", "font": False},
    "plugins": [],
}
_NOT_COPIED = shutil.ignore_patterns("*.html", "*.md", "pagefind", "_headers", "sitemap*")
"""What the second generator makes itself, or takes for a page."""
_TAKEN_OVER = ("site_name", "site_description", "markdown_extensions", "nav")


def write_docs(root: Path, built: Path, stage: Path) -> None:
    """The settings and every page below `stage`, as a second generator reads them."""
    docs = stage / "docs"
    site = _as_built(EvidenceBase.load(root), built)
    written = dict(prose(root, site, names_below(built)))
    taken = {address_of(name) for name in written}
    made = {name: text for name, text in made_pages(built) if address_of(name) not in taken}
    for name, text in {**written, **made}.items():
        file = docs / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    shutil.copytree(built, docs, dirs_exist_ok=True, ignore=_NOT_COPIED)
    (stage / "mkdocs.yml").write_text(json.dumps(_settings(root)), encoding="utf-8")  # JSON is YAML


def _as_built(base: EvidenceBase, built: Path) -> Site:
    """What pages say of the files that lie beside them, and how large they are."""
    site = site_of(base)
    papers = (file for end in ("pdf", "docx") for file in built.rglob(f"*.{end}"))
    with tempfile.TemporaryDirectory() as folder:
        files = write_exports(Path(folder), base, site.citations, site.edition)
    return replace(
        site,
        papers={file.relative_to(built).as_posix(): file.stat().st_size for file in papers},
        files=tuple(files),
        parts=parts_of(built, base.subject),
        has_offline_copy=(built / COPY).is_file(),
    )


def _settings(root: Path) -> dict[str, object]:
    ours = yaml.load(
        (root / "mkdocs.yml").read_text(encoding="utf-8"), _Settings
    )  # safe, see below
    return {**_CONFIG, **{name: ours[name] for name in _TAKEN_OVER}}


class _Settings(yaml.SafeLoader):
    """Reads settings whose values may come from the environment: those are not taken over."""


_Settings.add_constructor("!ENV", lambda *_: "")


def prose(root: Path, site: Site, assets: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Every page of prose by its name, with the slots filled.

    Links in HTML start at the folder of the Markdown, as links in Markdown do: the generator moves both.
    """
    folder = root / "docs"
    own = {f.relative_to(folder).as_posix(): f.read_text("utf-8") for f in folder.rglob("*.md")}
    env = OnlyMacros({name: partial(slot, name) for name in SLOTS})
    for name, text in sorted({**given_pages(site.base), **own}.items()):
        head, body = _parts(text)
        if head.pop("render_macros", False):
            body = in_running_text(env.from_string(body).render())
        above, below, _ = name.rpartition("/")
        filled = rooted(fill(body, site), f"{above}{below}")
        yield name, _page(head, with_checksums(filled, assets))


def made_pages(built: Path) -> Iterator[tuple[str, str]]:
    """Every finished page by the name that Markdown at its address has."""
    for file in sorted(built.rglob("index.html")):
        tree = LexborHTMLParser(file.read_text(encoding="utf-8"))
        found = content(tree)
        if found is None:
            continue
        title, about = tree.css_first("title"), tree.css_first("meta[name=description]")
        head = {
            "title": title.text().rpartition(" - ")[0] if title else "",
            "description": about.attributes.get("content", "") if about else "",
        }
        name = file.relative_to(built).with_suffix(".md").as_posix()
        yield name, _page(head, f'<div markdown="0">\n{found}\n</div>\n')


def content(tree: LexborHTMLParser) -> str | None:
    """The HTML of a page's own content; nothing where it has no article."""
    article = tree.css_first(ARTICLE)
    if article is None:
        return None
    for around in article.css(OURS_AROUND):
        around.decompose()
    return str(article.inner_html)


def address_of(name: str) -> str:
    """The address of the page that Markdown of this name becomes."""
    path = name.removesuffix(".md")
    return "" if path == "index" else f"{path.removesuffix('/index')}/"


def _parts(text: str) -> tuple[dict[str, object], str]:
    match = FRONT_MATTER.match(text)
    if not match:
        return {}, text
    return yaml.safe_load(match[1]) or {}, text[match.end() :]


def _page(head: Mapping[str, object], body: str) -> str:
    return f"---\n{json.dumps(head, ensure_ascii=False)}\n---\n{body}"
