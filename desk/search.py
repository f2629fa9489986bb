"""What a staff member means: from the words in the search box to topics, each with a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from desk.hit import Hit, hit
from desk.lexicon import words
from desk.pieces import Match, Piece, Pieces
from desk.texts import Texts
from rulebook.case import Case, CaseError
from rulebook.topics import decide

READINGS_KEPT = 12
BESIDE, FROM_PHRASINGS, FROM_ANSWERS = 0.1, 0.2, 0.2

# One meaning for each piece of the text.
Reading = tuple[Match, ...]


class Search:
    """The index of everything that can be found; built once (some seconds), asked from any thread."""

    def __init__(self, day: date) -> None:
        self._day = day
        self._pieces, self._texts = Pieces(words(day)), Texts(day)

    def find(self, text: str, limit: int = 8) -> tuple[Hit, ...]:
        """The hits, best first; empty for words that mean nothing here."""
        near = self._texts.topics(text)
        hits = [*self._from_words(text, near), *self._from_answers(text), *self._from_phrasings(near)]
        return best(hits, limit)

    def _from_words(self, text: str, near: Mapping[str, float]) -> Iterator[Hit]:
        for reading in _readings(self._pieces.of(text)):
            case = _case(reading)
            for topic in dict.fromkeys(match.meaning.topic for match in reading):
                if _is_possible(topic, case, self._day):
                    score = _score(topic, reading) + FROM_PHRASINGS * near.get(topic, 0.0)
                    yield hit(topic, case, score, self._day)

    def _from_answers(self, text: str) -> Iterator[Hit]:
        for found, share in self._texts.answers(text):
            yield hit(found.topic, found.case, FROM_ANSWERS * share, self._day)

    def _from_phrasings(self, near: Mapping[str, float]) -> Iterator[Hit]:
        for topic, share in near.items():
            yield hit(topic, {}, FROM_PHRASINGS * share, self._day)


def best(hits: Iterable[Hit], limit: int) -> tuple[Hit, ...]:
    """Each answer once, where it fits best, in the order of how well it fits."""
    ranked: dict[str, Hit] = {}
    for each in sorted(hits, key=lambda hit: hit.score, reverse=True):
        ranked.setdefault(each.title, each)
    return tuple(ranked.values())[:limit]


def _readings(pieces: Sequence[Piece]) -> list[Reading]:
    """The likeliest ways to read the pieces together."""
    readings: list[Reading] = [()] if pieces else []
    for piece in pieces:
        wider = [(*reading, match) for reading in readings for match in piece]
        readings = sorted(wider, key=_weight, reverse=True)[:READINGS_KEPT]
    return readings


def _weight(reading: Reading) -> float:
    return sum(match.weight for match in reading)


def _score(topic: str, reading: Reading) -> float:
    """What opens the topic, and a little of what stands beside it; less where the words are only like those typed."""
    own = sum(match.weight for match in reading if match.meaning.topic == topic)
    fit = sum(match.quality for match in reading) / len(reading)
    return fit * (own + BESIDE * (_weight(reading) - own))


def _case(reading: Reading) -> Mapping[str, object]:
    """All that the words say of the case; of two that contradict each other the first."""
    return {field: value for match in reversed(reading) for field, value in match.meaning.case.items()}


def _is_possible(topic: str, case: Mapping[str, object], day: date) -> bool:
    try:
        decide(topic, Case.parse(case), day)
    except CaseError:
        return False
    return True
