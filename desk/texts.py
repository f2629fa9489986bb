"""What residents say about each topic, and what our answers say: for words that are in no list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ruamel.yaml import YAML

from desk.index import Index, pairs
from desk.sounds import written
from rulebook import phrases
from rulebook.grid import questions
from rulebook.plain_text import plain_text
from rulebook.topics import TOPICS

NLU = Path(__file__).parent.parent / "data" / "nlu"
NEAREST = 12
MOST_OF_IT = 0.7


@dataclass(frozen=True)
class Text:
    """A text that speaks of a topic, for a case."""

    topic: str
    case: Mapping[str, object]
    pairs: frozenset[str]


class Texts:
    """The phrasings that the assistant learns from, and every answer of a day."""

    def __init__(self, day: date) -> None:
        said, answered = list(_phrasings()), list(_answers(day))
        self._said = [Text(topic, {}, frozenset(pairs(written(text)))) for topic, text in said]
        self._answered = [Text(topic, case, frozenset(pairs(written(text)))) for topic, case, text in answered]
        self._phrasings = Index((text for _, text in said), read_aloud=False)
        self._answers = Index((text for _, _, text in answered), read_aloud=False)

    def topics(self, text: str) -> Mapping[str, float]:
        """How near the nearest phrasing of each topic comes to a text, 0 to 1."""
        typed = frozenset(pairs(written(text)))
        near: dict[str, float] = {}
        for each in (self._said[number] for number in self._phrasings.near(text, NEAREST)):
            share = 2 * len(typed & each.pairs) / (len(typed) + len(each.pairs))
            near[each.topic] = max(share, near.get(each.topic, 0.0))
        return near

    def answers(self, text: str) -> Iterator[tuple[Text, float]]:
        """The answers that hold most of a text, and the share of it they hold."""
        typed = frozenset(pairs(written(text))[1:-1])
        for each in (self._answered[number] for number in self._answers.near(text, NEAREST)):
            share = len(typed & each.pairs) / len(typed) if typed else 0.0
            if share >= MOST_OF_IT:
                yield each, share


def _phrasings() -> Iterator[tuple[str, str]]:
    for topic in TOPICS:
        for block in YAML(typ="safe").load(NLU / f"{topic}.yml")["nlu"]:
            yield from ((topic, line.removeprefix("- ")) for line in block["examples"].splitlines())


def _answers(day: date) -> Iterator[tuple[str, Mapping[str, object], str]]:
    for topic in TOPICS:
        for case, decision in questions(topic, day).items():
            told = [block for block in phrases.answer(decision).blocks if block["type"] != "sources"]
            yield topic, case.known, plain_text(told)
