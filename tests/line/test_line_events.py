"""What each type of event gets, from the running assistant through LINE's API."""

from __future__ import annotations

import pytest

from tests.line import webhooks
from tests.line.phone import Phone, Platform
from tests.line.standin import LOADING
from tests.line.webhooks import Event
from tests.server.assistant import Server


@pytest.fixture
def phone(platform: Platform) -> Phone:
    return platform.phone(new_user())


def new_user() -> str:
    return "U" + webhooks.ulid()[2:].lower().rjust(32, "0")


def read(platform: Platform, event: Event) -> str:
    """All that is read aloud of the answer to an event."""
    return "\n".join(message.get("text") or message["altText"] for message in platform.answer(event))


def test_a_question_is_answered_in_one_reply(phone: Phone) -> None:
    phone.types("はじめて作るときの手数料は?")
    assert "0円" in phone.text or "無料" in phone.text


def test_a_conversation_keeps_its_situation(phone: Phone) -> None:
    phone.types("母の代わりに更新に行きます。持ち物は?")
    phone.types("若林まちづくりセンターでもいい?")
    assert "代わりの人" in phone.text


def test_two_people_share_nothing(platform: Platform) -> None:
    platform.phone(new_user()).types("母の代わりに更新に行きます。持ち物は?")
    other = platform.phone(new_user())
    other.types("持ち物を教えてください")
    assert "照会書" not in other.text


def test_a_quick_reply_is_pressed_through_its_postback(phone: Phone) -> None:
    phone.types("手数料はいくらですか")
    phone.presses("はじめて作る")
    assert "0円" in phone.text or "無料" in phone.text


def test_the_words_of_a_quick_reply_can_be_typed(phone: Phone) -> None:
    phone.types("手数料はいくらですか")
    phone.types("はじめて作る")
    assert "0円" in phone.text or "無料" in phone.text


def test_a_my_number_is_masked_before_anything_is_answered(phone: Phone) -> None:
    phone.types("番号は123456789018です。手数料はいくらですか")
    assert "隠しました" in phone.text
    assert "123456789018" not in phone.text


def test_a_typed_command_is_plain_text(phone: Phone) -> None:
    phone.types("10歳の息子の持ち物は?")
    phone.types('/inform{"visitor": "agent"}')
    phone.types("持ち物は?")
    assert "照会書" not in phone.text


@pytest.mark.parametrize("words", ["remind", 'remind{"opens": "2030-01-01"}', "reminder", "stop", "stop!"])
def test_the_name_of_what_a_button_does_is_plain_text_when_typed(phone: Phone, words: str) -> None:
    phone.types(words)
    assert [] == [told for told in ("お知らせ", "不具合") if told in phone.text]


def test_the_stand_ins_of_emoji_are_not_read(platform: Platform) -> None:
    words = "𠮷🍎(moon grin)手数料はいくらですか(love)"
    emojis = [{"index": 4, "length": 11, "productId": "p", "emojiId": "1"},
              {"index": 25, "length": 6, "productId": "p", "emojiId": "2"}]
    event = webhooks.message({"type": "text", "quoteToken": "q", "text": words, "emojis": emojis},
                             platform.api.token(), source=webhooks.user(new_user()))
    assert "手数料" in read(platform, event)


def test_a_text_that_is_too_long_is_told_so(phone: Phone) -> None:
    phone.types("手数料は" * 1000)
    assert "長さを超えています" in phone.text


def test_a_blank_text_gets_the_topics(phone: Phone) -> None:
    phone.types("???")
    assert "手数料" in phone.actions


@pytest.mark.parametrize("data", ["", "/ask_fee", "remind", "x" * 300, "/restart.forged", '{"a": 1}'])
def test_a_postback_that_is_not_ours_is_not_obeyed(platform: Platform, data: str) -> None:
    assert "このボタンは、今は使えません" in read(platform, webhooks.postback(data, platform.api.token()))


