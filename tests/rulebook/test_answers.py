from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from string import Formatter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from rulebook import phrases
from rulebook.case import FIELDS, Case, CaseError
from rulebook.days import in_japanese
from rulebook.decision import NOT_KNOWN, Decision
from rulebook.phrases import Answer
from rulebook.topics import TOPICS, decide, topic_named
from rulebook.wording import PhraseError
from tests.rulebook.strategies import FIRST_DAY, OWN_FIELDS, TODAY, answers, cases, days, decisions, every_case

BLOCKS = ("headline", "correction", "why", "checklist", "steps", "timeline", "counters", "next", "sources")
CODE_WORD = re.compile(r"[a-z_]+|\d{4}-\d{2}-\d{2}|0\d+(-\d+){2}")
SHOWN = {"text", "label", "reason", "substitute", "title", "name", "agents", "date_text", "as_of_text", "url"}
PHONE = "03-6413-9481"
every_topic = pytest.mark.parametrize("topic", TOPICS)


def responses_of(topic: str) -> set[str]:
    return set(YAML(typ="safe").load(phrases.FOLDER / f"{topic}.yml")["responses"])


def said(topic: str) -> set[str]:
    """The names of the responses that the decisions of a topic are worded with."""
    return {f"utter_{topic}_{name}" for _, decision in decisions(topic)
            for name in (decision.outcome, *(f"note_{note}" for note in decision.notes))}


