"""Reminders of a certificate's days: asked for on LINE, kept with a sealed address, pushed once each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sanic import Sanic

from channels.line_people import Person
from channels.turns import Said

REMIND, STOP = "remind", "stop"


def offered(app: Sanic, said: Said) -> Mapping[str, str] | None:
    """The button 知らせてほしい for a turn that tells a day still to come: its title and its payload `remind{...}`.

    The payload is no turn for Rasa: it is sealed like any other and comes back to `LineReminders.remind`.
    """


class LineReminders:
    """What 知らせてほしい and 停止 do; off without a key for addresses."""

    async def remind(self, person: Person, payload: str) -> Said:
        """Keep the reminders of a payload `remind` or `remind{...}`, and say which."""

    async def stop(self, person: Person) -> Said:
        """Delete all reminders of a person, and say so."""

    async def forget(self, person: Person) -> None:
        """Delete all reminders of a person who left."""


def command(app: Sanic, typed: str) -> str | None:
    """`remind` or `stop` where exactly the words of that button were typed (widths and full stops do not count)."""
