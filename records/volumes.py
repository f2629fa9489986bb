"""How often what was answered: counts by day, channel, topic and outcome."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Column, Date, Integer, MetaData, String, Table, select
from sqlalchemy.engine import Row

from records.database import connect, insert_unless

_TABLES = MetaData()
_VOLUMES = Table(
    "volumes", _TABLES,
    Column("day", Date, primary_key=True),
    Column("channel", String(20), primary_key=True),
    Column("topic", String(40), primary_key=True),
    Column("outcome", String(80), primary_key=True),
    Column("count", Integer, nullable=False),
)


class Volumes:
    """The table of counts, in the database of a URL."""

    def __init__(self, url: str) -> None:
        self._engine = connect(url, _TABLES)

    def add(self, day: date, channel: str, told: Iterable[tuple[str, str]]) -> None:
        """Count the topics and outcomes of a turn; one that answered nothing has no topic, its status as outcome."""
        with self._engine.begin() as connection:
            for topic, outcome in told:
                row = {"day": day, "channel": channel, "topic": topic, "outcome": outcome, "count": 1}
                new = insert_unless(self._engine, _VOLUMES).values(row)
                connection.execute(new.on_conflict_do_update(
                    index_elements=list(_VOLUMES.primary_key), set_={"count": _VOLUMES.c.count + 1}))

    def between(self, first: date, last: date) -> list[Row]:
        """The counts of these days: `day`, `channel`, `topic`, `outcome`, `count`, in this order."""
        query = select(_VOLUMES).where(_VOLUMES.c.day.between(first, last))
        with self._engine.connect() as connection:
            return list(connection.execute(query.order_by(*_VOLUMES.primary_key)))
