"""Dates as staff type them, wareki and western in one field."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from rulebook.days import ERAS

LETTERS = {"令和": "r", "平成": "h", "昭和": "s", "大正": "t"}
FIRST_DAYS = {word: first for first, era in ERAS for word in (era, era[0], LETTERS[era])}
SEPARATOR = r"[年月./\-]"
TYPED = re.compile(rf"(?P<era>{'|'.join(FIRST_DAYS)})?(?P<year>\d{{1,4}}|元){SEPARATOR}"
                   rf"(?P<month>\d{{1,2}}){SEPARATOR}(?P<day>\d{{1,2}})日?")
DIGITS = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})")
CURRENT_ERA = ERAS[0][1]


def iso(typed: str, *, era_may_be_left_out: bool = True) -> str:
    """The ISO date that was typed; what is no day of the calendar, or none of its era, comes back as it was typed.

    Read are 令和8年11月22日, R8.11.22, 2026/11/22, 20261122 and, where the era may be left out, 8.11.22 as a year of
    the present era. A year counted on in an era that has ended (平成33年) is read: documents were printed so.
    """
    day = _day(re.sub(r"\s", "", unicodedata.normalize("NFKC", typed)).lower(), era_may_be_left_out)
    return typed.strip() if day is None else day.isoformat()


def _day(text: str, era_may_be_left_out: bool) -> date | None:
    found = TYPED.fullmatch(text) or DIGITS.fullmatch(text)
    if found is None:
        return None
    parts = found.groupdict()
    first_day = _first_day(parts.get("era"), parts["year"], era_may_be_left_out)
    try:
        return _in_era(first_day, _number(parts["year"]), _number(parts["month"]), _number(parts["day"]))
    except ValueError:
        return None


def _first_day(era: str | None, year: str, era_may_be_left_out: bool) -> date | None:
    """The first day of the era meant; the first of all days for a western year. None where it is unclear."""
    if era is not None:
        return FIRST_DAYS[era]
    if len(year) == 4:
        return date.min
    return FIRST_DAYS[CURRENT_ERA] if era_may_be_left_out else None


def _in_era(first_day: date | None, year: int, month: int, day: int) -> date | None:
    if first_day is None or year == 0:
        return None
    found = date(first_day.year + year - 1, month, day)
    return found if found >= first_day else None


def _number(digits: str) -> int:
    return 1 if digits == "元" else int(digits)
