"""Who writes on LINE: the id that LINE knows stays in memory, everything else sees a keyed hash of it."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field

PURPOSE = b"line-pseudonym"


@dataclass(frozen=True)
class Person:
    """Somebody at the other end: the name of the conversation, and LINE's id, which is never written anywhere."""

    pseudonym: str
    line_id: str = field(repr=False)


class People:
    """Makes pseudonyms under a key derived from the channel secret."""

    def __init__(self, secret: str) -> None:
        self._key = hmac.new(secret.encode(), PURPOSE, hashlib.sha256).digest()

    def person(self, line_id: str) -> Person:
        """The person behind a user, group or room id."""
        digest = hmac.new(self._key, line_id.encode(), hashlib.sha256).hexdigest()
        return Person(f"line-{digest}", line_id)
