"""What is still undecided: the next question, and the answer for each of its replies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rulebook import phrases
from rulebook.case import Case
from rulebook.decision import Decision
from rulebook.phrases import Answer
from rulebook.topics import by_reply, figures, next_question
from rulebook.wording import Question


@dataclass(frozen=True)
class Branch:
    """One reply to the question: the value it gives the field, its words, and the answer it leads to."""

    value: object
    reply: str
    answer: Answer


@dataclass(frozen=True)
class Undecided:
    """The first field that would change the answer; without branches where it is a date."""

    question: Question
    branches: tuple[Branch, ...]


def undecided(topic: str, case: Case, day: date) -> Undecided | None:
    """What the answer still hangs on; None where it is settled. Raises `CaseError` as `decide` does."""
    field = next_question(topic, case, day)
    if field is None:
        return None
    return Undecided(phrases.question(field, figures(day)), _branches(topic, field, case, day))


def _branches(topic: str, field: str, case: Case, day: date) -> tuple[Branch, ...]:
    return tuple(Branch(value, reply, phrases.answer(decision))
                 for value, reply, decision in by_words(topic, field, case, day))


def by_words(topic: str, field: str, case: Case, day: date) -> Iterator[tuple[object, str, Decision]]:
    """The decision for every reply to the question for a field: the value it gives, its words, the decision."""
    words = phrases.replies(field, figures(day))
    return ((value, words[value], decision) for value, decision in by_reply(topic, field, case, day).items())
