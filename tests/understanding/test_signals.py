"""What must not be missed in a message, and what it takes for granted."""

from __future__ import annotations

import pytest

from nlu.claims import ClaimExtractor
from nlu.signals import SignalDetector

SIGNALS = {
    "もう死にたいです": "distress",
    "生きていたくない": "distress",
    "消えたい": "distress",
    "夫に殴られています": "emergency",
    "母が倒れた": "emergency",
    "区役所の職員だという人から電話でカードを渡してと言われた": "scam",
    "変な電話がきました": "scam",
    "How much does it cost?": "english",
    "请问需要什么材料": "chinese",
    "전자증명서를 갱신하고 싶어요": "korean",
    "Tôi muốn gia hạn chứng thư": "vietnamese",
    "手数料はいくらですか": None,
    "電子証明書の更新": None,
    "e-Taxで使えますか": None,
    "iPhoneでも使えますか": None,
    "代わりに更新してもらえますか": None,
    "電話で更新できますか": None,
    "暗証番号を電話で教えてもらえますか": None,
    "入院中で歩けません助けてもらえますか": None,
    "本人確認書類": None,
    "手続可能時間": None,
}
CLAIMS = {
    "手数料は1000円ですよね": {"claimed_yen": 1000},
    "手数料って千円でしょ": {"claimed_yen": 1000},
    "1,500円かかりますか": {"claimed_yen": 1500},
    "更新は6か月前からですよね": {"claimed_months": 6},
    "10年有効ですよね": {"claimed_years": 10},
    "1回で済みますか": {"claimed_visits": 1},
    "一度で済むと聞きました": {"claimed_visits": 1},
    "2021年に作りました": {},
    "3回間違えました": {},
    "10歳の息子です": {},
    "令和3年5月10日です": {},
    "もう一度できますか": {},
}


@pytest.mark.parametrize(("text", "signal"), SIGNALS.items())
def test_a_signal_is_heard_and_nothing_is_taken_for_one(text: str, signal: str | None) -> None:
    assert ([signal] if signal else []) == [entity.value for entity in SignalDetector().read(text)]


@pytest.mark.parametrize(("text", "claims"), CLAIMS.items())
def test_a_figure_taken_for_granted_is_read_with_its_unit(text: str, claims: dict[str, int]) -> None:
    assert claims == {entity.field: entity.value for entity in ClaimExtractor().read(text)}
