"""One turn, whatever the door: what a resident typed or pressed, checked, and what the assistant says to it."""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from sanic import Sanic

import guard

logger = logging.getLogger(__name__)
LONGEST_MESSAGE = 1000
PAYLOAD = re.compile(r"/(?:ask_[a-z_]{2,40}|inform|affirm|deny|dont_know|restart)(?:\{[^{}]{0,200}\})?")
COMMAND = re.compile(r"\s*/\s*[A-Za-z_]")
NOT_READY = "準備中です。少し待ってから送ってください。"  # said while no domain is loaded to take a sentence from
NOTHING_SAID = "/nlu_fallback"
Said = list[Mapping[str, Any]]
OnMessage = Callable[[UserMessage], Awaitable[Any]]


@dataclass(frozen=True)
class Turn:
    """What is said in one conversation: without personal data, and never a typed command."""

    conversation: str
    text: str
    guarded: tuple[str, ...] = ()
    message_id: str | None = None

    @property
    def typed(self) -> str | None:
        """The words, masked; None for a button, and for nothing said."""
        return None if self.text.startswith("/") else self.text


def typed(conversation: str, message: str, message_id: str | None = None) -> Turn:
    """The turn of a typed message; a blank one says nothing, which is a turn too."""
    checked = guard.check(_printable(message))
    text = _never_a_command(checked.text) if _says_something(checked.text) else NOTHING_SAID
    return Turn(conversation, text, tuple(dict.fromkeys(checked.findings)), message_id)


def is_payload(payload: object) -> bool:
    """Whether a button of ours could have sent this."""
    return isinstance(payload, str) and bool(PAYLOAD.fullmatch(payload)) and not guard.check(payload).findings


async def run(turn: Turn, channel: str, on_new_message: OnMessage, app: Sanic) -> Said:
    """What the assistant says: bubbles and exactly one custom message; the apology if the turn fails."""
    collector = CollectingOutputChannel()
    metadata = {"guarded": turn.guarded, "blank": turn.text == NOTHING_SAID}
    try:
        await on_new_message(UserMessage(turn.text, collector, turn.conversation, input_channel=channel,
                                         message_id=turn.message_id, metadata=metadata))
    except Exception as failure:  # the boundary of the channel: the resident gets an apology, the log no text
        logger.error("a turn failed with %s", type(failure).__name__)
        return apology(app)
    said: Said = [_shown(message) for message in collector.messages]
    return said if sum("custom" in message for message in said) == 1 else apology(app)


def apology(app: Sanic) -> Said:
    """What is said when something failed here."""
    said = {"text": sentence(app, "apologise"), "plain": sentence(app, "apologise", plain=True)}
    custom: dict[str, Any] = {"status": "error", "answers": [], "situation": {},
                              "notices": [{**said, "place": "before"}], "question": None, "unanswered": "error"}
    return [{"text": said["text"], "buttons": []}, {"custom": custom}]


def is_ready(app: Sanic) -> bool:
    """Whether a model is loaded that can answer."""
    agent = getattr(app.ctx, "agent", None)
    return agent is not None and agent.is_ready()


def sentence(app: Sanic, name: str, plain: bool = False) -> str:
    """A sentence of the channels' own: the response `utter_<name>` of the loaded domain."""
    if not is_ready(app):
        return NOT_READY
    (response,) = app.ctx.agent.domain.responses[f"utter_{name}"]
    return str(response["metadata"]["plain"] if plain else response["text"])


def _printable(message: str) -> str:
    return "".join(c if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs") else " " for c in message).strip()


def _never_a_command(text: str) -> str:
    """A leading slash would be obeyed by Rasa as an intent; a full-width one is only text."""
    return "／" + text[1:] if text.startswith("/") else text


def _says_something(text: str) -> bool:
    """Whether words are left besides masks and marks; something in the shape of a command says nothing to us."""
    return not COMMAND.match(text) and any(c.isalnum() for c in re.sub(r"〔[^〕]*〕", "", text))


def _shown(message: Mapping[str, Any]) -> dict[str, Any]:
    if "custom" in message:
        return {"custom": message["custom"]}
    return {"text": message["text"], "buttons": message.get("buttons", [])}
