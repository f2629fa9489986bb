"""An answer begins with the correction of what somebody wrongly takes for granted."""

from __future__ import annotations

from datetime import date

import pytest

from rulebook import phrases
from rulebook.case import Case
from rulebook.claims import BELIEFS, NO, VALUES_OF, YES, Claims
from rulebook.topics import decide, topic_named

DAY = date(2026, 11, 22)

DATED = Case(issued_on=date(2021, 5, 10), birth_date=date(1980, 7, 1), card_expires_on=date(2031, 7, 1))
CARD = "カードの期限と、電子証明書の期限は別です。カードの期限が残っていても、証明書だけ先に終わることがあります。"

ROWS = [
    pytest.param("fee", Case(), {"yen": 1000}, "いいえ、1000円ではありません。", id="手数料は1000円ではない"),
    pytest.param("fee", Case(reason="expiry"), {"yen": 200}, "いいえ、200円ではありません。", id="更新は200円ではない"),
    pytest.param("expiry", Case(), {"years": 10}, "いいえ、10年ではありません。", id="10年は使えない"),
    pytest.param("renewal", Case(), {"months": 6}, "いいえ、6か月前からではありません。", id="6か月前からではない"),
    pytest.param("proxy", Case(visitor="agent"), {"visits": 1}, "いいえ、1回では済みません。", id="代理は2回"),
    pytest.param(
        "pin", Case(certificate="signing"), {"digits": 4}, "いいえ、4桁ではありません。", id="署名用は4桁ではない"
    ),
    pytest.param(
        "expiry", DATED, {"day": "2027-07-01"}, "いいえ、2027年7月1日(令和9年)ではありません。", id="最後の日の思い違い"
    ),
    pytest.param(
        "office",
        Case(visitor="agent", office="若林まちづくりセンター"),
        {"possible": True},
        "いいえ、そうではありません。",
        id="代理は若林でできない",
    ),
    pytest.param("proxy", Case(), {"possible": False}, "いいえ、そうではありません。", id="本人以外でもできる"),
    pytest.param(
        "eligibility", Case(lives_in_ward=False), {"possible": True}, "いいえ、そうではありません。", id="区民でない"
    ),
    pytest.param("expiry", Case(), {"card_decides": True}, CARD, id="カードの期限とは別"),
    pytest.param(
        "proxy",
        Case(visitor="agent"),
        {"same_day_by_agent": True, "possible": True},
        "いいえ、代わりの人のときは、その日のうちには終わりません。",
        id="代理は即日でない",
    ),
    pytest.param(
        "office",
        Case(),
        {"every_counter": True},
        "いいえ、どの窓口でもできるわけではありません。",
        id="窓口は決まっている",
    ),
    pytest.param(
        "revocation",
        Case(reason="moved"),
        {"both_end": True},
        "いいえ、両方が終わるわけではありません。",
        id="引っ越しで終わるのは署名用",
    ),
    pytest.param(
        "revocation",
        Case(reason="moved"),
        {"nothing_ends": True},
        "いいえ、使えなくなるものがあります。",
        id="引っ越しで署名用は終わる",
    ),
    pytest.param(
        "insurance", Case(), {"stops_at_once": True}, "いいえ、すぐには止まりません。", id="保険証はすぐ止まらない"
    ),
    pytest.param(
        "online_use", Case(), {"online": True}, "いいえ、手続きは区の窓口で行います。", id="ネットでは手続きできない"
    ),
    pytest.param("fee", Case(reason="other"), {"free": True}, "いいえ、無料ではありません。", id="無料ではない"),
    pytest.param("fee", Case(reason="expiry"), {"charged": True}, "いいえ、お金はかかりません。", id="更新は無料"),
    pytest.param(
        "renewal",
        Case(),
        {"letter_needed": True},
        "いいえ、お知らせの手紙がなくても手続きできます。",
        id="通知はなくてよい",
    ),
    pytest.param(
        "fee",
        Case(reason="expiry"),
        {"yen": 200, "charged": True},
        "いいえ、200円ではありません。",
        id="同じことは一度だけ正す",
    ),
    pytest.param(
        "renewal", Case(), {"automatic": True},
        "いいえ、自動では延びません。手続きがいります。", id="自動では更新されない"
    ),
    pytest.param(
        "foreign_resident",
        Case(limited_stay=True),
        {"automatic": True},
        "いいえ、自動では延びません。手続きがいります。",
        id="自動では延びない",
    ),
    pytest.param(
        "foreign_resident",
        Case(),
        {"extended_with_card": True},
        "いいえ、カードを延ばしても、証明書は延びません。",
        id="カードと一緒には延びない",
    ),
    pytest.param(
        "office", Case(), {"only_ward_office": True}, "いいえ、区役所だけではありません。", id="区役所だけではない"
    ),
    pytest.param(
        "office",
        Case(),
        {"online": True, "possible": True},
        "いいえ、手続きは区の窓口で行います。",
        id="郵便局やコンビニではできない",
    ),
    pytest.param(
        "insurance", Case(), {"never_stops": True}, "いいえ、ずっとは使えません。", id="保険証もずっとではない"
    ),
    pytest.param(
        "renewal",
        Case(),
        {"never_again": True, "possible": False},
        "いいえ、カードの期限が残っていれば、窓口で作り直せます(ほかの市の案内)。",
        id="切れても作り直せる",
    ),
    pytest.param(
        "proxy",
        Case(visitor="agent"),
        {"no_mandate": True},
        "委任状は、家族でもいります。本人が書いて、二回目に持っていきます。",
        id="家族でも委任状",
    ),
    pytest.param(
        "belongings",
        Case(visitor="agent"),
        {"unsealed": True},
        "暗証番号の欄は、シールで隠すか、封をするか、どちらかが必ずいります。",
        id="封かシール",
    ),
    pytest.param("belongings", Case(), {"seal": True}, "印鑑は、区のページの持ち物に書かれていません。", id="印鑑"),
    pytest.param("belongings", Case(visitor="agent"), {"photo": True}, "写真は、区のページの持ち物に書かれていません。",
                 id="写真"),
    pytest.param("belongings", Case(visitor="self"), {"bankbook": True},
                 "通帳やキャッシュカードは、区のページの持ち物に書かれていません。", id="通帳"),
    pytest.param(
        "pin", Case(certificate="signing"), {"tries": 3}, "いいえ、3回ではありません。", id="署名用は3回ではない"
    ),
    pytest.param(
        "pin", Case(certificate="user"), {"tries": 5}, "いいえ、5回ではありません。", id="4桁のほうは5回ではない"
    ),
    pytest.param(
        "pin", Case(), {"unlocks_itself": True},
        "いいえ、ロックは時間がたっても解けません(国の案内)。", id="待っても解けない"
    ),
]
RIGHT = [
    pytest.param("fee", Case(), {"seal": True}, id="手数料の話に印鑑は出てこない"),
    pytest.param("pin", Case(), {"tries": 3}, id="どちらの番号かわからなければ回数は正さない"),
    pytest.param("pin", Case(certificate="signing"), {"tries": 5}, id="署名用の5回は正しい"),
    pytest.param("proxy", Case(with_move_notification=True, same_household=True, visitor="agent"), {"no_mandate": True},
                 id="引っ越しと一緒なら委任状は書かれていない"),
    pytest.param("fee", Case(), {"yen": 200}, id="200円は正しい"),
    pytest.param("fee", Case(), {"yen": 0}, id="無料は正しい"),
    pytest.param("proxy", Case(visitor="agent"), {"visits": 2}, id="2回は正しい"),
    pytest.param("fee", Case(reason="moved"), {"yen": 1000}, id="金額がわからない場合は何も正さない"),
    pytest.param("contact", Case(), {"yen": 1000}, id="金額のない話題では何も正さない"),
    pytest.param(
        "office", Case(visitor="self", office="若林まちづくりセンター"), {"possible": True}, id="本人なら若林でできる"
    ),
    pytest.param("proxy", Case(), {"possible": True}, id="代理でできるのは正しい"),
    pytest.param("expiry", DATED, {"day": "2025-07-01"}, id="最後の日は正しい"),
    pytest.param("fee", Case(), {"free": True, "charged": True}, id="場合によるなら何も正さない"),
]


