"""What is kept of every turn: receipts, counts, and the questions that could not be answered."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from hashlib import sha256
from typing import Any

from actions.clock import is_preview, today
from channels.turns import Turn
from records.database import DatabaseError
from records.receipts import Receipts
from records.unanswered import Unanswered
from records.volumes import Volumes

logger = logging.getLogger(__name__)
NO_TOPIC = ""
Messages = Sequence[Mapping[str, Any]]


class Keeping:
    """Writes to the database of a URL in a thread of its own, so that no reply waits for it."""

    def __init__(self, url: str, channel: str) -> None:
        self._channel = channel
        self._receipts, self._volumes, self._unanswered = Receipts(url), Volumes(url), Unanswered(url)
        self._writer = ThreadPoolExecutor(max_workers=1)
        self._pruned_on: date | None = None

    def turn(self, turn: Turn, messages: Messages) -> None:
        """Keep a turn once its reply is known: of its words only those that were typed, masked, and not answered."""
        self._writer.submit(self._safely, self._write, today(), turn, custom_of(messages))

    def take_back(self, turn: Turn) -> None:
        """Forget the words of a turn, if they were kept."""
        self._writer.submit(self._safely, self._unanswered.take_back, _mark(turn))

    @staticmethod
    def _safely(write: Callable[..., None], *arguments: Any) -> None:
        try:
            write(*arguments)
        except DatabaseError as failure:  # its text would hold the row
            logger.error("a turn was not kept: %s", type(failure).__name__)

    def _write(self, day: date, turn: Turn, custom: Mapping[str, Any]) -> None:
        self._volumes.add(day, self._channel, _told(custom))
        for answer in custom["answers"]:
            self._receipts.keep(answer)
        if turn.typed is not None and (reason := custom["unanswered"]):
            self._unanswered.add(day, self._channel, reason, turn.typed, _mark(turn))
        self._prune(day)

    def _prune(self, day: date) -> None:
        """Once a day throw away what is too old; a preview of a coming day throws nothing away."""
        if self._pruned_on != day and not is_preview():
            self._receipts.prune(day)
            self._unanswered.prune(day)
            self._pruned_on = day


def _mark(turn: Turn) -> str | None:
    """What leads from a message that is taken back to its row, and from the row to nobody."""
    written = f"{turn.conversation} {turn.message_id}"
    return sha256(written.encode()).hexdigest() if turn.message_id else None


def numbered(messages: Messages) -> list[dict[str, Any]]:
    """The same messages, each answer with its receipt."""
    return [{**message, "custom": _numbered(message["custom"])} if "custom" in message else dict(message)
            for message in messages]


def custom_of(messages: Messages) -> Mapping[str, Any]:
    """The one message for renderers."""
    (custom,) = (message["custom"] for message in messages if "custom" in message)
    return dict(custom)


def _numbered(custom: Mapping[str, Any]) -> dict[str, Any]:
    return {**custom, "answers": [{**answer, "receipt": Receipts.code(answer)} for answer in custom["answers"]]}


def _told(custom: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    told = [(answer["topic"], answer["outcome"]) for answer in custom["answers"]]
    return told or [(NO_TOPIC, custom["status"])]
