"""A resident at the other end of CONTRACT section 2."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Heard:
    """One HTTP answer."""

    status: int
    headers: Mapping[str, str]
    body: Any

    @property
    def custom(self) -> dict[str, Any]:
        """The one message for renderers."""
        (custom,) = [message["custom"] for message in self.body["messages"] if "custom" in message]
        return dict(custom)

    @property
    def text(self) -> str:
        """All bubbles."""
        return "\n".join(message["text"] for message in self.body["messages"] if "text" in message)

    @property
    def outcomes(self) -> list[tuple[str, str]]:
        """Topic and outcome of each answer, in order."""
        return [(answer["topic"], answer["outcome"]) for answer in self.custom["answers"]]

    @property
    def buttons(self) -> dict[str, str]:
        """Every button's payload by its title."""
        return {button["title"]: button["payload"] for message in self.body["messages"]
                for button in message.get("buttons", ())}


class Talk:
    """One conversation; keeps the session token."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.session: str | None = None

    def say(self, message: str) -> Heard:
        """Type a message."""
        return self.post({"message": message})

    def press(self, payload: str) -> Heard:
        """Press a button."""
        return self.post({"payload": payload})

    def post(self, body: Mapping[str, Any]) -> Heard:
        """Send a body, with the session where one is known, and keep the session handed back."""
        own = {"session": self.session} if self.session else {}
        heard = self.raw(json.dumps({**own, **body}).encode())
        self.session = heard.body.get("session", self.session)
        return heard

    def raw(self, body: bytes) -> Heard:
        """Send bytes."""
        request = urllib.request.Request(f"{self.url}messages", body, {"Content-Type": "application/json"})
        return fetch(request)

    def wait_until_ready(self, seconds: float) -> None:
        """Wait for the health page. Raises `TimeoutError`."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                if fetch(f"{self.url}health").status == 200:
                    return
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.2)
        raise TimeoutError


def fetch(request: urllib.request.Request | str) -> Heard:
    """One request; an HTTP error is an answer like any other."""
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            return _heard(response.status, response.headers, response.read())
    except urllib.error.HTTPError as error:
        return _heard(error.code, error.headers, error.read())


def _heard(status: int, headers: Any, body: bytes) -> Heard:
    is_json = "json" in headers.get("Content-Type", "")
    return Heard(status, dict(headers), json.loads(body) if is_json else body.decode())
