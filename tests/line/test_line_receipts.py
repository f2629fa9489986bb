"""The number of an answer on LINE, by which the desk opens it again."""

from __future__ import annotations

import re

from channels.keeping import numbered
from channels.line_limits import BUBBLE
from records.receipts import Receipts
from records.volumes import Volumes
from tests.line.phone import Platform
from tests.line.test_line_events import new_user
from tests.line.turns import DAY, answered, rendered, said, shown
from tests.server.assistant import Server

NUMBER = re.compile(r"回答番号 ([0-9A-Z]{4}-[0-9A-Z]{4})")


def test_a_card_shows_the_number_and_does_not_read_it_aloud() -> None:
    (card,) = rendered(numbered(said(answered("fee"))))
    assert NUMBER.fullmatch(shown(card)[-1])
    assert not NUMBER.search(card["altText"])


def test_an_answer_too_large_for_a_card_has_its_number_in_the_text() -> None:
    turn = numbered(said(answered("fee")))
    custom = turn[-1]["custom"]
    (answer,) = custom["answers"]
    long = {**answer, "blocks": [{"type": "why", "text": "あ" * BUBBLE.most}]}
    (text,) = rendered([*turn[:-1], {"custom": {**custom, "answers": [long]}}])
    assert "text" == text["type"]
    assert NUMBER.search(text["text"])


def test_the_desk_opens_what_a_phone_was_shown(line_server: Server, platform: Platform) -> None:
    (card,) = platform.phone(new_user()).types("カードをなくしたときの手数料は?")
    (found,) = [NUMBER.fullmatch(line) for line in shown(card) if NUMBER.fullmatch(line)]
    url = f"sqlite:///{line_server.log.with_name('records.sqlite')}"
    platform.api.wait(lambda: Receipts(url).open(found[1]))
    (kept,) = Receipts(url).open(found[1])
    assert "fee" == kept["topic"]
    assert "line" in {row.channel for row in Volumes(url).between(DAY, DAY)}
