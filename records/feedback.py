"""Thumbs up and down: the day, the answer and the opinion; no conversation, no text of the talk."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Boolean, Column, Date, Integer, MetaData, String, Table, Text, create_engine, insert, select
from sqlalchemy.engine import Row, make_url

DEFAULT_URL = "sqlite:///var/records.sqlite"
TOKYO = ZoneInfo("Asia/Tokyo")

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
        database = make_url(url)
        if database.drivername.startswith("sqlite") and database.database:
            Path(database.database).parent.mkdir(parents=True, exist_ok=True)
        self._engine = create_engine(database, future=True)
        _TABLES.create_all(self._engine)

    def add(self, topic: str, outcome: str, helpful: bool, reason: str) -> None:
        """Keep one opinion under today's day."""
        row = {"day": datetime.now(TOKYO).date(), "topic": topic, "outcome": outcome, "helpful": helpful,
               "reason": reason}
        with self._engine.begin() as connection:
            connection.execute(insert(_FEEDBACK).values(row))

    def all(self) -> list[Row]:
        """Every opinion, oldest first."""
        columns = [column for column in _FEEDBACK.columns if column.name != "id"]
        with self._engine.connect() as connection:
            return list(connection.execute(select(*columns).order_by(_FEEDBACK.c.id)))
