"""Door for MkDocs: one shell page per record type, and a place in the navigation for every page.

MkDocs renders the prose and, for each record type, one empty page that is later poured full.
"""

import json
import logging
import re
from collections.abc import Iterator
from inspect import signature
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from spoorboek import pages
from spoorboek.adapters.mkdocs_hook.stations import show, station_of, stations_of
from spoorboek.assets import FOLDERS, bundled, hashed
from spoorboek.engine import ASSETS, THEME, engine_folder, shared_assets
from spoorboek.harmless_html import harm_in, is_safe_address
from spoorboek.pages.addresses import CELL_SHELL, GUIDES
from spoorboek.pages.given_pages import SETTING
from spoorboek.pages.improving import REPORT_MISTAKE, edit_address, form_address
from spoorboek.pages.shell import FIRST_SCRIPT, POLICY
from spoorboek.pages.slots import SLOT, SLOTS
from spoorboek.records import RECORD_TYPES
from spoorboek.records.record import Record
from spoorboek.theme_style import needed, words_of_prose, words_of_templates

LOG = logging.getLogger("mkdocs.spoorboek")
_HARMS = "Doc file '%s' contains HTML '%s' that may do harm"
_LOADS = "Doc file '%s' loads '%s' from elsewhere"
SHELL_NAME = "_schil"
PAGES = Path(pages.__file__).parent
"""What writes the pages of records: templates, and the modules beside them."""
_ON_EVERY_PAGE = ("assets/js/schil.js", "assets/js/citeren.js")
"""Scripts that go as one file, under the name of the first."""
_WRITES_HTML = (".html", ".jinja", ".py")
_SHELL = """---
template: schil.html
title: "@@titel@@"
language: {language}
hide: [{hidden}]
---
@@inhoud@@
"""
IN_THE_FOOT = tuple(
    f"over/{name}.md" for name in ("disclaimer", "privacy", "toegankelijkheid", "licenties")
)
_SHIPPED_BY_THEME = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")
_PLACE_ON_RECORD_PAGE = "#citeren"
_STYLE_SHEET = re.compile(r"assets/stylesheets/main\.\w+\.min\.css")  # the name holds a checksum
_CLOSED_AS_XML = re.compile(r"(?<=<img )([^<>]*?) />")
_SHELL_IN_SITEMAP = re.compile(rf"<url>(?:(?!</url>).)*/{SHELL_NAME}/.*?</url>\s*", re.DOTALL)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Let the footer show the version, and every page say what a browser may do on it.

    Templates of the site itself go before those of the engine.
    """
    config.extra["inhoudsbeleid"] = Markup(POLICY)  # noqa: S704  # our own words
    config.extra["eerste_script"] = Markup(FIRST_SCRIPT)  # noqa: S704  # idem
    own = Path(config.config_file_path).with_name(THEME)
    if own.is_dir() and str(own) not in config.theme.dirs:
        config.theme.dirs.insert(0, str(own))
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the shells, keep of Material only its style sheet, and name assets after what they hold."""
    theirs = _keep_style_sheet(files)
    _add_assets(files, config)
    _bundle_and_name(theirs, files, config)
    for name, text in config.extra.get(SETTING, {}).items():
        kept = InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, name, content=text, inclusion=kept))
    for address in (CELL_SHELL, GUIDES):
        files.append(_shell(address, Record, config))
    for record_type in RECORD_TYPES:
        files.append(_shell(record_type.address, record_type, config))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Hang every page outside the navigation under the section of its station.

    A page that the site did not write itself is shown there too.
    """
    written = list(nav.items)
    texts = config.extra.get(SETTING, {})
    for name in texts:
        show(files.src_uris[name].page, nav, texts)
    given = [item for item in nav.items if item not in written]
    nav.items[:] = [*written[:1], *given, *written[1:]]  # behind the start page
    stations = stations_of(nav)
    config.extra["voetpaginas"] = [stations[name] for name in IN_THE_FOOT if name in stations]
    for file in files.documentation_pages():
        station = station_of(file.src_uri, stations)
        if file.page and file.src_uri not in stations and station:
            file.page.parent = station.parent
    return nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Escape what templates print: titles and file names too come from whoever wrote the page."""
    env.autoescape = True
    url, names = env.filters["url"], config.extra["bestandsnamen"]

    @pass_context
    def renamed(context: Context, value: str) -> str:
        return str(url(context, names.get(value, value)))

    env.filters["url"] = renamed
    return env


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Complain of what a page may not hold, now that it is as a browser will read it.

    Markdown closes an image as XML does, which HTML has no meaning for.
    """
    if page.file.generated_by is None:
        for harm in harm_in(html):
            would_do_as_link = harm.what == "adres" and is_safe_address(harm.text)
            LOG.warning(_LOADS if would_do_as_link else _HARMS, page.file.src_uri, harm.text)
        for what in _unknown_slots(html):
            LOG.warning(_HARMS, page.file.src_uri, what)
    return _CLOSED_AS_XML.sub(r"\1>", html)


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Name the station of the page, and where a reader can improve it."""
    context["station"] = station_of(page.file.src_uri, stations_of(nav))
    repository = str(config.extra.get("repository") or "").rstrip("/")
    if page.file.generated_by is not None:
        page.edit_url = _PLACE_ON_RECORD_PAGE if _is_of_a_record(page.file) else None
    elif repository:
        page.edit_url = edit_address(repository, f"docs/{page.file.src_uri}")
        context["meld_url"] = form_address(
            repository, REPORT_MISTAKE, f"{config.site_url or ''}{page.url}"
        )
    return context


