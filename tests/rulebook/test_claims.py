"""An answer begins with the correction of a wrong figure."""

from __future__ import annotations

from datetime import date

import pytest

from rulebook import phrases
from rulebook.case import Case
from rulebook.topics import decide

DAY = date(2026, 11, 22)

ROWS = [
    pytest.param("fee", Case(), {"yen": 1000}, "いいえ、1000円ではありません。", id="手数料は1000円ではない"),
    pytest.param("fee", Case(reason="expiry"), {"yen": 200}, "いいえ、200円ではありません。", id="更新は200円ではない"),
    pytest.param("expiry", Case(), {"years": 10}, "いいえ、10年ではありません。", id="10年は使えない"),
    pytest.param("renewal", Case(), {"months": 6}, "いいえ、6か月前からではありません。", id="6か月前からではない"),
    pytest.param("proxy", Case(visitor="agent"), {"visits": 1}, "いいえ、1回では済みません。", id="代理は2回"),
]
RIGHT = [
    pytest.param("fee", Case(), {"yen": 200}, id="200円は正しい"),
    pytest.param("fee", Case(), {"yen": 0}, id="無料は正しい"),
    pytest.param("proxy", Case(visitor="agent"), {"visits": 2}, id="2回は正しい"),
    pytest.param("fee", Case(reason="moved"), {"yen": 1000}, id="金額がわからない場合は何も正さない"),
    pytest.param("contact", Case(), {"yen": 1000}, id="金額のない話題では何も正さない"),
]


@pytest.mark.parametrize(("topic", "case", "claims", "sentence"), ROWS)
def test_a_wrong_figure_is_corrected_first(topic: str, case: Case, claims: dict[str, int], sentence: str) -> None:
    first, *_ = phrases.answer(decide(topic, case, DAY), claims).blocks
    assert {"type": "correction", "text": sentence} == first


@pytest.mark.parametrize(("topic", "case", "claims"), RIGHT)
def test_nothing_is_corrected_that_is_right_or_open(topic: str, case: Case, claims: dict[str, int]) -> None:
    blocks = phrases.answer(decide(topic, case, DAY), claims).blocks
    assert "correction" not in {block["type"] for block in blocks}
