"""What is not a topic: what the resident tells about the situation, yes and no, starting over."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import AllSlotsReset, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.answer import Events, answer_topics, fitting
from actions.clock import today
from actions.reply import CLARIFY, SMALLTALK, Reply, status_of
from actions.situation import applicant_of, asked_yes_or_no, implied_topic, situation_of, tells_of_the_case
from rulebook import phrases
from rulebook.asked import Asked, told
from rulebook.case import choices
from rulebook.topics import figures

Domain = dict[str, Any]


class Inform(Action):
    """The situation is told without a question: answer the last topics again for it."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_inform"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Answer again, or ask what the resident wants to know."""
        return answer_again(dispatcher, tracker)


class YesOrNo(Action, ABC):
    """Yes or no: the answer to the question asked last, if it can be answered so."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Answer again for it; else repeat the question, or ask what else there is."""
        asked, fields = tracker.get_slot("asked"), situation_of(tracker).fields
        if asked_yes_or_no(tracker) or tells_of_the_case(tracker):
            return answer_again(dispatcher, tracker)
        if asked:
            Reply(CLARIFY, fields, question=phrases.question(asked, figures(today()))).send(dispatcher, tracker)
        else:
            Reply(SMALLTALK, fields, [phrases.sentence("anything_else")]).send(dispatcher, tracker)
        return []

    @abstractmethod
    def name(self) -> str:
        """The action's name in the domain."""


class Affirm(YesOrNo):
    """Yes."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_affirm"


class Deny(YesOrNo):
    """No."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_deny"


class DontKnow(Action):
    """The resident cannot tell what was asked: say what holds in each case."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_dont_know"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Both branches for a question with listed replies; how to go on without the value for a date."""
        asked, topics = tracker.get_slot("asked"), tracker.get_slot("last_topics")
        if not asked or not topics:
            return ask_what(dispatcher, tracker)
        given_up = [*(tracker.get_slot("given_up") or ()), asked]
        if not choices(asked):
            return _without_value(asked, dispatcher, tracker, given_up)
        return _in_each_case(asked, topics, dispatcher, tracker, given_up)


class StartOver(Action):
    """Forget the situation."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_restart"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Empty every slot and say so."""
        Reply(SMALLTALK, sentences=[phrases.sentence("started_over")], question=phrases.question("topic")).send(
            dispatcher, tracker)
        return [AllSlotsReset()]


def answer_again(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """What the message implies, else the last topics for the situation as it is now."""
    last = tracker.get_slot("last_topics") or []
    implied = implied_topic(tracker, last)
    if implied:
        return answer_topics([implied], dispatcher, tracker)
    return answer_topics(last, dispatcher, tracker, again=True) if last else ask_what(dispatcher, tracker)


def ask_what(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """Nothing was asked yet: keep the situation and offer the topics."""
    situation = situation_of(tracker)
    Reply(CLARIFY, situation.fields, [phrases.case_error(problem) for problem in situation.problems],
          question=phrases.question("topic")).send(dispatcher, tracker)
    return [*situation.slots, SlotSet("applicant", applicant_of(tracker))]


def _without_value(asked: str, dispatcher: CollectingDispatcher, tracker: Tracker, given_up: list[str]) -> Events:
    Reply(CLARIFY, situation_of(tracker).fields, [phrases.sentence(f"without_{asked}")]).send(dispatcher, tracker)
    return [SlotSet("given_up", given_up), SlotSet("asked", None)]


def _in_each_case(asked: str, topics: list[str], dispatcher: CollectingDispatcher, tracker: Tracker,
                  given_up: list[str]) -> Events:
    situation, day = situation_of(tracker), today()
    for topic in topics:
        situation = fitting(topic, situation, day)
    answers = [told(Asked(topic, situation.case, day, undecided=asked)) for topic in topics]
    Reply(status_of(answers), situation.fields, answers=answers).send(dispatcher, tracker)
    return [SlotSet("given_up", given_up), SlotSet("asked", None)]
