"""Small talk, refusals and the way to a person: one sentence or two each, with a status."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.answer import Events
from actions.clock import today
from actions.reply import CLARIFY, ERROR, HANDOFF, OUT_OF_SCOPE, SMALLTALK, Reply
from actions.situation import situation_of
from rulebook import phrases
from rulebook.topics import telephone

MISSES_BEFORE_A_PERSON = 2


class Saying(Action, ABC):
    """Says fixed sentences with a status; the telephone is filled in where a sentence names it."""

    status = SMALLTALK

    @property
    @abstractmethod
    def sentences(self) -> tuple[str, ...]:
        """The names of the sentences."""

    def name(self) -> str:
        """The action's name in the domain."""
        return f"action_{self.sentences[0]}"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Say it."""
        say(self.status, self.sentences, dispatcher, tracker)
        return [SlotSet("misses", 0)]


class Greet(Saying):
    """A greeting."""

    sentences = ("greet",)


class Thank(Saying):
    """Thanks."""

    sentences = ("thank",)


class Goodbye(Saying):
    """A goodbye."""

    sentences = ("goodbye",)


class AskCapabilities(Saying):
    """What the assistant can do."""

    sentences = ("ask_capabilities",)


class OutOfScope(Saying):
    """Not about the certificates."""

    status = OUT_OF_SCOPE
    sentences = ("out_of_scope", "ward_call")


class AskHuman(Saying):
    """The way to a person."""

    status = HANDOFF
    sentences = ("ask_human", "telephone")


class Complain(Saying):
    """An apology and the way to a person."""

    status = HANDOFF
    sentences = ("complain", "telephone")


class Apologise(Saying):
    """Something failed here."""

    status = ERROR
    sentences = ("apologise", "telephone")


class Clarify(Action):
    """Not understood: ask again; after two misses in a row name the telephone."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_clarify"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Count the miss and say what fits it."""
        blank = (tracker.latest_message.get("metadata") or {}).get("blank", False)
        misses = (tracker.get_slot("misses") or 0) + (not blank)
        if misses >= MISSES_BEFORE_A_PERSON:
            say(HANDOFF, ("clarify_again", "telephone"), dispatcher, tracker)
        else:
            again, topics = [phrases.sentence("clarify")], phrases.question("topic")
            Reply(CLARIFY, situation_of(tracker).fields, again, question=topics).send(dispatcher, tracker)
        return [SlotSet("misses", misses)]


def say(status: str, names: tuple[str, ...], dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """Send sentences by name."""
    terms = telephone(today())
    sentences = [phrases.sentence(name, **terms) for name in names]
    Reply(status, situation_of(tracker).fields, sentences).send(dispatcher, tracker)
