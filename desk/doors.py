"""Coming in and going out."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from desk.gate import LOGIN, Form, set_cookie
from desk.pages import rendered
from desk.sessions import COOKIE


def login(request: Request) -> Response:
    """The form."""
    return rendered(request, "login.html", name="", problem=None) if request.state.user is None \
        else RedirectResponse("/", 303)


def enter(request: Request, form: Form) -> Response:
    """With the right name and password: a new session."""
    door, name = request.app.state.door, form.get("name", "").strip()
    user = door.let_in(name, form.get("password", ""))
    if user is None:
        problem = "locked" if door.is_locked(name) else "wrong"
        return rendered(request, "login.html", 401, name=name, problem=problem)
    request.app.state.sessions.end(request.cookies.get(COOKIE))
    cookie, _ = request.app.state.sessions.new(user)
    response = RedirectResponse("/", 303)
    set_cookie(response, cookie, request)
    return response


def leave(request: Request, _: Form) -> Response:
    """Out: the session is forgotten."""
    request.app.state.sessions.end(request.cookies.get(COOKIE))
    return RedirectResponse(LOGIN, 303)
