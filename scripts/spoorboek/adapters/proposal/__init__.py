"""Door for proposals: one comment on GitHub, from what the check of a proposal left behind.

It runs with the right to write, so it needs nothing but Python itself, and what a proposal made is data here:
bounded, read strictly and shown as text.
"""
