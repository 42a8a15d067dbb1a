"""Rewriting: one record file changed on disk, whole or not at all, and only in what was meant."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from spoorboek.adapters.command_line.asking import CannotRun, refused
from spoorboek.records.record import Record
from spoorboek.records.validation import validate
from spoorboek.whole_file import beside_of, write_for_good
from spoorboek.yaml_source import YamlSource, parse


def rewrite(
    file: Path,
    record_type: type[Record],
    change: Callable[[str], str],
    meant: Callable[[dict[str, Any]], dict[str, Any]],
) -> None:
    """Change the text of a file; `meant` says which data must then stand in it, from what stood there."""
    if file.is_symlink():
        raise CannotRun(f"'{file}' is een verwijzing naar een andere plek. Wijzig het zelf.")
    try:
        before = file.read_bytes().decode("utf-8")
        after = change(before)
        was, _ = parse(YamlSource(str(file), before))
        now, _ = parse(YamlSource(str(file), after))
        record, problems = validate(record_type, now)
        if not isinstance(was, dict) or now != meant(was) or record is None or problems:
            raise CannotRun(f"'{file}' is niet veilig te wijzigen. Zet het er zelf in.")
        beside = beside_of(file)
        write_for_good(beside, after.encode("utf-8"))
        beside.replace(file)
    except UnicodeError:
        raise CannotRun(f"'{file}' is geen UTF-8-tekst. Bewaar het als UTF-8.") from None
    except OSError as error:
        raise refused("schrijven", error, file) from None
