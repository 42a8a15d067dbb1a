"""Engine: what every site made with this program shares: its settings, its theme and its assets.

They lie in this repository as they are, and beside the package in what is installed from it; see
setup.py. A site of its own takes them over from here, so nothing of them ages in a copy.
"""

from pathlib import Path

HERE = Path(__file__).parent
SETTINGS, THEME, ASSETS = "mkdocs.yml", "overrides", "docs/assets"
SHARED_ASSETS = ("css/**/*", "fonts/*", "js/**/*", "favicon.svg")
"""What of the assets belongs to every site; the rest are pictures of our own."""


def engine_folder() -> Path:
    """The folder with settings, theme and assets."""
    packed = HERE / "engine_files"
    return packed if packed.is_dir() else HERE.parents[1]


def shared_assets() -> list[Path]:
    """Every file that a site takes over, as a path below the folder with assets."""
    assets = engine_folder() / ASSETS
    found = (file for pattern in SHARED_ASSETS for file in assets.glob(pattern))
    return sorted(file.relative_to(assets) for file in found if file.is_file())
