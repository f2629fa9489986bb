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
    """Every question that is answered otherwise on another day, or by another version of the facts."""
    asked, versions = request.query_params, _versions(request.app.state.versions)
    first, last = _side(asked.get("from", ""), today()), _side(asked.get("to", ""), today() + AHEAD)
    version = asked.get("version", "")
    compared, problem = None, None
    if asked and not first.problem and not last.problem:
        try:
            compared = differences(first.day, last.day, versions.get(version))
        except (KeyError, ValueError, OSError) as wrong:
            problem = str(wrong)
    return rendered(request, "changes.html", 422 if problem else 200, first=first, last=last, versions=versions,
                    version=version, compared=compared, problem=problem)


@lru_cache(COMPARISONS_KEPT)
def differences(first: date, last: date, other: Path | None) -> tuple[Difference, ...]:
    """The differences between the first day and the last, by the other version of the facts if there is one.

    Raises `KeyError`, `ValueError` or `OSError` where that version does not fit the rules.
    """
    return tuple(_difference(change) for change in changes(Version(first), Version(last, other)))


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


def _versions(folder: Path) -> Mapping[str, Path]:
    """The versions of the facts that an operator has put there, by the names of their folders."""
    return {path.name: path for path in sorted(folder.glob("*/")) if path.is_dir()}
