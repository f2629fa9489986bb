"""Every response has a variant in やさしい日本語 that says the same, with furigana on every kanji."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from string import Formatter
from typing import Any

import pytest

from rulebook import phrases
from rulebook.case import CaseError
from rulebook.phrases import YES_OR_NO, Answer
from rulebook.readings import with_readings
from rulebook.topics import TOPICS, by_reply, decide, figures
from rulebook.wording import PhraseError, Question, Sentence, lines
from tests.rulebook.strategies import TODAY, Case, answers

EXEMPT = re.compile(r"utter_(?:fields|topic_names|source|counter|web_\w+|english|chinese|korean|vietnamese)")
RESPONSES = {name: entry for name, entry in phrases.responses().items() if not EXEMPT.fullmatch(name)}
RUBY = re.compile(r"｜([^｜《》{}]+)《([ぁ-ゖー]+)》")
KANJI = re.compile(r"[㐀-鿿豈-﫿々〆]")
PLAIN_BESIDE = {"text": "plain", "label": "plain_label", "reason": "plain_reason", "substitute": "plain_substitute",
                "title": "plain_title"}
every_response = pytest.mark.parametrize("name", RESPONSES)
every_topic = pytest.mark.parametrize("topic", TOPICS)


def words(name: str) -> Any:
    entry = RESPONSES[name]
    return entry["custom"] if "custom" in entry else entry["text"]


def plain(name: str) -> Any:
    return RESPONSES[name].get("metadata", {}).get("plain")


def leaves(entry: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every string with the keys and places that lead to it."""
    if isinstance(entry, str):
        yield path, entry
        return
    for key, value in entry.items() if isinstance(entry, Mapping) else enumerate(entry):
        yield from leaves(value, (*path, key))


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def without_values(text: str) -> str:
    return "".join(part for part, *_ in Formatter().parse(text))


@every_response
def test_every_response_has_a_plain_variant_of_the_same_shape(name: str) -> None:
    assert plain(name) is not None
    assert [path for path, _ in leaves(words(name))] == [path for path, _ in leaves(plain(name))]


@every_response
def test_a_plain_variant_names_the_same_values(name: str) -> None:
    easy = dict(leaves(plain(name)))
    assert {path: placeholders(text) for path, text in leaves(words(name))} == {
        path: placeholders(text) for path, text in easy.items()}


@every_response
def test_a_plain_variant_says_yes_and_no_where_the_words_do(name: str) -> None:
    easy = dict(leaves(plain(name)))
    assert [] == [text for path, text in leaves(words(name))
                  if bool(YES_OR_NO.match(text)) != bool(YES_OR_NO.match(easy[path]))]


@every_response
def test_a_plain_variant_holds_no_digit_of_its_own(name: str) -> None:
    assert [] == [text for _, text in leaves(plain(name)) if re.search(r"\d", without_values(text))]


@every_response
def test_every_kanji_of_a_plain_variant_has_its_reading_and_no_mark_is_left_over(name: str) -> None:
    left = {text: RUBY.sub("", text) for _, text in leaves(plain(name))}
    assert {} == {text: rest for text, rest in left.items()
                  if KANJI.search(without_values(rest)) or set("｜《》") & set(rest)}


@every_response
def test_a_reading_stands_over_kanji_only(name: str) -> None:
    bases = [base for _, text in leaves(plain(name)) for base, _ in RUBY.findall(text)]
    assert [] == [base for base in bases if not KANJI.match(base)]


def test_what_is_exempt_has_no_plain_variant() -> None:
    assert set() == {name for name, entry in phrases.responses().items()
                     if name not in RESPONSES and "metadata" in entry}


@every_topic
def test_every_word_of_an_answer_has_its_plain_variant_beside_it(topic: str) -> None:
    worded = [block for answer in answers(topic) for block in answer.blocks
              if block["type"] not in ("counters", "sources")]
    assert [] == [found for block in worded for found in _alone(block)]


def _alone(entry: Any) -> Iterator[Any]:
    """The mappings that have a word without its plain variant."""
    if isinstance(entry, list | tuple):
        for each in entry:
            yield from _alone(each)
    elif isinstance(entry, Mapping):
        if any(key in entry and not _plain_of(entry, key) for key in PLAIN_BESIDE):
            yield entry
        for each in entry.values():
            yield from _alone(each)


def _plain_of(entry: Mapping[str, Any], key: str) -> object:
    beside = "plain_text" if key == "text" and "title" in entry else PLAIN_BESIDE[key]
    return entry.get(beside)


