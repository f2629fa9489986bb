"""Who looked up which topic when: no words of a search, nothing of a caller's case."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Column, DateTime, Integer, MetaData, String, Table, delete, insert, select
from sqlalchemy.engine import Row

from records.database import connect

KEPT = timedelta(days=400)

_TABLES = MetaData()
_LOOKUPS = Table(
    "lookups", _TABLES,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime, nullable=False, index=True),
    Column("by", String(40), nullable=False),
    Column("topic", String(40), nullable=False),
)


class Lookups:
    """The log of the desk, in the database of a URL. Times are those of the ward, without a zone."""

    def __init__(self, url: str) -> None:
        self._engine = connect(url, _TABLES)

    def add(self, at: datetime, by: str, topic: str) -> None:
        """Keep one look-up."""
        with self._engine.begin() as connection:
            connection.execute(insert(_LOOKUPS).values({"at": at, "by": by, "topic": topic}))

    def latest(self, count: int) -> list[Row]:
        """The last look-ups, newest first: `at`, `by`, `topic`."""
        columns = (_LOOKUPS.c.at, _LOOKUPS.c.by, _LOOKUPS.c.topic)
        with self._engine.connect() as connection:
            return list(connection.execute(select(*columns).order_by(_LOOKUPS.c.id.desc()).limit(count)))

    def prune(self, at: datetime) -> None:
        """Forget what was looked up more than 400 days before a moment."""
        with self._engine.begin() as connection:
            connection.execute(delete(_LOOKUPS).where(_LOOKUPS.c.at < at - KEPT))
