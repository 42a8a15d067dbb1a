"""The words of BibTeX and BibLaTeX: which types and fields there are, and what we call them."""

TYPES = {
    "article": "article", "book": "book", "mvbook": "book", "inbook": "incollection",
    "incollection": "incollection", "inproceedings": "inproceedings", "conference": "inproceedings",
    "proceedings": "proceedings", "phdthesis": "phdthesis", "mastersthesis": "mastersthesis",
    "thesis": "thesis", "techreport": "techreport", "report": "report", "online": "online",
    "electronic": "online", "www": "online", "unpublished": "unpublished", "manual": "manual",
    "booklet": "booklet", "dataset": "dataset", "software": "software", "legislation": "legislation",
}  # fmt: skip
"""Each type that we tell apart, by the names it has."""
_PLAIN_TYPES = (
    "artwork", "audio", "bibnote", "bookinbook", "collection", "commentary", "custom", "image",
    "inreference", "jurisdiction", "legal", "letter", "misc", "movie", "music", "mvcollection",
    "mvproceedings", "mvreference", "patent", "performance", "periodical", "reference", "review",
    "set", "standard", "suppbook", "suppcollection", "suppperiodical", "video", "xdata",
)  # fmt: skip
"""Other types that exist; to us they are `misc`."""
KNOWN_TYPES = frozenset((*TYPES, *_PLAIN_TYPES))

KEPT = (
    "title", "journal", "booktitle", "year", "month", "volume", "number", "pages", "edition",
    "series", "publisher", "institution", "school", "address", "isbn", "issn", "doi", "url",
    "urldate", "pmid", "langid", "keywords", "note", "abstract",
)  # fmt: skip
"""The fields that can be taken over, in the order in which they are written."""
OTHER_NAMES = {
    "journaltitle": "journal",
    "location": "address",
    "langid": "langid",
    "language": "langid",
    "hyphenation": "langid",
}
"""What BibLaTeX calls otherwise than BibTeX does."""
FIELDS = ("author", "editor", "date", "subtitle", *KEPT, *OTHER_NAMES)
"""The fields that we read."""
_FURTHER_FIELDS = (
    "abstractnote", "accessed", "addendum", "afterword", "annotation", "annotator", "annote",
    "archiveprefix", "articleno", "assignee", "authortype", "bookauthor", "bookpagination",
    "booksubtitle", "booktitleaddon", "chapter", "collaborator", "comment", "commentator",
    "comments", "copyright", "crossref", "day", "editora", "editoratype", "editorb",
    "editorbtype", "editorc", "editorctype", "editortype", "eid", "eissn", "entryset",
    "entrysubtype", "eprint", "eprintclass", "eprinttype", "eventdate", "eventtitle",
    "eventtitleaddon", "file", "foreword", "holder", "howpublished", "ids", "indexsorttitle",
    "indextitle", "introduction", "isan", "ismn", "isrn", "issue", "issuesubtitle", "issuetitle",
    "issuetitleaddon", "iswc", "journalsubtitle", "journaltitleaddon", "key", "label", "langidopts",
    "library", "mainsubtitle", "maintitle", "maintitleaddon", "mrnumber", "nameaddon",
    "numpages", "options", "organization", "origdate", "origlanguage", "origlocation",
    "origpublisher", "origtitle", "owner", "pagetotal", "pagination", "part", "pdf", "pmcid",
    "presort", "primaryclass", "pubstate", "related", "relatedoptions", "relatedstring",
    "relatedtype", "reprinttitle", "shortauthor", "shorteditor", "shorthand", "shorthandintro",
    "shortjournal", "shortseries", "shorttitle", "sortkey", "sortname", "sortshorthand", "sorttitle",
    "sortyear", "source", "timestamp", "titleaddon", "translator", "type",
    "version", "venue", "volumes", "xdata", "xref",
)  # fmt: skip
"""Other fields that BibTeX, BibLaTeX or a program for references has: they are no slips of the pen."""
KNOWN_FIELDS = frozenset((*FIELDS, *_FURTHER_FIELDS))
