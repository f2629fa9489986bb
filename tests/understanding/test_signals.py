"""What must not be missed in a message."""

from __future__ import annotations

import pytest

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
    "代理申請 日数": None,
}
@pytest.mark.parametrize(("text", "signal"), SIGNALS.items())
def test_a_signal_is_heard_and_nothing_is_taken_for_one(text: str, signal: str | None) -> None:
    assert ([signal] if signal else []) == [entity.value for entity in SignalDetector().read(text)]
