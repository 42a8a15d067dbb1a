"""Edition: which state of the evidence this is, and where the site lives."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edition:
    """Version, commit and day of the evidence; addresses of site and repository where known."""

    version: str
    """Of the data: that of the last release, with `+wijzigingen` behind it when the base is no longer that."""
    commit: str = ""
    date: str = ""
    """Day of that state, as 2026-11-21: of the release, or else of the commit."""
    site_url: str = ""
    """Address of the site, with a slash at the end, or nothing."""
    repository: str = ""
    """Address of the repository, without a slash at the end, or nothing."""
    program: str = ""
    """Version of the program that made it."""