@every_topic
def test_no_plain_variant_lacks_a_value(topic: str) -> None:
    texts = [text for answer in answers(topic) for path, text in leaves(answer.as_json()["blocks"])
             if str(path[-1]).startswith("plain")]
    assert [] == [text for text in texts if re.search(r"[{}]|None", text)]


@every_topic
def test_every_kanji_of_a_plain_value_has_its_reading(topic: str) -> None:
    texts = {text for answer in answers(topic) for path, text in leaves(answer.as_json()["blocks"])
             if str(path[-1]).startswith("plain")}
    assert [] == [text for text in sorted(texts) if KANJI.search(RUBY.sub("", text))]


def test_a_day_of_the_month_is_read_as_it_is_said() -> None:
    assert "2026｜年《ねん》11｜月1日《がつついたち》" == with_readings("2026年11月1日")
    assert "11｜月《がつ》22｜日《にち》" == with_readings("11月22日")


def test_an_answer_gives_the_plain_variant_with_the_same_values() -> None:
    headline, *_ = phrases.answer(decide("fee", Case(reason="other"), TODAY)).blocks
    assert "手数料は200円です。" == headline["text"]
    assert "｜手数料《てすうりょう》(｜手続《てつづ》きのお｜金《かね》)は200｜円《えん》です。" == headline["plain"]


def test_a_correction_and_the_headline_after_it_are_plain_too() -> None:
    claimed: Answer = phrases.answer(decide("eligibility", Case(lives_in_ward=False), TODAY), {"possible": True})
    correction, headline, *_ = claimed.blocks
    assert "いいえ、そうではありません。" == correction["plain"]
    assert headline["plain"].startswith("｜世田谷区《せたがやく》の｜窓口《まどぐち》では")


def test_of_several_corrections_only_the_first_says_no() -> None:
    block, *_ = phrases.answer(decide("fee", Case(reason="other"), TODAY), {"yen": 300, "free": True}).blocks
    several, *_ = phrases.answer(decide("renewal", Case(), TODAY), {"letter_needed": True, "automatic": True}).blocks
    assert ["いいえ、300円ではありません。"] == block["text"].splitlines()
    assert [[True, False]] * 2 == [[line.startswith("いいえ、") for line in several[key].splitlines()]
                                   for key in ("text", "plain")]


def test_every_branch_is_plain_under_the_words_of_its_reply() -> None:
    replies = phrases.replies("visitor", figures(TODAY))
    told = by_reply("belongings", "visitor", Case(), TODAY)
    answer = phrases.branches(decide("belongings", Case(), TODAY), [(replies[v], d) for v, d in told.items()])
    assert [] == [block for block in answer.blocks if block["type"] == "headline" and "plain" not in block]
    assert any(block.get("plain", "").startswith("【本人】｜") for block in answer.blocks)


def test_a_refusal_has_a_plain_variant_with_the_field_and_the_value() -> None:
    assert "｜話題《わだい》" in str(phrases.case_error(CaseError("topic", "x", "unknown_topic")).plain)
    assert "｜空欄《くうらん》" in str(phrases.case_error(CaseError("office", "", "not_a_name")).plain)


def test_dates_that_were_understood_have_a_plain_variant() -> None:
    told = phrases.understood({"issued_on": date(2021, 4, 5)})
    assert "2021年4月5日(令和3年)" in told.text
    assert "2021｜年《ねん》4｜月5日《がついつか》(｜令和《れいわ》3｜年《ねん》)" in str(told.plain)
    assert told.text.count("\n") == str(told.plain).count("\n")


def test_a_sentence_without_a_plain_variant_says_so() -> None:
    assert phrases.sentence("english", phone="x").plain is None


def test_a_question_tells_its_field_and_what_a_reply_is() -> None:
    assert ("issued_on", "date") == _kind(phrases.question("issued_on"))
    assert ("visitor", "choice") == _kind(phrases.question("visitor"))
    assert ("topic", "choice") == _kind(phrases.which_topic(["fee", "office"]))


def _kind(question: Question) -> tuple[str, str]:
    told = question.as_json()
    assert set(told) == {"text", "plain", "field", "kind"}
    return told["field"], told["kind"]


def test_words_without_a_plain_variant_are_an_error() -> None:
    with pytest.raises(PhraseError, match="plain"):
        lines({"custom": {"headline": "手数料"}}, "headline")


def test_a_sentence_is_its_two_wordings() -> None:
    assert {"text": "a", "plain": "b"} == Sentence("a", "b").as_json()
