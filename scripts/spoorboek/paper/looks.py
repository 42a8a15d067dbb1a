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
    def of(cls, assets: Path) -> Self:
        """What lies below the folder with the assets of a site."""
        fonts = {f.name: f.read_bytes() for f in sorted((assets / "fonts").glob("*.woff2"))}
        tokens = assets / "css" / "tokens.css"
        return cls(fonts, tokens.read_text(encoding="utf-8") if tokens.is_file() else "")
