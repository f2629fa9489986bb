"""LINE's API on loopback: a real server that takes what LINE takes, refuses what it refuses, and can misbehave."""

from __future__ import annotations

import asyncio
import json
import re
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from channels.line_limits import broken
from tests.line.schema import SCHEMAS, document, errors

FILE = "messaging-api.yml"
BOT = "U" + "b" * 32
TOKEN = "an access token of nobody"
REPLY, PUSH = "/v2/bot/message/reply", "/v2/bot/message/push"
LOADING = "/v2/bot/chat/loading/start"
MENU, MENU_IMAGE, MENU_OF_ALL = "/v2/bot/richmenu", "/v2/bot/richmenu/{richMenuId}/content", "/v2/bot/user/all/richmenu"
TOKEN_SECONDS = 60
LARGEST_IMAGE_BYTES = 1_000_000
RETRY_KEY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class Call:
    """One request that came in, and what was answered (0: the connection was dropped)."""

    method: str
    path: str
    body: Any
    headers: Mapping[str, str]
    status: int

    @property
    def messages(self) -> list[dict[str, Any]]:
        """What it wanted to say."""
        return list(self.body["messages"])


@dataclass(frozen=True)
class Trouble:
    """How one call goes wrong: late (`held`: when released), with another status or not at all, done or not."""

    status: int | None = None
    message: str = ""
    done: bool = False
    dropped: bool = False
    seconds: float = 0
    held: threading.Event | None = None


@dataclass(frozen=True)
class Answer:
    """What a handler answers."""

    status: int
    body: Mapping[str, Any] = field(default_factory=dict)


