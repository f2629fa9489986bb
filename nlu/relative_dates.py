"""Dates told from today: 先月の15日, 来年の3月1日, 3日前, 今年の誕生日.

No component of the understanding knows the day. A date is handed on as the arguments of `dateutil.relativedelta`
("months=-1 day=15"), which actions add to today; `birthday` in it stands for month and day of birth.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from nlu.numbers import NUMBER, number

LAST_DAY = 31  # relativedelta takes day=31 as the last day of any month
MONTH_END = "month_end"
DAYS = {"今日": 0, "きょう": 0, "本日": 0, "昨日": -1, "きのう": -1, "おととい": -2, "一昨日": -2,
        "明日": 1, "あした": 1, "あす": 1, "あさって": 2, "明後日": 2}
MONTHS = {"先々月": -2, "先月": -1, "前月": -1, "今月": 0, "来月": 1, "翌月": 1, "再来月": 2}
YEARS = {"おととし": -2, "一昨年": -2, "去年": -1, "昨年": -1, "今年": 0, "ことし": 0, "本年": 0,
         "来年": 1, "再来年": 2}


def _any(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))



def ago(name: str, unit: str) -> str:
    """A pattern for so many units ago or ahead, as the group `name` and its `name_way`."""
    return rf"(?P<{name}>{NUMBER})\s*{unit}(?P<{name}_way>前|後)"


YEAR = rf"(?P<year>{_any(YEARS)})|{ago('years', '年')}"
MONTH = rf"(?P<month>{_any(MONTHS)})|{ago('months', '(?:か|ヶ|カ|ケ|ヵ|箇|個)月')}"
OF = r"\s*の?\s*"
FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(rf"(?:{YEAR}|(?P<next>次|今度)){OF}(?:私の|わたしの|自分の|本人の|母の|父の)?(?:誕生日|たんじょうび)"),
     lambda found: f"years={_offset(found, 'year', YEARS)} birthday" if not found["next"] else "next birthday"),
    (re.compile(rf"(?:{YEAR}){OF}(?P<m>{NUMBER})\s*(?:月|がつ|/)\s*(?P<d>{NUMBER})\s*(?:日|にち|(?![\d月]))"),
     lambda found: f"years={_offset(found, 'year', YEARS)} month={number(found['m'])} day={number(found['d'])}"),
    (re.compile(rf"(?:{MONTH}){OF}(?P<d>{NUMBER})\s*日(?!間)"),
     lambda found: f"months={_offset(found, 'month', MONTHS)} day={number(found['d'])}"),
    (re.compile(rf"(?:{MONTH}){OF}(?:末日?|終わり|最後の日|月末)"),
     lambda found: f"months={_offset(found, 'month', MONTHS)} {MONTH_END}"),
    (re.compile(ago("days", "日")), lambda found: f"days={_offset(found, 'day', {})}"),
    (re.compile(rf"(?<![先今来前])(?P<day>{_any(DAYS)})"), lambda found: f"days={DAYS[found['day']]}"),
    (re.compile(r"(?<![先今来翌前年\d])月末(?!日?まで開)"), lambda found: f"months=0 {MONTH_END}"),
)


@dataclass(frozen=True)
class Relative:
    """A date told from today, and where it stands."""

    value: str
    start: int
    end: int


def find_relative_dates(text: str) -> Iterator[Relative]:
    """Every date told from today in a folded text, in order; of two that overlap the fuller one."""
    taken: list[Relative] = []
    for pattern, value in FORMS:
        for found in pattern.finditer(text):
            if all(found.end() <= other.start or found.start() >= other.end for other in taken):
                taken.append(Relative(value(found), found.start(), found.end()))
    yield from sorted(taken, key=lambda date: date.start)


def _offset(found: re.Match[str], unit: str, words: dict[str, int]) -> int:
    groups = found.groupdict()
    if groups.get(unit):
        return words[groups[unit]]
    count = number(groups[f"{unit}s"])
    return -count if groups[f"{unit}s_way"] == "前" else count
