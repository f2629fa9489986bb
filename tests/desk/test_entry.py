"""Who comes in, and what a form must carry."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.routing import Route

from desk.accounts import GUESSES
from desk.app import routes
from records.flags import Flags
from records.lookups import Lookups
from tests.desk.running import PASSWORDS, Desk, Visitor, command, records_in

POSTS = [route.path for route in routes() if isinstance(route, Route) and "POST" in (route.methods or ())]
FOR_EDITORS = ["queue", "volumes", "log", "flags.csv", "questions.csv", "feedback.csv", "volumes.csv", "log.csv"]
POLICY = {"default-src 'self'", "require-trusted-types-for 'script'", "trusted-types 'none'", "object-src 'none'",
          "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"}


@pytest.fixture
def staff(guarded: Desk) -> Visitor:
    return let_in(guarded, "hanako")


@pytest.fixture
def editor(guarded: Desk) -> Visitor:
    return let_in(guarded, "taro")


def let_in(desk: Desk, name: str) -> Visitor:
    visitor = Visitor(desk.url)
    assert 303 == visitor.come_in(name, PASSWORDS[name][1])[0]
    return visitor


@pytest.mark.parametrize("path", ["", "part?q=fee", "sheet?topic=fee", "receipts", "changes", *FOR_EDITORS])
def test_nobody_reads_a_page_before_coming_in(guarded: Desk, path: str) -> None:
    assert (303, "") == Visitor(guarded.url).get(path)


@pytest.mark.parametrize("path", POSTS)
def test_a_form_without_the_token_of_its_session_is_refused(desk: Desk, path: str) -> None:
    visitor = Visitor(desk.url)
    visitor.get("")
    assert 403 == visitor.post(path[1:])[0]
    assert 403 == visitor.post(path[1:], csrf=Visitor(desk.url).csrf("?q=mochimono"))[0]


def test_a_wrong_password_is_told_and_the_name_stays(guarded: Desk) -> None:
    status, page = Visitor(guarded.url).come_in("taro", "wrong")
    assert 401 == status
    assert "名前かパスワードが違います。" in page
    assert 'value="taro"' in page


def test_after_five_wrong_guesses_the_door_stays_shut(guarded: Desk) -> None:
    visitor = Visitor(guarded.url)
    for _ in range(GUESSES):
        visitor.come_in("somebody", "wrong")
    status, page = visitor.come_in("somebody", "right or wrong")
    assert 401 == status
    assert "しばらく入れません" in page


def test_the_session_is_another_one_after_coming_in(guarded: Desk) -> None:
    visitor = Visitor(guarded.url)
    visitor.get("login")
    (before,) = [cookie.value for cookie in visitor.cookies]
    visitor.come_in("hanako", PASSWORDS["hanako"][1])
    (after,) = [cookie.value for cookie in visitor.cookies]
    assert before != after


def test_going_out_ends_the_session_on_the_server(guarded: Desk) -> None:
    visitor = let_in(guarded, "hanako")
    (cookie,) = visitor.cookies
    visitor.post("logout", csrf=visitor.csrf("receipts"))
    visitor.cookies.set_cookie(cookie)
    assert 303 == visitor.get("")[0]


def test_a_cookie_that_the_desk_did_not_sign_is_nobodys(guarded: Desk, staff: Visitor) -> None:
    (cookie,) = staff.cookies
    name, _, signature = (cookie.value or "").partition(".")
    cookie.value = f"{name}.{signature[::-1]}"
    assert 303 == staff.get("")[0]


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(guarded: Desk) -> None:
    cookie = Visitor(guarded.url).response("login").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


@pytest.mark.parametrize("path", FOR_EDITORS)
def test_the_queue_the_numbers_and_the_log_are_for_editors(staff: Visitor, editor: Visitor, path: str) -> None:
    assert (403, 200) == (staff.get(path)[0], editor.get(path)[0])


@pytest.mark.parametrize("path", ["queue/flag", "queue/question"])
def test_staff_do_not_take_from_the_queue(staff: Visitor, path: str) -> None:
    assert 403 == staff.post(path, csrf=staff.csrf("receipts"), id="1")[0]


def test_staff_see_no_link_to_what_is_not_theirs(staff: Visitor, editor: Visitor) -> None:
    assert [False, True] == ['href="/queue"' in visitor.get("")[1] for visitor in (staff, editor)]


@pytest.mark.parametrize("path", ["", "part", "sheet?topic=fee", "receipts", "changes", "queue"])
def test_no_page_is_stored_and_each_has_the_strict_policy(editor: Visitor, path: str) -> None:
    headers = editor.response(path).headers
    assert "no-store" == headers["cache-control"]
    assert set(headers["content-security-policy"].split("; ")) == POLICY
    assert "nosniff" == headers["x-content-type-options"]


def test_another_host_name_does_not_reach_the_open_desk(desk: Desk) -> None:
    assert (400, 200) == (Visitor(desk.url).named("desk.example.jp"), Visitor(desk.url).named("localhost"))


def test_the_log_tells_who_looked_up_which_topic_and_nothing_of_the_caller(guarded: Desk, staff: Visitor) -> None:
    staff.get("", topic="expiry", birth_date="S55.7.1", q="母の更新")
    row = Lookups(guarded.records).latest(1)[0]
    assert ("hanako", "expiry") == (row.by, row.topic)
    assert {"at", "by", "topic"} == set(row.keys())
    log = guarded.log.read_text(encoding="utf-8")
    assert [] == [word for word in ("S55", "1980", "母") if word in log]


def test_what_is_typed_while_typing_is_not_logged(guarded: Desk, staff: Visitor) -> None:
    before = len(Lookups(guarded.records).latest(1000))
    staff.get("part", q="mochimono", typing="1")
    assert before == len(Lookups(guarded.records).latest(1000))


def test_a_flag_names_who_raised_it_and_hides_numbers(guarded: Desk, staff: Visitor) -> None:
    csrf = staff.csrf("?topic=fee")
    assert 200 == staff.post("flag", csrf=csrf, kind="wrong", topic="fee", outcome="overview", code="ABCD-EFGH",
                             note="番号1234 5678 9018の方から、金額が違うと")[0]
    flag = Flags(guarded.records).all()[-1]
    assert ("hanako", "wrong", "fee", "overview") == (flag.by, flag.kind, flag.topic, flag.outcome)
    assert "1234" not in flag.note


def test_an_editor_takes_a_flag_out_of_the_queue(guarded: Desk, editor: Visitor) -> None:
    csrf = editor.csrf("?topic=pin")
    editor.post("flag", csrf=csrf, kind="missing", topic="pin", note="封筒のことが書かれていない")
    page = editor.get("queue")[1]
    assert "封筒のことが書かれていない" in page
    found = re.search(r'封筒のことが書かれていない.*?name="id" value="(\d+)"', page, re.DOTALL)
    assert found
    assert 303 == editor.post("queue/flag", csrf=csrf, id=found[1])[0]
    assert "封筒のことが書かれていない" not in editor.get("queue")[1]


@pytest.mark.parametrize("fields", [{"kind": "wrong", "note": " "}, {"kind": "other", "note": "違う"},
                                    {"note": "違う"}])
def test_a_flag_without_a_kind_or_a_note_is_sent_back(guarded: Desk, staff: Visitor, fields: dict[str, str]) -> None:
    before = len(Flags(guarded.records).all())
    assert 422 == staff.post("flag", csrf=staff.csrf("?topic=fee"), topic="fee", **fields)[0]
    assert before == len(Flags(guarded.records).all())


def test_an_open_address_needs_an_account(tmp_path: Path) -> None:
    refused = command(records=records_in(tmp_path), DESK_HOST="0.0.0.0", DESK_PORT="1")
    assert 2 == refused.returncode
    assert refused.stderr.startswith("DESK_HOST: 0.0.0.0 reaches beyond this machine and there is no account yet")


@pytest.mark.parametrize(("name", "password"), [("hanako", "short"), ("Not A Name", "a password that is long")])
def test_an_account_that_cannot_be_made_says_why(tmp_path: Path, name: str, password: str) -> None:
    refused = command("adduser", name, "--role", "staff", records=records_in(tmp_path), typed=password)
    assert 2 == refused.returncode
    assert refused.stderr
    assert password not in refused.stderr


def test_a_port_that_is_none_is_named(tmp_path: Path) -> None:
    refused = command(records=records_in(tmp_path), DESK_PORT="five")
    assert (2, "DESK_PORT: 'five' is not the number of a port\n") == (refused.returncode, refused.stderr)
