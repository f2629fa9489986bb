"""Runs of digits: groups that nothing but separators keeps apart."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from guard.folding import Folded

KANJI_DIGITS = "〇一二三四五六七八九"
DIGIT = f"[0-9{KANJI_DIGITS}]"
SEPARATOR = r"[^\w¥$€£%°]|_|の|はいふん"

RUN = re.compile(f"{DIGIT}(?:(?:{SEPARATOR}){{0,8}}{DIGIT})*")
_GROUP = re.compile(f"[0-9]+|[{KANJI_DIGITS}]+")
_COUNTING = re.compile(f"[0-9{KANJI_DIGITS[1:]}]")
_PLAIN = str.maketrans(KANJI_DIGITS, "0123456789")


class Group(NamedTuple):
    """Digits of one script side by side, and the separator before them (None at the head of a run)."""

    digits: str
    before: str | None
    start: int
    end: int


Run = Sequence[Group]


def runs(folded: Folded) -> Iterator[Run]:
    """Yield every run of the text, but not the blanks that people fill with 〇."""
    for match in RUN.finditer(folded.text):
        if _COUNTING.search(match[0]):
            yield list(_groups(folded.text, match.start(), match.end()))


def _groups(text: str, start: int, end: int) -> Iterator[Group]:
    done = None
    for match in _GROUP.finditer(text, start, end):
        before = None if done is None else text[done : match.start()]
        yield Group(match[0].translate(_PLAIN), before, match.start(), match.end())
        done = match.end()


def joined(run: Run) -> str:
    """Return the digits of a run without what is between them."""
    return "".join(group.digits for group in run)


def inner_separators(run: Run) -> set[str | None]:
    """Return what stands between the groups of a run."""
    return {group.before for group in run[1:]}
