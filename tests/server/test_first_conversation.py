"""The conversations this project began with."""

from __future__ import annotations

from tests.server.assistant import Server
from tests.server.talk import Heard, Talk

WARD_PAGE = "https://www.city.setagaya.lg.jp/mokuji/kurashi/002/003/d00186361.html"


def test_somebody_goes_for_a_mother_in_hospital(server: Server) -> None:
    talk = server.talk()

    belongings = talk.say("入院中の母の代わりに更新に行きます。持ち物は?")
    assert [("belongings", "two_visits")] == belongings.outcomes
    (answer,) = belongings.custom["answers"]
    assert ["agent_a_or_b_document", "inquiry_answer_form", "applicant_card", "agent_a_document"] == answer["items"]
    assert 2 == answer["values"]["visits"]
    assert WARD_PAGE in {source["url"] for source in answer["sources"]}

    fee = talk.say("手数料は?")
    assert [("fee", "renewal_free")] == fee.outcomes
    assert {"fee_yen": 0} == fee.custom["answers"][0]["values"]

    assert [("office", "agents_not_accepted")] == talk.say("若林まちづくりセンターでもいい?").outcomes

    expiry = talk.say("令和3年5月10日に発行、昭和55年7月1日生まれ、カードは2031年7月1日まで。いつまで使える?")
    assert [("expiry", "expired")] == expiry.outcomes
    assert "2025-07-01" == expiry.custom["answers"][0]["values"]["expires_on"]
    assert "2025年7月1日" in expiry.text


def test_the_general_answer_comes_first_and_one_question_back(server: Server) -> None:
    heard = server.talk().say("持ち物を教えてください")
    assert [("belongings", "overview")] == heard.outcomes
    assert {"本人", "親か後見人だけ", "そのほかの人", "わからない"} == set(heard.buttons)


def test_not_knowing_gives_both_branches(server: Server) -> None:
    talk = server.talk()
    talk.say("持ち物を教えてください")
    heard = talk.say("わからない")
    assert "answered" == heard.custom["status"]
    assert all(words in heard.text for words in ("【本人】", "【そのほかの人】", "照会書兼回答書"))


def test_the_situation_can_be_corrected(server: Server) -> None:
    talk = server.talk()
    talk.say("母の代わりに行くときの持ち物は?")
    heard = talk.say("やっぱり本人が行きます")
    assert [("belongings", "self")] == heard.outcomes
    assert "self" == heard.custom["situation"]["visitor"]


def test_the_situation_can_be_cleared(server: Server) -> None:
    for words in ("最初から", "リセット"):
        talk = server.talk()
        talk.say("母の代わりに行くときの持ち物は?")
        assert {} == talk.say(words).custom["situation"]
        assert [("belongings", "overview")] == talk.say("持ち物は?").outcomes


def test_after_two_misses_the_telephone_is_offered(server: Server) -> None:
    talk = server.talk()
    first, second = talk.say("ふがふがもにょ"), talk.say("へにょもがらぷー")
    assert ("clarify", "handoff") == (first.custom["status"], second.custom["status"])
    assert "03-6413-9481" in second.text


def test_two_questions_in_one_message_are_both_answered_in_order(server: Server) -> None:
    heard = server.talk().say("持ち物と手数料を教えてください")
    assert ["belongings", "fee"] == [topic for topic, _ in heard.outcomes]


def test_an_impossible_date_is_named_and_the_conversation_goes_on(server: Server) -> None:
    talk = server.talk()
    heard = talk.say("昭和55年2月30日生まれです。いつまで使えますか")
    assert "生年月日「1980-02-30」" in heard.text
    assert [("expiry", "overview")] == heard.outcomes
    assert [("expiry", "overview")] == talk.say("証明書の期限はいつまで?").outcomes


def test_dates_asked_back_can_be_answered_one_at_a_time(server: Server) -> None:
    talk = server.talk()
    talk.say("電子証明書はいつまで使えますか")
    for date in ("令和3年5月10日", "昭和55年7月1日"):
        talk.say(date)
    heard = talk.say("2031年7月1日")
    assert [("expiry", "expired")] == heard.outcomes
    assert "2025-07-01" == heard.custom["answers"][0]["values"]["expires_on"]


def test_what_the_facts_do_not_hold_is_referred_with_the_telephone(server: Server) -> None:
    heard = server.talk().say("窓口は何時から何時まで開いていますか")
    assert ("referred", [("hours", "not_known")]) == (heard.custom["status"], heard.outcomes)
    assert "03-6413-9481" in heard.text


def test_an_unknown_counter_is_named(server: Server) -> None:
    talk = server.talk()
    talk.say("母の代わりに行けますか")
    heard = talk.press('/ask_office{"office": "渋谷区役所"}')
    assert "渋谷区役所" in heard.text
    assert "agent" == heard.custom["situation"]["visitor"]


def test_two_fields_that_do_not_fit_are_both_named_and_the_question_is_answered(server: Server) -> None:
    heard = server.talk().say("10歳の息子です。平成元年1月8日生まれ。渋谷区役所で手続きできますか")
    assert [("office", "overview")] == heard.outcomes
    assert all(words in heard.text for words in ("年齢「10」", "「渋谷区役所」"))


def test_what_was_told_of_one_person_is_not_taken_for_another(server: Server) -> None:
    talk = server.talk()
    talk.say("10歳の息子の持ち物は?")
    situation = talk.say("母の場合は?").custom["situation"]
    assert "age" not in situation
    assert "agent" == situation["visitor"]


def test_a_day_without_its_year_is_asked_back(server: Server) -> None:
    talk = server.talk()
    talk.say("電子証明書はいつまで使えますか")
    heard = talk.say("5月10日です")
    assert "5月10日は、何年のことですか" in heard.text
    assert [("expiry", "expired")] == _with_dates(talk).outcomes


def _with_dates(talk: Talk) -> Heard:
    talk.say("令和3年5月10日です")
    return talk.say("昭和55年7月1日生まれです")
