"""Dutch: dates, lists and numbers as they are read."""

MONTHS = tuple(
    "januari februari maart april mei juni juli augustus september oktober november december".split()  # noqa: SIM905
)


def dutch_date(day: str) -> str:
    """`2026-11-21` as `21 november 2026`; also `2026-11` and `2026`. Other text stays as it is."""
    parts = day.split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3:
        return day
    if len(parts) == 1 or not 1 <= int(parts[1]) <= len(MONTHS) or len(parts[0]) != 4:
        return day
    month = MONTHS[int(parts[1]) - 1]
    return f"{int(parts[2])} {month} {parts[0]}" if len(parts) == 3 else f"{month} {parts[0]}"


def listed(words: list[str]) -> str:
    """`a, b en c`."""
    return " en ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def number(value: float | int | str) -> str:
    """A number with a decimal comma; text stays as seen."""
    return str(value).replace(".", ",") if isinstance(value, int | float) else value


def rounded(value: float, digits: int) -> str:
    """A number with so many digits behind a decimal comma."""
    return f"{value:.{digits}f}".replace(".", ",")


def counted(number: int, one: str, many: str) -> str:
    """`1 bron`, `3 bronnen`."""
    return f"{number} {one if number == 1 else many}"


def inside_a_line(label: str) -> str:
    """A label without its capital, unless that belongs to the word, as in UWV."""
    return label[0].lower() + label[1:] if label[1:2].islower() else label
