"""The blocks of an answer as cards: valid for any blocks, with nothing lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.line_flex import RECEIPT, RENDERERS
from channels.line_limits import broken, units
from rulebook.phrases import Answer
from rulebook.plain_text import RENDERERS as PLAIN
from rulebook.plain_text import plain_text
from rulebook.topics import TOPICS
from tests.line.schema import errors
from tests.line.turns import Message, addresses, answered, kinds, rendered, said, shown
from tests.rulebook.strategies import answers

LETTERS = "窓口へ行く。🍎𠮷か\u3099\n 1-2「」{}<>&\"\\"
words = st.text(st.sampled_from(LETTERS), min_size=1, max_size=40).filter(str.strip)
long_words = words | st.builds(lambda text, times: text * times, words, st.integers(1, 20))
optional = st.none() | words
phones = st.sampled_from(("03-6413-9481", "0120-95-0178"))
urls = st.sampled_from(("https://www.city.setagaya.lg.jp/01045/188.html", "http://example.jp", "ftp://example.jp",
                        "https://例.jp/窓口", "https://example.jp/".ljust(1200, "a")))
every_topic = pytest.mark.parametrize("topic", TOPICS)


def _known(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(fields).map(
        lambda entry: {key: value for key, value in entry.items() if value is not None})


def _block(kind: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({"type": st.just(kind), **fields})


items = st.lists(_known(key=st.just("card"), label=long_words, reason=optional, substitute=optional), max_size=12)
details = st.lists(st.fixed_dictionaries({"label": words, "text": words | phones}), max_size=3)
blocks = st.lists(st.one_of(
    *(_block(kind, text=long_words) for kind in ("headline", "correction", "why", "next", "a block of tomorrow")),
    _block("checklist", items=items),
    _block("steps", steps=st.lists(st.fixed_dictionaries({"title": words, "text": long_words, "items": items}),
                                   max_size=3)),
    _block("timeline", entries=st.lists(st.fixed_dictionaries(
        {"key": st.sampled_from(("today", "expires_on")), "date": st.just("2026-11-22"), "date_text": words,
         "label": words}), max_size=4)),
    _block("counters", counters=st.lists(_known(name=words, agents=words, details=details, as_of_text=optional),
                                         max_size=30)),
    _block("sources", sources=st.lists(st.fixed_dictionaries({"text": words, "url": urls}), max_size=5)),
), max_size=8)


def turn(*told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A turn of answers with these blocks."""
    bubbles = [{"text": "\n".join(said_in(each)) or "。", "buttons": []} for each in told]
    return [*bubbles, {"custom": {"answers": [{"blocks": each} for each in told], "notices": [], "question": None}}]


def said_in(entry: Any, key: str = "") -> Iterator[str]:
    """Every string of the blocks that somebody has to read."""
    if isinstance(entry, str):
        if key not in ("type", "key", "date"):
            yield entry
    elif isinstance(entry, dict):
        for name, value in entry.items():
            yield from said_in(value, name)
    elif isinstance(entry, list):
        for value in entry:
            yield from said_in(value, key)


def visible(messages: list[Message]) -> str:
    """All that is seen or can be opened, without gaps."""
    return re.sub(r"\s", "", "".join(text for message in messages for text in (*shown(message), *addresses(message))))


def wrong(messages: list[Message]) -> list[str]:
    """What LINE would refuse of a reply."""
    return [*errors("messaging-api.yml", "ReplyMessageRequest", {"replyToken": "t", "messages": messages}),
            *broken(messages)]


@every_topic
def test_every_answer_is_a_valid_card(topic: str) -> None:
    assert [] == [(answer.decision.outcome, found) for answer in kinds(topic)
                  if (found := wrong(rendered(said(answer))))]


@every_topic
def test_no_answer_of_any_case_is_too_large_for_its_card(topic: str) -> None:
    assert {("flex",)} == {tuple(message["type"] for message in rendered(said(answer))) for answer in answers(topic)}


@given(blocks)
@settings(max_examples=150, deadline=None)
def test_any_blocks_are_valid_messages(told: list[dict[str, Any]]) -> None:
    assert [] == wrong(rendered(turn(told)))


@given(blocks)
@settings(max_examples=150, deadline=None)
def test_nothing_that_the_blocks_say_is_lost(told: list[dict[str, Any]]) -> None:
    seen = visible(rendered(turn(told)))
    assert [] == [text for text in said_in(told) if re.sub(r"\s", "", text) not in seen]


@given(st.lists(blocks, min_size=1, max_size=7).filter(lambda told: units("".join(said_in(told))) < 15_000))
@settings(max_examples=60, deadline=None)
def test_any_number_of_answers_are_at_most_five_valid_messages(told: list[list[dict[str, Any]]]) -> None:
    assert [] == wrong(rendered(turn(*told)))


def test_every_type_of_block_has_its_renderer() -> None:
    assert {*PLAIN, RECEIPT} == set(RENDERERS)


def test_several_counters_are_a_carousel_of_cards_beside_the_answer() -> None:
    (message,) = rendered(said(answered("office")))
    first, *cards = message["contents"]["contents"]
    assert "carousel" == message["contents"]["type"]
    assert 11 == len(cards)
    assert "出典" in str(first)


