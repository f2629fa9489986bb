"""Answers on their way to LINE: one reply a turn, in order for each person, pushed only where that is allowed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from uuid import NAMESPACE_URL, uuid5
from weakref import WeakValueDictionary

from channels.line_api import LineApi, Messages, Sent
from channels.line_people import Person
from channels.line_webhook import Event
from channels.turns import Said

logger = logging.getLogger(__name__)


class LineSender:
    """Sends beside the consumer, so that a slow answer of LINE's holds up nobody else."""

    def __init__(self, api: LineApi, render: Callable[[Said], Messages], push_when_late: bool) -> None:
        self._api, self._render, self._push_when_late = api, render, push_when_late
        self._tasks: set[asyncio.Task[None]] = set()
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def start(self, work: Callable[[], Awaitable[None]]) -> asyncio.Task[None]:
        """Do something beside everything else; a failure is logged without what it was about."""
        task = asyncio.get_running_loop().create_task(_logged(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def answer(self, event: Event, person: Person, said: Said, shown: asyncio.Task[None] | None) -> None:
        """Send the answer to an event after those before it; `shown` is the call for the loading animation."""
        turn = self._turns.setdefault(person.pseudonym, asyncio.Lock())

        async def in_order() -> None:
            async with turn:
                if shown:
                    await shown
                await self._send(event, person, said)

        self.start(in_order)

    def show_loading(self, person: Person) -> asyncio.Task[None]:
        """Show that an answer is being made."""
        return self.start(lambda: self._api.show_loading(person.line_id))

    async def finish(self) -> None:
        """Wait for everything on its way."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def _send(self, event: Event, person: Person, said: Said) -> None:
        sent = await self._reply(event, said)
        if sent is Sent.TOKEN_DEAD and self._push_when_late and event.is_one_to_one:
            await self._api.push(person.line_id, self._render(said), retry_key(event))
        if event.type == "join":
            await self._api.leave(event.source_type, event.source_id)

    async def _reply(self, event: Event, said: Said) -> Sent:
        """Reply, and where LINE does not understand the cards, in plain text."""
        sent = await self._api.reply(event.reply_token, self._render(said))
        if sent is Sent.NOT_UNDERSTOOD:
            bubbles = [message for message in said if "custom" not in message]
            sent = await self._api.reply(event.reply_token, self._render(bubbles))
        return sent


def retry_key(event: Event) -> str:
    """The same key for the same event, in every process."""
    return str(uuid5(NAMESPACE_URL, f"line-event:{event.id}"))


async def _logged(work: Callable[[], Awaitable[None]]) -> None:
    try:
        await work()
    except Exception as failure:  # the boundary of a task: nobody else would hear of it
        logger.error("LINE: sending failed with %s", type(failure).__name__)
