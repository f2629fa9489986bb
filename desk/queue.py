"""What editors see: flagged answers, questions without an answer, opinions, counts, the log; all of it as CSV too."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from actions.clock import today
from desk.dates_in import iso
from desk.gate import Form
from desk.pages import rendered

DAYS_SHOWN = 28
LOG_SHOWN = 500
BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads a CSV file as Shift_JIS
FORMULA = ("=", "+", "-", "@", "\t", "\r")
Table = tuple[Sequence[str], Iterable[Any]]


def queue(request: Request) -> Response:
    """What waits for an editor."""
    state = request.app.state
    return rendered(request, "queue.html", flags=state.flags.all(), questions=state.unanswered.since(date.min))


def flag_done(request: Request, form: Form) -> Response:
    """A flag is dealt with."""
    request.app.state.flags.remove(_identifier(form))
    return RedirectResponse("/queue", 303)


def question_done(request: Request, form: Form) -> Response:
    """A question is dealt with."""
    request.app.state.unanswered.remove(_identifier(form))
    return RedirectResponse("/queue", 303)


def volumes(request: Request) -> Response:
    """How often what was answered, and how it was liked."""
    first, last = _days(request)
    rows = request.app.state.volumes.between(first, last)
    opinions = [row for row in request.app.state.feedback.all() if first <= row.day <= last]
    return rendered(request, "volumes.html", first=first, last=last, by_topic=_by_topic(rows), channels=_channels(rows),
                    days=_by_day(rows), opinions=opinions, liked=Counter((row.topic, row.helpful) for row in opinions))


def log(request: Request) -> Response:
    """Who looked up what."""
    return rendered(request, "log.html", rows=request.app.state.lookups.latest(LOG_SHOWN))


def export(request: Request) -> Response:
    """One of the tables as a CSV file."""
    table = TABLES.get(request.path_params["name"])
    if table is None:
        raise HTTPException(404)
    columns, rows = table(request)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([_cell(getattr(row, column)) for column in columns] for row in rows)
    name = f"attachment; filename=\"{request.path_params['name']}.csv\""
    return Response(BYTE_ORDER_MARK + text.getvalue(), media_type="text/csv", headers={"Content-Disposition": name})


def _cell(value: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def _identifier(form: Form) -> int:
    text = form.get("id", "")
    if not text.isdecimal():
        raise HTTPException(422)
    return int(text)


def _days(request: Request) -> tuple[date, date]:
    """The days asked for; the last four weeks where they cannot be read."""
    last = _day(request.query_params.get("to", "")) or today()
    return _day(request.query_params.get("from", "")) or last - timedelta(days=DAYS_SHOWN - 1), last


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(iso(typed))
    except ValueError:
        return None


def _by_topic(rows: Iterable[Any]) -> Mapping[str, Counter[str]]:
    """Counts by topic, the most asked first, and in each by channel."""
    counted: dict[str, Counter[str]] = {}
    for row in rows:
        counted.setdefault(row.topic, Counter())[row.channel] += row.count
    return dict(sorted(counted.items(), key=lambda entry: -entry[1].total()))


def _by_day(rows: Iterable[Any]) -> Mapping[date, int]:
    counted: Counter[date] = Counter()
    for row in rows:
        counted[row.day] += row.count
    return dict(sorted(counted.items()))


def _channels(rows: Iterable[Any]) -> list[str]:
    return sorted({row.channel for row in rows})


TABLES: Mapping[str, Callable[[Request], Table]] = {
    "flags": lambda request: (("day", "kind", "topic", "outcome", "code", "note", "by"), request.app.state.flags.all()),
    "questions": lambda request: (("day", "channel", "status", "text"), request.app.state.unanswered.since(date.min)),
    "feedback": lambda request: (("day", "topic", "outcome", "helpful", "reason"), request.app.state.feedback.all()),
    "volumes": lambda request: (("day", "channel", "topic", "outcome", "count"),
                                request.app.state.volumes.between(*_days(request))),
    "log": lambda request: (("at", "by", "topic"), request.app.state.lookups.latest(1_000_000)),
}
