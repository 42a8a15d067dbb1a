"""Retraction data: what a Retraction Watch or Crossref export says about works that we know.

What cannot be read becomes a `Trouble` with its line; nothing raises for what somebody else wrote, but for
a file that is of no known kind.
"""
