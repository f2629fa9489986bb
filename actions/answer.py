"""Answering topics for the situation so far, with one question back where the answer depends on it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import date
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.clock import today
from actions.reply import CLARIFY, Reply, status_of
from actions.situation import checked, known
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
    day, situation = today(), known(tracker)
    case, problems = checked(situation)
    answers, problems = _decided(topics, case, day, problems)
    case = _without(case, problems)
    asked = _question_for(topics, case, day, skip=tracker.get_slot("given_up") or ())
    Reply(
        status_of(answers) if answers else CLARIFY,
        {name: situation[name] for name in case.known},
        [phrases.case_error(problem) for problem in problems],
        answers,
        phrases.question(asked, figures(day)) if asked else None,
    ).send(dispatcher, tracker)
    return [*_kept(situation, problems), SlotSet("asked", asked), SlotSet("last_topics", list(topics)),
            SlotSet("misses", 0)]


def _decided(topics: Sequence[str], case: Case, day: date,
             problems: list[CaseError]) -> tuple[list[Answer], list[CaseError]]:
    """The answers; a field that a topic refuses is told and left out."""
    answers = []
    for topic in topics:
        try:
            answers.append(phrases.answer(decide(topic, case, day)))
        except CaseError as problem:
            problems = [*problems, problem]
            answers.append(phrases.answer(decide(topic, _without(case, [problem]), day)))
    return answers, problems


def _without(case: Case, problems: Sequence[CaseError]) -> Case:
    for problem in problems:
        if getattr(case, problem.field, None) is not None:
            case = case.with_field(problem.field, None)
    return case


def _question_for(topics: Sequence[str], case: Case, day: date, skip: Sequence[str]) -> str | None:
    fields = (next_question(topic, case, day) for topic in topics)
    return next((field for field in fields if field and field not in skip), None)


def _kept(situation: dict[str, Any], problems: Sequence[CaseError]) -> Events:
    refused = {problem.field for problem in problems}
    return [SlotSet(name, None if name in refused else value) for name, value in situation.items()]
