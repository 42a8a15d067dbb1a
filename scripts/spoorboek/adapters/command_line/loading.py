"""Loading: the evidence base, what is wrong with it, and which edition it is."""

import os
import subprocess
import sys
from pathlib import Path

import typer

from spoorboek import __version__
from spoorboek.checks.catalogue import explained_rules
from spoorboek.checks.running import check
from spoorboek.citation import cite_all
from spoorboek.edition import Edition
from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding, as_text, in_order
from spoorboek.pages.site import Site
from spoorboek.reasoning.releases import Releases
from spoorboek.rule import Rule

CACHE = ".cache"


def sound_base(root: Path) -> EvidenceBase:
    """The base, if it has no errors; else its findings on stderr and exit status 1."""
    base = EvidenceBase.load(root)
    findings = check(base)
    stop_on_errors(findings)
    return base


def stop_on_errors(findings: list[Finding]) -> None:
    """Print the findings and leave with status 1 if one of them is an error."""
    if any(finding.is_error for finding in findings):
        print(as_text(in_order(findings)), file=sys.stderr)
        raise typer.Exit(1)


def site_of(base: EvidenceBase, before: Site | None = None) -> Site:
    """The base with its citations and edition; a site made before knows the same references already."""
    if before is not None and before.base.bibtex == base.bibtex:
        return Site(base, before.citations, edition_of(base), before.rules)
    citations, findings = cite_all(base.references, base.root / CACHE)
    if findings:
        print(as_text(findings), file=sys.stderr)
    return Site(base, citations, edition_of(base), rules_of_this_edition())


def rules_of_this_edition() -> tuple[Rule, ...]:
    """Every rule with its explanation, for the help page that findings point to."""
    return tuple(sorted(explained_rules(), key=lambda rule: rule.name))


def edition_of(base: EvidenceBase) -> Edition:
    """Version of the evidence from its releases, its state from git, and addresses from outside."""
    releases = Releases(base)
    commit, _, day = _git(base.root, "log", "-1", "--format=%H %cs").partition(" ")
    site_url = os.environ.get("SITE_URL", "")
    return Edition(
        version=releases.version,
        commit=commit,
        date=releases.last.date if releases.last and releases.is_as_released else day,
        site_url=site_url.rstrip("/") + "/" if site_url else "",
        repository=os.environ.get("REPOSITORY_URL", "").rstrip("/"),
        program=__version__,
    )


def _git(root: Path, *words: str) -> str:
    """What git says, or nothing when it cannot say it."""
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *words],
            capture_output=True,
            text=True,
            timeout=10,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
