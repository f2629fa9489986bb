"""Turns as the assistant makes them, without a server: the actions' own reply, collected as a channel gets it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.reply import Reply, status_of
from channels.line_messages import messages
from channels.line_postbacks import Postbacks
from channels.line_words import Words, words
from rulebook import phrases
from rulebook.asked import Asked, Told
from rulebook.case import Case
from rulebook.decision import Decision
from rulebook.phrases import Answer
from rulebook.topics import decide, figures
from rulebook.wording import Question
from tests.rulebook import strategies

DAY = date(2026, 11, 22)
SEAL = Postbacks("a channel secret of nobody")
Said = list[dict[str, Any]]
Message = dict[str, Any]


def line_words() -> Words:
    """The words as the loaded domain has them."""
    return words({name: [variant] for name, variant in phrases.responses().items()})


def answered(topic: str, day: date = DAY, **case: Any) -> Answer:
    """The answer to a topic."""
    return phrases.answer(decide(topic, Case(**case), day))


def asked(field: str) -> Question:
    """The question back for a field."""
    return phrases.question(field, figures(DAY))


@cache
def kinds(topic: str) -> tuple[Answer, ...]:
    """One answer of each kind: of each outcome with each of its notes, things to bring, days and counters."""
    return tuple({_kind(answer.decision): answer for answer in strategies.answers(topic)}.values())


def _kind(decision: Decision) -> Hashable:
    days = tuple(name for name, _ in decision.timeline)
    return decision.outcome, decision.notes, decision.items, decision.visits, days, len(decision.counters)


def said(*told: Answer, sentences: Sequence[Any] = (), notes: Sequence[Any] = (),
         question: Question | None = None, guarded: Sequence[str] = ()) -> Said:
    """What the assistant says in one turn."""
    dispatcher = CollectingDispatcher()
    latest = {"metadata": {"guarded": guarded}}
    tracker = Tracker("line-somebody", {}, latest, [], False, None, {}, None)  # type: ignore[arg-type]
    answers = [Told(Asked(answer.decision.topic, Case(), DAY), answer) for answer in told]
    Reply(status_of(answers), {}, sentences, answers, notes, question).send(dispatcher, tracker)
    return [{"text": each["text"], "buttons": each["buttons"]} if each["text"] else {"custom": each["custom"]}
            for each in dispatcher.messages]


def rendered(turn: Said, offers: Sequence[Mapping[str, str]] = ()) -> list[Message]:
    """The turn on LINE."""
    return messages(turn, seal=SEAL, words=line_words(), day=DAY, offers=offers)


def shown(message: Message) -> list[str]:
    """What somebody sees of a message, each piece of text by itself."""
    return [message["text"]] if message["type"] == "text" else [*_texts(message["contents"])]


def addresses(message: Message) -> set[str]:
    """What can be opened from a message."""
    return {action["uri"] for action in _actions(message.get("contents", {})) if action["type"] == "uri"}


def _texts(entry: Mapping[str, Any]) -> Iterator[str]:
    if entry["type"] == "text":
        yield entry["text"]
    for part in _inside(entry):
        yield from _texts(part)


def _actions(entry: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    if "action" in entry:
        yield entry["action"]
    for part in _inside(entry):
        yield from _actions(part)


def _inside(entry: Mapping[str, Any]) -> list[Any]:
    return [*([entry["body"]] if "body" in entry else []), *entry.get("contents", ())]
