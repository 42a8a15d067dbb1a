"""Looks: the fonts and colours of the site, as they are shipped with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self


@dataclass(frozen=True, slots=True)
class Looks:
    """Fonts by file name, and the style sheet with the tokens. A site may lack either."""

    fonts: Mapping[str, bytes]
    tokens: str

    @classmethod
    def of(cls, *assets: Path) -> Self:
        """What lies below the folders with the assets of a site; the first that has a file gives it."""
        found = [
            f for folder in reversed(assets) for f in sorted((folder / "fonts").glob("*.woff2"))
        ]
        sheets = [folder / "css" / "tokens.css" for folder in assets]
        tokens = next((sheet for sheet in sheets if sheet.is_file()), None)
        fonts = {font.name: font.read_bytes() for font in found}
        return cls(fonts, tokens.read_text(encoding="utf-8") if tokens else "")
