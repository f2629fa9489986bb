"""Reminders of a certificate's days: asked for on LINE, kept with a sealed address, pushed once each."""

from __future__ import annotations

import asyncio
import json
import logging
import time
import unicodedata
from collections.abc import Awaitable, Callable, Mapping
from datetime import date, timedelta
from uuid import uuid4

from dateutil.relativedelta import relativedelta

from actions.clock import today
from channels.line_addresses import Addresses
from channels.line_api import Sent
from channels.line_people import People, Person
from channels.line_sentences import Bubble, Responses, bubble
from channels.turns import Said
from records.reminders import ENDS, OPENS, Reminder, Reminders

logger = logging.getLogger(__name__)
REMIND, STOP = "remind", "stop"
DAYS = {OPENS: "renewable_from", ENDS: "expires_on"}  # what a reminder tells, as an answer's values name it
ONE_MONTH = relativedelta(months=1)
LONGEST_MONTH = timedelta(days=31)
LATE = timedelta(days=14)  # how long after its first day renewal is still news
Button = Mapping[str, str]
Push = Callable[[str, Said, str], Awaitable[Sent]]


class LineReminders:
    """What 知らせてほしい and 停止 do; without keys for addresses nothing is offered and nothing kept."""

    def __init__(self, records: Reminders, addresses: Addresses | None) -> None:
        self._records, self._addresses = records, addresses

    def offers(self, said: Said, responses: Responses) -> list[Button]:
        """The button 知らせてほしい, where a turn tells days that a reminder can still be sent for.

        Its payload `remind{...}` names them, its `text` says what it does. It is no turn of the assistant: `remind`
        takes it.
        """
        days = _to_come(_told_days(said))
        if self._addresses is None or not days:
            return []
        told = json.dumps({kind: day.isoformat() for kind, day in days.items()})
        return [{"title": bubble(responses, "line_remind")["text"], "payload": f"{REMIND}{told}",
                 "text": bubble(responses, "line_remind_offer")["text"]}]

    async def remind(self, person: Person, payload: str, responses: Responses) -> Said:
        """Keep the reminders that a payload `remind{...}` names, and say which; a bare `remind` names none."""
        if self._addresses is None:
            return [bubble(responses, "line_reminder_off")]
        told = {kind: date.fromisoformat(day) for kind, day in json.loads(payload.removeprefix(REMIND) or "{}").items()}
        days = _to_come(told)
        if not days:
            return [bubble(responses, "line_reminder_too_late" if told else "line_reminder_nothing")]
        await asyncio.to_thread(self._records.keep, person.pseudonym, days, self._addresses.sealed(person.line_id))
        return _kept(days, responses)

    async def stop(self, person: Person, responses: Responses) -> Said:
        """Delete all reminders of a person, and say so."""
        deleted = await self.forget(person.pseudonym)
        return [bubble(responses, "line_reminder_stopped" if deleted else "line_reminder_none")]

    async def forget(self, pseudonym: str) -> int:
        """Delete all reminders of a person; how many there were."""
        return await asyncio.to_thread(self._records.forget, pseudonym)

    async def carry_over(self, people: People) -> None:
        """Give every reminder to its person's pseudonym of today: after a new channel secret, 停止 still finds it."""
        for reminder in await asyncio.to_thread(self._records.all):
            line_id = self._opened(reminder)
            person = people.person(line_id).pseudonym if line_id else reminder.person
            if person != reminder.person:
                await asyncio.to_thread(self._records.rename, reminder.id, person)

    async def send_due(self, push: Push, responses: Responses) -> int:
        """Push the reminders whose day has come and delete the ones that are over; how many were delivered.

        Each is claimed in the database before it is pushed, and pushed again only under the same retry key.
        """
        day = today()
        waiting = await asyncio.to_thread(self._records.until, day + LONGEST_MONTH)
        due = [reminder for reminder in waiting if _first_day(reminder.kind, reminder.day) <= day]
        return sum([await self._send(reminder, push, responses) for reminder in due])

    async def _send(self, reminder: Reminder, push: Push, responses: Responses) -> bool:
        if today() > _last_day(reminder):
            await asyncio.to_thread(self._records.drop, reminder.id)
            return False
        to = self._opened(reminder)
        if to is None:
            logger.error("LINE: a reminder was sealed under a key that is not set")
            return False
        key = await asyncio.to_thread(self._records.claim, reminder.id, str(uuid4()), time.time())
        sent = await push(to, [_about(reminder, responses)], key) if key else None
        if sent is Sent.REFUSED:
            await asyncio.to_thread(self._records.release, reminder.id)
        if sent in (None, Sent.DELIVERED):
            await asyncio.to_thread(self._records.drop, reminder.id)
        return sent is Sent.DELIVERED

    def _opened(self, reminder: Reminder) -> str | None:
        return self._addresses.opened(reminder.address) if self._addresses else None


def command(typed: str, responses: Responses) -> str | None:
    """`remind` or `stop` where somebody typed the word of that button; widths and full stops do not count."""
    words = {_folded(bubble(responses, f"line_{name}")["text"]): name for name in (REMIND, STOP)}
    return words.get(_folded(typed))


def _told_days(said: Said) -> dict[str, date]:
    """The days of the first answer that tells them."""
    answers = [answer for message in said for answer in message.get("custom", {}).get("answers", ())]
    values = next((answer["values"] for answer in answers if set(DAYS.values()) <= set(answer["values"])), None)
    return {kind: date.fromisoformat(values[name]) for kind, name in DAYS.items()} if values else {}


def _to_come(days: Mapping[str, date]) -> dict[str, date]:
    """Those of the days whose reminder is still to be sent."""
    return {kind: day for kind, day in days.items() if _first_day(kind, day) > today()}


def _first_day(kind: str, day: date) -> date:
    """The day of the message: when renewal opens, and a month before the end."""
    return day - ONE_MONTH if kind == ENDS else day


def _last_day(reminder: Reminder) -> date:
    return reminder.day if reminder.kind == ENDS else reminder.day + LATE


def _kept(days: Mapping[str, date], responses: Responses) -> Said:
    listed = [bubble(responses, f"line_reminder_{kind}_on", **_parts(_first_day(kind, day)))
              for kind, day in days.items()]
    how = bubble(responses, "line_reminder_how_to_stop")
    lines = [bubble(responses, "line_reminder_kept"), *listed, how]
    return [{**how, "text": "\n".join(line["text"] for line in lines)}]


def _about(reminder: Reminder, responses: Responses) -> Bubble:
    """The same words on every try: LINE demands it of a retry key."""
    return bubble(responses, f"line_reminder_{reminder.kind}", **_parts(reminder.day))


def _parts(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip(" 。.!\n")
