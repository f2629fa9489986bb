"""Reminders that residents asked for: whose, the day and the kind, and the sealed address they go to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Column, Date, Float, Integer, MetaData, String, Table, UniqueConstraint, delete, select
from sqlalchemy import update as change
from sqlalchemy.exc import IntegrityError

from records.database import connect, insert_unless

OPENS, ENDS = "opens", "ends"  # the first day of renewal; the last day of the certificate
KEY_LIVES_SECONDS = 23 * 60 * 60  # LINE knows a retry key for 24 hours
_TABLES = MetaData()
_REMINDERS = Table(
    "reminders", _TABLES,
    Column("id", Integer, primary_key=True),
    Column("person", String(80), nullable=False, index=True),
    Column("kind", String(8), nullable=False),
    Column("day", Date, nullable=False, index=True),
    Column("address", String(400), nullable=False),
    Column("retry_key", String(36)),
    Column("claimed_at", Float),
    UniqueConstraint("person", "kind", "day"),
)


@dataclass(frozen=True)
class Reminder:
    """One message to be sent about a day; `address` is sealed, only the channel can open it."""

    id: int
    person: str
    kind: str
    day: date
    address: str = field(repr=False)


class Reminders:
    """The table of reminders, in the database of a URL."""

    def __init__(self, url: str) -> None:
        self._engine = connect(url, _TABLES)

    def keep(self, person: str, days: Mapping[str, date], address: str) -> None:
        """Keep a reminder for each kind and day; one that is there already stays as it is."""
        new = insert_unless(self._engine, _REMINDERS).on_conflict_do_nothing()
        with self._engine.begin() as connection:
            for kind, day in days.items():
                connection.execute(new.values(person=person, kind=kind, day=day, address=address))

    def all(self) -> list[Reminder]:
        """Every reminder, the earliest day first."""
        return self.until(date.max)

    def until(self, day: date) -> list[Reminder]:
        """The reminders about days up to this one, the earliest first."""
        rows = select(*_READ).where(_REMINDERS.c.day <= day).order_by(_REMINDERS.c.day, _REMINDERS.c.id)
        with self._engine.connect() as connection:
            return [Reminder(**row._mapping) for row in connection.execute(rows)]

    def claim(self, reminder: int, key: str, at: float) -> str | None:
        """The retry key to push under: this one, or that of a try less than a day before `at` (seconds since 1970).

        None where nothing may be pushed any more: the reminder is gone, or its last try is too long ago for LINE to
        know whether it arrived.
        """
        unclaimed = change(_REMINDERS).where(_REMINDERS.c.id == reminder, _REMINDERS.c.retry_key.is_(None))
        with self._engine.begin() as connection:
            if connection.execute(unclaimed.values(retry_key=key, claimed_at=at)).rowcount:
                return key
            earlier = connection.execute(select(_REMINDERS.c.retry_key).where(
                _REMINDERS.c.id == reminder, _REMINDERS.c.claimed_at > at - KEY_LIVES_SECONDS))
            known: str | None = earlier.scalar_one_or_none()
            return known

    def release(self, reminder: int) -> None:
        """Give up a claim after a refusal: it was surely not sent, so that a later try is a first one."""
        with self._engine.begin() as connection:
            connection.execute(change(_REMINDERS).where(_REMINDERS.c.id == reminder)
                               .values(retry_key=None, claimed_at=None))

    def rename(self, reminder: int, person: str) -> None:
        """Give one to a person's new pseudonym; deleted where that has the same already."""
        try:
            with self._engine.begin() as connection:
                connection.execute(change(_REMINDERS).where(_REMINDERS.c.id == reminder).values(person=person))
        except IntegrityError:
            self.drop(reminder)

    def drop(self, reminder: int) -> None:
        """Delete one that was sent, or that is over."""
        with self._engine.begin() as connection:
            connection.execute(delete(_REMINDERS).where(_REMINDERS.c.id == reminder))

    def forget(self, person: str) -> int:
        """Delete all of a person; how many there were."""
        with self._engine.begin() as connection:
            return int(connection.execute(delete(_REMINDERS).where(_REMINDERS.c.person == person)).rowcount)


_READ = [_REMINDERS.c[name] for name in ("id", "person", "kind", "day", "address")]
