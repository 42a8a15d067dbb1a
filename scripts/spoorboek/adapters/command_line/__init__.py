"""Door for people and programs: the `spoorboek` command."""

from spoorboek.adapters.command_line.application import main

__all__ = ["main"]
