"""Only our own buttons are obeyed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.line_limits import DATA
from channels.line_postbacks import Postbacks
from rulebook import phrases
from rulebook.case import FIELDS, is_date

OURS = Postbacks("our secret")
PAYLOADS = sorted({button["payload"] for entry in phrases.responses().values() for button in entry.get("buttons", ())})
LONGEST = "/ask_" + "a" * 40 + "{" + "b" * 200 + "}"
REMIND = 'remind{"opens": "2029-08-15", "ends": "2029-11-14"}'


@pytest.mark.parametrize("payload", [*PAYLOADS, LONGEST, "remind", "stop", REMIND])
def test_a_sealed_payload_fits_into_a_button_and_opens_again(payload: str) -> None:
    data = OURS.seal(payload)
    assert DATA.holds(data)
    assert payload == OURS.open(data)


@pytest.mark.parametrize("field", [field for field in FIELDS if is_date(field)])
def test_the_day_of_a_date_picker_becomes_the_payload_that_tells_it(field: str) -> None:
    data = OURS.seal(f"date:{field}")
    assert f'/inform{{"{field}": "2021-12-01"}}' == OURS.open(data, {"date": "2021-12-01"})


@pytest.mark.parametrize("params", [{}, {"date": "2021-02-30"}, {"date": ""}, {"date": '2021-12-01"}'}, {"date": None},
                                    {"time": "10:00"}])
def test_a_date_picker_without_a_day_means_nothing(params: dict[str, str]) -> None:
    assert OURS.open(OURS.seal("date:issued_on"), params) is None


@pytest.mark.parametrize("data", ["/restart", "/restart.", "remind", "", ".", None, 7, ["/restart"], "\ud800", "あ.あ"])
def test_data_without_a_signature_means_nothing(data: object) -> None:
    assert OURS.open(data) is None


def test_a_button_of_another_account_means_nothing() -> None:
    assert OURS.open(Postbacks("another secret").seal("/restart")) is None


@given(st.text())
def test_no_text_that_somebody_makes_up_means_anything(data: str) -> None:
    assert OURS.open(data) is None
    assert OURS.open("/restart" + data + OURS.seal("/ask_fee").removeprefix("/ask_fee")) is None


@pytest.mark.parametrize("payload", ["/admin", "/ask_fee{", "fee", "", "/inform" + "{" + "a" * 201 + "}",
                                     "remind me", "date:Issued On", '/inform{"birth_date": "123456789018"}'])
def test_what_no_button_may_mean_is_not_sealed(payload: str) -> None:
    with pytest.raises(ValueError, match="button"):
        OURS.seal(payload)
