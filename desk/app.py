"""The desk as a web application: its routes and what they share."""

from __future__ import annotations

from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from actions.clock import today
from desk import comparing, doors, pages, queue
from desk.accounts import Door
from desk.gate import OPEN_TO_ALL, Gate, Headers, editors_only, posted
from desk.looking import Looking
from desk.rendering import environment
from desk.search import Search
from desk.sessions import Sessions
from desk.settings import LOOPBACK, Settings
from desk.understanding import Understanding
from records.accounts import Accounts
from records.feedback import Feedback
from records.flags import Flags
from records.lookups import Lookups
from records.receipts import Receipts
from records.unanswered import Unanswered
from records.volumes import Volumes

STATIC = Path(__file__).parent / "static"
WIDGET = Path(__file__).parent.parent / "widget"
SHARED = {"/static/tokens.css": WIDGET / "vendor" / "tokens.css", "/static/favicon.svg": WIDGET / "favicon.svg"}


def create(settings: Settings) -> Starlette:
    """The application; building the index takes a second or two."""
    door, sessions = Door(Accounts(settings.records), settings.is_loopback), Sessions()
    hosts = LOOPBACK if door.is_open else ("*",)
    app = Starlette(routes=routes(), exception_handlers={HTTPException: _refused}, middleware=[
        Middleware(Headers), Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
        Middleware(Gate, door=door, sessions=sessions)])
    app.state.door, app.state.sessions, app.state.templates = door, sessions, environment()
    app.state.versions = settings.versions
    app.state.looking = Looking(Search(today()), Understanding(settings.assistant))
    for name, table in (("feedback", Feedback), ("flags", Flags), ("lookups", Lookups), ("receipts", Receipts),
                        ("unanswered", Unanswered), ("volumes", Volumes)):
        setattr(app.state, name, table(settings.records))
    return app


def routes() -> list[Route | Mount]:
    """Every page and form; what is for editors, and what changes something, says so here."""
    return [
        Route("/", pages.desk),
        Route("/part", pages.part),
        Route("/sheet", pages.sheet),
        Route("/receipts", comparing.receipts),
        Route("/changes", comparing.what_changes),
        Route("/clear", posted(pages.clear), methods=["POST"]),
        Route("/flag", posted(pages.flag), methods=["POST"]),
        Route("/login", doors.login),
        Route("/login", posted(doors.enter), methods=["POST"]),
        Route("/logout", posted(doors.leave), methods=["POST"]),
        Route("/queue", editors_only(queue.queue)),
        Route("/queue/flag", posted(editors_only(queue.flag_done)), methods=["POST"]),
        Route("/queue/question", posted(editors_only(queue.question_done)), methods=["POST"]),
        Route("/volumes", editors_only(queue.volumes)),
        Route("/log", editors_only(queue.log)),
        Route("/{name}.csv", editors_only(queue.export)),
        Route("/health", _health),
        *(Route(path, _shared) for path in SHARED),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]


def _health(_: Request) -> Response:
    return JSONResponse({"status": "ok"})


def _shared(request: Request) -> Response:
    """A file that the chat has too."""
    return FileResponse(SHARED[request.url.path])


def _refused(request: Request, refused: Exception) -> Response:
    status = refused.status_code if isinstance(refused, HTTPException) else 500
    if request.url.path.startswith(OPEN_TO_ALL):
        return PlainTextResponse("", status)
    return pages.rendered(request, "refused.html", status, refused=status)
