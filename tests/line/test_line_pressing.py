"""What is pressed on a phone reaches the assistant as it was meant."""

from __future__ import annotations

from tests.line.phone import Platform
from tests.line.turns import shown

CALENDAR = "カレンダーで選ぶ"


def user(number: int) -> str:
    """Somebody with whom nobody has talked yet."""
    return f"U{number:032x}"


def test_days_picked_from_the_calendar_are_calculated_with(platform: Platform) -> None:
    phone = platform.phone(user(0xCA1))
    phone.types("証明書はいつまで使えますか")
    for day in ("2024-12-01", "1980-11-14", "2035-01-01"):
        phone.presses(CALENDAR, {"date": day})
    assert "2029年11月14日(令和11年)まで使えます。" in shown(phone.shown[0])


def test_a_choice_means_the_same_pressed_and_typed(platform: Platform) -> None:
    one, other = platform.phone(user(0xCA2)), platform.phone(user(0xCA3))
    for phone in (one, other):
        phone.types("持ち物は?")
    assert one.presses("そのほかの人") == other.types("そのほかの人")


def test_more_questions_than_messages_are_all_answered_in_one_reply(platform: Platform) -> None:
    phone = platform.phone(user(0xCA4))
    phone.types("持ち物と手数料と窓口と暗証番号と更新を教えて")
    assert ["flex", "flex", "flex", "flex", "text"] == [message["type"] for message in phone.shown]
    assert phone.shown[-1]["text"].startswith("更新は、期限の3か月前からできます。")
    assert "本人" in phone.actions
