"""What a wheel carries beside the package: the settings, theme and assets that every site shares.

They stay where people edit them; only the wheel gets a copy, which `spoorboek.engine` finds.
"""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

SHARED = ("mkdocs.yml", "overrides", "docs/assets")


class WithEngineFiles(build_py):
    """Copies what is shared into the wheel; an editable install reads the repository itself."""

    def run(self) -> None:
        """Build the package, then lay the engine's files beside it."""
        super().run()
        if self.editable_mode:
            return
        target = Path(self.build_lib) / "spoorboek" / "engine_files"
        for name in SHARED:
            source, place = Path(name), target / name
            place.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, place, dirs_exist_ok=True)
            else:
                shutil.copyfile(source, place)


setup(cmdclass={"build_py": WithEngineFiles})
