"""`make line-demo` plays to its end."""

from __future__ import annotations

import subprocess
import sys


def test_the_demo_shows_cards_a_place_a_button_and_the_reminder_on_its_day_and_no_other() -> None:
    played = subprocess.run([sys.executable, "-m", "scripts.line_demo"], capture_output=True, text=True, check=False)
    assert 0 == played.returncode, played.stdout + played.stderr
    first, opening, after_it, last = played.stdout.split("\n===== ")[1:]
    assert [True, True, True] == [words in first for words in ("[知らせてほしい] を押す", "(場所を送る", "# 一回目")]
    assert [True, True] == [words in opening for words in ("delivered: 1", "2030年4月2日から、電子証明書を")]
    assert "お知らせをやめました" in after_it
    assert [True, True] == [words in last for words in ("delivered: 0", "none was broken")]
