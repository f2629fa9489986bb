"""Questions that the assistant could not answer, after masking, for those who write the answers."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import Column, Date, Integer, MetaData, String, Table, Text, delete, insert, select
from sqlalchemy.engine import Row

from records.database import connect

KEPT = timedelta(days=90)

_TABLES = MetaData()
_UNANSWERED = Table(
    "unanswered", _TABLES,
    Column("id", Integer, primary_key=True),
    Column("day", Date, nullable=False, index=True),
    Column("channel", String(20), nullable=False),
    Column("status", String(20), nullable=False),
    Column("text", Text, nullable=False),
    Column("mark", String(64), index=True),
)


class Unanswered:
    """The table of such questions, in the database of a URL; no conversation, no time of the day."""

    def __init__(self, url: str) -> None:
        self._engine = connect(url, _TABLES)

    def add(self, day: date, channel: str, status: str, text: str, mark: str | None = None) -> None:
        """Keep one question; `text` has passed the guard, and `mark` finds it again if it is taken back."""
        row = {"day": day, "channel": channel, "status": status, "text": text, "mark": mark}
        with self._engine.begin() as connection:
            connection.execute(insert(_UNANSWERED).values(row))

    def since(self, day: date) -> list[Row]:
        """What was asked on a day and after it: `id`, `day`, `channel`, `status`, `text`; newest first."""
        columns = [column for column in _UNANSWERED.columns if column.name != "mark"]
        query = select(*columns).where(_UNANSWERED.c.day >= day)
        with self._engine.connect() as connection:
            return list(connection.execute(query.order_by(_UNANSWERED.c.id.desc())))

    def remove(self, identifier: int) -> None:
        """Take one off the list: it has been dealt with."""
        with self._engine.begin() as connection:
            connection.execute(delete(_UNANSWERED).where(_UNANSWERED.c.id == identifier))

    def take_back(self, mark: str) -> None:
        """Forget the question of a mark."""
        with self._engine.begin() as connection:
            connection.execute(delete(_UNANSWERED).where(_UNANSWERED.c.mark == mark))

    def prune(self, day: date) -> None:
        """Forget what was asked more than 90 days before a day."""
        with self._engine.begin() as connection:
            connection.execute(delete(_UNANSWERED).where(_UNANSWERED.c.day < day - KEPT))
