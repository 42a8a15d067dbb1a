"""Prose: MkDocs renders docs/ and the shells; what it complains about becomes findings."""

import errno
import os
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.exceptions import MkDocsException

from spoorboek.adapters.command_line.complaints import finding_of, listening
from spoorboek.adapters.command_line.prose_pages import pages_are_well_formed
from spoorboek.adapters.command_line.site_settings import configuration
from spoorboek.checks.page_form import page_settings_are_known
from spoorboek.checks.site_rules import PROSE
from spoorboek.engine import SETTINGS
from spoorboek.evidence_base import EvidenceBase
from spoorboek.finding import Finding

_DISK = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT, errno.EROFS, errno.EIO)


def prose_site(base: EvidenceBase, stage: Path) -> list[Finding]:
    """Render docs/, the pages a site is given and the shells; nothing may be wrong with any of them."""
    root = base.root
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    config, findings = configuration(base, stage)
    findings = [*findings, *pages_are_well_formed(root), *page_settings_are_known(base)]
    if config is None or findings:
        return findings
    with listening() as complaints:
        try:
            build(config)
        except MkDocsException as error:
            complaints.append(str(error))
        except SystemExit:  # mkdocs-macros leaves so at an unknown macro
            pass
        except OSError as error:
            if error.errno in _DISK:  # no fault of a page
                raise
            complaints.append(f"{type(error).__name__}: {error}")
        except Exception as error:  # noqa: BLE001  # a plugin or template of the theme: MkDocs has no narrower class
            complaints.append(f"{type(error).__name__}: {error}")
        findings = [finding_of(root, message) for message in complaints]
    if not findings and not (stage / "index.html").exists():
        hint = "Kijk of docs/index.md er is en of elke macro bestaat."
        findings.append(
            Finding(SETTINGS, 1, 1, PROSE, "het proza levert geen startpagina op", hint)
        )
    return findings
