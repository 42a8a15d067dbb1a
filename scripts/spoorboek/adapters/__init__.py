"""The doors: command line, MkDocs hook, macros and the comment on a proposal. Each is thin and none imports another."""
