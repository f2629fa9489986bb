"""What stands before every page: the session, the login, the token of each form, and the headers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from desk.accounts import NOBODY, Door, User
from desk.sessions import COOKIE, Session, Sessions

LOGIN, OPEN_TO_ALL = "/login", ("/static/", "/health")
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'; "
                               "object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
Form = Mapping[str, str]


class Headers:
    """Puts the policy on every response."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with the headers."""
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)
        await self._app(scope, receive, with_headers)


class Gate:
    """Gives every request its session in `request.state`; who is not let in is sent to the login."""

    def __init__(self, app: ASGIApp, door: Door, sessions: Sessions) -> None:
        self._app, self._door, self._sessions = app, door, sessions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for the user of the session, or redirect."""
        if scope["type"] != "http" or scope["path"].startswith(OPEN_TO_ALL):
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        cookie, session = self._session(request)
        user = await run_in_threadpool(self._user, session)
        request.state.session, request.state.user = session, user
        answer: ASGIApp = self._app if user or scope["path"] == LOGIN else RedirectResponse(LOGIN, 303)
        await answer(scope, receive, send if cookie is None else _with_cookie(send, cookie, request))

    def _session(self, request: Request) -> tuple[str | None, Session]:
        """The session of the request, or a new one with the cookie to set."""
        known = self._sessions.of(request.cookies.get(COOKIE))
        return (None, known) if known else self._sessions.new()

    def _user(self, session: Session) -> User | None:
        if self._door.is_open:
            return NOBODY
        return session.user if session.user and self._door.still(session.user) else None


def set_cookie(response: Response, cookie: str, request: Request) -> None:
    """The session cookie: for this site only, out of reach of scripts, over TLS where there is TLS."""
    response.set_cookie(COOKIE, cookie, httponly=True, samesite="strict", secure=request.url.scheme == "https")


def _with_cookie(send: Send, cookie: str, request: Request) -> Send:
    response = Response()
    set_cookie(response, cookie, request)

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if "set-cookie" not in headers:
                headers.append("set-cookie", response.headers["set-cookie"])
        await send(message)
    return sending


def posted(handler: Callable[[Request, Form], Response]) -> Callable[[Request], Awaitable[Response]]:
    """A handler of a form; one without the token of its session is refused before anything happens."""
    async def checked(request: Request) -> Response:
        form = {name: text for name, text in (await request.form()).items() if isinstance(text, str)}
        if form.get("csrf") != request.state.session.csrf:
            raise HTTPException(403)
        return await run_in_threadpool(handler, request, form)
    return checked


def editors_only(handler: Callable[..., Response]) -> Callable[..., Response]:
    """A handler that staff without the role of an editor do not reach."""
    def checked(request: Request, *more: Form) -> Response:
        if not request.state.user.edits:
            raise HTTPException(403)
        return handler(request, *more)
    return checked
