"""Every outcome of the rulebook says the same on the web, on LINE and in plain text."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import pytest

from rulebook import phrases
from rulebook.days import in_japanese
from rulebook.phrases import Answer
from rulebook.topics import TOPICS
from tests.line.turns import addresses, kinds, rendered, said, shown

DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
NUMBER = re.compile(r"\d+(?:[-:]\d+)*")
ADDRESS = re.compile(r"https?://[!-~]+")
CITED = re.compile(r"出典:[^」\n]*「.*?」\([^()]*\)")
SHOWN = {"text", "label", "reason", "substitute", "title", "name", "agents", "date_text", "as_of_text"}
LABELS = {name.removeprefix("utter_item_"): entry["custom"]["label"] for name, entry in phrases.responses().items()
          if name.startswith("utter_item_")}
every_topic = pytest.mark.parametrize("topic", TOPICS)


def facts(texts: Iterable[str]) -> set[str]:
    """The numbers, dates, things to bring, sources and their addresses of what is said."""
    whole = "\n".join(texts)
    sources, links = {*CITED.findall(whole)}, {*ADDRESS.findall(whole)}
    told = unicodedata.normalize("NFKC", ADDRESS.sub("", whole))
    dates = {date(*map(int, found)).isoformat() for found in DATE.findall(told)}
    things = {key for key, label in LABELS.items() if unicodedata.normalize("NFKC", label) in told}
    return dates | {*NUMBER.findall(DATE.sub("", told))} | things | sources | links


def in_blocks(answer: Answer) -> set[str]:
    """On the web, as the widget gets it."""
    (sent,) = json.loads(json.dumps(said(answer)[-1]))["custom"]["answers"]
    return facts([*(source["url"] for source in sent["sources"]), *_strings(sent["blocks"])])


def in_bubbles(answer: Answer) -> set[str]:
    """On the web, for a page without a renderer."""
    return facts(each["text"] for each in said(answer) if "text" in each)


def on_line(answer: Answer) -> set[str]:
    return facts(text for message in rendered(said(answer)) for text in (*shown(message), *_links(message)))


def aloud(answer: Answer) -> set[str]:
    return facts(message["altText"] for message in rendered(said(answer)))


def _links(message: Mapping[str, object]) -> list[str]:
    return [address for address in addresses(message) if not address.startswith("tel:")]


def _strings(entry: object, key: str = "") -> Iterator[str]:
    if isinstance(entry, str) and key in SHOWN:
        yield entry
    elif isinstance(entry, dict):
        for name, value in entry.items():
            yield from _strings(value, name)
    elif isinstance(entry, list):
        for value in entry:
            yield from _strings(value, key)


@every_topic
@pytest.mark.parametrize("surface", [in_blocks, in_bubbles, on_line])
def test_every_surface_tells_the_facts_of_the_plain_text(topic: str, surface: object) -> None:
    assert callable(surface)
    assert [] == [(answer.decision.outcome, differing) for answer in kinds(topic)
                  if (differing := surface(answer) ^ facts([answer.text]))]


@every_topic
def test_what_is_read_aloud_adds_no_fact(topic: str) -> None:
    assert [] == [(answer.decision.outcome, added) for answer in kinds(topic)
                  if (added := aloud(answer) - facts([answer.text]))]


@every_topic
def test_what_is_read_aloud_leaves_out_only_addresses_and_what_stands_on_the_cards_of_several_counters(
        topic: str) -> None:
    missing = [(answer.decision.outcome, left) for answer in kinds(topic)
               if len(answer.decision.counters) < 2 and (left := facts([answer.text]) - aloud(answer))]
    assert [] == [(outcome, left) for outcome, left in missing if not all(ADDRESS.match(fact) for fact in left)]


@every_topic
def test_every_card_holds_what_the_rule_decided(topic: str) -> None:
    assert [] == [(answer.decision.outcome, fact) for answer in kinds(topic)
                  for told in ["\n".join(text for message in rendered(said(answer)) for text in shown(message))]
                  for fact in _decided(answer) if fact not in told]


def _decided(answer: Answer) -> list[str]:
    decision = answer.decision
    return [*(LABELS[item] for item in decision.items), *(in_japanese(day) for _, day in decision.timeline),
            *(counter.name for counter in decision.counters), *(source.title for source in decision.sources)]
