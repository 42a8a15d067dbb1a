"""Releases: what was given out is told in full, and every address that was given out still answers."""

from collections.abc import Iterator, Mapping

from spoorboek.evidence_base import EvidenceBase
from spoorboek.evidence_base.folder import EVIDENCE
from spoorboek.finding import Finding, Severity, did_you_mean
from spoorboek.reasoning.gone import NO_REASON_YET, gone, records_by_address
from spoorboek.reasoning.release_words import fate, lines
from spoorboek.reasoning.releases import Changed, Releases
from spoorboek.reasoning.snapshot import Listed, prose_addresses, snapshot_path
from spoorboek.records import BY_NAME
from spoorboek.records.departure import Departure
from spoorboek.records.release import Release
from spoorboek.records.structure import FieldPath
from spoorboek.records.validation import shown

_FIRST_LINE = 2
"""The first record of a list stands on its second line."""


def release_has_its_list(base: EvidenceBase) -> Iterator[Finding]:
    """Elke uitgave heeft een lijst van wat erin stond, en een eigen dag.

    Met die lijst is zonder git te zien wat er later veranderde, en of elk adres nog antwoord geeft. Het
    programma schrijft haar; pas haar niet aan. Het versienummer is de dag, dus één uitgave per dag.

        spoorboek release          # goed: schrijft de uitgave en de lijst
        id: '2026-03-09'           # fout zonder evidence/snapshots/2026-03-09.json
    """
    rule, releases = "release-has-its-list", Releases(base)
    days: dict[str, Release] = {}
    for release in releases.all:
        if releases.snapshot(release.id) is None:
            message = f"de lijst '{snapshot_path(release)}' ontbreekt of is niet te lezen"
            hint = (
                "Haal haar terug uit git, of verwijder de uitgave en voer 'spoorboek release' uit."
            )
            yield base.finding(release, ("id",), rule, message, hint)
        other = days.setdefault(release.date, release)
        if other is not release:
            message = f"op {release.date} is al een uitgave: '{other.id}'"
            yield base.finding(
                release, ("date",), rule, message, "Geef elke uitgave een eigen dag."
            )


def release_tells_every_change(base: EvidenceBase) -> Iterator[Finding]:
    """Een uitgave zegt bij elk advies en elk oordeel dat veranderde, kwam of verdween, waarom.

    Wat veranderde volgt uit de lijsten van twee uitgaven; waarom kan alleen een mens zeggen. Van een tekst
    die anders is opgeschreven maar hetzelfde zegt, staat het record onder 'reworded'.

        changes: []                       # fout: de zekerheid van cmoc/vroege-uitleg is lager
        changes:                          # goed
          - record: cmoc/vroege-uitleg
            why: Een nieuwe studie zag het verband niet.
    """
    rule, releases = "release-tells-every-change", Releases(base)
    for release in base.judged(Release):
        happened = {changed.key: changed for changed in releases.told(release)}
        for at, message, hint in (
            *_left_out(release, happened),
            *_not_so(release, happened),
        ):
            yield base.finding(release, at, rule, message, hint)


_Said = Iterator[tuple[FieldPath, str, str]]
"""Where in a release, what is wrong there, and the way out."""


def _left_out(release: Release, happened: Mapping[str, Changed]) -> _Said:
    named = {one.record for one in release.changes}
    for key, changed in happened.items():
        if key not in named and key not in release.reworded:
            message = f"uitgave zegt niet waarom '{shown(key)}' {fate(changed)} is{_said(changed)}"
            hint = f"Zet '{key}' onder 'changes' met de reden (why)."
            if changed.may_be_wording:
                hint += " Zegt de tekst nog hetzelfde, zet het dan onder 'reworded'."
            yield ("changes",), message, hint


def _not_so(release: Release, happened: Mapping[str, Changed]) -> _Said:
    for place, one in enumerate(release.changes):
        if one.record not in happened:
            yield ("changes", place, "record"), *_nothing_happened(one.record, happened)
    for place, key in enumerate(release.reworded):
        if key not in happened:
            yield ("reworded", place), *_nothing_happened(key, happened)
        elif not happened[key].may_be_wording:
            message = f"'{shown(key)}' is niet alleen anders opgeschreven{_said(happened[key])}"
            yield ("reworded", place), message, "Zet het onder 'changes' met de reden."


def _said(changed: Changed) -> str:
    said = "; ".join(lines(changed))
    return f": {shown(said)}" if said else ""