@dataclass
class StandIn:
    """Runs in a thread of its own from `start` to `stop`; what came in is in `calls`, broken rules in `faults`."""

    calls: list[Call] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    menus: dict[str, Any] = field(default_factory=dict)
    images: dict[str, bytes] = field(default_factory=dict)
    menu_of_all: str | None = None
    url: str = ""
    _tokens: dict[str, float] = field(default_factory=dict)
    _pushed: dict[str, Any] = field(default_factory=dict)
    _troubles: dict[str, deque[Trouble]] = field(default_factory=dict)

    def start(self) -> StandIn:
        """Listen on a free port of loopback, with LINE's document read, so that no call waits for that."""
        document(FILE)
        self._loop, ready = asyncio.new_event_loop(), threading.Event()
        self._thread = threading.Thread(target=self._run, args=[ready], daemon=True)
        self._thread.start()
        ready.wait()
        return self

    def stop(self) -> None:
        """Stop listening."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    @property
    def settings(self) -> dict[str, str]:
        """The environment that makes the assistant talk to this stand-in."""
        return {"LINE_API_BASE": self.url, "LINE_DATA_API_BASE": self.url, "LINE_CHANNEL_ACCESS_TOKEN": TOKEN}

    def token(self, seconds: float = TOKEN_SECONDS) -> str:
        """A new reply token that lives so long."""
        token = secrets.token_hex(16)
        self._tokens[token] = time.monotonic() + seconds
        return token

    def trouble(self, path: str, *troubles: Trouble) -> None:
        """The next calls of this path go wrong, one after the other."""
        self._troubles.setdefault(path, deque()).extend(troubles)

    def of(self, path: str) -> list[Call]:
        """The calls of a path, those that were refused too."""
        return [call for call in list(self.calls) if call.path == path]

    def replies(self, token: str) -> list[Call]:
        """The replies to an event that were taken."""
        return [call for call in self.of(REPLY) if call.status == 200 and call.body["replyToken"] == token]

    def pushes(self) -> list[Call]:
        """What was pushed and taken for the first time."""
        return [call for call in self.of(PUSH) if call.status == 200]

    def wait(self, found: Callable[[], Any], seconds: float = 20) -> Any:
        """What is found as soon as it is. Raises `TimeoutError`."""
        until = time.monotonic() + seconds
        while not (result := found()):
            if time.monotonic() > until:
                raise TimeoutError("the assistant did not call")
            time.sleep(0.01)
        return result

    def _run(self, ready: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._listen())
        ready.set()
        self._loop.run_forever()
        self._loop.run_until_complete(self._runner.cleanup())

    async def _listen(self) -> None:
        application = web.Application(client_max_size=3_000_000)
        application.router.add_route("*", "/{path:.*}", self._called)
        self._runner = web.AppRunner(application)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def _called(self, request: web.Request) -> web.Response:
        content = await request.read()
        body = _json(content) if request.content_type == "application/json" else content
        troubles = self._troubles.get(request.path)
        trouble = troubles.popleft() if troubles else Trouble()
        goes_well = trouble.status is None and not trouble.dropped
        answer = self._answer(request, body) if goes_well or trouble.done else Answer(200)
        if trouble.status:
            answer = Answer(trouble.status, {"message": trouble.message})
        status = 0 if trouble.dropped else answer.status
        call = Call(request.method, request.path, body, dict(request.headers), status)
        self.calls.append(call)
        await asyncio.sleep(trouble.seconds)
        while trouble.held and not trouble.held.is_set():
            await asyncio.sleep(0.01)
        if trouble.dropped and request.transport:
            request.transport.abort()
        return web.json_response(answer.body, status=answer.status, headers={"X-Line-Request-Id": secrets.token_hex(8)})

    def _answer(self, request: web.Request, body: Any) -> Answer:
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return Answer(401, {"message": "Authentication failed"})
        template, operation = _operation(request.method, request.path)
        if operation is None:
            self.faults.append(f"no such call: {request.method} {request.path}")
            return Answer(404, {"message": "Not found"})
        wrong = list(_wrong(operation, body))
        if wrong:
            self.faults.extend(wrong)
            return Answer(400, {"message": "The request body has errors", "details": wrong})
        handler = HANDLERS.get((request.method, template))
        return handler(self, request, body) if handler else Answer(200)

    def _reply(self, request: web.Request, body: Any) -> Answer:
        if "X-Line-Retry-Key" in request.headers:
            return self._fault("a reply takes no retry key")
        if self._tokens.pop(body["replyToken"], 0) < time.monotonic():
            return Answer(400, {"message": "Invalid reply token"})
        return Answer(200, {"sentMessages": [{"id": secrets.token_hex(8)} for _ in body["messages"]]})

    def _push(self, request: web.Request, body: Any) -> Answer:
        key = request.headers.get("X-Line-Retry-Key", "")
        if not RETRY_KEY.fullmatch(key):
            return self._fault("a push needs a retry key from its first try on")
        before = self._pushed.setdefault(key, body)
        if before != body:
            return self._fault("a retry has the body of the first try")
        if before is not body:
            return Answer(409, {"message": "The retry key is already accepted"})
        return Answer(200, {"sentMessages": [{"id": secrets.token_hex(8)} for _ in body["messages"]]})

    def _info(self, _: web.Request, __: Any) -> Answer:
        return Answer(200, {"userId": BOT, "basicId": "@ward", "displayName": "ward", "chatMode": "bot",
                            "markAsReadMode": "auto"})

    def _loading(self, _: web.Request, __: Any) -> Answer:
        return Answer(202)

    def _make_menu(self, _: web.Request, body: Any) -> Answer:
        name = f"richmenu-{secrets.token_hex(16)}"
        self.menus[name] = body
        return Answer(200, {"richMenuId": name})

    def _menus(self, _: web.Request, __: Any) -> Answer:
        return Answer(200, {"richmenus": [{"richMenuId": name, **menu} for name, menu in self.menus.items()]})

    def _menu_image(self, request: web.Request, body: Any) -> Answer:
        if request.content_type not in ("image/png", "image/jpeg") or len(body) > LARGEST_IMAGE_BYTES:
            return self._fault("the image of a menu is a PNG or JPEG of at most 1 MB")
        self.images[request.path.split("/")[4]] = body
        return Answer(200)

    def _drop_menu(self, request: web.Request, _: Any) -> Answer:
        known = self.menus.pop(request.path.rpartition("/")[2], None)
        return Answer(200) if known else Answer(404, {"message": "richmenu not found"})

    def _choose_menu(self, request: web.Request, _: Any) -> Answer:
        name = request.path.rpartition("/")[2]
        if name not in self.images:
            return self._fault("a menu needs its image before it is shown")
        self.menu_of_all = name
        return Answer(200)

    def _no_menu(self, _: web.Request, __: Any) -> Answer:
        self.menu_of_all = None
        return Answer(200)

    def _fault(self, sentence: str) -> Answer:
        self.faults.append(sentence)
        return Answer(400, {"message": sentence})


HANDLERS: Mapping[tuple[str, str], Callable[[StandIn, web.Request, Any], Answer]] = {
    ("POST", REPLY): StandIn._reply,
    ("POST", PUSH): StandIn._push,
    ("GET", "/v2/bot/info"): StandIn._info,
    ("POST", LOADING): StandIn._loading,
    ("POST", MENU): StandIn._make_menu,
    ("GET", f"{MENU}/list"): StandIn._menus,
    ("POST", MENU_IMAGE): StandIn._menu_image,
    ("DELETE", f"{MENU}/{{richMenuId}}"): StandIn._drop_menu,
    ("POST", f"{MENU_OF_ALL}/{{richMenuId}}"): StandIn._choose_menu,
    ("DELETE", MENU_OF_ALL): StandIn._no_menu,
}


def _operation(method: str, path: str) -> tuple[str, Mapping[str, Any] | None]:
    """The path of the OpenAPI file that fits, one without a variable first, and its operation."""
    paths = document(FILE)["paths"]
    for template in sorted(paths, key=lambda each: each.count("{")):
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path) and method.lower() in paths[template]:
            return template, paths[template][method.lower()]
    return path, None


def _wrong(operation: Mapping[str, Any], body: Any) -> Iterator[str]:
    """What a body breaks of its schema, and of the limits that the schema does not know."""
    schema = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    wrong = errors(FILE, schema["$ref"].removeprefix(SCHEMAS), body) if "$ref" in schema else []
    yield from wrong
    if not wrong and isinstance(body, dict) and "messages" in body:
        yield from broken(body["messages"])


def _json(content: bytes) -> Any:
    return json.loads(content) if content else None
