"""The web channel, POST /webhooks/web/messages. Every text passes the guard before Rasa sees it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import astuple, replace
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic
from sanic.exceptions import InvalidUsage
from sanic.request import Request
from sanic.response import HTTPResponse, empty, json

from actions.clock import today
from channels.files import Files
from channels.keeping import Keeping, numbered
from channels.limits import Limit
from channels.offers import Offers
from channels.opinions import Opinion, opinion_in
from channels.origins import Origins
from channels.refused import Refused
from channels.sessions import Sessions
from channels.start import Start
from channels.turns import LONGEST_MESSAGE, Said, Turn, is_payload, is_ready, run, sentence, typed
from records.database import DEFAULT_URL
from records.feedback import Feedback

PAGE = "page.html"
ASKED_BY, DESK = "x-asked-by", "desk"  # what staff look up is kept by the desk, not as a resident's turn
LARGEST_BODY_BYTES = 16_000
NO_STORE = {"Cache-Control": "no-store"}
Handler = Callable[[Request], Awaitable[HTTPResponse]]


class WebChannel(InputChannel):
    """Chat over HTTP with signed sessions."""

    @classmethod
    def name(cls) -> str:
        """The name the channel is mounted under."""
        return "web"

    def __init__(self) -> None:
        self._sessions = Sessions(os.environ.get("WEB_SESSION_SECRET"))
        self._origins = Origins(os.environ.get("WEB_ALLOWED_ORIGINS", ""))
        self._files = Files()
        records = os.environ.get("RECORDS_URL", DEFAULT_URL)
        self._feedback, self._keeping = Feedback(records), Keeping(records, self.name())
        self._limited = os.environ.get("RATE_LIMIT", "on") != "off"
        self._offers = Offers()
        self._per_conversation = Limit(burst=30, per_second=1)
        self._per_address = Limit(burst=2000, per_second=20)
        self._opinions = Limit(burst=20, per_second=0.1)

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The routes of the channel."""
        blueprint = Blueprint("web")
        start = Start(lambda app, text: say(Turn(self._sessions.new(), text), app))

        async def say(turn: Turn, app: Sanic) -> Said:
            return await run(turn, self.name(), on_new_message, app)

        def told(handler: Handler) -> Handler:
            """The handler for a page that may ask; what it refuses is said in one sentence."""
            async def answer(request: Request) -> HTTPResponse:
                try:
                    self._origins.check(request.headers)
                    return await handler(request)
                except Refused as refused:
                    return _answer_refused(request, refused)
            return answer

        async def health(request: Request) -> HTTPResponse:
            ready = is_ready(request.app)
            return json({"status": "ok" if ready else "starting"}, status=200 if ready else 503)

        async def begin(request: Request) -> HTTPResponse:
            self._must_be_ready(request)
            self._slow_down(self._per_address, request.ip)
            return json(await start.replies(request.app), ensure_ascii=False, headers=NO_STORE)

        async def messages(request: Request) -> HTTPResponse:
            turn = self._checked(request)
            said = numbered(await say(turn, request.app))
            if request.headers.get(ASKED_BY) != DESK:
                self._keeping.turn(turn, said)
            self._offers.remember(turn.conversation, (button for m in said for button in m.get("buttons", ())))
            return _answer(self._sessions.token(turn.conversation), said)

        async def feedback(request: Request) -> HTTPResponse:
            opinion = self._opinion(request)
            await asyncio.get_running_loop().run_in_executor(None, self._feedback.add, today(), *astuple(opinion))
            return empty(204)

        async def file(request: Request, path: str = "") -> HTTPResponse:
            return self._files.answer(path or PAGE, request.headers)

        async def preflight(_: Request) -> HTTPResponse:
            return empty(204)

        @blueprint.middleware("response")
        async def share(request: Request, response: HTTPResponse) -> None:
            response.headers.update(self._origins.headers(request.headers))

        blueprint.add_route(told(health), "/health", name="health")
        blueprint.add_route(told(begin), "/start", name="start")
        for name, handler in (("messages", messages), ("feedback", feedback)):
            blueprint.add_route(told(handler), f"/{name}", methods=["POST"], name=name)
            blueprint.add_route(preflight, f"/{name}", methods=["OPTIONS"], name=f"{name}_preflight")
        blueprint.add_route(file, "/", name="page")
        blueprint.add_route(file, "/<path:path>", name="file")
        return blueprint

    def _checked(self, request: Request) -> Turn:
        self._must_be_ready(request)
        body = _body(request)
        conversation = self._conversation(request, body)
        turn = _turn(conversation, body)
        return replace(turn, text=self._offers.payload(conversation, turn.text) or turn.text)

    def _conversation(self, request: Request, body: Mapping[str, Any]) -> str:
        if body.get("session") is None:
            self._slow_down(self._per_address, request.ip)
            return self._sessions.new()
        conversation = self._sessions.conversation(body["session"])
        if conversation is None:
            raise Refused(401, "unknown_session")
        self._slow_down(self._per_conversation, conversation)
        return conversation

    def _opinion(self, request: Request) -> Opinion:
        self._must_be_ready(request)
        body = _body(request)
        conversation = self._sessions.conversation(body.get("session"))
        if conversation is None:
            raise Refused(401, "unknown_session")
        self._slow_down(self._opinions, conversation)
        return opinion_in(body, request.app.ctx.agent.domain.responses)

    @staticmethod
    def _must_be_ready(request: Request) -> None:
        if not is_ready(request.app):
            raise Refused(503, "not_ready")

    def _slow_down(self, limit: Limit, key: str) -> None:
        seconds = limit.wait(key) if self._limited else 0
        if seconds:
            raise Refused(429, "too_many", {"Retry-After": str(seconds)})


def _body(request: Request) -> Mapping[str, Any]:
    if len(request.body) > LARGEST_BODY_BYTES:
        raise Refused(413, "too_long")
    try:
        body = request.json
    except InvalidUsage as failure:
        raise Refused(400, "not_json") from failure
    if not isinstance(body, dict):
        raise Refused(400, "not_json")
    return body


def _turn(conversation: str, body: Mapping[str, Any]) -> Turn:
    payload = body.get("payload")
    if payload is not None:
        if not is_payload(payload):
            raise Refused(400, "bad_payload")
        return Turn(conversation, payload)
    message = body.get("message")
    if not isinstance(message, str):
        raise Refused(400, "no_message")
    if len(message) > LONGEST_MESSAGE:
        raise Refused(413, "too_long")
    return typed(conversation, message)


def _answer(token: str, messages: Said) -> HTTPResponse:
    return json({"session": token, "messages": messages}, ensure_ascii=False, headers=NO_STORE)


def _answer_refused(request: Request, refused: Refused) -> HTTPResponse:
    error = sentence(request.app, f"web_{refused.reason}").replace("{field}", refused.field)
    return json({"error": error}, status=refused.status,
                headers=dict(refused.headers), ensure_ascii=False)
