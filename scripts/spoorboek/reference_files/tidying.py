"""Tidying: from what a file says of a publication to what we take over, and what we leave out."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from urllib.parse import quote

from spoorboek.finding import Finding
from spoorboek.reference import DOI, is_web_address
from spoorboek.reference_files.entry import Entry, Loose, Name, left_out, refused, shown
from spoorboek.reference_files.names import with_points
from spoorboek.reference_words import KEPT
from spoorboek.written_dates import is_day

ABSTRACT = "abstract"
"""Somebody has the rights to it: it is only taken over when asked."""

MOST_CHARACTERS = 10_000
MOST_NAMES = 3_000
_MOST = {"volume": 60, "number": 60, "pages": 200, "edition": 60, "month": 30}
"""Some programs put a whole address in one of these."""

_DOI_IN_TEXT = re.compile(r"10\.\d{4,9}/\S+")
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
_ISSN = re.compile(r"[0-9]{4}-?[0-9]{3}[0-9Xx](?![0-9])")
_ISBN = re.compile(r"[0-9][0-9-]{8,15}[0-9Xx]")
_RANGE = re.compile(r"(?<=[0-9A-Za-z])\s*(?:-{1,3}|–|—)\s*(?=[0-9A-Za-z])")
_EMPTY = frozenset({"nan", "null", "none", "n/a", "-", "n.d.", "n.d", "z.j."})
_LANGUAGES = {
    "english": ("en", "eng", "en-us", "en-gb", "american", "british", "usenglish", "ukenglish",
                "engels"),
    "dutch": ("nl", "nld", "dut", "nl-nl", "nl-be", "nederlands"),
    "german": ("de", "deu", "ger", "de-de", "ngerman", "deutsch", "duits"),
    "french": ("fr", "fra", "fre", "fr-fr", "français", "frans"),
    "danish": ("da", "dan"), "swedish": ("sv", "swe"), "norwegian": ("no", "nor", "nb"),
    "finnish": ("fi", "fin"), "spanish": ("es", "spa"), "italian": ("it", "ita"),
}  # fmt: skip
_LANGUAGE = {word: name for name, words in _LANGUAGES.items() for word in (name, *words)}


def tidied(loose: Loose, *, abstracts: bool = False) -> tuple[Entry | None, list[Finding]]:
    """The entry that can come in, or none, with what is told of it."""
    findings: list[Finding] = []
    fields = _fields(loose, findings, () if abstracts else (ABSTRACT,))
    if reason := _why_not(loose, fields):
        return None, [reason]
    authors, editors = _names(loose.authors), _names(loose.editors)
    if len(_names_in(loose)) > MOST_NAMES:
        message = f"{len(_names_in(loose))} namen; de eerste {MOST_NAMES} zijn overgenomen"
        findings.append(left_out(loose, "import-names", message, "Kijk na of dit klopt."))
    entry = Entry(
        loose.path, loose.line, loose.type, authors, editors, MappingProxyType(fields), loose.key
    )
    return entry, [*findings, *_hidden(loose)]


def _names_in(loose: Loose) -> tuple[Name, ...]:
    return (*loose.authors, *loose.editors)


def _names(names: tuple[Name, ...]) -> tuple[Name, ...]:
    kept = map(_cleaned, names[:MOST_NAMES])
    return tuple(
        name if name.given else Name(name.family, is_whole=True) for name in kept if name.family
    )


def _cleaned(name: Name) -> Name:
    # Initials may only show once a character that nobody sees is gone.
    given = with_points(clean(name.given))
    return replace(name, family=clean(name.family), given=given, suffix=clean(name.suffix))


def _fields(loose: Loose, findings: list[Finding], without: tuple[str, ...]) -> dict[str, str]:
    """The fields that are kept, each in one form; what cannot be kept is told."""
    values = {n: "" if n in without else clean(loose.values.get(n) or "") for n in KEPT}
    values = {n: "" if v.casefold() in _EMPTY else v for n, v in values.items()}
    values["year"] = _year(loose, values["year"], findings)
    values["pages"] = _RANGE.sub("–", values["pages"]).strip(" –-")
    values["urldate"] = _day(loose, values["urldate"], findings)
    values["pmid"] = values["pmid"] if values["pmid"].isdecimal() else ""
    values["issn"] = found[0] if (found := _ISSN.search(values["issn"])) else ""
    values["isbn"] = found[0] if (found := _ISBN.search(values["isbn"])) else ""
    values["langid"] = _LANGUAGE.get(values["langid"].casefold(), "")
    values["doi"], values["url"] = _doi(loose, values, findings), _url(loose, values, findings)
    for name, value in values.items():
        if len(value) > _MOST.get(name, MOST_CHARACTERS) and name not in ("title", "doi", "url"):
            message = f"veld '{name}' van {len(value)} tekens is weggelaten"
            findings.append(left_out(loose, "import-length", message, "Vul het zo nodig zelf in."))
            values[name] = ""
    return {name: value for name, value in values.items() if value}


def _year(loose: Loose, written: str, findings: list[Finding]) -> str:
    """The first year in a text, however it is dressed."""
    found = _YEAR.search(written)
    if written and not found:
        message = f"jaar '{shown(written)}' van {_called(loose)} is weggelaten"
        hint = "Een jaar heeft vier cijfers, zoals 2026. Vul het zo nodig zelf in."
        findings.append(left_out(loose, "import-date", message, hint))
    return found[1] if found else ""


def _day(loose: Loose, written: str, findings: list[Finding]) -> str:
    """The day on which a page was seen, when it is one that exists."""
    if written and not is_day(written):
        message = f"dag '{shown(written)}' van {_called(loose)} is weggelaten"
        hint = "Een dag van raadplegen is geschreven als 2026-11-21. Vul hem zo nodig zelf in."
        findings.append(left_out(loose, "import-date", message, hint))
    return written if is_day(written) else ""


def _doi(loose: Loose, values: Mapping[str, str], findings: list[Finding]) -> str:
    written = values["doi"]
    found = _DOI_IN_TEXT.search(written) or (
        _DOI_IN_TEXT.search(values["url"]) if "doi.org/10." in values["url"].lower() else None
    )
    doi = _encoded(found[0].rstrip(".,;")).lower() if found else ""
    if DOI.fullmatch(doi):
        return doi
    if written:
        message = f"'{shown(written)}' is geen DOI en is weggelaten"
        hint = "Een DOI begint met 10. en heeft een schuine streep, zoals 10.1000/182."
        findings.append(left_out(loose, "import-doi", message, hint))
    return ""


def _url(loose: Loose, values: Mapping[str, str], findings: list[Finding]) -> str:
    """The first address on the web among those given."""
    written = values["url"]
    given = [address for part in written.split() for address in part.split(";http") if address]
    given = [address if "://" in address else f"http{address}" for address in given]
    for address in given:
        if is_web_address(address) and address.isprintable():
            return address
    if written:
        message = f"webadres '{shown(written)}' is weggelaten"
        hint = "Alleen een volledig adres met http:// of https:// wordt overgenomen, zonder @ voor de site."
        findings.append(left_out(loose, "import-url", message, hint))
    return ""


def _encoded(doi: str) -> str:
    """Old DOIs hold signs that mean something elsewhere; encoded, the resolver knows them as well."""
    return "".join(quote(sign) if sign in "<>\"'{}\\" else sign for sign in doi)


def _why_not(loose: Loose, fields: Mapping[str, str]) -> Finding | None:
    """Why an entry cannot come in: nothing in it can be recognised again."""
    title = fields.get("title", "")
    if not title:
        hint = "Geef de verwijzing in je programma een titel en voer haar opnieuw uit."
        message = f"{_called(loose)} heeft geen titel"
        return refused(loose.path, loose.line, "import-title", message, hint)
    if len(title) > MOST_CHARACTERS:
        message = f"titel van {len(title)} tekens: '{shown(title, 40)}'"
        hint = f"Een titel is hoogstens {MOST_CHARACTERS} tekens; ontbreekt er een regeleinde of accolade?"
        return refused(loose.path, loose.line, "import-length", message, hint)
    if not any(map(str.isalnum, title)) and not (fields.get("doi") or fields.get("url")):
        message = f"titel '{shown(title, 40)}' heeft geen letter of cijfer"
        hint = "Aan zo'n titel is de publicatie niet te herkennen. Geef haar een DOI of webadres."
        return refused(loose.path, loose.line, "import-title", message, hint)
    return None


def _called(loose: Loose) -> str:
    known = loose.key or loose.values.get("doi") or loose.values.get("url") or ""
    names = [name.family for name in loose.authors[:1]]
    said = " ".join([*names, loose.values.get("year", "") or ""]).strip() or known
    return f"verwijzing '{shown(said, 60)}'" if said else "verwijzing"


def _hidden(loose: Loose) -> Iterator[Finding]:
    """A word about signs that nobody sees, in what is kept."""
    kept = {name: loose.values.get(name) or "" for name in KEPT if name != ABSTRACT}
    kept["author"] = " ".join(f"{n.family} {n.given} {n.suffix}" for n in _names_in(loose))
    wrong = [name for name, value in kept.items() if value and not _is_plain(value)]
    if wrong:
        message = f"onzichtbare tekens weggelaten uit {', '.join(wrong)} van {_called(loose)}"
        hint = "Kijk na of de tekst nog klopt."
        yield left_out(loose, "import-hidden-character", message, hint)


def _is_plain(text: str) -> bool:
    return text.isprintable() or all(map(_is_seen, text))


def _is_seen(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co", "Cn"}


def clean(text: str) -> str:
    """Text on one line, in one form of Unicode, without signs that nobody sees."""
    if not text.isprintable():
        text = "".join(" " if s.isspace() else s for s in text if _is_seen(s))
    return " ".join(unicodedata.normalize("NFC", text).split())
