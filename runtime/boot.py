"""Put what we add into a starting Rasa server: listed in credentials.yml, so that a plain `rasa run` has it too."""

from __future__ import annotations

from asyncio import AbstractEventLoop
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic

from runtime.erasure import Erasure
from runtime.local_actions import LocalActions, trust_results
from runtime.log_filter import quiet

WARM_UP = "持ち物は何ですか"  # the first message loads GiNZA; no resident should wait for that


class Boot(InputChannel):
    """No channel for messages; it only reaches the server when it starts."""

    @classmethod
    def name(cls) -> str:
        """The name its (empty) blueprint is mounted under."""
        return "boot"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """A blueprint without routes that registers the start of the server."""
        blueprint = Blueprint("boot")
        blueprint.listener("after_server_start")(_start)
        return blueprint


async def _start(app: Sanic, _: AbstractEventLoop) -> None:
    quiet()
    trust_results()
    agent, actions = app.ctx.agent, LocalActions("actions")
    agent.action_endpoint = agent.processor.action_endpoint = actions
    app.ctx.erasure = Erasure(agent)
    await agent.parse_message(WARM_UP)
