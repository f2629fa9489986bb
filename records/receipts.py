"""Answer receipts: a short number under every answer, by which the desk opens it again as the resident saw it."""

from __future__ import annotations

import base64
import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import Column, Date, MetaData, String, Table, Text, delete, select

from records.database import connect, insert_unless

Json = Mapping[str, Any]
SHORT = 8
KEPT = timedelta(days=400)
OWN_NAME = "receipt"
RFC_4648, CROCKFORD = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
WRITTEN_SO = str.maketrans(RFC_4648, CROCKFORD, "=")
READ_AS = str.maketrans("OIL", "011")

_TABLES = MetaData()
_RECEIPTS = Table(
    "receipts", _TABLES,
    Column("number", String(52), primary_key=True),
    Column("code", String(SHORT), nullable=False, index=True),
    Column("day", Date, nullable=False, index=True),
    Column("answer", Text, nullable=False),
)


class Receipts:
    """The table of answers, in the database of a URL. An answer is an entry of `answers` in CONTRACT section 2.

    The number is made from what the answer says and stands on, nothing else: the same question on the same day gives
    the same number whoever asks it, and no row tells who asked, where or at what time.
    """

    def __init__(self, url: str) -> None:
        self._engine = connect(url, _TABLES)

    @staticmethod
    def code(answer: Json) -> str:
        """The short number of an answer, two groups of four; needs no database."""
        return shown(_number(_content(answer))[:SHORT])

    def keep(self, answer: Json) -> None:
        """Keep an answer under its number; one that is kept already is left as it is."""
        content = _content(answer)
        number = _number(content)
        row = {"number": number, "code": number[:SHORT], "day": date.fromisoformat(answer["day"]), "answer": content}
        with self._engine.begin() as connection:
            connection.execute(insert_unless(self._engine, _RECEIPTS).values(row).on_conflict_do_nothing())

    def open(self, written: str) -> tuple[dict[str, Any], ...]:
        """The answers of a number as people write it, each as it was kept; none for one that is not there.

        More than one only where two answers happen to share the eight characters: a longer number, `longer(answer)`,
        tells them apart.
        """
        number = read(written)
        query = select(_RECEIPTS.c.number, _RECEIPTS.c.answer).where(_RECEIPTS.c.code == number[:SHORT])
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(_RECEIPTS.c.number)).all()
        return tuple(json.loads(row.answer) for row in rows if row.number.startswith(number))

    def prune(self, day: date) -> None:
        """Forget what was said more than 400 days before a day."""
        with self._engine.begin() as connection:
            connection.execute(delete(_RECEIPTS).where(_RECEIPTS.c.day < day - KEPT))


def longer(answer: Json) -> str:
    """Twice the characters of an answer's number, for the case that two share the first eight."""
    return shown(_number(_content(answer))[: 2 * SHORT])


def shown(number: str) -> str:
    """A number in groups of four."""
    return "-".join(re.findall(".{4}", number))


def read(written: str) -> str:
    """A number as it is kept: lower case, full width, O for 0, I and L for 1, hyphens and blanks are forgiven."""
    folded = unicodedata.normalize("NFKC", written).upper()
    return re.sub("[^0-9A-Z]", "", folded).translate(READ_AS)


def _content(answer: Json) -> str:
    """An answer in the one spelling that its number is made from."""
    said = {name: value for name, value in answer.items() if name != OWN_NAME}
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _number(content: str) -> str:
    """SHA-256 in Crockford's base32, 52 characters."""
    return base64.b32encode(sha256(content.encode()).digest()).decode().translate(WRITTEN_SO)
