"""Bench: how fast and how small, next to what others would need. Shows, never judges a test.

`world` makes an evidence base of any size out of the shapes of the real one; each other module takes
one kind of measurement; `report` shows them. Every timing is taken in a fresh process (`child`).
"""
