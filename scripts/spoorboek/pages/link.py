"""Link: what a page says of another page of the site."""

from dataclasses import dataclass

from markupsafe import Markup, escape


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a page of the site. `kind` is the Dutch name of the type."""

    title: str
    href: str
    kind: str = ""
    note: str = ""
    language: str = ""
    """The language of the title, if it is not Dutch."""

    @property
    def named(self) -> Markup:
        """The title, with its language said where that is not Dutch."""
        return in_language(self.title, self.language)


def in_language(text: str, language: str) -> Markup:
    """Text that says in which language it stands, where that is known to be another."""
    if not language:
        return escape(text)
    return Markup('<span lang="{}">{}</span>').format(language, text)
