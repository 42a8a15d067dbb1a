"""Application: the commands together, and Dutch words for a call that cannot be carried out.

Exit status: 0 good, 1 findings of severity error, 2 cannot run as asked.
Stopped by who runs it: 130 with Ctrl+C, 143 by the system.
"""

import contextlib
import gc
import keyword
import os
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from importlib import import_module

import typer

from spoorboek.adapters.command_line import BY_KEYS, STOPPED
from spoorboek.adapters.command_line.asking import CannotRun, Stopped, refused
from spoorboek.adapters.command_line.dutch_help import DutchCommand, DutchGroup
from spoorboek.adapters.command_line.wrong_call import in_dutch
from spoorboek.finding import visible_lines

COMMANDS = (
    "check",
    "status",
    "diff",
    "impact",
    "retractions",
    "import",
    "candidates",
    "decisions",
    "watch",
    "build",
    "links",
    "serve",
    "render",
    "new",
    "rename",
    "release",
    "schema",
    "tables",
    "export",
    "hosting",
)
"""Every command, in the order of --help. Each is a module beside this one, read when it is asked for."""

_REQUESTS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


def application(names: Iterable[str] = COMMANDS) -> typer.Typer:
    """The program with these commands. One command reads only what it needs, so that it starts fast."""
    app = typer.Typer(
        name="spoorboek",
        cls=DutchGroup,
        help="Nakijken, bouwen en uitvoeren van een kennisbank over re-integratie tweede spoor.",
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback(invoke_without_command=True)(_options)
    for name in names:
        module = f"{name}_" if keyword.iskeyword(name) else name
        app.command(name=name, cls=DutchCommand)(import_module(f"{__package__}.{module}").run)
    return app


def _show_version(asked: bool) -> None:
    if asked:
        from spoorboek import __version__

        print(__version__)
        raise typer.Exit


def _options(
    context: typer.Context,
    _version: bool = typer.Option(
        False, "--version", callback=_show_version, is_eager=True, help="Toon de versie."
    ),
) -> None:
    """Nakijken, bouwen en uitvoeren van een kennisbank over re-integratie tweede spoor."""
    if context.invoked_subcommand is None:
        print(context.get_help())
        raise typer.Exit


def main() -> None:
    """Run the command; never a traceback for a mistake in data or in the call."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    gc.disable()  # a command is short and makes few cycles; collecting doubles the time of loading
    try:
        with _stoppable():
            status = _run()
        if status == BY_KEYS:  # Typer heard it first
            print(STOPPED, file=sys.stderr)
        sys.exit(status)
    except typer.TyperException as error:
        _stop(in_dutch(error, sys.argv[1:], COMMANDS))
    except CannotRun as error:
        _stop(str(error))
    except typer.Exit as leave:
        sys.exit(leave.exit_code)
    except (typer.Abort, KeyboardInterrupt, Stopped) as stop:
        print(STOPPED, file=sys.stderr)
        sys.exit(128 + stop.number if isinstance(stop, Stopped) else BY_KEYS)
    except OSError as error:
        _stop(str(refused("schrijven of lezen", error)))
    except MemoryError:
        _stop("er is te weinig geheugen. Sluit andere programma's en probeer het opnieuw.")


@contextlib.contextmanager
def _stoppable() -> Iterator[None]:
    """Meanwhile a request of the system to stop is heard, unless whoever started us wants it ignored."""

    def stop(number: int, _frame: object) -> None:
        raise Stopped(number)

    heard = {}
    if threading.current_thread() is threading.main_thread():  # no other can listen
        heard = {n: signal.getsignal(n) for n in _REQUESTS if signal.getsignal(n) != signal.SIG_IGN}
    for number in heard:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number, before in heard.items():
            signal.signal(number, before)


def _run() -> int:
    """What the command answers. A reader that stops listening, such as `head`, is no mistake."""
    try:
        status = application(_asked(sys.argv[1:]))(prog_name="spoorboek", standalone_mode=False)
        if sys.stdout is not None:  # none when it was closed beforehand
            sys.stdout.flush()
    except BrokenPipeError:
        _write_nowhere()
        return 0
    except OSError:
        _write_nowhere()
        raise
    except SystemExit as leave:
        # Typer answers a closed pipe itself, with a status of its own.
        if isinstance(leave.__context__, BrokenPipeError):
            _write_nowhere()
            return 0
        raise
    return status if isinstance(status, int) else 0


def _asked(words: list[str]) -> Iterable[str]:
    """The command that is called; all of them for help, and for the one that writes about all."""
    is_alone = bool(words) and words[0] in COMMANDS and words[0] != "tables"
    return words[:1] if is_alone else COMMANDS


def _write_nowhere() -> None:
    """What is still waiting to be written has no place to go; Python would complain of it at the end."""
    if sys.__stdout__ is None:
        return
    sys.stdout = sys.__stdout__
    with contextlib.suppress(OSError, ValueError):  # closed, or without a number of its own
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _stop(message: str) -> None:
    print(f"spoorboek: {visible_lines(message)}", file=sys.stderr)
    sys.exit(2)
