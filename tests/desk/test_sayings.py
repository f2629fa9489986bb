"""Four versions of every answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from desk.sayings import FIVE_SECONDS, in_five_seconds, sayings
from rulebook.asked import Asked, Told, told
from rulebook.case import Case
from rulebook.grid import questions
from rulebook.plain_text import plain_text
from rulebook.topics import TOPICS

TODAY = date(2026, 11, 22)
CODE = "ABCD-EFGH"
READING = re.compile(r"｜[^｜《》]+《[ぁ-んー]+》")
SAID = ("text", "label", "reason", "substitute", "title", "name", "date_text")
LONGEST_LINE_MESSAGE = 5000
EXPIRED = Case.parse({"issued_on": "2021-05-10", "birth_date": "1980-07-01", "card_expires_on": "2031-07-01"})


def answers(topic: str) -> Iterator[Told]:
    """Every different answer of a topic today and on a day before its facts, and one with dates."""
    for case in questions(topic, TODAY):
        yield told(Asked(topic, case, TODAY))
    yield told(Asked(topic, Case(), date(1990, 1, 1)))
    yield told(Asked(topic, EXPIRED, TODAY))


every_topic = pytest.mark.parametrize("topic", TOPICS)


@every_topic
def test_each_version_names_every_source_the_day_and_the_number_of_the_answer(topic: str) -> None:
    for answer in answers(topic):
        sources = [source["text"] for block in answer.answer.blocks if block["type"] == "sources"
                   for source in block["sources"]]
        for saying in sayings(answer, CODE):
            whole = saying.text + saying.origin
            assert [] == [text for text in (*sources, CODE, f"{answer.asked.day.year}年") if text not in whole]


@every_topic
def test_what_is_said_in_full_has_a_reading_for_every_figure(topic: str) -> None:
    for answer in answers(topic):
        short, spoken, *_ = sayings(answer, CODE)
        assert [] == re.findall(r"\d+", READING.sub("", short.text) + READING.sub("", spoken.text))


@every_topic
def test_what_is_said_in_full_leaves_nothing_out(topic: str) -> None:
    for answer in answers(topic):
        spoken = re.sub(r"《[^》]*》|｜", "", sayings(answer, CODE)[1].text)
        words = [text for block in answer.answer.blocks for text in said(block)]
        assert [] == [text for text in words if text not in spoken]


def said(block: dict[str, object]) -> list[str]:
    """Every sentence and name in a block but the sources."""
    if block["type"] == "sources":
        return []
    return [line for key, text in leaves(block) if key in SAID for line in text.splitlines()]


def leaves(entry: object, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(entry, str):
        yield name, entry
    elif isinstance(entry, dict):
        for key, value in entry.items():
            yield from leaves(value, key)
    elif isinstance(entry, list):
        for value in entry:
            yield from leaves(value, name)


@every_topic
def test_what_is_written_holds_the_whole_answer_and_its_addresses(topic: str) -> None:
    for answer in answers(topic):
        text = plain_text(block for block in answer.answer.blocks if block["type"] != "sources")
        for written in sayings(answer, CODE)[2:]:
            assert text in written.text
            assert [] == [source.url for source in answer.answer.decision.sources if source.url not in written.text]
            assert len(written.text) <= LONGEST_LINE_MESSAGE
            assert "\n\n\n" not in written.text


@pytest.mark.parametrize(("headline", "short"), [
    ("窓口へ2回行きます。その日のうちには終わりません。", "窓口へ2回行きます。その日のうちには終わりません。"),
    ("代わりの人が行くときは、窓口へ2回行きます。その日のうちには終わりません。",
     "代わりの人が行くときは、窓口へ2回行きます。"),
    ("手数料は200円です。ただし、はじめて作るときは0円(無料)です。いまのところです。",
     "手数料は200円です。ただし、はじめて作るときは0円(無料)です。"),
])
def test_five_seconds_hold_whole_sentences_and_never_lose_a_proviso(headline: str, short: str) -> None:
    assert short == in_five_seconds([{"type": "headline", "text": headline}])


def test_a_sentence_longer_than_five_seconds_is_said_whole() -> None:
    long = "長" * (FIVE_SECONDS + 1) + "。"
    assert long == in_five_seconds([{"type": "headline", "text": long + "続き。"}])
