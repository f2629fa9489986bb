from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
DAY = "2026-11-22"


def run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "rulebook", *arguments], input=given, capture_output=True, cwd=ROOT,
                          check=False)


def decided(topic: str, case: str = "{}", day: str = DAY) -> dict[str, Any]:
    """What `decide` prints, which is one line."""
    (line,) = run("decide", topic, "--day", day, "--case", case).stdout.decode().splitlines()
    printed: dict[str, Any] = json.loads(line)
    return printed


def batch(*lines: str) -> tuple[int, list[dict[str, Any]]]:
    done = run("batch", given="\n".join(lines).encode())
    return done.returncode, [json.loads(line) for line in done.stdout.decode().splitlines()]


def request(topic: str, case: dict[str, Any] | None = None, day: str = DAY) -> str:
    return json.dumps({"topic": topic, "day": day, "case": case or {}}, ensure_ascii=False)


def test_a_decision_has_the_shape_of_the_contract() -> None:
    assert ["topic", "outcome", "values", "items", "sources", "text"] == list(decided("proxy", '{"visitor": "agent"}'))


def test_a_decision_shows_numbers_as_numbers_and_days_as_iso_dates() -> None:
    case = '{"issued_on": "2026-09-01", "birth_date": "1980-11-14", "card_expires_on": "2035-11-14", ' \
           '"previous_expires_on": "2026-11-14"}'
    expected = {"expires_on": "2031-11-14", "renewable_from": "2031-08-15", "days_left": 1818,
                "limited_by": "birthday", "birthday_count": 6}
    assert expected == decided("expiry", case)["values"]


def test_a_decision_names_its_source() -> None:
    (source,) = decided("fee")["sources"]
    assert ("ward-186361", "2024-02-01") == (source["id"], source["as_of"])


def test_the_text_is_the_finished_answer() -> None:
    assert decided("fee", '{"reason": "first"}')["text"].startswith("はじめて作るときは0円(無料)です。\n")


def test_things_to_bring_are_keys() -> None:
    assert ["applicant_card", "applicant_a_or_b_document"] == decided(
        "belongings", '{"visitor": "self", "pin_known": false}')["items"]


def test_a_day_before_the_facts_is_answered_with_not_known() -> None:
    printed = decided("fee", day="2024-01-31")
    assert ("not_known", {}, []) == (printed["outcome"], printed["values"], printed["sources"])


REFUSED = {
    "an unknown topic": (("weather", DAY, "{}"), ("topic", "weather", "という話題はありません")),
    "an empty topic": (("", DAY, "{}"), ("topic", "空欄")),
    "an unknown field": (("fee", DAY, '{"colour": "red"}'), ("colour", "red", "という項目はありません")),
    "a value that is no choice": (("fee", DAY, '{"reason": "fun"}'), ("reason", "fun", "手続きの理由")),
    "a word for a flag": (("proxy", DAY, '{"same_household": "yes"}'), ("same_household", "yes", "同じ世帯")),
    "an impossible age": (("fee", DAY, '{"age": 131}'), ("age", "131", "年齢")),
    "a day that is not in the calendar": (("expiry", DAY, '{"issued_on": "2026-02-30"}'), ("issued_on", "2026-02-30")),
    "a day too far away": (("expiry", DAY, '{"issued_on": "9999-12-31"}'), ("issued_on", "9999-12-31")),
    "a day before birth": (("expiry", DAY, '{"issued_on": "1980-01-01", "birth_date": "1980-01-02"}'),
                           ("issued_on", "1980-01-01", "生年月日より前")),
    "an unknown counter": (("office", DAY, '{"office": "渋谷区役所"}'), ("office", "渋谷区役所")),
    "an empty counter": (("office", DAY, '{"office": ""}'), ("office", "空欄")),
    "an impossible day": (("fee", "2026-13-01", "{}"), ("day", "2026-13-01")),
    "an empty day": (("fee", "", "{}"), ("day", "空欄")),
    "a case that is no JSON": (("fee", DAY, "{reason}"), ("case", "{reason}", "JSON")),
    "a case that is no object": (("fee", DAY, "[1]"), ("case", "[1]")),
}


