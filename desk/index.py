"""Short texts found by what they look and sound like: SQLite FTS5 over pairs of letters."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from threading import Lock

from desk.sounds import sound, written

TOKENS = "unicode61 remove_diacritics 0 tokenchars '^$'"
TABLE = f'CREATE VIRTUAL TABLE entry USING fts5(written, sound, tokenize = "{TOKENS}")'
NEAREST = "SELECT rowid FROM entry WHERE entry MATCH ? ORDER BY rank LIMIT ?"


class Index:
    """Texts by their number, in the order given. Lives in memory; can be asked from any thread."""

    def __init__(self, texts: Iterable[str], read_aloud: bool = True) -> None:
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._one_at_a_time = Lock()
        self._database.execute(TABLE)
        self._database.executemany("INSERT INTO entry(rowid, written, sound) VALUES (?, ?, ?)", (
            (number, _spaced(written(text)), _spaced(sound(text)) if read_aloud else "")
            for number, text in enumerate(texts)))

    def near(self, text: str, limit: int) -> list[int]:
        """The numbers of the texts that share most with `text`, nearest first."""
        question = " OR ".join(f"{column} : ({_alternatives(pairs(word))})"
                               for column, word in (("written", written(text)), ("sound", sound(text))) if word)
        if not question:
            return []
        with self._one_at_a_time:
            return [number for number, in self._database.execute(NEAREST, (question, limit))]


def pairs(word: str) -> list[str]:
    """The pairs of neighbouring letters, the edges of the word marked: ^料 料金 金$."""
    edged = f"^{word}$"
    return [edged[start:start + 2] for start in range(len(edged) - 1)]


def likeness(word: str, other: str) -> float:
    """How much a word typed is like another, 0 to 1: the same, its beginning, a part of it, or a slip away."""
    if not word or not other:
        return 0.0
    share = len(word) / max(len(word), len(other))
    if word == other:
        return 1.0
    if other.startswith(word):
        return 0.8 + 0.15 * share
    if word in other:
        return 0.55 + 0.2 * share
    return 0.9 * _common(pairs(word), pairs(other))


def _common(these: Sequence[str], those: Sequence[str]) -> float:
    """Dice's share of what two lists have in common."""
    return 2 * len(set(these) & set(those)) / (len(set(these)) + len(set(those)))


def _spaced(word: str) -> str:
    return " ".join(pairs(word))


def _alternatives(tokens: Sequence[str]) -> str:
    return " OR ".join(f'"{token}"' for token in tokens)
