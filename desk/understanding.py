"""What the running assistant makes of a whole sentence; nothing while it is down."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from http.client import HTTPException
from time import monotonic
from typing import Any
from urllib.request import Request, urlopen

import guard
from actions.clock import today
from desk.hit import Hit, hit
from rulebook.topics import TOPICS

PATIENCE_SECONDS, REST_SECONDS = 1.0, 5.0
FEWEST_LETTERS = 8
CERTAIN = 2.0
HEADERS = {"Content-Type": "application/json", "X-Asked-By": "desk"}  # so that it is not counted as a resident's turn
IN_A_SENTENCE = re.compile(r"[一-龠ァ-ヶa-z][^\s]*[ぁ-ん]{2}|[ぁ-ん]{8}", re.IGNORECASE)


class Understanding:
    """Asks the assistant at an address; after a failure it is left alone for a while."""

    def __init__(self, url: str) -> None:
        self._url, self._rests_until = url, 0.0

    def find(self, text: str) -> tuple[Hit, ...]:
        """The topics that the assistant answered, with the situation it understood; empty for mere key words.

        Never raises, and blocks for a second at most, so that it is called from a thread.
        """
        if not is_sentence(text) or monotonic() < self._rests_until:
            return ()
        try:
            return self._hits(self._asked(guard.check(text).text))
        except (OSError, HTTPException, ValueError, LookupError):
            self._rests_until = monotonic() + REST_SECONDS
            return ()

    def _asked(self, text: str) -> Mapping[str, Any]:
        body = json.dumps({"message": text}).encode()
        request = Request(self._url + "messages", body, HEADERS)
        with urlopen(request, timeout=PATIENCE_SECONDS) as reply:
            (custom,) = (message["custom"] for message in json.load(reply)["messages"] if "custom" in message)
        return dict(custom)

    def _hits(self, custom: Mapping[str, Any]) -> tuple[Hit, ...]:
        topics = dict.fromkeys(answer["topic"] for answer in custom["answers"] if answer["topic"] in TOPICS)
        return tuple(hit(topic, custom["situation"], CERTAIN, today()) for topic in topics)


def is_sentence(text: str) -> bool:
    """Whether somebody wrote words in a row and not key words side by side."""
    longest = max(text.split(), key=len, default="")
    return len(longest) >= FEWEST_LETTERS and IN_A_SENTENCE.search(longest) is not None
