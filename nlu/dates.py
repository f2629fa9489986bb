"""Absolute dates in every notation residents use, each with the role its words give it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

ERA_STARTS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "r": 2018, "h": 1988, "s": 1925, "t": 1911}
KANJI = "〇一二三四五六七八九"
NUMBER = r"(?:元|\d{1,4}|[〇一二三四五六七八九十百千]+)"
SEPARATED = r"(?P<y{n}>\d{{4}})\s*[/.\-]\s*(?P<m{n}>\d{{1,2}})\s*[/.\-]\s*(?P<d{n}>\d{{1,2}})(?!\d)"
DATE = re.compile(
    rf"(?P<era>令和|平成|昭和|大正|(?<![a-z])[rhst])\s*(?P<ey>{NUMBER})\s*(?:年|[/.\-])\s*(?P<em>{NUMBER})\s*(?:月|[/.\-])"
    rf"\s*(?P<ed>{NUMBER})(?:日|(?![\d年月]))"
    rf"|(?:西暦)?(?P<wy>\d{{4}}|[〇一二三四五六七八九]{{4}})\s*年\s*(?P<wm>{NUMBER})\s*月\s*(?P<wd>{NUMBER})\s*日"
    rf"|(?<!\d){SEPARATED.format(n='s')}")
ROLE_AFTER = (
    ("birth_date", r"^\s*(?:に)?(?:生まれ|産まれ|うまれ|生(?![年月])|が誕生日|が生年月日)"),
    ("issued_on", r"^\s*(?:に|から)?.{0,8}?(?:発行|作っ|作り|つくっ|作成|取得|取っ|交付|もらっ|受け取|更新し)"),
)
ROLE_BEFORE = (
    ("birth_date", r"生まれ|誕生日|生年月日|バースデー"),
    ("previous_expires_on", r"前の(?:電子)?(?:証明書|期限|有効期限)|以前の(?:証明書|期限)"),
    ("card_expires_on", r"カード(?:の|は|が|自体|本体|:|の有効)|本体の"),
    ("user_certificate_expires_on", r"利用者証明|証明書の(?:有効)?期限|証明書(?:は|が)|(?:有効)?期限(?:は|が|:)"),
    ("issued_on", r"発行|作成日|交付日|作った|取得"),
)


@dataclass(frozen=True)
class Found:
    """A date as written: ISO text (which may name no day of the calendar), its place in the text, and its role."""

    value: str
    start: int
    end: int
    role: str | None


def find_dates(text: str) -> list[Found]:
    """Every absolute date in a folded text, in order."""
    matches = list(DATE.finditer(text))
    return [Found(_iso(match), match.start(), match.end(), _role(text, before, match, after))
            for before, match, after in _with_neighbours(matches, len(text))]


def _with_neighbours(matches: list[re.Match[str]], length: int) -> Iterator[tuple[int, re.Match[str], int]]:
    ends = [0, *(match.end() for match in matches)]
    starts = [*(match.start() for match in matches[1:]), length]
    yield from zip(ends, matches, starts, strict=False)


def _role(text: str, before: int, match: re.Match[str], after: int) -> str | None:
    following = re.split(r"[、。,.!?\n]", text[match.end():after], maxsplit=1)[0]
    nearest_first = reversed(re.split(r"[、。,!?\n]", text[before:match.start()]))
    before_it = filter(None, (_named(ROLE_BEFORE, part) for part in nearest_first))
    return _named(ROLE_AFTER, following) or next(before_it, None)


def _named(words: Iterable[tuple[str, str]], text: str) -> str | None:
    return next((role for role, pattern in words if re.search(pattern, text)), None)


def _iso(match: re.Match[str]) -> str:
    groups = match.groupdict()
    if groups["era"]:
        year, month, day = ERA_STARTS[groups["era"]] + number(groups["ey"]), groups["em"], groups["ed"]
    elif groups["wy"]:
        year, month, day = number(groups["wy"]), groups["wm"], groups["wd"]
    else:
        year, month, day = number(groups["ys"]), groups["ms"], groups["ds"]
    return f"{year:04d}-{number(month):02d}-{number(day):02d}"


def number(written: str) -> int:
    """A whole number in ASCII or kanji digits, by place (五十五) or digit by digit (二〇二一)."""
    if written == "元":
        return 1
    if written.isdecimal():
        return int(written)
    if not set(written) & set("十百千"):
        return int("".join(str(KANJI.index(digit)) for digit in written))
    return _by_place(written)


def _by_place(written: str) -> int:
    total, digit = 0, 0
    for character in written:
        if character in KANJI:
            digit = KANJI.index(character)
        else:
            total, digit = total + (digit or 1) * {"十": 10, "百": 100, "千": 1000}[character], 0
    return total + digit
