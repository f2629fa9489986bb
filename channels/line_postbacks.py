"""What a press on LINE stands for, signed, so that only our own buttons are obeyed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from itsdangerous import BadSignature, Signer

from channels.web import PAYLOAD

REMIND, STOP, LOCATION = "remind", "stop", "location"
OWN = frozenset((REMIND, STOP, LOCATION))  # done by the channel itself, without a turn of the assistant
DATE = "date:"
NO_PARAMS: Mapping[str, str] = {}


class Postbacks:
    """Seals meanings into the `data` of a postback (at most 300 characters) and opens them again.

    A meaning is a payload of the web channel, one of `OWN`, or `date:<field>` for a date picker.
    """

    def __init__(self, secret: str) -> None:
        self._signer = Signer(secret, salt="line-postback")

    def seal(self, meaning: str) -> str:
        """The data of a button. Raises `ValueError` for a meaning that is not allowed."""
        if not _allowed(meaning):
            raise ValueError("no such meaning of a button")
        return self._signer.sign(meaning).decode()

    def seal_date(self, field: str) -> str:
        """The data of a date picker for a case field."""
        return self.seal(DATE + field)

    def open(self, data: object, params: Mapping[str, str] = NO_PARAMS) -> str | None:
        """The payload to send to the assistant, or one of `OWN`; None for data that is not ours.

        `params` are those of the event: a date picker's day becomes the payload that tells it.
        """
        meaning = self._meaning(data)
        if meaning is None or not meaning.startswith(DATE):
            return meaning
        day = _iso_day(params.get("date"))
        return None if day is None else f'/inform{{"{meaning.removeprefix(DATE)}": "{day}"}}'

    def _meaning(self, data: object) -> str | None:
        try:
            return self._signer.unsign(data).decode() if isinstance(data, str) else None
        except BadSignature:
            return None


def _allowed(meaning: str) -> bool:
    return meaning in OWN or bool(PAYLOAD.fullmatch(meaning)) or meaning.removeprefix(DATE).isidentifier()


def _iso_day(text: str | None) -> str | None:
    try:
        return date.fromisoformat(text or "").isoformat()
    except ValueError:
        return None
