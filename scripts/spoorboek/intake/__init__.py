"""Intake: what comes in from elsewhere, and what goes out to be judged there. Used by the commands only."""
