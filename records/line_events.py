"""Which of LINE's events were begun, so that none is answered twice: ids and days, nothing of a person."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import Column, Date, MetaData, String, Table, delete

from records.database import connect, insert_unless

KEPT = timedelta(days=7)  # a redelivered event can be answered for 20 minutes only
_TABLES = MetaData()
_BEGUN = Table(
    "line_events", _TABLES,
    Column("id", String(64), primary_key=True),
    Column("day", Date, nullable=False, index=True),
)


class BegunEvents:
    """The table of begun events, in the database of a URL.

    An event waiting in memory is not in it: if the process dies, LINE's redelivery or the resident's own second try
    is answered. From `begin` on it is never answered again, whatever became of the answer.
    """

    def __init__(self, url: str) -> None:
        self._engine = connect(url, _TABLES)

    def begin(self, event: str, day: date) -> bool:
        """Whether nobody began this event before; from now on somebody has, after a restart too."""
        new = insert_unless(self._engine, _BEGUN).values(id=event, day=day).on_conflict_do_nothing()
        with self._engine.begin() as connection:
            return bool(connection.execute(new).rowcount)

    def prune(self, day: date) -> None:
        """Forget the events that cannot come again."""
        with self._engine.begin() as connection:
            connection.execute(delete(_BEGUN).where(_BEGUN.c.day < day - KEPT))
