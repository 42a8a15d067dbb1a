"""Pandoc: text in one notation in, the same in another out.

Pandoc runs in its sandbox, with a bound on time and memory, and opens no file that a
contributor names.
"""

import os
import subprocess

_TIMEOUT = 300
_MEMORY = ("+RTS", "-M1500M", "-RTS")


def pandoc(source: str, target: str, text: str, *options: str, **environment: str) -> bytes:
    """What pandoc makes of a text, without it reading or writing any file of its own choice."""
    import pypandoc

    command = [pypandoc.get_pandoc_path(), *_MEMORY, "--sandbox", "-f", source, "-t", target]
    run = subprocess.run(
        [*command, *options],
        input=text.encode("utf-8", "replace"),
        capture_output=True,
        timeout=_TIMEOUT,
        check=True,
        env={**os.environ, **environment},
    )
    return run.stdout


def version() -> str:
    """The version of pandoc."""
    import pypandoc

    return str(pypandoc.get_pandoc_version())
