"""Decoding: the bytes of an exported file as text, whatever program wrote them."""

import codecs
from pathlib import Path

from spoorboek.finding import Finding, Severity
from spoorboek.reference_files.entry import refused
from spoorboek.system_error import refusal

MAX_BYTES = 20_000_000
"""Twelve thousand entries with their abstracts: reading and planning them stays within ten seconds."""
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def bytes_of(file: Path, shown: str) -> tuple[bytes, list[Finding]]:
    """What is in a file, or why it cannot be read."""
    try:
        with file.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        why = refusal(error)
        message = f"kan niet worden gelezen: {why.cause}"
        return b"", [refused(shown, 1, "unreadable-file", message, why.way_out)]
    if len(raw) > MAX_BYTES:
        message = f"bestand is groter dan {MAX_BYTES // 1_000_000} MB"
        return b"", [refused(shown, 1, "file-too-large", message, "Voer het in delen uit.")]
    return raw, []


def text_of(raw: bytes, shown: str) -> tuple[str, list[Finding]]:
    """The text with plain line ends, with a word when its encoding had to be guessed."""
    findings: list[Finding] = []
    if raw.startswith(_UTF16):
        text = raw.decode("utf-16", "replace")
    else:
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            text = raw.decode("cp1252", "replace")
            findings.append(_guessed(raw, error.start, shown))
    return text.replace("\r\n", "\n").replace("\r", "\n"), findings


def _guessed(raw: bytes, place: int, shown: str) -> Finding:
    line = raw.count(b"\n", 0, place) + 1
    column = place - raw.rfind(b"\n", 0, place)
    message = "geen UTF-8; gelezen als Windows-1252 (Latin-1)"
    hint = "Kijk de letters met accenten na, of voer het opnieuw uit als UTF-8."
    return Finding(shown, line, column, "import-encoding", message, hint, Severity.WARNING)
