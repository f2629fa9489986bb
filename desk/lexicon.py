"""The words that staff type, each with what it means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from desk.sounds import sound, written
from rulebook import places
from rulebook.grid import offices
from rulebook.phrases import topic_name
from rulebook.topics import TOPICS

# How strongly a word opens its topic beside other words: a subject of its own, the name of a topic, and so on down.
STRENGTHS = {"subjects": 1.2, "topics": 1.0, "general": 0.9}
COUNTER, SITUATION, OF_AGE, LEAST = 0.7, 0.6, 0.2, 0.1

JOINTS = ("", "の")


@dataclass(frozen=True)
class Meaning:
    """The topic that a word opens, how strongly it does beside other words, and the fields it fills."""

    topic: str
    strength: float
    case: Mapping[str, object]


@dataclass(frozen=True)
class Word:
    """A word as it is written and as it sounds, and its meaning."""

    text: str
    written: str
    sound: str
    meaning: Meaning


def words(day: date) -> list[Word]:
    """Every word: names and jargon of topics, of situations, and the counters of the day."""
    return [Word(text, written(text), sound(text), meaning)
            for text, meaning in (*_topics(), *_offices(day), *_situations())]


def _topics() -> Iterator[tuple[str, Meaning]]:
    yield from ((topic_name(topic), Meaning(topic, STRENGTHS["topics"], {})) for topic in TOPICS)
    for section, strength in STRENGTHS.items():
        for topic, texts in _jargon()[section].items():
            yield from ((text, Meaning(topic, strength, {})) for text in texts)


def _situations() -> Iterator[tuple[str, Meaning]]:
    """The later an entry stands, the less it opens its topic against another."""
    entries = _jargon()["situations"]
    step = (SITUATION - LEAST) / len(entries)
    for place, entry in enumerate(entries):
        meaning = Meaning(entry["topic"], SITUATION - place * step, entry["case"])
        yield from ((text, meaning) for text in entry["words"])


def _offices(day: date) -> Iterator[tuple[str, Meaning]]:
    yield from ((text, _counter(places.WARD_OFFICE[0])) for text in places.WARD_OFFICE)
    for place, spellings in places.spellings().items():
        yield from ((text, _counter(place)) for text in spellings)
        official = [name for name in offices(day) if places.Name(place, None).fits(name)]
        for name in official or [place + places.CENTRE]:
            kinds = places.kinds_written(name.removeprefix(place))
            yield from ((text + joint + kind, _counter(name))
                        for text in spellings for joint in JOINTS for kind in kinds)


def _counter(name: str) -> Meaning:
    return Meaning("office", COUNTER, {"office": name})


@cache
def _jargon() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = YAML(typ="safe").load(Path(__file__).parent / "jargon.yml")
    return loaded