def _is_of_a_record(file: File) -> bool:
    """Whether an empty page is filled with a record, which says itself how to improve it."""
    folder, _, name = file.src_uri.rpartition("/")
    return name == f"{SHELL_NAME}.md" and folder not in (CELL_SHELL, GUIDES)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Keep the shells out of the sitemap."""
    return _SHELL_IN_SITEMAP.sub("", output) if template_name == "sitemap.xml" else output


def _keep_style_sheet(files: Files) -> File:
    """Drop what the theme ships and our templates do not ask for; its style sheet remains."""
    shipped = [f for f in list(files) if f.src_uri.startswith(_SHIPPED_BY_THEME)]
    (style_sheet,) = (f for f in shipped if _STYLE_SHEET.fullmatch(f.src_uri))
    for file in shipped:
        if file is not style_sheet:
            files.remove(file)
    return style_sheet


def _add_assets(files: Files, config: MkDocsConfig) -> None:
    """The assets that every site shares; what the site has itself goes first."""
    docs, assets = engine_folder() / "docs", PurePosixPath(ASSETS).relative_to("docs")
    for path in shared_assets():
        uri = (assets / path.as_posix()).as_posix()
        if uri not in files.src_uris:
            files.append(File(uri, str(docs), config.site_dir, config.use_directory_urls))


def _bundle_and_name(theirs: File, files: Files, config: MkDocsConfig) -> None:
    """Files under names with their checksum, what every page asks for as style joined into one.

    `bestandsnamen` holds these names, for the templates; `stijlbladen` what a page asks for.
    """
    found = {file.src_uri: file for file in files if file.src_uri.startswith(FOLDERS)}
    made = hashed(_with_one_script({name: file.content_bytes for name, file in found.items()}))
    joined = [name for name in dict.fromkeys(config.extra_css) if name in found]
    for file in (theirs, *found.values()):
        files.remove(file)
    ours = [made.pop(name)[1] for name in joined]
    style_of_theme = needed(theirs.content_string, _words(files, config), b"".join(ours).decode())
    bundle, style = bundled([style_of_theme.encode(), *ours])
    for name, data in ((bundle, style), *made.values()):
        files.append(File.generated(config, name, content=data))
    names = {name: new for name, (new, _) in made.items()}
    for script in config.extra_javascript:
        if isinstance(script, ExtraScriptValue):
            script.path = names.get(script.path, script.path)
    config.extra_javascript = [
        names.get(script, script) if isinstance(script, str) else script
        for script in config.extra_javascript
    ]
    config.extra["bestandsnamen"] = names
    config.extra["stijlbladen"] = [bundle, *(n for n in config.extra_css if n not in found)]


def _with_one_script(texts: dict[str, bytes]) -> dict[str, bytes]:
    """The scripts that every page asks for as one file: over a slow line each file takes turns with the others."""
    joined = b"\n".join(texts[name] for name in _ON_EVERY_PAGE)
    rest = {name: data for name, data in texts.items() if name not in _ON_EVERY_PAGE}
    return rest | {_ON_EVERY_PAGE[0]: joined}


def _words(files: Files, config: MkDocsConfig) -> frozenset[str]:
    """What a page of this site can say to a style sheet: the words of its templates and of its prose."""
    shells = (engine_folder() / THEME, Path(config.config_file_path).with_name(THEME))
    makers = [file for folder in (*shells, PAGES) for file in folder.rglob("*.*")]
    prose = (file.content_string for file in files.documentation_pages())
    return words_of_templates(
        file.read_text(encoding="utf-8") for file in makers if file.suffix in _WRITES_HTML
    ) | words_of_prose(prose)


def _unknown_slots(html: str) -> Iterator[str]:
    """The places for slots that no macro wrote."""
    for text in SLOT.findall(html):
        try:
            data = json.loads(text)
            signature(SLOTS[data["slot"]]).bind(None, *data["args"])
        except (ValueError, LookupError, TypeError):
            yield f"<!--spoorboek {text}-->"


def _shell(address: str, record_type: type[Record], config: MkDocsConfig) -> File:
    hidden = "navigation, toc" if record_type.is_wide else ""
    return File.generated(
        config,
        f"{address}/{SHELL_NAME}.md",
        content=_SHELL.format(language=record_type.written_in, hidden=hidden),
        inclusion=InclusionLevel.NOT_IN_NAV,
    )
