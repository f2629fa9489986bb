"""Answering topics for the situation so far, with one question back where the answer depends on it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.clock import today
from actions.reply import Reply, status_of
from actions.situation import Situation, applicant_of, claims_of, day_without_year, situation_of
from rulebook import phrases
from rulebook.case import Case, CaseError
from rulebook.phrases import Answer
from rulebook.topics import TOPICS, decide, figures, next_question

Events = list[dict[str, Any]]


class TopicAnswer(Action, ABC):
    """Answers one topic, and any other topics the same message asks about, in the order asked."""

    @property
    @abstractmethod
    def topic(self) -> str:
        """The topic's name."""

    def name(self) -> str:
        """The action's name in the domain."""
        return f"action_answer_{self.topic}"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Answer for the situation so far."""
        return answer_topics(asked_topics(tracker, self.topic), dispatcher, tracker)


def asked_topics(tracker: Tracker, first: str) -> list[str]:
    """The topics of the message: the ones its parts ask about, or the one of its intent."""
    found = [topic for topic in tracker.latest_message.get("topics") or () if topic in TOPICS]
    return found if first in found else [first]


def answer_topics(topics: Sequence[str], dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """Decide, say it, ask back once, and remember what was asked."""
    day = today()
    answers, situation = _decided(topics, situation_of(tracker), day, claims_of(tracker))
    asked = _question_for(topics, situation.case, day, skip=tracker.get_slot("given_up") or ())
    Reply(
        status_of(answers),
        situation.fields,
        [*(phrases.case_error(problem) for problem in situation.problems), *_year_missing(tracker)],
        answers,
        phrases.question(asked, figures(day)) if asked else None,
    ).send(dispatcher, tracker)
    return [*situation.slots, SlotSet("applicant", applicant_of(tracker)), SlotSet("asked", asked),
            SlotSet("last_topics", list(topics)), SlotSet("misses", 0)]


def _year_missing(tracker: Tracker) -> list[str]:
    day = day_without_year(tracker)
    return [phrases.sentence("which_year", day=day)] if day else []


def _decided(topics: Sequence[str], situation: Situation, day: date,
             claims: Mapping[str, int]) -> tuple[list[Answer], Situation]:
    """The answers, and the situation as far as every topic accepts it."""
    for topic in topics:
        situation = fitting(topic, situation, day)
    return [phrases.answer(decide(topic, situation.case, day), claims) for topic in topics], situation


def fitting(topic: str, situation: Situation, day: date) -> Situation:
    """The situation without the fields that the topic's rule refuses, each kept as a problem to tell."""
    try:
        decide(topic, situation.case, day)
    except CaseError as problem:
        return fitting(topic, situation.without([problem]), day)
    return situation


def _question_for(topics: Sequence[str], case: Case, day: date, skip: Sequence[str]) -> str | None:
    fields = (next_question(topic, case, day) for topic in topics)
    return next((field for field in fields if field and field not in skip), None)
