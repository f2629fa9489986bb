"""Absolute dates in every notation residents use, each with the role its words give it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Roles = Sequence[tuple[str, str]]

ERA_STARTS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "r": 2018, "h": 1988, "s": 1925, "t": 1911}
KANJI = "〇一二三四五六七八九"
NUMBER = r"(?:元|\d{1,4}|[〇一二三四五六七八九十百千]+)"
YEAR_WORD = r"年\s*(?:\([^)]{1,8}\)\s*)?"
DATE = re.compile(
    rf"(?P<era>令和|平成|昭和|大正|(?<![a-z])[rhst])\s*(?P<ey>{NUMBER})\s*(?:{YEAR_WORD}|[/.\-])"
    rf"\s*(?P<em>{NUMBER})\s*(?:月|[/.\-])\s*(?P<ed>{NUMBER})(?:日|(?![\d年月]))"
    r"|(?:西暦)?(?P<wy>\d{4}|[〇一二三四五六七八九]{4}|[一二]千[一二三四五六七八九十百]*)"
    rf"\s*{YEAR_WORD}(?P<wm>{NUMBER})\s*月\s*(?P<wd>{NUMBER})\s*日"
    r"|(?<!\d)(?P<sy>[1-9]\d{3})\s*[/.\-]\s*(?P<sm>\d{1,2})\s*[/.\-]\s*(?P<sd>\d{1,2})(?!\d)"
    r"|(?<!\d)(?P<cy>(?:19|20)\d{2})(?P<cm>0[1-9]|1[0-2])(?P<cd>[0-3]\d)(?!\d)")
NOT_YET = r"(?!\w{0,7}(?:(?<!み)たい|ほし|予定|つもり|ください|下さい|でき|もらえ|いただけ|いい|します|すれば|られ))"
GOT = (rf"(?:発行|作成|取得|交付|作(?:った|って|り直し|りまし|られ)|つくった|(?:つけ|付け|入れ)[てた]|取っ[てた]"
       rf"|もら(?:った|って|いまし)|受け取(?:った|って|りまし)|更新(?:し(?:た(?!い)|て|まし)|済)){NOT_YET}")
ROLE_AFTER = (
    ("birth_date", r"^\s*[にの]?(?:生まれ|産まれ|うまれ|生(?![年月])|が誕生日|が生年月日)"),
    ("card_expires_on", r"^\s*がカード(?:本体)?の(?:有効)?期限"),
    ("user_certificate_expires_on", r"^\s*が(?:電子)?証明書の(?:有効)?期限"),
    ("issued_on", rf"^\s*(?:に|から)?.{{0,8}}?{GOT}"),
)
ROLE_BEFORE = (
    ("birth_date", r"生まれ|うまれ|誕生日|たんじょうび|生年月日|バースデー"),
    ("previous_expires_on", r"(?:前|前回|以前|旧|古い)の?(?:電子)?(?:証明書|期限|有効期限)(?:の(?:有効)?期限)?[はが]?"),
    ("card_expires_on", r"カード(?:の|は|が|自体|本体|:|\s*$)|カードに.{0,8}$|本体の"),
    ("user_certificate_expires_on", r"利用者証明|証明書の(?:有効)?期限|証明書(?:は|が)"),
    ("issued_on", r"発行|作成日|交付|作った|取得|受け取った|もらった|更新した(?!い)|更新日"),
)
ROLE_OF_A_BARE_EXPIRY = (("bare_expiry", r"期限(?:は|が|:)"),)
PARTS = r"[、。,!?\n]"


@dataclass(frozen=True)
class Found:
    """A date as written: ISO text (which may name no day of the calendar), its place in the text, and its role."""

    value: str
    start: int
    end: int
    role: str | None


DAY_WITHOUT_YEAR = re.compile(rf"(?<![年\d])(?P<month>{NUMBER})月(?P<day>{NUMBER})日")


def find_day_without_year(text: str) -> re.Match[str] | None:
    """A month and a day that no year goes with, in a folded text without any full date."""
    return None if DATE.search(text) else DAY_WITHOUT_YEAR.search(text)


def find_dates(text: str) -> list[Found]:
    """Every absolute date in a folded text, in order."""
    found, free = [], 0
    for match, end in _with_room(text):
        behind = _first(ROLE_AFTER, re.split(PARTS, text[match.end():end], maxsplit=1)[0])
        role = behind.role if behind else _role_before(text[free:match.start()])
        found.append(Found(_iso(match), match.start(), match.end(), role))
        free = match.end() + (behind.end if behind else 0)
    return found


@dataclass(frozen=True)
class _Named:
    role: str
    end: int


def _with_room(text: str) -> Iterator[tuple[re.Match[str], int]]:
    """Each date with the place where the next one starts."""
    matches = list(DATE.finditer(text))
    ends = [*(match.start() for match in matches[1:]), len(text)]
    yield from zip(matches, ends, strict=False)


def _role_before(text: str) -> str | None:
    """The role named last in the nearest part of the text that names one."""
    parts = [part for part in reversed(re.split(PARTS, text)) if part]
    named = (_last(ROLE_BEFORE, part) or _last(ROLE_OF_A_BARE_EXPIRY, part) for part in parts)
    return next((name.role for name in named if name), None)


def _first(words: Roles, text: str) -> _Named | None:
    return next((_Named(role, match.end()) for role, pattern in words if (match := re.search(pattern, text))), None)


def _last(words: Roles, text: str) -> _Named | None:
    named = [_Named(role, match.end()) for role, pattern in words for match in re.finditer(pattern, text)]
    return max(named, key=lambda name: name.end, default=None)


def _iso(match: re.Match[str]) -> str:
    groups = match.groupdict()
    kind = next(kind for kind in "ewsc" if groups[f"{kind}y"])
    year, month, day = (number(groups[f"{kind}{part}"]) for part in "ymd")
    return f"{ERA_STARTS.get(groups['era'], 0) + year:04d}-{month:02d}-{day:02d}"


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
