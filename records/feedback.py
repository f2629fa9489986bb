"""Thumbs up and down: the day, the answer and the opinion; no conversation, no text of the talk."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Boolean, Column, Date, Integer, MetaData, String, Table, Text, insert, select
from sqlalchemy.engine import Row

from records.database import connect

_TABLES = MetaData()
_FEEDBACK = Table(
    "feedback", _TABLES,
    Column("id", Integer, primary_key=True),
    Column("day", Date, nullable=False),
    Column("topic", String(40), nullable=False),
    Column("outcome", String(80), nullable=False),
    Column("helpful", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
)


class Feedback:
    """The table of opinions, in the database of a URL."""

    def __init__(self, url: str) -> None:
        self._engine = connect(url, _TABLES)

    def add(self, day: date, topic: str, outcome: str, helpful: bool, reason: str) -> None:
        """Keep one opinion."""
        row = {"day": day, "topic": topic, "outcome": outcome, "helpful": helpful, "reason": reason}
        with self._engine.begin() as connection:
            connection.execute(insert(_FEEDBACK).values(row))

    def all(self) -> list[Row]:
        """Every opinion, oldest first."""
        columns = [column for column in _FEEDBACK.columns if column.name != "id"]
        with self._engine.connect() as connection:
            return list(connection.execute(select(*columns).order_by(_FEEDBACK.c.id)))
