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
from actions.reply import CLARIFY, Reply, status_of
from actions.situation import (
    Situation,
    answers_the_question,
    applicant_of,
    claims_of,
    date_to_redo,
    left_unclear,
    partial_date,
    situation_of,
)
from rulebook import phrases
from rulebook.asked import Asked, Told, told
from rulebook.case import Case, CaseError, is_date
from rulebook.claims import Claims
from rulebook.topics import TOPICS, asks, decide, figures, next_question
from rulebook.wording import Sentence

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
    """The topics of the message: those its parts ask about, or that of its intent; the last ones for a correction."""
    last = tracker.get_slot("last_topics")
    if last and (date_to_redo(tracker) or answers_the_question(tracker)):
        return list(last)
    found = [topic for topic in tracker.latest_message.get("topics") or () if topic in TOPICS]
    return found if first in found else [first]


def answer_topics(topics: Sequence[str], dispatcher: CollectingDispatcher, tracker: Tracker,
                  again: bool = False) -> Events:
    """Decide, say it, ask back once, and remember what was asked.

    `again`: the topics were answered before; where the new dates change nothing yet, only the next question is put.
    """
    day = today()
    answers, situation = _decided(topics, situation_of(tracker), day, claims_of(tracker))
    partial = _partial_to_tell(topics, situation, tracker)
    asked = (date_to_redo(tracker) or left_unclear(tracker) or (partial and partial["role"])
             or (situation.until_birth_date and "birth_date")
             or _question_for(topics, situation.case, day, skip=tracker.get_slot("given_up") or ()))
    shown = () if again and asked and (partial or _changes_nothing(topics, situation, day)) else answers
    Reply(
        status_of(answers) if shown else CLARIFY,
        situation.fields,
        [*(phrases.case_error(problem) for problem in situation.problems), *_incomplete(partial)],
        shown,
        _understood(situation),
        phrases.question(asked, figures(day)) if asked else None,
    ).send(dispatcher, tracker)
    return [*situation.slots, SlotSet("applicant", applicant_of(tracker)), SlotSet("asked", asked),
            SlotSet("partial_date", partial), *_last_date(situation), SlotSet("last_topics", list(topics)),
            SlotSet("misses", 0)]


def _last_date(situation: Situation) -> Events:
    dates = list(situation.understood_dates)
    return [SlotSet("last_date", dates[-1] if len(dates) == 1 else None)] if dates else []


def _changes_nothing(topics: Sequence[str], situation: Situation, day: date) -> bool:
    """Whether the dates of this message leave every answer as it was: more of them are needed."""
    before = situation.case
    for field in situation.understood_dates:
        before = before.with_field(field, None)
    return bool(situation.understood_dates) and all(
        decide(topic, before, day).values == decide(topic, situation.case, day).values for topic in topics)


def _partial_to_tell(topics: Sequence[str], situation: Situation, tracker: Tracker) -> dict[str, Any] | None:
    """An incomplete date of the message, where one of the topics needs it or it answers the question asked last."""
    partial, asked = partial_date(tracker), tracker.get_slot("asked")
    if partial is None or situation.understood_dates:
        return None
    role = partial["role"] or (asked if asked and is_date(asked) else None)
    needed = {field for topic in topics for field in asks(topic)} - situation.case.known.keys()
    return {**partial, "role": role} if role in needed or (role is None and partial["month_day"]) else None


def _incomplete(partial: Mapping[str, Any] | None) -> list[Sentence]:
    if partial is None:
        return []
    return [phrases.sentence("which_year" if partial["month_day"] else "which_day", day=partial["written"])]


def _understood(situation: Situation) -> list[Sentence]:
    """The dates of this message as they were understood, so that a wrong one can be put right."""
    return [phrases.understood(situation.understood_dates)] if situation.understood_dates else []


def _decided(topics: Sequence[str], situation: Situation, day: date,
             claims: Claims) -> tuple[list[Told], Situation]:
    """The answers, and the situation as far as every topic accepts it."""
    for topic in topics:
        situation = fitting(topic, situation, day)
    return [told(Asked(topic, situation.case, day, claims)) for topic in topics], situation


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
