"""Reasoning: WHAT FOLLOWS from the evidence base.

Pure functions of an `EvidenceBase`: what carries an explanation, which level may be given without a
reason, what falls when a source falls, what a change does, where evidence lies, what is reported.
Nothing here judges: people set levels, with reasons. Nothing here reads a file or writes one.
"""
