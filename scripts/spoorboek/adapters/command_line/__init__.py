"""Door for people and programs: the `spoorboek` command."""

import sys

STOPPED, BY_KEYS = "spoorboek: gestopt.", 130
"""What is said, and answered, after Ctrl+C: 128 and the number of that signal."""


def main() -> None:
    """Run the command. Whoever presses Ctrl+C while the program is still being read sees no traceback."""
    try:
        from spoorboek.adapters.command_line.application import main as run
    except KeyboardInterrupt:
        print(STOPPED, file=sys.stderr)
        sys.exit(BY_KEYS)
    run()


__all__ = ["BY_KEYS", "STOPPED", "main"]
