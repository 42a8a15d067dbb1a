"""The doors: command line, MkDocs hook and macros. Each is thin and none imports another."""
