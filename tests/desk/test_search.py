"""What staff type, against the answer that must stand first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from desk.hit import Hit
from desk.lexicon import Meaning, words
from desk.search import Search
from rulebook.case import Case
from rulebook.grid import offices
from rulebook.phrases import topic_name
from rulebook.topics import TOPICS, decide

DAY = date(2026, 11, 22)
SEARCHES = YAML(typ="safe").load(Path(__file__).with_name("searches.yml"))
FEWEST, FIRST, AMONG = 150, 0.97, 3


@cache
def search() -> Search:
    return Search(DAY)


def place(row: Mapping[str, Any]) -> int | None:
    """Where the expected answer stands, the first is 0; None where it is not found."""
    hits = [(hit.topic, dict(hit.case)) for hit in search().find(row["typed"])]
    expected = (row["topic"], row.get("case", {}))
    return hits.index(expected) if expected in hits else None


def test_the_table_is_long_and_has_no_text_twice() -> None:
    typed = [row["typed"] for row in SEARCHES]
    assert FEWEST <= len(typed) == len(set(typed))


def test_nearly_every_search_has_its_answer_first() -> None:
    others = [row["typed"] for row in SEARCHES if place(row) != 0]
    assert len(others) <= (1 - FIRST) * len(SEARCHES), others


@pytest.mark.parametrize("row", SEARCHES, ids=lambda row: row["typed"])
def test_a_search_has_its_answer_among_the_first_three(row: Mapping[str, Any]) -> None:
    assert place(row) in range(AMONG)


@pytest.mark.parametrize("typed", ["粗大ごみ", "保育園", "天気", "出生届", "こんにちは", "qqqq", "asdf"])
def test_what_means_nothing_here_finds_nothing(typed: str) -> None:
    assert () == search().find(typed)


@pytest.mark.parametrize("typed", ["", "　 ", "、。", "(", '"', "NEAR(", "^$", "😀", "あ", "x" * 1000, "て" * 1000])
def test_odd_input_is_searched_without_an_error(typed: str) -> None:
    assert all(isinstance(hit, Hit) for hit in search().find(typed))


@pytest.mark.parametrize("row", SEARCHES, ids=lambda row: row["typed"])
def test_every_hit_can_be_opened(row: Mapping[str, Any]) -> None:
    assert [] == [hit for hit in search().find(row["typed"]) if not decide(hit.topic, Case.parse(hit.case), DAY)]


def test_every_word_of_the_lexicon_opens_an_answer() -> None:
    meanings = [word.meaning for word in words(DAY)]
    assert [] == [meaning for meaning in meanings if not decide(meaning.topic, Case.parse(meaning.case), DAY)]


def test_no_word_of_the_lexicon_has_two_meanings() -> None:
    meanings: dict[str, list[Meaning]] = {}
    for word in words(DAY):
        meanings.setdefault(word.written, []).append(word.meaning)
    assert {} == {word: found for word, found in meanings.items() if any(each != found[0] for each in found)}


@pytest.mark.parametrize("typed", offices(DAY))
def test_the_official_name_of_every_counter_opens_that_counter(typed: str) -> None:
    first, *_ = search().find(typed)
    assert ("office", {"office": typed}) == (first.topic, dict(first.case))


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_is_found_by_its_name(topic: str) -> None:
    assert topic == search().find(topic_name(topic))[0].topic
