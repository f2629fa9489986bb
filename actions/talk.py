"""Small talk, refusals and the way to a person: one sentence or two each, with a status."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.answer import Events
from actions.clock import today
from actions.conversation import answer_again
from actions.reply import CLARIFY, ERROR, HANDOFF, OUT_OF_SCOPE, SMALLTALK, Reply
from actions.situation import signal_of, situation_of, tells_of_the_case
from rulebook import phrases
from rulebook.topics import TOPICS, telephone

MISSES_BEFORE_A_PERSON = 2
LIKELY = 0.15  # the share of the classifier's belief that makes a topic worth offering


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
        """Say it, or what a signal in the message asks for."""
        signal = signal_of(tracker)
        say(self.status, (signal, *self.sentences[1:]) if signal else self.sentences, dispatcher, tracker)
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
        if tells_of_the_case(tracker):
            return answer_again(dispatcher, tracker)
        blank = (tracker.latest_message.get("metadata") or {}).get("blank", False)
        misses = (tracker.get_slot("misses") or 0) + (not blank)
        if misses >= MISSES_BEFORE_A_PERSON:
            say(HANDOFF, ("clarify_again", "telephone"), dispatcher, tracker, missed=True)
        else:
            near = likely_topics(tracker)
            again = [] if near else [phrases.sentence("clarify")]
            offer = phrases.which_topic(near) if near else phrases.question("topic")
            fields = situation_of(tracker).fields
            Reply(CLARIFY, fields, again, question=offer, missed=not blank).send(dispatcher, tracker)
        return [SlotSet("misses", misses)]


def likely_topics(tracker: Tracker) -> list[str]:
    """The two topics that a message not understood comes closest to; none where it is close to nothing."""
    ranking = tracker.latest_message.get("intent_ranking") or ()
    near = [entry["name"].removeprefix("ask_") for entry in ranking if entry["confidence"] >= LIKELY]
    return [topic for topic in near if topic in TOPICS][:2]


def say(status: str, names: tuple[str, ...], dispatcher: CollectingDispatcher, tracker: Tracker,
        missed: bool = False) -> None:
    """Send sentences by name."""
    terms = telephone(today())
    sentences = [phrases.sentence(name, **terms) for name in names]
    Reply(status, situation_of(tracker).fields, sentences, missed=missed).send(dispatcher, tracker)
