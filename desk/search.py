"""What a staff member means: from the words in the search box to topics, each with a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from desk.hit import Hit, hit
from desk.lexicon import words
from desk.pieces import Match, Piece, Pieces
from desk.texts import Texts
from rulebook.case import Case, CaseError
from rulebook.topics import decide

READINGS_KEPT = 12
WEAKEST = 0.12  # a best hit below it shares a letter or two; the weakest of tests/desk/searches.yml has 0.13
BESIDE, FROM_PHRASINGS, FROM_ANSWERS = 0.1, 0.2, 0.2

# One meaning for each piece of the text.
Reading = tuple[Match, ...]


@dataclass(frozen=True)
class _Candidate:
    topic: str
    case: Mapping[str, object]
    score: float


class Search:
    """The index of everything that can be found; built once (some seconds), asked from any thread."""

    def __init__(self, day: date) -> None:
        self._day = day
        self._pieces, self._texts = Pieces(words(day)), Texts(day)

    def find(self, text: str, limit: int = 8) -> tuple[Hit, ...]:
        """The hits, best first; empty for words that mean nothing here."""
        near = self._texts.topics(text)
        found = [*self._from_words(text, near), *self._from_answers(text), *_from_phrasings(near)]
        if max((each.score for each in found), default=0.0) < WEAKEST:
            return ()
        possible = (each for each in _ranked(found) if _is_possible(each.topic, each.case, self._day))
        return tuple(hit(each.topic, each.case, each.score, self._day) for each in islice(possible, limit))

    def _from_words(self, text: str, near: Mapping[str, float]) -> Iterator[_Candidate]:
        for reading in _readings(self._pieces.of(text)):
            case = _case(reading)
            for topic in dict.fromkeys(match.meaning.topic for match in reading):
                yield _Candidate(topic, case, _score(topic, reading) + FROM_PHRASINGS * near.get(topic, 0.0))

    def _from_answers(self, text: str) -> Iterator[_Candidate]:
        for found, share in self._texts.answers(text):
            yield _Candidate(found.topic, found.case, FROM_ANSWERS * share)


def _from_phrasings(near: Mapping[str, float]) -> Iterator[_Candidate]:
    for topic, share in near.items():
        yield _Candidate(topic, {}, FROM_PHRASINGS * share)


def _ranked(found: Iterable[_Candidate]) -> Iterable[_Candidate]:
    """Each answer once, where it fits best, in the order of how well it fits."""
    ranked: dict[object, _Candidate] = {}
    for each in sorted(found, key=lambda candidate: candidate.score, reverse=True):
        ranked.setdefault((each.topic, frozenset(each.case.items())), each)
    return ranked.values()


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
