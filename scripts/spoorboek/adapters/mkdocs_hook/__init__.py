"""MkDocs hook: what the generator asks on its way from prose to shells."""