@pytest.mark.parametrize("number", [2, 11, 12, 30])
def test_any_number_of_counters_share_the_bubbles_that_there_are(number: int) -> None:
    names = [f"{at}番窓口" for at in range(number)]
    (message,) = rendered(turn([{"type": "counters", "counters": [
        {"name": name, "agents": "本人だけ", "details": []} for name in names]}]))
    assert names == [text for text in shown(message) if text != "本人だけ"]


def test_one_counter_stands_on_the_card_of_the_answer() -> None:
    (message,) = rendered(said(answered("office", office="若林")))
    assert "bubble" == message["contents"]["type"]
    assert "若林まちづくりセンター" in shown(message)


def test_statements_that_one_card_does_not_hold_stand_whole_on_the_next() -> None:
    lines = [f"{at}番目の文です。" * 30 for at in range(30)]
    (message,) = rendered(turn([{"type": "why", "text": "\n".join(lines)}]))
    assert "carousel" == message["contents"]["type"]
    assert lines == shown(message)


def test_the_answer_itself_stands_largest_on_its_card() -> None:
    (message,) = rendered(said(answered("fee", reason="other")))
    sizes = {part["text"]: part["size"] for part in message["contents"]["body"]["contents"] if part["type"] == "text"}
    assert "xl" == sizes["手数料は200円です。"]
    assert {"md", "xl", "sm"} >= set(sizes.values())


@every_topic
def test_every_letter_wraps_grows_with_the_residents_setting_and_is_dark_on_white(topic: str) -> None:
    parts = [part for answer in kinds(topic) for message in rendered(said(answer))
             for part in _components(message["contents"]) if part["type"] == "text"]
    assert {(True, True)} == {(part["wrap"], part["scaling"]) for part in parts}
    assert [] == [part["color"] for part in parts if contrast(part["color"]) < 7]
    assert {"sm", "md", "lg", "xl"} >= {part["size"] for part in parts}


def contrast(color: str) -> float:
    """The ratio against the tinted box, the darkest ground there is (WCAG 2.1, relative luminance)."""
    return (_luminance("#F2F2F2") + 0.05) / (_luminance(color) + 0.05)


def _luminance(color: str) -> float:
    channels = [int(color[at:at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _components(entry: Any) -> Iterator[Any]:
    yield entry
    for part in (*([entry["body"]] if "body" in entry else []), *entry.get("contents", ())):
        yield from _components(part)


def test_a_telephone_that_an_answer_names_can_be_called() -> None:
    assert {"label": "電話 03-6413-9481", "uri": "tel:0364139481", "type": "uri"} in calls(answered("contact"))


def test_a_fax_is_no_telephone() -> None:
    answer = answered("contact")
    assert "ファックスは03-6413-9482です。" in answer.text
    assert "電話 03-6413-9482" not in {call["label"] for call in calls(answer)}


def calls(answer: Answer) -> list[dict[str, str]]:
    """The buttons of an answer's card."""
    (message,) = rendered(said(answer))
    return [part["action"] for part in _components(message["contents"]) if part["type"] == "button"]


def test_a_source_opens_its_page() -> None:
    (message,) = rendered(said(answered("fee")))
    (source,) = [part for part in _components(message["contents"]) if part["type"] == "text" and "出典" in part["text"]]
    assert source["action"]["uri"].startswith("https://www.city.setagaya.lg.jp/")


def test_today_is_the_filled_dot_of_a_timeline() -> None:
    (message,) = rendered(said(answered("expiry", issued_on=date(2024, 12, 1), birth_date=date(1980, 11, 14))))
    filled = [part["contents"] for part in _components(message["contents"]) if part["type"] == "box"
              and part["layout"] == "horizontal" and "backgroundColor" in part["contents"][0]]
    assert [["2026年11月22日(令和8年)", "今日"]] == [[text["text"] for text in told["contents"]] for _, told in filled]


@every_topic
def test_what_is_read_aloud_is_whole_sentences_with_the_answer_first(topic: str) -> None:
    for answer in kinds(topic):
        (message,) = rendered(said(answer))
        lines = message["altText"].split("\n")
        assert lines[0] == answer.blocks[0]["text"].split("\n")[0]
        assert [] == [line for line in lines if not line.endswith("。")]


@given(blocks)
@settings(max_examples=100, deadline=None)
def test_what_is_read_aloud_says_so_where_it_leaves_something_to_the_card(told: list[dict[str, Any]]) -> None:
    for message in rendered(turn(told)):
        alt = message.get("altText", "")
        left = [text for block in told if block["type"] == "why" for text in block["text"].split("\n")
                if text.strip() and text not in alt]
        assert not (left and alt) or alt.endswith("続きは、トークを開くと読めます。")


def test_the_fallback_is_the_text_of_the_bubble() -> None:
    answer = answered("fee")
    told = said(answer)
    told[-1]["custom"]["answers"][0]["blocks"].append({"type": "why", "text": "あ" * 6000})
    assert [{"type": "text", "text": plain_text(answer.blocks)}] == rendered(told)
