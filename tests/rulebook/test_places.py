"""Counters named in running text."""

from __future__ import annotations

import pytest

from rulebook.places import mention

TEXTS = {
    "区役所でできますか": "区役所",
    "区役所に聞いてくださいと言われた": None,
    "区役所の人がそう言いました": None,
    "区役所から電話がありました": None,
    "区役所の人が経堂出張所へ行けと言いました": "経堂出張所",
    "世田谷区代沢2-14-8に住んでいます": None,
    "用賀四丁目です": None,
    "用賀に住んでいます": None,
    "用賀に住んでます。一番近い窓口は": "用賀",
}


@pytest.mark.parametrize(("text", "counter"), TEXTS.items())
def test_a_counter_is_heard_only_as_somewhere_to_go(text: str, counter: str | None) -> None:
    assert mention(text) == counter
