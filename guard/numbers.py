"""My Numbers and other long numbers, in whatever way they are written."""

import re
from collections.abc import Iterator

from guard.digits import Run, inner_separators, joined, runs
from guard.folding import Finding, Folded
from guard.layouts import COMPACT, SPREAD, Layout, is_count, is_price_list
from guard.my_number import LENGTH, is_my_number

COUNTER = re.compile(r"[歳才年月日時分円回人名件枚通つ個階]")


def find(folded: Folded) -> Iterator[Finding]:
    """Yield every number of twelve digits or more that is not a date, a telephone or the like."""
    for run in runs(folded):
        if len(joined(run)) >= LENGTH and (is_my_number(joined(run)) or not _is_list(run, folded.text)):
            yield from _judged(run, folded.text)


def _is_list(run: Run, text: str) -> bool:
    return is_count(run) or is_price_list(run, text)


def _without_quantity(run: Run, text: str) -> Run:
    """Leave the last group out where it is 15歳 or 3回 behind a number that is long enough without it."""
    counted = len(run[-1].digits) <= 3 and COUNTER.match(text, run[-1].end)
    return run[:-1] if counted and len(joined(run)) > LENGTH else run


def _judged(run: Run, text: str) -> Iterator[Finding]:
    for part in _parts(run, text):
        digits = joined(part)
        if len(digits) >= LENGTH:
            yield Finding(_kind(digits), part[0].start, part[-1].end)


def _kind(digits: str) -> str:
    if is_my_number(digits):
        return "my_number"
    return "my_number_like" if len(digits) == LENGTH else "number"


def _parts(run: Run, text: str) -> list[Run]:
    """Cut a run where dates, telephones and whole My Numbers stand in it, and leave out the harmless ones."""
    layouts = SPREAD if is_my_number(joined(run)) else COMPACT + SPREAD
    for reading in (run, _without_quantity(run, text)):
        covered, parts = _cut(reading, layouts, loose=True)
        if covered:
            return parts
    return _cut(reading, layouts, loose=False)[1]


def _cut(run: Run, layouts: tuple[Layout, ...], loose: bool) -> tuple[bool, list[Run]]:
    parts: list[Run] = []
    rest = at = 0
    covered = True
    while at < len(run) and (covered or not loose):
        harmless, mine = _harmless(run, at, layouts, loose), _mine(run, at, loose)
        if size := harmless or mine:
            parts += [run[rest:at]] + ([] if harmless else [run[at : at + size]])
            rest = at + size
        at += size or 1
        covered = rest == at
    return covered, [part for part in [*parts, run[rest:]] if part]


def _harmless(run: Run, at: int, layouts: tuple[Layout, ...], loose: bool) -> int:
    apart = [_stands_apart(run, at, size) for size in range(4)]
    for size, fits, may_be_loose in layouts:
        free = apart[size] or (loose and may_be_loose)
        if free and at + size <= len(run) and fits(run[at : at + size]):
            return size
    return 0


def _mine(run: Run, at: int, loose: bool) -> int:
    """Return how many groups make up one whole My Number from here."""
    size = length = 0
    while length < LENGTH and at + size < len(run):
        length += len(run[at + size].digits)
        size += 1
    apart = length == LENGTH and (loose or _stands_apart(run, at, size))
    return size if apart and (size == 1 or is_my_number(joined(run[at : at + size]))) else 0


def _stands_apart(run: Run, at: int, size: int) -> bool:
    """Tell whether other separators stand around these groups than between them."""
    inner = inner_separators(run[at : at + size])
    return run[at].before not in inner and (at + size >= len(run) or run[at + size].before not in inner)
