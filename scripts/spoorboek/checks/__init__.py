"""Checks: WHETHER the base is sound.

A check is a small function named after the truth it demands. It yields a finding for each place where
that is not so, and never raises for what a contributor wrote. A check that looks at record after record
goes through `base.judged(…)` or `base.all_judged()`: then judging one file does not take as long as judging
them all. What it looks up for that it finds in the whole base. Its docstring is Dutch Markdown, read on the
help page: the rule in a sentence, then why, then an example of the mistake and of its repair.
`catalogue` lists all checks, `running` asks them.
"""