def test_a_sticker_gets_the_topics(platform: Platform) -> None:
    messages = platform.answer(webhooks.sticker(platform.api.token()))
    assert "スタンプをありがとうございます" in messages[0]["text"]
    assert "quickReply" in messages[-1]


@pytest.mark.parametrize("kind", ["image", "video", "audio", "file"])
def test_a_file_is_not_fetched_and_cards_are_not_to_be_sent(platform: Platform, kind: str) -> None:
    said = read(platform, webhooks.file(kind, platform.api.token()))
    assert "写真は送らないでください" in said
    assert [] == [call for call in platform.api.calls if "content" in call.path]


@pytest.mark.parametrize(("again", "words"), [(False, "友だち追加ありがとうございます"), (True, "おかえりなさい")])
def test_a_new_friend_is_greeted_and_sees_the_topics(platform: Platform, again: bool, words: str) -> None:
    messages = platform.answer(webhooks.follow(platform.api.token(), again))
    assert words in messages[0]["text"]
    assert "quickReply" in messages[-1]


def test_in_a_group_it_says_that_it_talks_to_one_person_only_and_leaves(platform: Platform) -> None:
    assert "一対一" in read(platform, webhooks.join(platform.api.token()))
    platform.api.wait(lambda: platform.api.of(f"/v2/bot/group/{webhooks.GROUP}/leave"))


def test_out_of_a_room_it_goes_as_well(platform: Platform) -> None:
    assert "一対一" in read(platform, webhooks.join(platform.api.token(), source=webhooks.room()))
    platform.api.wait(lambda: platform.api.of(f"/v2/bot/room/{webhooks.ROOM}/leave"))


@pytest.mark.parametrize("source", [webhooks.group(), webhooks.group(None), webhooks.room()])
def test_a_message_in_a_group_gets_no_answer(platform: Platform, source: dict[str, str]) -> None:
    token = platform.api.token()
    platform.bring(webhooks.text("手数料は", token, source=source))
    assert [] == _after(platform, token)


def test_while_another_system_answers_nothing_is_sent(platform: Platform) -> None:
    token = platform.api.token()
    platform.bring(webhooks.text("手数料は", token, mode="standby"))
    assert [] == _after(platform, token)


def test_types_that_ask_for_nothing_get_nothing(platform: Platform) -> None:
    token = platform.api.token()
    assert {200} == {platform.bring(event).status for event in webhooks.ignored(token)}
    assert [] == _after(platform, token)


def test_what_nobody_knows_yet_is_left_alone(platform: Platform, line_server: Server) -> None:
    token = platform.api.token()
    assert {200} == {platform.bring(event).status for event in webhooks.odd(token)}
    assert [] == _after(platform, token)
    assert "failed with" not in line_server.log.read_text(encoding="utf-8")


def test_an_edited_message_in_a_group_gets_nothing(platform: Platform) -> None:
    token = platform.api.token()
    platform.bring(webhooks.edited("1", "手数料は", token))
    assert [] == _after(platform, token)


def test_new_fields_and_values_change_nothing(platform: Platform) -> None:
    event = webhooks.text("手数料はいくらですか", platform.api.token(), mode="dreaming", future={"a": [1]})
    assert "手数料" in read(platform, event)


def test_many_events_of_many_people_come_in_one_request(platform: Platform) -> None:
    events = [webhooks.text("手数料は?", platform.api.token(), source=webhooks.user(new_user())) for _ in range(5)]
    platform.bring(*events)
    for event in events:
        platform.api.wait(lambda token=event["replyToken"]: platform.api.replies(token))


def test_the_loading_animation_is_shown_to_the_person_who_waits(platform: Platform) -> None:
    person = new_user()
    platform.phone(person).types("手数料は?")
    (call,) = [call for call in platform.api.of(LOADING) if call.body["chatId"] == person]
    assert 202 == call.status


def _after(platform: Platform, token: str) -> list[object]:
    """What was said under a token, once everything before has been answered."""
    platform.answer(webhooks.sticker(platform.api.token()))
    return [*platform.api.replies(token)]
