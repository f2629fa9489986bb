"""Layouts that make a group of digits something else than a personal number: dates, times, telephones."""

from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from guard.digits import Run, inner_separators, joined

_TELEPHONE_SEPARATORS = frozenset({"-", " ", ".", "(", ")", "の", ") ", " (", "-(", ")-"})


class Layout(NamedTuple):
    """So many groups that fit; a loose one may stand among equal separators, as 2021 5 10 2026 7 1 does."""

    size: int
    fits: Callable[[Run], bool]
    loose: bool


def _is_month_and_day(month: str, day: str) -> bool:
    return len(month) <= 2 and len(day) <= 2 and 1 <= int(month) <= 12 and 1 <= int(day) <= 31


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and 1868 <= int(digits) <= 2100


def _is_date(run: Run) -> bool:
    first, second, third = (group.digits for group in run)
    year_first = _is_year(first) and _is_month_and_day(second, third)
    year_last = _is_year(third) and (_is_month_and_day(first, second) or _is_month_and_day(second, first))
    return run[1].before == run[2].before and (year_first or year_last)


def _is_compact_date(run: Run) -> bool:
    digits = run[0].digits
    return len(digits) == 8 and _is_year(digits[:4]) and _is_month_and_day(digits[4:6], digits[6:])


def _is_telephone(run: Run) -> bool:
    digits = joined(run)
    hyphenated = all(separator in _TELEPHONE_SEPARATORS for separator in inner_separators(run))
    area = len(run) == 1 or 2 <= len(run[0].digits) <= 5
    return digits.startswith("0") and len(digits) in (10, 11) and hyphenated and area


def _is_year_and_month(run: Run) -> bool:
    year, month = (group.digits for group in run)
    return run[1].before in ("/", "-", ".") and _is_year(year) and _is_month_and_day(month, "1")


def _is_day_of_year(run: Run) -> bool:
    month, day = (group.digits for group in run)
    return run[1].before == "/" and _is_month_and_day(month, day)


def _is_time(run: Run) -> bool:
    hour, minute = (group.digits for group in run)
    clock = len(hour) <= 2 and len(minute) == 2
    return run[1].before == ":" and clock and int(hour) <= 30 and int(minute) < 60


def _is_postcode(run: Run) -> bool:
    return run[1].before == "-" and [len(group.digits) for group in run] == [3, 4]


COMPACT = (Layout(1, _is_compact_date, True), Layout(1, _is_telephone, True))
SPREAD = (
    Layout(3, _is_date, True),
    Layout(3, _is_telephone, True),
    Layout(2, _is_telephone, True),
    Layout(2, _is_year_and_month, False),
    Layout(2, _is_day_of_year, False),
    Layout(2, _is_time, False),
    Layout(2, _is_postcode, False),
)


def is_count(run: Run) -> bool:
    """Tell whether somebody counts up: 1, 2, 3 ... or 2021, 2022, 2023."""
    small = all(len(group.digits) <= 2 or _is_year(group.digits) for group in run)
    return small and all(int(b.digits) - int(a.digits) == 1 for a, b in pairwise(run))


def is_price_list(run: Run, text: str) -> bool:
    """Tell whether the run is one sum or several: it ends in 円 and no group is longer than three."""
    return text.startswith("円", run[-1].end) and all(len(group.digits) <= 3 for group in run)