def strings(entry: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Every string in nested mappings and sequences, with the key it stands under."""
    if isinstance(entry, str):
        yield key, entry
    elif isinstance(entry, Mapping):
        for name, value in entry.items():
            yield from strings(value, str(name))
    elif isinstance(entry, list | tuple):
        for value in entry:
            yield from strings(value, key)


def shown(answer: Answer) -> list[str]:
    """What a renderer shows of an answer; a source's title stands in its text already."""
    return [text for block in answer.blocks for key, text in strings(block)
            if key in SHOWN and not (block["type"] == "sources" and key == "title")]


@every_topic
def test_every_outcome_is_reached_by_some_case(topic: str) -> None:
    assert set(topic_named(topic).OUTCOMES) == {decision.outcome for _, decision in decisions(topic)}


@every_topic
def test_every_sentence_of_a_topic_is_said_to_somebody(topic: str) -> None:
    assert responses_of(topic) == said(topic)


def test_every_thing_to_bring_and_every_visit_is_named_to_somebody() -> None:
    reached = [decision for topic in TOPICS for _, decision in decisions(topic)]
    items = {f"utter_item_{item}" for decision in reached for item in decision.items}
    visits = {f"utter_visit_{visit.name}" for decision in reached for visit in decision.visits}
    written = {name for name in phrases.responses() if name.startswith(("utter_item_", "utter_visit_"))}
    assert written == items | visits


def test_every_label_of_a_day_is_used() -> None:
    used = {label for topic in TOPICS for _, decision in decisions(topic) for label, _ in decision.timeline}
    assert set(phrases.responses()["utter_timeline"]["custom"]) == used


@every_topic
def test_no_answer_lacks_a_word_or_a_value(topic: str) -> None:
    assert [] == [answer.text for answer in answers(topic) if re.search(r"[{}]|None", answer.text)]


@every_topic
def test_an_answer_has_its_blocks_in_the_order_of_the_house(topic: str) -> None:
    orders = {tuple(block["type"] for block in answer.blocks) for answer in answers(topic)}
    assert [] == [order for order in orders if list(order) != sorted(set(order), key=BLOCKS.index)]
    assert {"headline"} == {order[0] for order in orders}


@every_topic
def test_values_are_whole_numbers_dates_or_code_words(topic: str) -> None:
    values = {value for answer in answers(topic) for value in answer.as_json()["values"].values()}
    assert set() == {value for value in values
                     if type(value) is not int and not (isinstance(value, str) and CODE_WORD.fullmatch(value))}


@every_topic
def test_an_answer_names_its_source_with_address_and_date(topic: str) -> None:
    lists = [answer.as_json()["sources"] for answer in answers(topic) if answer.decision.outcome != NOT_KNOWN]
    assert [] == [listed for listed in lists if not listed]
    assert [] == [source for listed in lists for source in listed
                  if not source["url"].startswith("http") or date.fromisoformat(source["as_of"]) > TODAY]


@every_topic
def test_the_plain_text_says_everything_that_the_blocks_show(topic: str) -> None:
    assert [] == [text for answer in answers(topic) for text in shown(answer) if text not in answer.text]


@every_topic
def test_the_plain_text_writes_the_days_of_a_timeline_in_japanese(topic: str) -> None:
    timelines = [(day, answer.text) for answer in answers(topic) for _, day in answer.decision.timeline]
    assert [] == [day for day, text in timelines if in_japanese(day) not in text]


@every_topic
def test_the_plain_text_names_every_thing_to_bring(topic: str) -> None:
    labels = {item: phrases.responses()[f"utter_item_{item}"]["custom"]["label"]
              for answer in answers(topic) for item in answer.decision.items}
    assert [] == [item for answer in answers(topic) for item in answer.decision.items
                  if labels[item] not in answer.text]


@every_topic
def test_a_referral_names_the_telephone(topic: str) -> None:
    referred = [phrases.answer(decision).text for day, decision in decisions(topic)
                if decision.is_referral and day >= FIRST_DAY]
    assert [] == [text for text in referred if PHONE not in text]


def test_no_response_holds_a_digit_of_its_own() -> None:
    literal = {name: "".join(part for _, text in strings(entry) for part, *_ in Formatter().parse(_spoken(text)))
               for name, entry in phrases.responses().items()}
    assert {} == {name: text for name, text in literal.items() if re.search(r"\d", text)}


def _spoken(text: str) -> str:
    """A text without a button's payload, which nobody reads."""
    return "" if text.startswith("/") else text


@pytest.mark.parametrize("values", [{}, {"fee_yen": None}, {"fee_yen": ""}], ids=["missing", "none", "empty"])
def test_a_value_that_is_not_there_is_an_error(values: dict[str, Any]) -> None:
    with pytest.raises(PhraseError, match="fee_yen"):
        phrases.answer(Decision("fee", "standard", values))


def test_zero_is_a_value() -> None:
    assert "手数料は0円です。" == phrases.answer(Decision("fee", "standard", {"fee_yen": 0})).text.splitlines()[0]


def test_an_outcome_without_a_response_is_an_error() -> None:
    with pytest.raises(PhraseError, match="utter_fee_no_such"):
        phrases.answer(Decision("fee", "no_such"))


def test_a_note_without_a_response_is_an_error() -> None:
    with pytest.raises(PhraseError, match="utter_fee_note_no_such"):
        phrases.answer(Decision("fee", "standard", {"fee_yen": 200}, notes=("no_such",)))


def test_a_thing_to_bring_without_a_label_is_an_error() -> None:
    with pytest.raises(PhraseError, match="utter_item_no_such"):
        phrases.answer(Decision("fee", "standard", {"fee_yen": 200}, items=("no_such",)))


@pytest.mark.parametrize("field", FIELDS)
def test_a_refusal_of_nothing_says_that_it_is_empty(field: str) -> None:
    assert "空欄" in phrases.case_error(CaseError(field, "", "not_a_name")).text


def test_a_refusal_names_the_field_and_the_day_in_japanese() -> None:
    error = CaseError("issued_on", "1980-11-13", "before_birth")
    assert "証明書を作った日「1980年11月13日(昭和55年)」は、生年月日より前の日です。" == phrases.case_error(error).text


@every_topic
def test_the_products_hold_a_case_of_which_nothing_is_known(topic: str) -> None:
    assert Case() == next(every_case(topic))


@given(st.sampled_from(TOPICS), cases, days)
@settings(max_examples=400)
def test_only_its_own_fields_change_an_answer(topic: str, case: Case, day: date) -> None:
    ages = ("age", "birth_date", "under_15") if "under_15" in OWN_FIELDS[topic] else ()
    own = Case(**{name: value for name, value in case.known.items() if name in (*OWN_FIELDS[topic], *ages)})
    try:
        whole = decide(topic, case, day)
    except CaseError:
        return
    assert whole == decide(topic, own, day)
