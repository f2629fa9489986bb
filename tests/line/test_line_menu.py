"""The menu under the chat: its six areas, its image, and its way through LINE's API."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
from typing import Any

import pytest

from channels.line_limits import LABEL
from channels.line_postbacks import Postbacks
from scripts.line_menu import DRAWING, IMAGE, cells, definition, written
from tests.line import webhooks
from tests.line.phone import SECRET, Platform
from tests.line.schema import errors
from tests.line.standin import LARGEST_IMAGE_BYTES, StandIn

SIX = ["持ち物", "代理人", "手数料", "期限", "窓口", "人に聞く"]


def run(api: StandIn, command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-W", "ignore", "-m", "scripts.line_menu", command], text=True,
                          capture_output=True, check=False,
                          env={**os.environ, "LINE_CHANNEL_SECRET": SECRET, **api.settings})


def menu() -> dict[str, Any]:
    return definition(Postbacks(SECRET))


def test_the_menu_has_the_six_areas_and_fits_the_schema() -> None:
    assert SIX == [area["label"] for area in written()["areas"]]
    assert [] == errors("messaging-api.yml", "RichMenuRequest", menu())


def test_the_areas_cover_the_menu_without_gap_or_overlap() -> None:
    size = written()["size"]
    assert size["width"] * size["height"] == sum(
        cell["width"] * cell["height"] for cell in cells(size, written()["columns"], len(SIX)))


def test_an_area_is_a_button_of_ours_with_a_label_to_be_spoken() -> None:
    actions, seal = [area["action"] for area in menu()["areas"]], Postbacks(SECRET)
    assert [area["payload"] for area in written()["areas"]] == [seal.open(each["data"]) for each in actions]
    assert all(LABEL.holds(each["label"]) for each in actions)


def test_the_image_has_the_size_of_the_menu_and_a_size_that_line_takes() -> None:
    content = IMAGE.read_bytes()
    width, height = struct.unpack(">II", content[16:24])
    assert written()["size"] == {"width": width, "height": height}
    assert 800 <= width <= 2500
    assert 250 <= height
    assert 1.45 <= width / height
    assert len(content) <= LARGEST_IMAGE_BYTES


def test_the_drawing_says_the_labels() -> None:
    assert SIX == re.findall(r"<text [^>]*>([^<]+)</text>", DRAWING.read_text(encoding="utf-8"))


def test_the_menu_is_installed_with_its_image_and_shown_to_everybody(api: StandIn) -> None:
    assert 0 == run(api, "install").returncode
    (name,) = api.menus
    assert (name, IMAGE.read_bytes()) == (api.menu_of_all, api.images[name])


def test_a_second_installation_takes_the_place_of_the_first(api: StandIn) -> None:
    run(api, "install")
    first = api.menu_of_all
    run(api, "install")
    assert [api.menu_of_all] == [*api.menus]
    assert first != api.menu_of_all


def test_the_menus_are_listed_and_removed(api: StandIn) -> None:
    run(api, "install")
    assert "持ち物" in run(api, "list").stdout
    assert 0 == run(api, "remove").returncode
    assert (None, {}) == (api.menu_of_all, api.menus)


def test_a_refusal_is_told_with_its_status(api: StandIn) -> None:
    refused = subprocess.run([sys.executable, "-W", "ignore", "-m", "scripts.line_menu", "list"], text=True,
                             capture_output=True, check=False, env={
                                 **os.environ, **api.settings, "LINE_CHANNEL_SECRET": SECRET,
                                 "LINE_CHANNEL_ACCESS_TOKEN": "wrong"})
    assert 1 == refused.returncode
    assert "401" in refused.stderr


@pytest.mark.parametrize(("label", "words"), [
    ("持ち物", "マイナンバーカード"), ("代理人", "代わりの人"), ("手数料", "円"), ("期限", "誕生日"),
    ("窓口", "総合支所"), ("人に聞く", "電話")])
def test_an_area_that_is_pressed_is_answered(platform: Platform, label: str, words: str) -> None:
    (data,) = [area["action"]["data"] for area in menu()["areas"] if area["action"]["label"] == label]
    told = platform.answer(webhooks.postback(data, platform.api.token(), source=webhooks.user("U" + "6" * 32)))
    assert words in "".join(message.get("text") or message["altText"] for message in told)
