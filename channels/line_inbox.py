"""Events waiting to be answered: oldest first, one consumer, none begun twice."""

from __future__ import annotations

import asyncio
import itertools
import logging
from collections.abc import Iterable
from datetime import date

from cachetools import TTLCache

from actions.clock import today
from channels.line_events import LineEvents
from channels.line_people import People, Person
from channels.line_sender import LineSender
from channels.line_webhook import Event
from records.line_events import BegunEvents

logger = logging.getLogger(__name__)
SEEN, SEEN_SECONDS = 100_000, 60 * 60
GIVE_WAY_SECONDS, GIVE_WAY_AT_MOST = 0.01, 50
AWAITED = ("message", "postback")
Waiting = tuple[int, int, Event, "asyncio.Task[None] | None"]


class LineInbox:
    """Takes events in at once and answers them afterwards."""

    def __init__(self, people: People, begun: BegunEvents, events: LineEvents, sender: LineSender) -> None:
        self._people, self._begun, self._events, self._sender = people, begun, events, sender
        self._waiting: asyncio.PriorityQueue[Waiting] = asyncio.PriorityQueue()
        self._arrivals = itertools.count()
        self._seen: TTLCache[str, bool] = TTLCache(SEEN, SEEN_SECONDS)
        self._pruned: date | None = None

    def put(self, events: Iterable[Event]) -> None:
        """Take events in; one that this process has seen, or that has no id, is dropped."""
        for event in events:
            if event.id and event.id not in self._seen:
                self._seen[event.id] = True
                self._waiting.put_nowait((_rank(event), next(self._arrivals), event, self._loading(event)))

    async def consume(self) -> None:
        """Answer what comes, for ever."""
        while True:
            await self._give_way()
            _, _, event, shown = await self._waiting.get()
            try:
                await self._answer(event, shown)
            except Exception as failure:  # the boundary of one event: an apology, and on to the next
                logger.error("LINE: an event of type %r failed with %s", event.type, type(failure).__name__)
                self._apologise(event, shown)
            finally:
                self._waiting.task_done()

    async def _give_way(self) -> None:
        """Let requests in between turns, which hold up the loop: a 200 is due in two seconds, an answer in a minute."""
        for _ in range(GIVE_WAY_AT_MOST):
            taken = len(self._seen)
            await asyncio.sleep(GIVE_WAY_SECONDS)
            if taken == len(self._seen):
                break

    async def finish(self) -> None:
        """Wait until everything taken in is answered."""
        await self._waiting.join()
        await self._sender.finish()

    def _loading(self, event: Event) -> asyncio.Task[None] | None:
        return self._sender.show_loading(self._person(event)) if _is_awaited(event) else None

    def _apologise(self, event: Event, shown: asyncio.Task[None] | None) -> None:
        if _is_awaited(event):
            self._sender.answer(event, self._person(event), self._events.apology(), shown)

    async def _answer(self, event: Event, shown: asyncio.Task[None] | None) -> None:
        if not await self._begin(event):
            return
        person = self._person(event)
        said = await self._events.said(event, person)
        if said and event.reply_token:
            self._sender.answer(event, person, said, shown)

    async def _begin(self, event: Event) -> bool:
        day = today()
        if day != self._pruned:
            await asyncio.to_thread(self._begun.prune, day)
            self._pruned = day
        return await asyncio.to_thread(self._begun.begin, event.id, day)

    def _person(self, event: Event) -> Person:
        return self._people.person(event.source_id)


def _rank(event: Event) -> int:
    """The time of an event; what is taken back goes first, so that it is not answered if it still waits."""
    return 0 if event.type == "unsend" else event.at


def _is_awaited(event: Event) -> bool:
    """Whether somebody looks at the screen for an answer."""
    return event.is_active and event.is_one_to_one and bool(event.reply_token) and event.type in AWAITED
