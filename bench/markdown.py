"""Markdown: the records as the pages that a general site generator would be given.

One file per record: title, then each field as a heading with its text or list, links as links.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spoorboek.evidence_base import EvidenceBase
from spoorboek.records.record import Record

MATERIAL = """\
site_name: Spoorboek
docs_dir: docs
theme: {name: material, language: nl, font: false}
plugins: [search]
not_in_nav: /records/
nav: [index.md]
"""
HUGO = 'baseURL = "/"\nlanguageCode = "nl"\ntitle = "Spoorboek"\ndisableKinds = ["taxonomy", "term", "RSS"]\n'
HUGO_PAGE = (
    '<!doctype html><html lang="nl"><meta charset="utf-8"><title>{{ .Title }}</title>'
    "<main><h1>{{ .Title }}</h1>{{ .Content }}</main></html>\n"
)


def material_site(base: EvidenceBase, root: Path) -> None:
    """The sources of a MkDocs site with the same records, outside the navigation."""
    docs = root / "docs"
    _write_all(base, docs / "records")
    (docs / "index.md").write_text("# Spoorboek\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text(MATERIAL, encoding="utf-8")


def material_menu_site(base: EvidenceBase, root: Path) -> None:
    """The same sources with every record in the menu, which is what MkDocs does of itself."""
    material_site(base, root)
    kept = [line for line in MATERIAL.splitlines() if not line.startswith(("not_in_nav", "nav"))]
    (root / "mkdocs.yml").write_text("\n".join(kept) + "\n", encoding="utf-8")


def hugo_site(base: EvidenceBase, root: Path) -> None:
    """The sources of a Hugo site with the same records and a theme of one line."""
    _write_all(base, root / "content" / "records")
    layouts = root / "layouts" / "_default"
    layouts.mkdir(parents=True, exist_ok=True)
    for name in ("single", "list"):
        (layouts / f"{name}.html").write_text(HUGO_PAGE, encoding="utf-8")
    (root / "layouts" / "index.html").write_text(HUGO_PAGE, encoding="utf-8")
    (root / "hugo.toml").write_text(HUGO, encoding="utf-8")
    (root / "config.toml").write_text(HUGO, encoding="utf-8")  # its name before version 0.110


def _write_all(base: EvidenceBase, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for record in base.all():
        name = record.key.replace("/", "--")
        (folder / f"{name}.md").write_text(_page(record, base), encoding="utf-8")


def _page(record: Record, base: EvidenceBase) -> str:
    fields = record.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    reference = base.references.get(record.id)
    title = reference.title if record.name == "source" and reference else record.heading
    lines = [f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---", f"# {title}"]
    for key, value in fields.items():
        lines += [f"## {key}", *_blocks(value)]
    linking = dict.fromkeys(link.origin.key for link in base.incoming.get(record.key, ()))
    links = "\n".join(f"- [{key}]({key.replace('/', '--')}.md)" for key in linking)
    return "\n\n".join([*lines, "## links", links]) + "\n"


def _blocks(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield "\n".join(f"- **{key}**: {_flat(inner)}" for key, inner in value.items())
    elif isinstance(value, list):
        yield "\n".join(f"- {_flat(item)}" for item in value)
    else:
        yield str(value)


def _flat(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(f"*{key}* {_flat(inner)}" for key, inner in value.items())
    if isinstance(value, list):
        return ", ".join(_flat(item) for item in value)
    return " ".join(str(value).split())
