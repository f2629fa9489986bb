"""What a message takes for granted."""

from __future__ import annotations

import pytest

from nlu.claims import claims_in
from nlu.ginza import folded

CLAIMS = {
    # 数字
    "手数料は1000円ですよね": {"yen": 1000},
    "手数料って千円でしょ": {"yen": 1000},
    "1,500円かかりますか": {"yen": 1500},
    "更新は6か月前からですよね": {"months": 6},
    "1年前から更新できますよね": {"months": 12, "possible": True},
    "半年前から手続きできるって聞きました": {"months": 6, "possible": True},
    "10年有効ですよね": {"years": 10},
    "1回で済みますか": {"visits": 1},
    "一度で済むと聞きました": {"visits": 1},
    "署名用の暗証番号は4桁ですよね": {"digits": 4},
    "証明書は2027年7月1日までですよね": {"day": "2027-07-01"},
    # できる・できない
    "若林まちづくりセンターで代理の手続きができますよね": {"possible": True},
    "家族では無理ですよね": {"possible": False},
    "本人じゃないとだめなんですよね": {"possible": False},
    # 思い込み
    "カードの期限が来てないのに失効したと出ました": {"card_decides": True},
    "カードは10年使えるのに証明書が切れるの?": {"card_decides": True},
    "母の代わりに行ったらその日に終わりますよね": {"same_day_by_agent": True},
    "どこの窓口でもできますよね": {"every_counter": True},
    "引っ越したら両方失効するんですよね": {"both_end": True},
    "引っ越しても署名用はそのまま使えますよね": {"nothing_ends": True, "possible": True},
    "期限が切れたらすぐに保険証も使えなくなるの?": {"stops_at_once": True},
    "ネットで更新できますよね": {"online": True, "possible": True},
    "カードをなくした場合も無料ですよね": {"free": True},
    "更新は有料だと聞きました": {"charged": True},
    "通知が届いてからじゃないと更新できないんですか": {"letter_needed": True},
    # 何も決めつけていない
    "2021年に作りました": {},
    "3回間違えました": {},
    "10歳の息子です": {},
    "令和3年5月10日です": {},
    "もう一度できますか": {},
    "手数料は無料でしょうか": {},
    "何を持って伺えばいいでしょう": {},
    "代理でもできますか": {},
    "家族が行ってもいいでしょうか": {},
    "カードの期限はいつですか": {},
    "ネットで更新できますか": {},
}


@pytest.mark.parametrize(("text", "claims"), CLAIMS.items())
def test_what_a_message_takes_for_granted_is_read(text: str, claims: dict[str, int | str]) -> None:
    assert claims == claims_in(folded(text))
