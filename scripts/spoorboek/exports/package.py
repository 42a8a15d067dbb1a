"""Package: all files in one, with a README, the licence and checksums. The same bytes each time."""

from collections.abc import Callable, Iterable
from pathlib import Path

from spoorboek.archive import write_zip
from spoorboek.data_file import DataFile
from spoorboek.exports import licence
from spoorboek.exports.export import Written

_OF_THE_SITE = "api/"
"""The lists of the API hold addresses of the site: outside it they lead nowhere."""
CHECKSUMS = "SHA256SUMS.txt"


def packed(files: Iterable[DataFile]) -> list[DataFile]:
    """What goes along."""
    return [file for file in files if not file.name.startswith(_OF_THE_SITE)]


def readme(written: Written) -> str:
    """What is in it, how to cite it, under which licence, and how to see that it is whole."""
    subject, edition = written.base.subject, written.edition
    day = f" van {edition.date}" if edition.date else ""
    address = f" {edition.site_url}" if edition.site_url else ""
    rows = "".join(f"| {file.name} | {file.words} |\n" for file in packed(written.files))
    return f"""# {subject.name}: gegevens

Versie {edition.version}{day}{f", stand {edition.commit}" if edition.commit else ""}.
{subject.not_official}

## Wat erin zit

| Bestand | Wat erin staat |
|---|---|
{rows}
Welke velden een soort heeft, staat in de map schema en in datapackage.json.
De sleutels zijn Engels, de inhoud is Nederlands.
Neem de labels mee: een bevinding zonder haar leesdiepte, of een cijfer zonder noemer en kanttekening, zegt iets anders dan de makers bedoelen.

## Zo verwijs je hiernaar

{subject.makers}. {subject.name}: gegevens, versie {edition.version}{day}. Licentie {licence.CODE}.{address}

## Licentie

{licence.NAME} ({licence.CODE}): {licence.ADDRESS}
De hele tekst en wat er niet onder valt staan in {licence.FILE}.txt.

## Is het heel?

    sha256sum -c {CHECKSUMS}
"""


def checksums(written: Written) -> str:
    """The fingerprint of every file, as `sha256sum -c` reads it."""
    return "".join(f"{file.sha256}  {file.name}\n" for file in packed(written.files))


def package(written: Written) -> Callable[[Path], int]:
    """All of it as a zip, in a folder of its own; one file at a time lies in memory."""
    folder = f"{written.base.subject.short_name}-gegevens"
    members = (
        (f"{folder}/{file.name}", (written.folder / file.name).read_bytes())
        for file in packed(written.files)
    )
    return lambda zipped: write_zip(zipped, members)
