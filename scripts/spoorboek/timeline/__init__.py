"""Timeline: dates of the milestones from a first sick day, as the records say how to count.

The browser computes the same from `rules_as_data`; the same cases test both.
"""
