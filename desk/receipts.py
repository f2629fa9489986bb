"""A receipt opened at the desk: the answer as it was seen, the answer now, and what has changed in between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from records.receipts import Receipts, longer
from rulebook.asked import Asked, Told, told
from rulebook.case import CaseError
from rulebook.days import in_japanese
from rulebook.plain_text import plain_text

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Change:
    """One difference: its `kind` (`line`, `value`, `source`), what it is about, how it was and how it is.

    `name` is the value's name or the source's title, empty for a line; None is absent.
    """

    kind: str
    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Reopened:
    """A kept answer beside the one of today.

    `by_rulebook` is what today's rules, facts and sentences would have said otherwise on that day; `by_day` what has
    changed since because days have passed. Where `refused` tells why it cannot be asked any more, `current` is
    None and both are empty.
    """

    code: str
    seen: Json
    current: Told | None
    by_rulebook: tuple[Change, ...] = ()
    by_day: tuple[Change, ...] = ()
    refused: CaseError | None = None

    @property
    def text(self) -> str:
        """The answer as it was seen, as plain text."""
        return plain_text(self.seen["blocks"])

    @property
    def is_unchanged(self) -> bool:
        """Whether the answer of today is the one that was seen."""
        return self.current is not None and not self.by_rulebook and not self.by_day


def opened(receipts: Receipts, written: str, day: date) -> tuple[Reopened, ...]:
    """The answers behind a number as somebody reads it out, each compared with the answer of `day`.

    None where the number is not known; more than one, each with its longer code, where two share the short one.
    """
    found = receipts.open(written)
    code = Receipts.code if len(found) == 1 else longer
    return tuple(reopened(code(answer), answer, day) for answer in found)


def reopened(code: str, seen: Json, day: date) -> Reopened:
    """One kept answer compared with that of `day`."""
    try:
        asked = Asked.of(seen)
        then, now = told(asked), told(asked.on(day))
    except CaseError as refused:
        return Reopened(code, seen, None, refused=refused)
    return Reopened(code, seen, now, changes(seen, then.as_json()), changes(then.as_json(), now.as_json()))


def changes(before: Json, after: Json) -> tuple[Change, ...]:
    """What one answer says otherwise than another: its lines, its values and its sources."""
    return (*_lines(before, after), *_entries("value", before["values"], after["values"]),
            *_entries("source", _dated(before), _dated(after)))


def _lines(before: Json, after: Json) -> Iterator[Change]:
    """The lines of the text without those of the sources, which are compared by themselves."""
    old, new = _said(before), _said(after)
    for tag, first, last, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from (Change("line", "", was, now) for was, now in zip_longest(old[first:last], new[begin:end]))


def _said(answer: Json) -> list[str]:
    return plain_text(block for block in answer["blocks"] if block["type"] != "sources").splitlines()


def _dated(answer: Json) -> dict[str, str]:
    return {source["title"]: source["as_of"] for source in answer["sources"]}


def _entries(kind: str, old: Json, new: Json) -> Iterator[Change]:
    for name in dict.fromkeys((*old, *new)):
        was, now = old.get(name), new.get(name)
        if was != now:
            yield Change(kind, name, _shown(was), _shown(now))


def _shown(value: int | str | None) -> str | None:
    """A value as people read it: a day in both calendars."""
    try:
        return in_japanese(date.fromisoformat(str(value)))
    except ValueError:
        return None if value is None else str(value)
