"""Licence: under which terms the evidence leaves, in the words of each file that says so."""

from spoorboek.exports.export import Written

ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
CODE = "CC-BY-4.0"
NAME = "Creative Commons Naamsvermelding 4.0 Internationaal"
FILE = "LICENSE-CONTENT"


def licence_text(written: Written) -> str:
    """The licence as it lies beside the evidence; without such a file, its name and address."""
    base = written.base
    try:
        return (base.root / FILE).read_text(encoding="utf-8")
    except OSError:
        return f"{base.subject.makers}\n{NAME} ({CODE})\n{ADDRESS}\n"
