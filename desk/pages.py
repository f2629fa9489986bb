"""The pages of a call: find, answer, compute, say, print; and what ends it."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

import guard
from actions.clock import moment, today
from desk.gate import Form
from desk.looking import Look, Opened
from desk.sessions import Lookup

CHANNEL = "desk"
KINDS = ("wrong", "missing")
LONGEST_NOTE, LONGEST_WORD = 2000, 40


def rendered(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page of a template; it knows who is there."""
    state = request.app.state
    page = state.templates.get_template(template)
    return HTMLResponse(page.render(user=request.state.user, csrf=request.state.session.csrf, path=request.url.path,
                                    today=today(), has_accounts=not state.door.is_open, **values), status)


def desk(request: Request) -> Response:
    """The whole page."""
    return _looked(request, "desk.html")


def part(request: Request) -> Response:
    """Its middle, for the script."""
    return _looked(request, "part.html")


def sheet(request: Request) -> Response:
    """The answer on one sheet of paper."""
    look = _look(request)
    return rendered(request, "sheet.html", look=look) if look.opened else RedirectResponse("/", 303)


def clear(request: Request, _: Form) -> Response:
    """The call is over: nothing of it is left."""
    request.state.session.call = []
    request.app.state.lookups.prune(moment())
    return RedirectResponse("/", 303)


def flag(request: Request, form: Form) -> Response:
    """An answer is wrong, or one is missing: into the queue of the editors."""
    note, kind = guard.check(form.get("note", "")[:LONGEST_NOTE]).text.strip(), form.get("kind")
    if kind not in KINDS or not note:
        return rendered(request, "flagged.html", 422, kept=False)
    about = (form.get(name, "")[:LONGEST_WORD] for name in ("topic", "outcome", "code"))
    request.app.state.flags.add(today(), kind, *about, note, request.state.user.name)
    return rendered(request, "flagged.html", kept=True)


def _look(request: Request) -> Look:
    asked, typing = dict(request.query_params), "typing" in request.query_params
    look: Look = request.app.state.looking.look(asked, today(), typing)
    return look


def _looked(request: Request, template: str) -> Response:
    look = _look(request)
    if look.opened and "typing" not in request.query_params:
        _remember(request, look, look.opened)
    return rendered(request, template, look=look, call=request.state.session.call)


def _remember(request: Request, look: Look, opened: Opened) -> None:
    """What is looked up, not merely passed while typing, is kept for the call, for the log and under its number."""
    state, asked = request.app.state, opened.told.asked
    fields = {"topic": asked.topic, **look.form.typed}
    lookup = Lookup(asked.topic, opened.headline, fields)
    if lookup in request.state.session.call[:1]:
        return
    request.state.session.remember(lookup)
    state.lookups.add(moment(), request.state.user.name, asked.topic)
    state.receipts.keep(opened.told.as_json())
    state.volumes.add(today(), CHANNEL, [(asked.topic, opened.told.answer.decision.outcome)])
