"""The kinds of publication that EndNote has, as types of BibTeX."""

_TYPES = {
    "journal article": "article", "electronic article": "article", "magazine article": "article",
    "newspaper article": "article", "book": "book", "edited book": "book",
    "electronic book": "book", "book section": "incollection",
    "electronic book section": "incollection", "conference paper": "inproceedings",
    "conference proceedings": "inproceedings", "thesis": "thesis", "report": "report",
    "government document": "report", "web page": "online", "webpage": "online", "blog": "online",
    "online database": "online", "unpublished work": "unpublished", "manuscript": "unpublished",
    "dataset": "dataset", "statute": "legislation", "bill": "legislation",
}  # fmt: skip


def bibtex_type(written: str) -> str:
    """The type of a kind by its English name; what BibTeX has no type for is `misc`."""
    return _TYPES.get(written.strip().lower(), "misc")
