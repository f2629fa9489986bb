"""A resident's phone, with LINE between it and the assistant: what is typed and pressed, and what arrives."""

from __future__ import annotations

import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from channels.line_signature import signature
from tests.line import webhooks
from tests.line.standin import Call, StandIn
from tests.server.talk import Heard, fetch

Message = Mapping[str, Any]
SECRET = "a channel secret of nobody"


@dataclass(frozen=True)
class Platform:
    """LINE: brings events to the webhook of an assistant, and takes its calls."""

    webhook: str
    api: StandIn

    def bring(self, *events: Any) -> Heard:
        """Deliver events in one signed request."""
        return self.send(webhooks.body(*events))

    def send(self, body: bytes, headers: Mapping[str, str] | None = None) -> Heard:
        """Deliver a body, signed unless other headers are given."""
        signed = {"x-line-signature": signature(SECRET, body)} if headers is None else headers
        return fetch(urllib.request.Request(self.webhook, body, {"Content-Type": "application/json", **signed}))

    def answer(self, event: webhooks.Event) -> list[dict[str, Any]]:
        """Deliver one event that can be replied to, and wait for the reply."""
        assert self.bring(event).status == 200
        reply: Call = self.api.wait(lambda: self.api.replies(event["replyToken"]))[0]
        return reply.messages

    def phone(self, line_id: str = webhooks.USER) -> Phone:
        """The phone of one user."""
        return Phone(self, line_id)


class Phone:
    """Shows the messages of the last reply."""

    def __init__(self, platform: Platform, line_id: str) -> None:
        self._platform, self._source = platform, webhooks.user(line_id)
        self.shown: list[dict[str, Any]] = []

    def types(self, words: str) -> list[dict[str, Any]]:
        """Send a text."""
        return self._gets(webhooks.text(words, self._token(), source=self._source))

    def presses(self, label: str, params: Mapping[str, str] | None = None) -> list[dict[str, Any]]:
        """Press a button of the last reply, with the day where it is a date picker."""
        action = self.actions[label]
        if action["type"] == "message":
            return self.types(action["text"])
        return self._gets(webhooks.postback(action["data"], self._token(), params, source=self._source))

    def shares(self, address: str) -> list[dict[str, Any]]:
        """Send a place."""
        return self._gets(webhooks.location(address, self._token(), source=self._source))

    def follows(self) -> list[dict[str, Any]]:
        """Add the account as a friend."""
        return self._gets(webhooks.follow(self._token(), source=self._source))

    @property
    def actions(self) -> dict[str, Message]:
        """What can be pressed now, by its label."""
        items = self.shown[-1].get("quickReply", {}).get("items", ())
        return {item["action"]["label"]: item["action"] for item in items}

    @property
    def text(self) -> str:
        """All that is read aloud of the last reply."""
        return "\n".join(message.get("text") or message.get("altText", "") for message in self.shown)

    def _gets(self, event: webhooks.Event) -> list[dict[str, Any]]:
        self.shown = self._platform.answer(event)
        return self.shown

    def _token(self) -> str:
        return self._platform.api.token()
