"""Edition: which state of the evidence this is, and where the site lives."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edition:
    """Version, commit and day of the evidence; addresses of site and repository where known."""

    version: str
    commit: str = ""
    date: str = ""
    """Day of that state, as 2026-11-21."""
    site_url: str = ""
    """Address of the site, with a slash at the end, or nothing."""
    repository: str = ""
    """Address of the repository, without a slash at the end, or nothing."""
