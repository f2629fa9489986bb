"""LINE's Messaging API: what is sent, and what each answer means. Logged are request id, status and path, never text.

https://developers.line.biz/en/reference/messaging-api/#status-codes
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

import aiohttp

from channels.limits import Limit
from channels.line_settings import LineSettings

logger = logging.getLogger(__name__)
Messages = Sequence[Mapping[str, Any]]
PATIENCE = aiohttp.ClientTimeout(total=10)
LOADING_PATIENCE = aiohttp.ClientTimeout(total=2)
LOADING_SECONDS = 20
PAUSES_SECONDS = (1, 2, 4, 8)  # between the tries of a push or of a call that was too fast
NO_ANSWER = 0
NO_IDS: Mapping[str, str] = {}
USED_OR_EXPIRED = "Invalid reply token"
MONTHLY_LIMIT = "You have reached your monthly limit."


def connections() -> aiohttp.ClientSession:
    """A session for `LineApi`, to be closed by the caller."""
    return aiohttp.ClientSession(timeout=PATIENCE)


class Sent(Enum):
    """What became of messages."""

    DELIVERED = "delivered"
    TOKEN_DEAD = "the reply token was used or expired, and nothing was sent"
    UNKNOWN = "no answer tells whether it was delivered"
    NOT_UNDERSTOOD = "LINE does not take these messages, and the reply token lives"
    REFUSED = "LINE does not take it"


@dataclass(frozen=True)
class Answer:
    """One answer of LINE; status 0 where none came."""

    status: int
    body: Mapping[str, Any]

    @property
    def message(self) -> str:
        """LINE's own words for what is wrong."""
        return str(self.body.get("message", ""))

    @property
    def is_unknown(self) -> bool:
        """Whether LINE may or may not have done it."""
        return self.status == NO_ANSWER or self.status >= 500

    @property
    def is_too_fast(self) -> bool:
        """Whether the same call works a little later."""
        return self.status == 429 and self.message != MONTHLY_LIMIT


class LineApi:
    """Calls LINE for one channel, over one session of connections."""

    def __init__(self, settings: LineSettings, session: aiohttp.ClientSession,
                 pauses: Sequence[float] = PAUSES_SECONDS) -> None:
        self._settings, self._session, self._pauses = settings, session, pauses
        self._loadings = Limit(burst=50, per_second=50)

    async def reply(self, token: str, messages: Messages) -> Sent:
        """Answer an event. Tried again once where LINE's answer is unknown; a reply takes no retry key."""
        body = {"replyToken": token, "messages": list(messages)}
        answer = await self._patiently("/v2/bot/message/reply", body)
        if not answer.is_unknown:
            return _reply_sent(answer, Sent.TOKEN_DEAD)
        await asyncio.sleep(self._pauses[0])
        again = await self._patiently("/v2/bot/message/reply", body)
        return _reply_sent(again, Sent.UNKNOWN)

    async def push(self, to: str, messages: Messages, retry_key: str) -> Sent:
        """Send unasked, which costs; the same retry key never sends twice within 24 hours."""
        body = {"to": to, "messages": list(messages)}
        for pause in (*self._pauses, None):
            answer = await self._patiently("/v2/bot/message/push", body, {"X-Line-Retry-Key": retry_key})
            if not answer.is_unknown or pause is None:
                break
            await asyncio.sleep(pause)
        if answer.status in (200, 409):
            return Sent.DELIVERED
        return Sent.UNKNOWN if answer.is_unknown else Sent.REFUSED

    async def show_loading(self, user_id: str) -> None:
        """Show that an answer is being made; left out where too many are shown already."""
        if self._loadings.wait("all") == 0:
            await self.call("POST", "/v2/bot/chat/loading/start",
                            {"chatId": user_id, "loadingSeconds": LOADING_SECONDS}, patience=LOADING_PATIENCE)

    async def leave(self, kind: str, place: str) -> None:
        """Leave a group or room."""
        await self._patiently(f"/v2/bot/{kind}/{{place}}/leave", None, ids={"place": place})

    async def own_id(self) -> str | None:
        """The bot's own user id; None where LINE does not tell."""
        answer = await self.call("GET", "/v2/bot/info")
        return answer.body.get("userId") if answer.status == 200 else None

    async def call(self, method: str, path: str, body: Mapping[str, Any] | None = None,
                   headers: Mapping[str, str] | None = None, *, content: bytes | None = None, data_api: bool = False,
                   ids: Mapping[str, str] = NO_IDS, patience: aiohttp.ClientTimeout | None = None) -> Answer:
        """One request; `ids` fill the `{names}` of the path, which is logged without them.

        `content` is sent as it is (with a Content-Type in `headers`), `body` as JSON; `data_api` takes LINE's host for
        files. No answer is an `Answer` too.
        """
        base = self._settings.data_api if data_api else self._settings.api
        sent = json.dumps(body, ensure_ascii=False).encode() if body is not None else content
        kind = {"Content-Type": "application/json"} if body is not None else {}
        headers = {"Authorization": f"Bearer {self._settings.token}", **kind, **(headers or {})}
        try:
            async with self._session.request(method, base + path.format_map(ids), data=sent, headers=headers,
                                             timeout=patience or self._session.timeout) as response:
                answer, request = Answer(response.status, _object(await response.read())), _request_id(response)
        except (aiohttp.ClientError, asyncio.TimeoutError) as failure:
            answer, request = Answer(NO_ANSWER, {}), type(failure).__name__
        _log(method, path, answer.status, request)
        return answer

    async def _patiently(self, path: str, body: Mapping[str, Any] | None, headers: Mapping[str, str] | None = None,
                         ids: Mapping[str, str] = NO_IDS) -> Answer:
        """A call that waits and tries again while LINE finds us too fast."""
        for pause in self._pauses:
            answer = await self.call("POST", path, body, headers, ids=ids)
            if not answer.is_too_fast:
                return answer
            await asyncio.sleep(pause)
        return await self.call("POST", path, body, headers, ids=ids)


def _reply_sent(answer: Answer, without_token: Sent) -> Sent:
    if answer.status == 200:
        return Sent.DELIVERED
    if answer.status in (400, 413):
        return without_token if answer.message == USED_OR_EXPIRED else Sent.NOT_UNDERSTOOD
    return Sent.UNKNOWN if answer.is_unknown else Sent.REFUSED


def _object(content: bytes) -> Mapping[str, Any]:
    try:
        body = json.loads(content)
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def _request_id(response: aiohttp.ClientResponse) -> str:
    return response.headers.get("X-Line-Request-Id", "without id")


def _log(method: str, path: str, status: int, request: str) -> None:
    went_well = 200 <= status < 300
    level = logging.INFO if went_well else logging.ERROR if status == 401 else logging.WARNING
    logger.log(level, "LINE: %s %s: %s (%s)", method, path, status, request)