@pytest.mark.parametrize(("topic", "case", "claims", "sentence"), ROWS)
def test_what_is_wrong_is_corrected_first(topic: str, case: Case, claims: Claims, sentence: str) -> None:
    first, *_ = phrases.answer(decide(topic, case, DAY), claims).blocks
    assert ("correction", sentence) == (first["type"], first["text"])


@pytest.mark.parametrize(("topic", "case", "claims"), RIGHT)
def test_nothing_is_corrected_that_is_right_or_open(topic: str, case: Case, claims: Claims) -> None:
    blocks = phrases.answer(decide(topic, case, DAY), claims).blocks
    assert "correction" not in {block["type"] for block in blocks}


def test_after_a_correction_the_headline_says_neither_yes_nor_no() -> None:
    _, headline, *_ = phrases.answer(decide("proxy", Case(), DAY), {"possible": False}).blocks
    assert headline["text"].startswith("ほかの人が代わりに手続きできます")


def test_every_outcome_or_note_that_a_claim_is_held_against_exists() -> None:
    tables = [YES, NO, *BELIEFS.values()]
    unknown = {
        (topic, name)
        for table in tables
        for topic, names in table.items()
        for name in names - set(topic_named(topic).OUTCOMES)
        if f"utter_{topic}_note_{name}" not in phrases.responses()
    }
    assert set() == unknown


def test_every_belief_has_its_sentence() -> None:
    known = phrases.responses()["utter_correction"]["custom"]
    assert [] == [name for name in (*BELIEFS, *VALUES_OF) if name not in known]
