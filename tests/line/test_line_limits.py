"""LINE's limits that its schema does not check, at their edges."""

from __future__ import annotations

from typing import Any

import pytest

from channels.line_limits import LIMITS, broken, graphemes, is_link, units

FAMILY = "👨‍👩‍👧‍👦"


def text(words: str, **more: Any) -> dict[str, Any]:
    return {"type": "text", "text": words, **more}


def flex(*components: Any, alt: str = "答え", size: str = "mega") -> dict[str, Any]:
    return {"type": "flex", "altText": alt, "contents": bubble(*components, size=size)}


def bubble(*components: Any, size: str = "mega") -> dict[str, Any]:
    return {"type": "bubble", "size": size, "body": {"type": "box", "layout": "vertical", "contents": list(components)}}


def carousel(*bubbles: Any) -> dict[str, Any]:
    return {"type": "flex", "altText": "答え", "contents": {"type": "carousel", "contents": list(bubbles)}}


def pressed(**action: Any) -> dict[str, Any]:
    return text("どれですか", quickReply={"items": [{"type": "action", "action": action}]})


def postback(**more: Any) -> dict[str, Any]:
    return {"type": "postback", "label": "はい", "data": "d", **more}


def picker(**days: str) -> dict[str, Any]:
    return pressed(type="datetimepicker", label="日付", data="d", mode="date", **days)


def button(label: str) -> dict[str, Any]:
    return {"type": "button", "action": {"type": "uri", "label": label, "uri": "tel:0312345678"}}


def link(address: str) -> dict[str, Any]:
    return {"type": "text", "text": "出典", "action": {"type": "uri", "uri": address}}


@pytest.mark.parametrize(("words", "long"), [("区", 1), ("𠮷", 2), ("🍎", 2), (FAMILY, 11), ("か\u3099", 2)])
def test_texts_are_counted_in_utf_16_units(words: str, long: int) -> None:
    assert long == units(words)


@pytest.mark.parametrize(("words", "long"), [("区", 1), ("𠮷", 1), ("🍎", 1), (FAMILY, 1), ("か\u3099", 1), ("🇯🇵", 1)])
def test_labels_are_counted_in_grapheme_clusters(words: str, long: int) -> None:
    assert long == graphemes(words)


@pytest.mark.parametrize("limit", LIMITS, ids=[limit.name for limit in LIMITS])
def test_every_limit_has_the_address_where_it_stands(limit: Any) -> None:
    assert limit.source.startswith("https://developers.line.biz/en/reference/messaging-api/#")


TAKEN = {
    "a text of 5000 units": [text("🍎" * 2500)],
    "five messages": [text("あ")] * 5,
    "an altText of 1500 units": [flex(text("あ"), alt="あ" * 1500)],
    "a label of 20 graphemes": [pressed(**postback(label=FAMILY * 20))],
    "a label of 40 graphemes on a card": [flex(button("あ" * 40))],
    "data of 300 characters": [pressed(**postback(data="d" * 300))],
    "thirteen quick replies": [text("あ", quickReply={"items": [{"action": postback()}] * 13})],
    "twelve bubbles": [carousel(*[bubble(text("あ"))] * 12)],
    "a picker between its ends": [picker(min="2020-01-01", initial="2021-01-01", max="2022-01-01")],
    "a source": [flex(link("https://www.city.setagaya.lg.jp/01045/188.html"))],
    "quick replies under the last message": [text("あ"), pressed(**postback())],
}
REFUSED = {
    "no message": [],
    "six messages": [text("あ")] * 6,
    "an empty text": [text("")],
    "a text of 5001 units": [text("🍎" * 2500 + "あ")],
    "an altText of 1501 units": [flex(text("あ"), alt="あ" * 1501)],
    "no altText": [flex(text("あ"), alt="")],
    "an empty text component": [flex(text(""))],
    "an empty text component within a box": [flex(bubble(text(""))["body"])],
    "a label of 21 graphemes": [pressed(**postback(label="あ" * 21))],
    "no label": [pressed(type="location")],
    "a label of 41 graphemes on a card": [flex(button("あ" * 41))],
    "data of 301 characters": [pressed(**postback(data="d" * 301))],
    "a displayText of 301 graphemes": [pressed(**postback(displayText="あ" * 301))],
    "a message action of 301 graphemes": [pressed(type="message", label="あ", text="あ" * 301)],
    "fourteen quick replies": [text("あ", quickReply={"items": [{"action": postback()}] * 14})],
    "quick replies that nobody sees": [pressed(**postback()), text("あ")],
    "thirteen bubbles": [carousel(*[bubble(text("あ"))] * 13)],
    "a bubble of more than 30 KB": [flex(*[text("あ" * 1000)] * 5)],
    "a carousel of more than 50 KB": [carousel(*[bubble(text("あ" * 2000))] * 5)],
    "two widths in a carousel": [carousel(bubble(text("あ")), bubble(text("あ"), size="kilo"))],
    "a picker that starts before its first day": [picker(min="2020-01-01", initial="2019-01-01", max="2022-01-01")],
    "an address with letters that are not encoded": [flex(link("https://example.jp/窓口"))],
    "an address of a scheme that LINE does not open": [flex(link("javascript:alert(1)"))],
    "an address of 1001 letters": [flex(link("https://example.jp/".ljust(1001, "a")))],
    "a request of more than 2 MB": [text("あ", sender={"name": "あ" * 400_000})],
}


@pytest.mark.parametrize("reply", TAKEN.values(), ids=TAKEN)
def test_what_line_takes_breaks_nothing(reply: list[Any]) -> None:
    assert [] == broken(reply)


@pytest.mark.parametrize("reply", REFUSED.values(), ids=REFUSED)
def test_what_line_refuses_breaks_one_rule(reply: list[Any]) -> None:
    assert 1 == len(broken(reply))


@pytest.mark.parametrize("address", ["tel:0364139481", "https://a.jp/%E7%AA%93", "http://a.jp"])
def test_line_opens_pages_and_telephones(address: str) -> None:
    assert is_link(address)
