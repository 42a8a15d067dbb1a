"""A small world from which a site can be built, with the looks of this repository."""

import re
import shutil
from pathlib import Path

from tests.checks.worlds import sound_world

ROOT = Path(__file__).parents[2]


def buildable_world(folder: Path) -> Path:
    """The sound world with settings, a start page, and our looks and pictures."""
    root = sound_world(folder)
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets", dirs_exist_ok=True)
    shutil.copytree(ROOT / "overrides", root / "overrides")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    hook = ROOT / "scripts" / "spoorboek" / "adapters" / "mkdocs_hook" / "events.py"
    settings = settings.replace("scripts/spoorboek/adapters/mkdocs_hook/events.py", hook.as_posix())
    settings = re.split(r"^(?:nav|not_in_nav|#.*not_in_nav).*", settings, flags=re.MULTILINE)[0]
    pages = ["nav:", "  - Home: index.md", "  - Hulpmiddelen: hulpmiddelen/index.md", ""]
    (root / "mkdocs.yml").write_text(settings + "\n".join(pages), encoding="utf-8")
    return root
