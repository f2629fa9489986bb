"""What staff say about answers: wrong or missing, with a note, until an editor has dealt with it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Column, Date, Integer, MetaData, String, Table, Text, delete, insert, select
from sqlalchemy.engine import Row

from records.database import connect

_TABLES = MetaData()
_FLAGS = Table(
    "flags", _TABLES,
    Column("id", Integer, primary_key=True),
    Column("day", Date, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("topic", String(40), nullable=False),
    Column("outcome", String(80), nullable=False),
    Column("code", String(40), nullable=False),
    Column("note", Text, nullable=False),
    Column("by", String(40), nullable=False),
)


class Flags:
    """The queue of the editors, in the database of a URL."""

    def __init__(self, url: str) -> None:
        self._engine = connect(url, _TABLES)

    def add(self, day: date, kind: str, topic: str, outcome: str, code: str, note: str, by: str) -> None:
        """Put one in; `kind` is `wrong` or `missing`, `code` the number of the answer, `note` has passed the guard."""
        row = {"day": day, "kind": kind, "topic": topic, "outcome": outcome, "code": code, "note": note, "by": by}
        with self._engine.begin() as connection:
            connection.execute(insert(_FLAGS).values(row))

    def all(self) -> list[Row]:
        """Everything that waits, oldest first."""
        with self._engine.connect() as connection:
            return list(connection.execute(select(_FLAGS).order_by(_FLAGS.c.id)))

    def remove(self, identifier: int) -> None:
        """Take one out: it has been dealt with."""
        with self._engine.begin() as connection:
            connection.execute(delete(_FLAGS).where(_FLAGS.c.id == identifier))
