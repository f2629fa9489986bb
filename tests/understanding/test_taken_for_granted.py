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
    "通知のハガキがないと更新できないんですよね": {"possible": False, "letter_needed": True},
    "封筒捨てちゃったから更新もう無理ですよね": {"possible": False, "letter_needed": True},
    "お知らせが届くまで待たないといけないって言われた": {"possible": False, "letter_needed": True},
    "郵便局で更新できるようになったって聞いた": {"online": True},
    "コンビニで更新できるんじゃないの?": {"possible": True, "online": True},
    "マイナポータルから更新の申請ができるはず": {"possible": True, "online": True},
    "e-Taxの画面で延長できるって税理士さんに聞いたけど": {"possible": True, "online": True},
    "家族だから委任状はいらないよね": {"no_mandate": True},
    "照会書は封しなくてもいいんですよね": {"possible": True, "unsealed": True},
    "署名用は3回でロックですよね": {"tries": 3},
    "4桁の方は5回ですよね": {"tries": 5},
    "一晩で解除されますよね": {"unlocks_itself": True},
    "保険証としてはずっと使えるんですよね": {"possible": True, "never_stops": True},
    "受付は区役所だけですよね": {"only_ward_office": True},
    "自動で更新されるはず": {"automatic": True},
    "期限切れたらもう二度と作れないんですよね": {"possible": False, "never_again": True},
    "証明書も自動で延びるんですよね": {"automatic": True},
    "ビザを延長したら証明書も延びますよね": {"extended_with_card": True},
    "若林まちセンは代理人でも受けてくれるって区の人が言ってたのに": {"possible": True},
    "1000円じゃないの?": {"yen": 1000},
    "印鑑はいりますか": {"seal": True},
    "はんこ持ってく?": {"seal": True},
    "写真いる?": {"photo": True},
    "通帳も必要ですか": {"bankbook": True},
    # 打ち消しは正しい
    "ネットでは更新できないんですよね": {},
    "スマホからは更新できないんですよね": {},
    "代理だと一日では終わらないですよね": {},
    "一回では済まないですよね": {},
    "1000円じゃないですよね": {},
    "無料ではないですよね": {},
    "自動では更新されないですよね": {},
    "待ってもロックは解けないんですよね": {},
    "委任状は必要ですよね": {},
    # 何も決めつけていない
    "印鑑登録の証明書は": {},
    "顔写真付きの書類": {},
    "3回間違えてロックされたと言われました": {},
    "2021年に作りました": {},
    "3回間違えました": {},
    "10歳の息子です": {},
    "令和3年5月10日です": {},
    "もう一度できますか": {},
    "手数料は無料でしょうか": {},
    "何を持って伺えばいいでしょう": {},
    "マイナ保険証が使えないとき資格確認書はもらえますか": {},
    "カードには2034年12月1日までって書いてある": {},
    "代理でもできますか": {},
    "家族が行ってもいいでしょうか": {},
    "カードの期限はいつですか": {},
    "ネットで更新できますか": {},
}


@pytest.mark.parametrize(("text", "claims"), CLAIMS.items())
def test_what_a_message_takes_for_granted_is_read(text: str, claims: dict[str, int | str]) -> None:
    assert claims == claims_in(folded(text))