@pytest.mark.parametrize(("asked", "named"), REFUSED.values(), ids=REFUSED)
def test_a_refusal_is_status_two_and_a_sentence_with_field_and_value(
    asked: tuple[str, str, str], named: tuple[str, ...]
) -> None:
    topic, day, case = asked
    done = run("decide", topic, "--day", day, "--case", case)
    sentence = done.stderr.decode()
    assert (2, b"", 1) == (done.returncode, done.stdout, len(sentence.splitlines()))
    assert [] == [word for word in named if word not in sentence]


@pytest.mark.parametrize("arguments", [(), ("decide",), ("decide", "fee"), ("forget",)], ids=" ".join)
def test_a_command_that_is_incomplete_is_status_two(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert (2, b"") == (done.returncode, done.stdout)
    assert b"usage: python -m rulebook" in done.stderr


def test_a_batch_answers_line_by_line_in_order() -> None:
    topics = ["office", "fee", "pin", "fee"]
    status, printed = batch(*map(request, topics))
    assert (0, topics) == (status, [line["topic"] for line in printed])


def test_a_line_of_a_batch_is_what_decide_prints() -> None:
    assert (0, [decided("proxy", '{"visitor": "agent"}')]) == batch(request("proxy", {"visitor": "agent"}))


def test_a_line_without_a_case_is_answered_in_general() -> None:
    status, (printed,) = batch(json.dumps({"topic": "fee", "day": DAY}))
    assert (0, "overview") == (status, printed["outcome"])


BAD_LINES = {
    "no JSON": ("fee", "JSON"),
    "no object": ("[1]", "request"),
    "no topic": (json.dumps({"day": DAY}), "topic"),
    "an unknown topic": (request("weather"), "weather"),
    "an unknown field": (request("fee", {"colour": "red"}), "colour red"),
    "no day": (json.dumps({"topic": "fee"}), "day"),
    "an impossible day": (request("fee", day="2026-02-30"), "2026-02-30"),
    "no case but a list": (json.dumps({"topic": "fee", "day": DAY, "case": [1]}), "case"),
    "an age that is no number": ('{"topic": "fee", "day": "2026-11-22", "case": {"age": NaN}}', "age"),
    "half a character": ('{"topic": "\\ud800", "day": "2026-11-22"}', "topic"),
    "an empty counter": (request("office", {"office": ""}), "空欄"),
}


def test_bad_lines_are_told_in_their_place_and_the_others_still_run() -> None:
    status, printed = batch(*(line for bad, _ in BAD_LINES.values() for line in (bad, request("fee"))))
    assert (1, 2 * len(BAD_LINES)) == (status, len(printed))
    assert [["error"]] * len(BAD_LINES) == [list(line) for line in printed[::2]]
    assert ["fee"] * len(BAD_LINES) == [line["topic"] for line in printed[1::2]]
    assert [] == [word for (_, word), line in zip(BAD_LINES.values(), printed[::2], strict=True)
                  if word not in line["error"]]


def test_a_line_that_is_no_utf8_is_told_and_the_others_still_run() -> None:
    done = run("batch", given=b"\xff\xfe\n" + request("fee").encode())
    assert (1, ["error", "topic"]) == (done.returncode, [next(iter(json.loads(line)))
                                                         for line in done.stdout.splitlines()])


@pytest.mark.parametrize("given", [b"", b"\n", b" \n\t\n\r\n"], ids=["nothing", "a blank line", "blank lines"])
def test_a_blank_batch_answers_nothing(given: bytes) -> None:
    done = run("batch", given=given)
    assert (0, b"", b"") == (done.returncode, done.stdout, done.stderr)


def test_blank_lines_between_requests_are_passed_over() -> None:
    status, printed = batch("", request("fee"), "   ", request("pin"), "")
    assert (0, ["fee", "pin"]) == (status, [line["topic"] for line in printed])
