"""Written dates: whether a text is a day, or a part of one, that exists."""

import datetime
import re

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")


def is_day(text: str) -> bool:
    """Whether a text is a whole day that exists, as year-month-day."""
    return bool(_DAY.fullmatch(text)) and is_date(text)


def is_date(text: str) -> bool:
    """Whether a text is a year, a month or a day that exists."""
    if not _DATE.fullmatch(text):
        return False
    try:
        datetime.date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True
