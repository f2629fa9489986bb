"""Then and now: an answer by its number, and everything that changes between two days or two versions of the facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from actions.clock import today
from desk.dates_in import iso
from desk.forms import fields, filled, typed_case
from desk.hit import hit
from desk.pages import rendered
from desk.receipts import opened
from rulebook import phrases
from rulebook.case import CaseError
from rulebook.changes import Change, Version, changes

OTHER_VERSIONS = Path("var/facts")
AHEAD = timedelta(days=365)
COMPARISONS_KEPT = 16


@dataclass(frozen=True)
class Side:
    """A day of the form: as it was typed, as it is meant, and the rulebook's sentence where it is none."""

    typed: str
    day: date
    problem: str | None = None


@dataclass(frozen=True)
class Difference:
    """A question that is answered otherwise: its name and fields, and the lines of both answers, each with
    whether the other lacks it."""

    topic: str
    title: str
    fields: Mapping[str, str]
    before: Sequence[tuple[str, bool]]
    after: Sequence[tuple[str, bool]]


def receipts(request: Request) -> Response:
    """An answer as it was given, and what has changed since."""
    code = request.query_params.get("code", "").strip()
    found = opened(request.app.state.receipts, code, today()) if code else ()
    forms = [filled(typed_case(one.seen["case"]), None, today()) for one in found]
    return rendered(request, "receipts.html", code=code, found=found, forms=forms,
                    told=[[field for field in fields(form, None).values() if field.typed] for form in forms])


def what_changes(request: Request) -> Response:
    """Every question that two days, or another version of the facts, answer differently."""
    asked, versions = request.query_params, _versions()
    first, last = _side(asked.get("from", ""), today()), _side(asked.get("to", ""), today() + AHEAD)
    other = versions.get(asked.get("version", ""))
    compared = None if not asked or first.problem or last.problem else differences(first.day, last.day, other)
    return rendered(request, "changes.html", first=first, last=last, versions=versions,
                    version=asked.get("version", "") if other else "", compared=compared)


@lru_cache(COMPARISONS_KEPT)
def differences(first: date, last: date, other: Path | None) -> tuple[Difference, ...]:
    """The differences between the first day, by the other version of the facts if there is one, and the last."""
    return tuple(_difference(change) for change in changes(Version(first, other), Version(last)))


def _difference(change: Change) -> Difference:
    before, after = (answer.text.splitlines() for answer in (change.old, change.new))
    fields = typed_case(change.case.known)
    return Difference(change.topic, hit(change.topic, change.case.known, 0, date.max).title, fields,
                      [(line, line not in after) for line in before], [(line, line not in before) for line in after])


def _side(typed: str, otherwise: date) -> Side:
    try:
        return Side(typed, date.fromisoformat(iso(typed)) if typed else otherwise)
    except ValueError:
        return Side(typed, otherwise, phrases.case_error(CaseError("day", typed, "not_a_date")).text)


def _versions() -> Mapping[str, Path]:
    """The other versions of the facts that an operator has put beside ours, by the names of their folders."""
    return {path.name: path for path in sorted(OTHER_VERSIONS.glob("*/")) if path.is_dir()}
