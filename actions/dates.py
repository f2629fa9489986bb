"""Dates that residents tell from today, as calendar days."""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta

BIRTHDAY, MONTH_END, NEXT = "birthday", "month_end", "next"
LAST_OF_MONTH = 31


def resolved(told: str, day: date, birth_date: date | None) -> str | None:
    """An ISO date for a date as the understanding hands it on; None where it hangs on an unknown birthday.

    What is already written as a date stays as it is, also where the calendar has no such day, so that the sentence
    about it can quote it.
    """
    if told[:1].isdigit():
        return told
    words = told.split()
    if BIRTHDAY in words:
        return birth_date and _birthday(words, day, birth_date)
    return _shifted(words, day)


def _birthday(words: list[str], day: date, birth_date: date) -> str:
    if NEXT in words:
        years = (birth_date.month, birth_date.day) < (day.month, day.day)
        return f"{day.year + years:04d}-{birth_date:%m-%d}"
    return f"{day.year + _arguments(words)['years']:04d}-{birth_date:%m-%d}"


def _shifted(words: list[str], day: date) -> str:
    given = _arguments(words)
    month = day + relativedelta(**{name: value for name, value in given.items() if name != "day"})  # type: ignore[arg-type]
    if MONTH_END in words:
        return (month + relativedelta(day=LAST_OF_MONTH)).isoformat()
    return f"{month:%Y-%m}-{given.get('day', month.day):02d}"


def _arguments(words: list[str]) -> dict[str, int]:
    return {name: int(value) for name, equals, value in (word.partition("=") for word in words) if equals}
