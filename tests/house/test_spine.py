"""One word a topic, and a file of that name in each folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from rulebook.case import FIELDS
from rulebook.phrases import responses
from rulebook.topics import TOPICS, topic_named

ROOT = Path(__file__).parent.parent.parent
SPINE = ("data/nlu/{}.yml", "data/rules/{}.yml", "data/responses/{}.yml", "rulebook/facts/{}.yml",
         "rulebook/topics/{}.py", "tests/cases/{}.yml", "tests/conversations/test_{}.yml")
FEWEST_PHRASINGS = 40


def domain() -> dict[str, list[object]]:
    loaded: dict[str, list[object]] = YAML(typ="safe").load(ROOT / "domain.yml")
    return loaded


def phrasings(topic: str) -> list[str]:
    blocks = YAML(typ="safe").load(ROOT / "data" / "nlu" / f"{topic}.yml")["nlu"]
    return [line for block in blocks for line in block["examples"].splitlines() if line.strip()]


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_has_its_file_in_every_folder(topic: str) -> None:
    assert [] == [path for pattern in SPINE if not (ROOT / (path := pattern.format(topic))).is_file()]


def test_the_rules_folder_holds_only_topics() -> None:
    assert set(TOPICS) == {path.stem for path in (ROOT / "rulebook" / "topics").glob("*.py")} - {"__init__"}


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_has_its_intent_and_its_action_in_the_domain(topic: str) -> None:
    assert f"ask_{topic}" in domain()["intents"]
    assert f"action_answer_{topic}" in domain()["actions"]


def test_the_slots_of_the_situation_are_the_fields_of_a_case() -> None:
    conversation = {"applicant", "asked", "given_up", "last_topics", "last_date", "misses", "partial_date"}
    assert set(FIELDS) == set(domain()["slots"]) - conversation


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_has_at_least_forty_different_phrasings(topic: str) -> None:
    assert FEWEST_PHRASINGS <= len(set(phrasings(topic)))


def test_no_phrasing_stands_twice_under_two_intents() -> None:
    owners: dict[str, set[str]] = {}
    for path in (ROOT / "data" / "nlu").glob("*.yml"):
        for line in phrasings(path.stem):
            owners.setdefault(line, set()).add(path.stem)
    assert {} == {line: names for line, names in owners.items() if len(names) > 1}


@pytest.mark.parametrize("topic", TOPICS)
def test_every_field_that_a_topic_asks_back_has_a_question(topic: str) -> None:
    assert [] == [field for field in topic_named(topic).ASKS if f"utter_ask_{field}" not in responses()]


def test_the_domain_holds_no_sentence() -> None:
    assert "responses" not in domain()


def test_a_file_of_facts_belongs_to_a_topic_or_lists_the_sources() -> None:
    assert {*TOPICS, "sources"} == {path.stem for path in (ROOT / "rulebook" / "facts").glob("*.yml")}


def test_every_conversation_is_titled_with_a_japanese_sentence() -> None:
    titles = [story["story"] for path in (ROOT / "tests" / "conversations").glob("test_*.yml")
              for story in YAML(typ="safe").load(path)["stories"]]
    assert [] == [title for title in titles if title.isascii()]
    assert len(titles) == len(set(titles))
