"""The LINE channel, POST /webhooks/line/webhook: signed by LINE, answered at once, worked off afterwards."""

from __future__ import annotations

import asyncio
import logging
import os
from asyncio import AbstractEventLoop
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, empty

from actions.clock import today
from channels.keeping import Keeping
from channels.limits import Limit
from channels.line_addresses import Addresses
from channels.line_api import LineApi, Sent, connections
from channels.line_events import CHANNEL, LineEvents
from channels.line_fit import Message
from channels.line_inbox import LineInbox
from channels.line_messages import messages
from channels.line_people import People
from channels.line_postbacks import Postbacks
from channels.line_reminders import LineReminders
from channels.line_reminders.job import schedule
from channels.line_sender import LineSender
from channels.line_sentences import Responses
from channels.line_settings import LineSettings
from channels.line_signature import HEADER, is_signed
from channels.line_webhook import webhook_in
from channels.line_words import words
from channels.turns import OnMessage, Said, is_ready
from records.line_events import BegunEvents
from records.reminders import Reminders

logger = logging.getLogger(__name__)
FINISH_SECONDS = 10  # what is waiting when the server ends may still be answered for so long


class LineChannel(InputChannel):
    """LINE's webhook; without LINE_CHANNEL_SECRET it is off and has no route."""

    @classmethod
    def name(cls) -> str:
        """The name the channel is mounted under."""
        return CHANNEL

    def __init__(self) -> None:
        self._settings = LineSettings.of(os.environ)

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The one route, or none."""
        blueprint = Blueprint(CHANNEL)
        if self._settings is None:
            logger.warning("LINE is off: LINE_CHANNEL_SECRET is not set")
            return blueprint
        if not self._settings.token:
            logger.warning("LINE will take no answer: LINE_CHANNEL_ACCESS_TOKEN is not set")
        door = _Door(self._settings, on_new_message)
        blueprint.listener("before_server_start")(door.open)
        blueprint.listener("after_server_start")(door.work)
        blueprint.listener("before_server_stop")(door.close)

        async def webhook(request: Request) -> HTTPResponse:
            return door.receive(request)

        blueprint.add_route(webhook, "/webhook", methods=["POST"])
        return blueprint


class _Door:
    """What lives as long as the server does."""

    def __init__(self, settings: LineSettings, on_new_message: OnMessage) -> None:
        self._settings, self._on_new_message = settings, on_new_message
        self._postbacks = Postbacks(settings.secret)
        self._own_id: str | None = None

    async def open(self, app: Sanic, _: AbstractEventLoop) -> None:
        """Make ready to take events in."""
        settings, self._app, self._session = self._settings, app, connections()
        self._api = LineApi(settings, self._session)
        self._sender = LineSender(self._api, self._render, settings.push_when_late)
        self._reminders = LineReminders(Reminders(settings.records_url), Addresses.of(os.environ))
        limit = Limit(burst=30, per_second=1) if os.environ.get("RATE_LIMIT", "on") != "off" else None
        keeping = Keeping(settings.records_url, CHANNEL)
        self._events = LineEvents(app, self._on_new_message, self._postbacks, self._reminders, limit, keeping)
        people = People(settings.secret)
        self._inbox = LineInbox(people, BegunEvents(settings.records_url), self._events, self._sender)
        await self._reminders.carry_over(people)

    async def work(self, _: Sanic, __: AbstractEventLoop) -> None:
        """Start answering and reminding, and ask LINE who we are."""
        self._consumer = asyncio.get_running_loop().create_task(self._inbox.consume())
        self._sender.start(self._learn_own_id)
        await schedule(self._send_reminders)

    async def close(self, _: Sanic, __: AbstractEventLoop) -> None:
        """Answer what is waiting, for a while, and end."""
        try:
            await asyncio.wait_for(self._inbox.finish(), FINISH_SECONDS)
        except asyncio.TimeoutError:
            logger.warning("LINE: the server ended before every event was answered")
        self._consumer.cancel()
        await self._session.close()

    def receive(self, request: Request) -> HTTPResponse:
        """Take events in. 401 without LINE's signature, 503 (LINE tries again) without a model, else 200 at once."""
        if not is_signed(self._settings.secret, request.body, request.headers.get(HEADER)):
            return empty(401)
        if not is_ready(request.app):
            return empty(503)
        try:
            received = webhook_in(request.body)
        except ValueError:
            return empty(400)
        if self._own_id in (None, received.destination):
            self._inbox.put(received.events)
        else:
            logger.warning("LINE: a request was meant for another bot")
        return empty(200)

    async def _learn_own_id(self) -> None:
        self._own_id = await self._api.own_id()

    async def _send_reminders(self) -> int:
        return await self._reminders.send_due(self._push, self._responses)

    async def _push(self, to: str, said: Said, retry_key: str) -> Sent:
        return await self._api.push(to, self._render(said), retry_key)

    @property
    def _responses(self) -> Responses:
        responses: Responses = self._app.ctx.agent.domain.responses
        return responses

    def _render(self, said: Said) -> list[Message]:
        return messages(said, seal=self._postbacks, words=words(self._responses), day=today(),
                        offers=self._events.offers(said))
