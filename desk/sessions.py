"""Sessions in memory: who is there, the token of their forms, and the look-ups of the call."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from itsdangerous import BadSignature, URLSafeSerializer

from desk.accounts import User

COOKIE = "desk"
IDLE_SECONDS, SESSIONS, LOOKUPS_OF_A_CALL = 2 * 60 * 60, 1000, 50


@dataclass(frozen=True)
class Lookup:
    """One answer of this call: its topic, its headline, and the fields that lead to it again."""

    topic: str
    headline: str
    fields: Mapping[str, str]


@dataclass
class Session:
    """One browser at the desk."""

    user: User | None = None
    csrf: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    call: list[Lookup] = field(default_factory=list)
    seen: float = 0.0

    def remember(self, lookup: Lookup) -> None:
        """Put a look-up on top of the call's list, once."""
        self.call = [lookup, *(other for other in self.call if other != lookup)][:LOOKUPS_OF_A_CALL]


class Sessions:
    """All of them, under signed names; one that is not used for two hours is forgotten."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._signer = URLSafeSerializer(secrets.token_urlsafe(32), salt="desk-session")
        self._sessions: dict[str, Session] = {}

    def new(self, user: User | None = None) -> tuple[str, Session]:
        """A new session, and the cookie that stands for it."""
        self._forget()
        name = secrets.token_urlsafe(24)
        self._sessions[name] = session = Session(user, seen=self._clock())
        return str(self._signer.dumps(name)), session

    def of(self, cookie: str | None) -> Session | None:
        """The session of a cookie that this process gave out."""
        session = self._sessions.get(self._name(cookie))
        if session is None or session.seen < self._clock() - IDLE_SECONDS:
            return None
        session.seen = self._clock()
        return session

    def end(self, cookie: str | None) -> None:
        """Forget a session."""
        self._sessions.pop(self._name(cookie), None)

    def _name(self, cookie: str | None) -> str:
        try:
            return str(self._signer.loads(cookie)) if cookie else ""
        except BadSignature:
            return ""

    def _forget(self) -> None:
        """The idle ones; where that is not enough, first those that nobody came in with, the longest unused first."""
        long_ago = self._clock() - IDLE_SECONDS
        self._sessions = {name: session for name, session in self._sessions.items() if session.seen >= long_ago}
        if len(self._sessions) >= SESSIONS:
            del self._sessions[min(self._sessions, key=self._worth)]

    def _worth(self, name: str) -> tuple[bool, float]:
        session = self._sessions[name]
        return session.user is not None, session.seen
