"""Dates in every notation residents use, each with the role its words give it; also those told only in part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlu.date_roles import leads_on, role_after, role_before, role_of
from nlu.numbers import NUMBER, number
from nlu.relative_dates import MONTH, YEARS, ago, find_relative_dates

YEAR_BEFORE = {2018: ("令和", "れいわ", "令", "r"), 1988: ("平成", "へいせい", "平", "h"),
               1925: ("昭和", "しょうわ", "昭", "s"), 1911: ("大正", "たいしょう", "t")}
ERA_STARTS = {era: year for year, names in YEAR_BEFORE.items() for era in names}
ERA = r"令和|平成|昭和|大正|れいわ|へいせい|しょうわ|たいしょう|(?<![a-z])[rhst]"
ERA_LETTER = r"令|平|昭"  # stands for an era only before 5.4.17 and the like
YEAR_WORD = r"\s*(?:\([^)]{1,8}\)\s*)?(?:年|ねん)\s*(?:\([^)]{1,8}\)\s*)?の?\s*"
MONTH_WORD, DAY_WORD = r"\s*(?:月|がつ)\s*", r"\s*(?:日|にち)"
SEPARATOR = r"\s*[/.\-・]\s*"
DATE = re.compile(
    rf"(?P<era>{ERA}|(?:{ERA_LETTER})(?=\s*{NUMBER}[/.\-・]))\s*(?P<ey>{NUMBER})(?:{YEAR_WORD}|{SEPARATOR})"
    rf"(?P<em>{NUMBER})(?:{MONTH_WORD}|{SEPARATOR})(?P<ed>{NUMBER})(?:{DAY_WORD}|(?![\d年月]))"
    r"|(?:西暦)?(?P<wy>\d{4}|[〇○零一二三四五六七八九]{4}|[一二]千[一二三四五六七八九十百]*)"
    rf"{YEAR_WORD}(?P<wm>{NUMBER}){MONTH_WORD}(?P<wd>{NUMBER}){DAY_WORD}"
    rf"|(?<!\d)(?P<sy>[1-9]\d{{3}})\s*[/.\-]\s*(?P<sm>\d{{1,2}})\s*[/.\-]\s*(?P<sd>\d{{1,2}})(?!\d)"
    r"|(?<!\d)(?P<cy>(?:19|20)\d{2})(?P<cm>0[1-9]|1[0-2])(?P<cd>[0-3]\d)(?!\d)")
TO_BE_CORRECTED = re.compile(r"(?:日|月日|日付|期限|生まれ)(?:を|が|は|の|も|、)?.{0,6}?"
                             r"(?:間違|まちが|訂正|直し|なおし|変更し|入れ直|違って|違いま|ちがっ)")
DENIED = re.compile(r"\s*(?:日|生まれ|まで)?(?:(?:じゃ|では)な(?:く|い)|ではあり|で(?:は|も)ござい)")
CORRECTED = re.compile(r"[^。]{0,14}?(?:ちが(?:う|い|った)|違(?:う|い|った)|間違|まちが|訂正|いや[、,])")
DATE_WITHOUT_YEAR = re.compile(rf"(?<![年月\d])(?P<month>{NUMBER})月\s*(?P<day>{NUMBER})日(?!間|以内)")
A_YEAR = rf"(?:(?:{ERA})\s*{NUMBER}|(?<!\d)(?:19|20)\d{{2}})\s*(?:年|ねん)"
DATE_WITHOUT_DAY = re.compile(
    rf"{A_YEAR}(?:\s*の?\s*(?:{NUMBER}月|[春夏秋冬]))?(?!\s*の?\s*\d|度)|{ago('years', '年')}"
    rf"|{ago('weeks', '週間')}|{MONTH}|{'|'.join(YEARS)}|来週|先週|再来週")
YEAR_ALONE = re.compile(
    rf"(?P<era>{ERA})\s*(?P<years>{NUMBER})\s*年?|(?:西暦)?(?P<year>(?:19|20)\d{{2}})\s*年?")
SAID_ALONE = (r"(?:えっと|ええと|たぶん|多分|それは|確か|たしか|[、,\s])*(?:{date})"
              r"(?:です|だ|でした|だった|かな|と思います|ですね|[。!\s])*")


@dataclass(frozen=True)
class Found:
    """A date as written: ISO text (which may name no day of the calendar) or, told from today, relativedelta's
    arguments; its place in the text, and its role."""

    value: str
    start: int
    end: int
    role: str | None


@dataclass(frozen=True)
class Partial:
    """A date whose day or year is missing, as written, and its role."""

    written: str
    start: int
    end: int
    role: str | None
    month_day: str | None = None


def find_dates(text: str) -> list[Found]:
    """Every whole date in a folded text, in order.

    None are a date that the text denies (10日ではなく) and a day told from today that is the date of nothing asked here
    (今日行きたい).
    """
    found: list[Found] = []
    free, denied_role = 0, None
    for value, (start, end), behind_until in _with_room(text):
        between = text[end:behind_until]
        led_on = behind_until < len(text) and leads_on(between, text[free:start])
        behind = None if led_on else role_after(between)
        role = role_of(behind, text[free:start]) or denied_role
        denied = DENIED.match(text, end) or (behind_until < len(text) and CORRECTED.match(text, end, behind_until))
        denied_role = role if denied else None
        if not denied and (role or value[0].isdigit() or is_alone(text, start, end)):
            found.append(Found(value, start, end, role))
        free = end + (behind.end if behind else 0)
    return found


def find_partial_date(text: str) -> Partial | None:
    """A date told without its year, or without its day, in a folded text that holds no whole date."""
    if _whole(text):
        return None
    short = DATE_WITHOUT_YEAR.search(text)
    if short:
        month_day = f"{number(short['month']):02d}-{number(short['day']):02d}"
        return Partial(short.group(), short.start(), short.end(), _role_around(text, short), month_day)
    for vague in DATE_WITHOUT_DAY.finditer(text):
        role = _role_around(text, vague)
        if role or is_alone(text, vague.start(), vague.end()):
            return Partial(vague.group(), vague.start(), vague.end(), role)
    return None


def year_alone(text: str) -> int | None:
    """The year of a folded text that says nothing but a year."""
    found = re.fullmatch(SAID_ALONE.format(date=YEAR_ALONE.pattern), text)
    if not found:
        return None
    return int(found["year"]) if found["year"] else ERA_STARTS[found["era"]] + number(found["years"])


def is_alone(text: str, start: int, end: int) -> bool:
    """Whether a text says little more than the date in it."""
    return re.fullmatch(SAID_ALONE.format(date=re.escape(text[start:end])), text) is not None


def date_to_correct(text: str) -> str | None:
    """The role of a date that a folded text calls wrong without telling the right one."""
    told = _whole(text) or DATE_WITHOUT_YEAR.search(text)
    found = None if told else TO_BE_CORRECTED.search(text)
    return role_before(text[:found.end()]) if found else None


def _whole(text: str) -> list[tuple[str, tuple[int, int]]]:
    """The whole dates of a text with their places, in order."""
    absolute = [(_iso(match), match.span()) for match in DATE.finditer(text)]
    relative = [(date.value, (date.start, date.end)) for date in find_relative_dates(text)]
    free = [date for date in relative if all(date[1][1] <= a[0] or date[1][0] >= a[1] for _, a in absolute)]
    return sorted([*absolute, *free], key=lambda date: date[1])


def _with_room(text: str) -> Iterator[tuple[str, tuple[int, int], int]]:
    """Each date with the place where the next one starts."""
    dates = _whole(text)
    ends = [*(span[0] for _, span in dates[1:]), len(text)]
    yield from ((value, span, end) for (value, span), end in zip(dates, ends, strict=False))


def _role_around(text: str, match: re.Match[str]) -> str | None:
    return role_of(role_after(text[match.end():]), text[:match.start()])


def _iso(match: re.Match[str]) -> str:
    groups = match.groupdict()
    kind = next(kind for kind in "ewsc" if groups[f"{kind}y"])
    year, month, day = (number(groups[f"{kind}{part}"]) for part in "ymd")
    return f"{ERA_STARTS.get(groups['era'], 0) + year:04d}-{month:02d}-{day:02d}"
