"""What changes between two days, or between two versions of the facts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ruamel.yaml.error import YAMLError

from rulebook import phrases
from rulebook.case import Case, CaseError
from rulebook.dated import book, facts_in
from rulebook.grid import questions
from rulebook.phrases import Answer
from rulebook.topics import TOPICS, decide


@dataclass(frozen=True)
class Version:
    """The facts of a folder (None is our own) on a day. Raises `CaseError` for a folder that these rules cannot use."""

    day: date
    facts: Path | None = None

    def __post_init__(self) -> None:
        if self.facts is not None and not _fits(self.facts):
            raise CaseError("folder", str(self.facts), "not_facts")

    def answer(self, topic: str, case: Case) -> Answer:
        """The answer by these facts."""
        with self._open():
            return phrases.answer(decide(topic, case, self.day))

    def questions(self, topic: str) -> tuple[Case, ...]:
        """The cases that these facts answer differently."""
        with self._open():
            return tuple(questions(topic, self.day))

    def _open(self) -> AbstractContextManager[None]:
        return nullcontext() if self.facts is None else facts_in(self.facts)


@dataclass(frozen=True)
class Change:
    """A question that two versions answer differently."""

    topic: str
    case: Case
    old: Answer
    new: Answer

    def as_json(self) -> dict[str, Any]:
        """The question and both answers as text."""
        return {"topic": self.topic, "case": self.case.known, "old": self.old.text, "new": self.new.text}


def changes(old: Version, new: Version) -> Iterator[Change]:
    """Every question of either version whose answer differs, topic by topic.

    Dates of a case stay unknown: that a certificate has run out meanwhile is no change of the rules.
    """
    for topic in TOPICS:
        for case in dict.fromkeys((*old.questions(topic), *new.questions(topic))):
            before, after = old.answer(topic, case), new.answer(topic, case)
            if before.text != after.text:
                yield Change(topic, case, before, after)


def _fits(folder: Path) -> bool:
    """Whether the folder has every fact that the rules read."""
    needed = set(book())
    with facts_in(folder):
        try:
            return needed <= set(book())
        except (OSError, ValueError, YAMLError):
            return False
