"""What the widget weighs, and what its script may not do."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

WIDGET = Path(__file__).parent.parent.parent / "widget"
SCRIPTS = ("ward-chat.js", "panel.js", "talk.js", "guard.js", "text.js", "blocks.js", "tools.js")
STYLES = ("panel.css", "vendor/tokens.css")
MOST_SCRIPT_BYTES = 15_000
MOST_STYLE_BYTES = 8_000
SINKS = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|srcdoc|\.style\b"


def read(name: str) -> str:
    return (WIDGET / name).read_text(encoding="utf-8")


def packed(names: tuple[str, ...]) -> int:
    return sum(len(gzip.compress((WIDGET / name).read_bytes())) for name in names)


def test_the_script_is_light() -> None:
    assert packed(SCRIPTS) <= MOST_SCRIPT_BYTES


def test_the_styles_are_light() -> None:
    assert packed(STYLES) <= MOST_STYLE_BYTES


def test_nothing_else_is_loaded() -> None:
    imported = {name for script in SCRIPTS for name in re.findall(r'(?:from |import\()"\./([^"]+\.js)"', read(script))}
    assert set(SCRIPTS) == imported | {"ward-chat.js"}


def test_no_sink_for_markup_is_used() -> None:
    assert [] == [name for name in (*SCRIPTS, "examples.js") if re.search(SINKS, read(name))]


def test_every_word_is_used_and_every_used_word_is_there() -> None:
    page = read("panel.html")
    words = set(re.findall(r'<data value="(\w+)"', page))
    said = {name for script in SCRIPTS
            for name in re.findall(r'(?:word|label|text|button|tell|say|speaker|mark)\("(\w+)"', read(script))}
    chosen = {"unreached", "offline", "before", "after", "unsent", "renewed", "sending"}
    assert words == said | chosen | set(re.findall(r'data-word="(\w+)"', page))


def test_the_scripts_hold_no_japanese_but_the_button_and_what_is_read() -> None:
    quoted = {word for script in ("panel.js", "talk.js", "tools.js", "blocks.js", "ward-chat.js")
              for word in re.findall(r'"([^"\n]*[ぁ-ん一-龥][^"\n]*)"', read(script))}
    assert {"質問する", "つながりません。もう一度押す", "$1年$2月$3日"} == quoted
