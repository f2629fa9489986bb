"""What a press on LINE stands for, signed, so that only our own buttons are obeyed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from itsdangerous import BadSignature, Signer

from channels.turns import is_payload

OWN = re.compile(r"(?:remind|stop)(?:\{[^{}]{0,200}\})?")  # done by the channel itself, without a turn
DATE = re.compile(r"date:([a-z_]{1,40})")
NO_PARAMS: Mapping[str, str] = {}


class Postbacks:
    """Seals meanings into the `data` of a postback (at most 300 characters) and opens them again.

    A meaning is a payload of the assistant's, `remind` or `stop` with what belongs to it, or `date:<field>` for a date
    picker.
    """

    def __init__(self, secret: str) -> None:
        self._signer = Signer(secret, salt="line-postback")

    def seal(self, meaning: str) -> str:
        """The data of a button. Raises `ValueError` for a meaning that no button may have."""
        if not (is_payload(meaning) or OWN.fullmatch(meaning) or DATE.fullmatch(meaning)):
            raise ValueError("no button may mean this")
        return self._signer.sign(meaning).decode()

    def open(self, data: object, params: Mapping[str, str] = NO_PARAMS) -> str | None:
        """The payload for the assistant, or `remind…` or `stop…`; None for data that is not ours.

        `params` are those of the event: a date picker's day becomes the payload that tells it.
        """
        meaning = self._meaning(data)
        picker = DATE.fullmatch(meaning) if meaning is not None else None
        return _told(picker[1], params.get("date")) if picker else meaning

    def _meaning(self, data: object) -> str | None:
        try:
            return self._signer.unsign(data).decode() if isinstance(data, str) else None
        except (BadSignature, UnicodeEncodeError):
            return None


def _told(field: str, day: object) -> str | None:
    try:
        return f'/inform{{"{field}": "{date.fromisoformat(str(day))}"}}'
    except ValueError:
        return None
