"""A typed text cut into pieces, each with the meanings it may have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from desk.index import Index, likeness
from desk.lexicon import OF_AGE, Meaning, Word
from desk.sounds import sound, written

CANDIDATES = 40
MEANINGS_KEPT = 6
ANY_LIKENESS, BEGINNING, BESIDE_BETTER, SOUND_OF_KANJI = 0.6, 0.8, 0.3, 0.9
SHORTEST_IN_A_ROW = 4
BLANKS = re.compile(r"[\s、。,.・/+&?!「」()]+")
AGE = re.compile(r"(\d{1,3})(?:歳|才|さい|sai)(?!未満|以上|以下|みまん|いじょう|miman)")
AS_HEARD = re.compile("[ぁ-んーa-z0-9]*")
ENDING = re.compile("[ぁ-んー]*|.")


@dataclass(frozen=True)
class Match:
    """A meaning that a piece may have, and how well the piece fits the word, 0 to 1."""

    meaning: Meaning
    quality: float

    @property
    def weight(self) -> float:
        """How strongly the piece opens the meaning's topic."""
        return self.meaning.strength * self.quality


Piece = Sequence[Match]


class Pieces:
    """Cuts texts by the words of a lexicon."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self._index = Index(word.text for word in words)
        self._as_written = _grouped((word.written, word) for word in words)
        self._as_heard = _grouped((word.sound, word) for word in words if len(word.sound) >= SHORTEST_IN_A_ROW)
        self._written_row, self._heard_row = _longest_of(self._as_written), _longest_of(self._as_heard)

    def of(self, text: str) -> list[Piece]:
        """The pieces in the order typed, the meanings of each best first; what means nothing here is left out."""
        ages = [_age(int(years)) for years in AGE.findall(text)]
        chunks = BLANKS.split(AGE.sub(" ", text))
        return [*ages, *(piece for chunk in chunks if written(chunk) for piece in self._pieces(chunk))]

    def _pieces(self, chunk: str) -> Iterator[Piece]:
        whole = self._like(chunk)
        if whole and whole[0].quality >= BEGINNING:
            yield whole
        else:
            yield from list(self._in_a_row(chunk)) or ([whole] if whole else [])

    def _in_a_row(self, chunk: str) -> Iterator[Piece]:
        """The known words of a chunk without blanks, by their letters and, between them, by their sound."""
        rest, text = 0, written(chunk)
        found = list(self._written_row.finditer(text))
        for match in found:
            yield from self._between(text[rest:match.start()], bool(found))
            yield _certain(self._as_written[match.group()])
            rest = match.end()
        yield from self._between(text[rest:], bool(found))

    def _between(self, text: str, beside_known: bool) -> Iterator[Piece]:
        row = self._heard_row.findall(sound(text)) if AS_HEARD.fullmatch(text) else ()
        heard = [_certain(self._as_heard[word]) for word in row]
        yield from heard
        if beside_known and not heard and not ENDING.fullmatch(text) and (like := self._like(text)):
            yield like

    def _like(self, text: str) -> Piece:
        letters, heard = written(text), sound(text)
        trusted = 1.0 if AS_HEARD.fullmatch(letters) else SOUND_OF_KANJI
        near = (self._words[number] for number in self._index.near(text, CANDIDATES))
        matches = (Match(word.meaning, max(likeness(letters, word.written), trusted * likeness(heard, word.sound)))
                   for word in near)
        return _best(_humbled([match for match in matches if match.quality >= ANY_LIKENESS]))


def _age(years: int) -> Piece:
    return (Match(Meaning("eligibility", OF_AGE, {"age": years}), 1.0),)


def _certain(words: Iterable[Word]) -> Piece:
    return _best(Match(word.meaning, 1.0) for word in words)


def _humbled(matches: Sequence[Match]) -> list[Match]:
    """Words that are only like the piece count for less beside the very word, or beside one that begins so."""
    best = max((match.quality for match in matches), default=0.0)
    enough = 1.0 if best == 1.0 else BEGINNING if best >= BEGINNING else 0.0
    return [match if match.quality >= enough else Match(match.meaning, BESIDE_BETTER * match.quality)
            for match in matches]


def _best(matches: Iterable[Match]) -> Piece:
    """The best match of each meaning, best first."""
    best: dict[str, Match] = {}
    for match in sorted(matches, key=lambda match: (match.quality, match.weight), reverse=True):
        best.setdefault(repr(match.meaning), match)
    return tuple(best.values())[:MEANINGS_KEPT]


def _grouped(words: Iterable[tuple[str, Word]]) -> Mapping[str, Sequence[Word]]:
    groups: dict[str, list[Word]] = {}
    for spelling, word in words:
        groups.setdefault(spelling, []).append(word)
    return groups


def _longest_of(spellings: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(spelling) for spelling in sorted(spellings, key=len, reverse=True)))
