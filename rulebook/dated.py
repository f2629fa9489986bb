"""Facts by the day they hold from: the only reader of `rulebook/facts/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from rulebook.decision import Decision, Source, Value

FOLDER = Path(__file__).parent / "facts"
SCOPES = ("setagaya", "national", "other_municipality")
CONFIDENCES = ("high", "medium")
ROW_KEYS = {"since", "value", "source", "checked", "confidence", "place"}
SOURCE_KEYS = {"title", "publisher", "scope", "updated", "checked", "url"}
_FOLDER: ContextVar[Path] = ContextVar("the folder of the facts", default=FOLDER)


class NotInForce(LookupError):
    """No row of a fact holds on the day asked for."""

    def __init__(self, name: str, day: date) -> None:
        super().__init__(f"{name} has no row on {day.isoformat()}")
        self.name, self.day = name, day


@dataclass(frozen=True)
class Row:
    """One value of a fact, the first day it is vouched for, and where it stands (`place`: section or article)."""

    since: date
    value: Any
    source: Source
    checked: date
    confidence: str
    place: str


_RECORD: ContextVar[dict[str, Row] | None] = ContextVar("the rows read", default=None)


class Facts:
    """The facts as they hold on one day; remembers which sources were read."""

    def __init__(self, day: date) -> None:
        self.day = day
        self._read: dict[str, Row] = {}

    def __getitem__(self, name: str) -> Any:
        row = in_force(name, self.day)
        self._read[name] = row
        return row.value

    def holds(self, name: str) -> bool:
        """Whether a row of this fact holds on the day; reading nothing."""
        return any(row.since <= self.day for row in book()[name])

    def decision(self, topic: str, outcome: str, values: Mapping[str, Value] | None = None, **parts: Any) -> Decision:
        """A decision that stands on everything read so far."""
        return Decision(topic, outcome, values or {}, sources=self.sources, **parts)

    @property
    def read(self) -> Mapping[str, Row]:
        """The rows read so far, by the name of their fact."""
        return dict(self._read)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of all rows read so far, each once, in the order they were read."""
        return tuple(dict.fromkeys(row.source for row in self._read.values()))


def in_force(name: str, day: date) -> Row:
    """The row of `name` that holds on `day`. Raises `NotInForce` before the first row."""
    rows = [row for row in book()[name] if row.since <= day]
    if not rows:
        raise NotInForce(name, day)
    record = _RECORD.get()
    if record is not None:
        record[name] = rows[-1]
    return rows[-1]


@contextmanager
def recorded() -> Iterator[Mapping[str, Row]]:
    """Every row that is read until the end of the block, by the name of its fact, in the order they are read."""
    record: dict[str, Row] = {}
    before = _RECORD.set(record)
    try:
        yield record
    finally:
        _RECORD.reset(before)


@contextmanager
def facts_in(folder: Path) -> Iterator[None]:
    """Until the end of the block the facts are read from another folder, an older version for example."""
    before = _FOLDER.set(folder)
    try:
        yield
    finally:
        _FOLDER.reset(before)


def book() -> Mapping[str, tuple[Row, ...]]:
    """Every fact by its dotted name (`fee.standard_yen`), rows in order of their first day."""
    return _book(_FOLDER.get())


def sources() -> Mapping[str, Source]:
    """Every source by its id."""
    return _sources(_FOLDER.get())


@cache
def _book(folder: Path) -> Mapping[str, tuple[Row, ...]]:
    return {name: rows for path in _fact_files(folder) for name, rows in _facts_of(path)}


@cache
def _sources(folder: Path) -> Mapping[str, Source]:
    return {key: _source(key, entry) for key, entry in _yaml(folder / "sources.yml").items()}


def _fact_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.yml") if path.name != "sources.yml")


def _facts_of(path: Path) -> Iterator[tuple[str, tuple[Row, ...]]]:
    for key, rows in (_yaml(path) or {}).items():
        name = f"{path.stem}.{key}"
        parsed = tuple(_row(name, row) for row in rows or ())
        if not parsed or [row.since for row in parsed] != sorted({row.since for row in parsed}):
            raise ValueError(f"{name}: rows must be in order of their `since`, each day once")
        yield name, parsed


def _row(name: str, row: Mapping[str, Any]) -> Row:
    _check_keys(name, row, ROW_KEYS)
    if row["source"] not in sources():
        raise ValueError(f"{name}: unknown source {row['source']!r}")
    if row["confidence"] not in CONFIDENCES:
        raise ValueError(f"{name}: confidence {row['confidence']!r} is none of {CONFIDENCES}")
    return Row(_day(name, row["since"]), row["value"], sources()[row["source"]], _day(name, row["checked"]),
               row["confidence"], row["place"])


def _source(key: str, entry: Mapping[str, Any]) -> Source:
    _check_keys(key, entry, SOURCE_KEYS)
    if entry["scope"] not in SCOPES:
        raise ValueError(f"{key}: scope {entry['scope']!r} is none of {SCOPES}")
    as_of, precision = _as_of(key, entry)
    return Source(key, entry["title"], entry["publisher"], entry["scope"], as_of, precision, entry["url"])


def _as_of(key: str, entry: Mapping[str, Any]) -> tuple[date, str]:
    updated = entry["updated"]
    if updated is None:
        return _day(key, entry["checked"]), "checked"
    if isinstance(updated, str):
        return _month(key, updated), "month"
    return _day(key, updated), "day"


def _check_keys(name: str, entry: Mapping[str, Any], expected: set[str]) -> None:
    if set(entry) != expected:
        raise ValueError(f"{name}: keys {sorted(entry)} instead of {sorted(expected)}")


def _day(name: str, value: object) -> date:
    if type(value) is not date:
        raise ValueError(f"{name}: {value!r} is not a date")
    return value


def _month(name: str, value: str) -> date:
    try:
        return date.fromisoformat(f"{value}-01")
    except ValueError:
        raise ValueError(f"{name}: {value!r} is not a month") from None


def _yaml(path: Path) -> Any:
    return YAML(typ="safe").load(path)
