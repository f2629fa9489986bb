"""A question with all that its answer stands on, so that the same question can be asked again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from rulebook import phrases
from rulebook.branches import by_words
from rulebook.case import Case
from rulebook.claims import Claims
from rulebook.phrases import Answer
from rulebook.positions import positions
from rulebook.topics import decide
from rulebook.version import version


@dataclass(frozen=True)
class Asked:
    """A topic for a case on a day, what was taken for granted, and the field that could not be told, if any."""

    topic: str
    case: Case
    day: date
    claims: Claims = field(default_factory=dict)
    undecided: str | None = None

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Asked:
        """The question behind an answer as `Told.as_json` gives it. Raises `CaseError` where it cannot be asked now."""
        return cls(told["topic"], Case.parse(told["case"]), date.fromisoformat(told["day"]), told["claims"],
                   told["undecided"])

    def on(self, day: date) -> Asked:
        """The same question on another day."""
        return replace(self, day=day)

    def as_json(self) -> dict[str, Any]:
        """All but the topic, which the answer names."""
        known = self.case.known.items()
        return {
            "case": {name: value.isoformat() if isinstance(value, date) else value for name, value in known},
            "day": self.day.isoformat(),
            "claims": dict(self.claims),
            "undecided": self.undecided,
        }


@dataclass(frozen=True)
class Told:
    """An answer with its question."""

    asked: Asked
    answer: Answer

    @property
    def text(self) -> str:
        """The answer as plain text."""
        return self.answer.text

    def as_json(self) -> dict[str, Any]:
        """The answer as CONTRACT section 2 shows it, with its question and the rulebook that gave it."""
        counters = (counter.name for counter in self.answer.decision.counters)
        return {**self.answer.as_json(), **positions(counters, self.asked.day), **self.asked.as_json(),
                "version": version()}


def told(asked: Asked) -> Told:
    """The answer to a question; every branch of it where a field could not be told.

    Raises `CaseError` for a case that contradicts itself on that day.
    """
    decision = decide(asked.topic, asked.case, asked.day)
    if asked.undecided is None:
        return Told(asked, phrases.answer(decision, asked.claims))
    replies = by_words(asked.topic, asked.undecided, asked.case, asked.day)
    return Told(asked, phrases.branches(decision, [(reply, branch) for _, reply, branch in replies]))