def _nothing_happened(key: str, happened: Mapping[str, Changed]) -> tuple[str, str]:
    message = f"van '{shown(key)}' veranderde in deze uitgave geen advies of oordeel"
    return message, did_you_mean(key, happened) or "Haal het weg."


def released_address_still_answers(base: EvidenceBase) -> Iterator[Finding]:
    """Elk adres uit de laatste uitgave geeft nog antwoord.

    Wie naar een bladzijde verwees, moet daar vinden wat er was, of waar het bleef. Een record of pagina die
    weggaat of anders gaat heten, laat daarom een bladzijde achter.

        # fout: evidence/cmocs/oude-naam.yml is weg en niets zegt waar het bleef
        former: bewijs/verklaringen/oude-naam/    # goed: in evidence/departures/oude-naam.yml
    """
    releases = Releases(base)
    listed = releases.snapshot(releases.last.id) if releases.last else None
    if releases.last is None or listed is None:
        return
    there = {*records_by_address(base), *gone(base)}
    named = [
        (one.page, one.title, line)
        for line, one in enumerate(listed.records, _FIRST_LINE)
        if not _is_unreadable(base, one)
    ]
    if (base.root / "docs").is_dir():
        there |= {*prose_addresses(base.root)}
        named += [(page, "", 1) for page in listed.pages]
    path, version = snapshot_path(releases.last), releases.last.version
    for address, title, line in named:
        if address not in there:
            name = f" ({shown(title)})" if title else ""
            message = f"'{address}'{name} stond in uitgave {version} en geeft geen antwoord meer"
            hint = f"Zet het terug, of zeg waar het bleef met 'spoorboek new {Departure.name} KENMERK'."
            rule = "released-address-still-answers"
            yield Finding(path, line, 1, rule, message, hint)


def _is_unreadable(base: EvidenceBase, listed: Listed) -> bool:
    """Whether its file is there and cannot be read: that is told already, and it did not go."""
    record_type = BY_NAME.get(listed.type_name)
    if record_type is None or base.get(listed.key) is not None:
        return False
    name = f"{listed.key.partition('/')[2]}.yml"
    return (base.root / EVIDENCE / record_type.folder / name).is_file()


def departure_leads_on(base: EvidenceBase) -> Iterator[Finding]:
    """Een vertrokken pagina heeft het adres dat vrijkwam, en leidt naar wat er nu is.

    Op het oude adres komt een bladzijde die zegt wat er stond en waar het bleef. Gaat ook het nieuwe adres
    weg, dan wijst ook de oude bladzijde meteen naar de goede plek.

        to: [bewijs/verklaringen/weg/]      # fout: daar is niets
        to: [bewijs/verklaringen/nieuw/]    # goed
    """
    rule = "departure-leads-on"
    if not base.of(Departure):
        return
    there = {*records_by_address(base), *prose_addresses(base.root)}
    seen: dict[str, Departure] = {}
    for one in base.of(Departure).values():
        other = seen.setdefault(one.former, one)
        problem = hint = ""
        if not one.has_address:
            problem = f"geen adres van een pagina: '{shown(one.former)}'"
            hint = "Schrijf het adres zonder site ervoor en met een streep erachter: 'over/oude-pagina/'."
        elif one.former in there:
            problem = f"op '{one.former}' staat nog een pagina"
            hint = "Verwijder die eerst, of haal dit record weg."
        elif other is not one:
            problem = f"'{other.id}' zegt al waar '{one.former}' bleef"
            hint = "Houd één van beide."
        if problem:
            yield base.finding(one, ("former",), rule, problem, hint)
        for place, address in enumerate(one.to):
            if address not in there:
                message = f"op '{shown(address)}' is geen pagina"
                hint = did_you_mean(address, there) or "Schrijf het adres van een pagina die er is."
                yield base.finding(one, ("to", place), rule, message, hint)


def departure_says_why(base: EvidenceBase) -> Iterator[Finding]:
    """Een vertrokken pagina zegt in woorden voor lezers waarom zij wegging.

    De opdracht 'rename' kent de reden niet en zet er een zin neer om te vervangen.

        reason: Het kenmerk is veranderd.                              # waarschuwing
        reason: De oude naam noemde maar een van de twee oorzaken.     # goed
    """
    for one in base.judged(Departure):
        if one.reason == NO_REASON_YET:
            message = f"'{NO_REASON_YET}' is de zin van 'spoorboek rename', geen reden"
            hint = "Schrijf in één of twee zinnen voor lezers waarom de pagina anders heet."
            rule = "departure-says-why"
            yield base.finding(one, ("reason",), rule, message, hint, Severity.WARNING)
