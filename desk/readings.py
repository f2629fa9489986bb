"""Readings of numbers, dates and telephones, in the notation of the plain sentences: ｜7月1日《しちがつついたち》."""

from __future__ import annotations

import re

from rulebook.days import ERAS
from rulebook.readings import DAYS, reading

DIGITS = ("ぜろ", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう")
TENS, HUNDREDS, THOUSANDS = ({1: "じゅう"}, {1: "ひゃく", 3: "さんびゃく", 6: "ろっぴゃく", 8: "はっぴゃく"},
                             {1: "せん", 3: "さんぜん", 8: "はっせん"})
PLACES = ((10_000, "まん", {1: "いちまん"}), (1000, "せん", THOUSANDS), (100, "ひゃく", HUNDREDS), (10, "じゅう", TENS))
BEFORE_K = {"いち": "いっ", "ろく": "ろっ", "はち": "はっ", "じゅう": "じゅっ", "ひゃく": "ひゃっ"}
BEFORE_S = {"いち": "いっ", "はち": "はっ", "じゅう": "じゅっ"}
FOUR_YO, MONTHS = {"よん": "よ"}, {"よん": "し", "なな": "しち", "きゅう": "く"}
HOURS = {**MONTHS, **FOUR_YO}
# A counter, its reading, and how the end of the number before it changes.
COUNTERS = {
    "か月": ("かげつ", BEFORE_K), "か所": ("かしょ", BEFORE_K), "回": ("かい", BEFORE_K), "階": ("かい", BEFORE_K),
    "桁": ("けた", BEFORE_K), "種類": ("しゅるい", BEFORE_S), "歳": ("さい", BEFORE_S),
    "週間": ("しゅうかん", BEFORE_S), "円": ("えん", FOUR_YO), "年": ("ねん", FOUR_YO), "月": ("がつ", MONTHS),
    "日": ("にち", {}), "文字": ("もじ", {}), "時間": ("じかん", HOURS), "時": ("じ", HOURS), "号": ("ごう", {}),
    "人": ("にん", FOUR_YO),
}
ALONE = {"1人": "ひとり", "2人": "ふたり", "20歳": "はたち", "3階": "さんがい"}
COUNTER = "|".join(COUNTERS)
TELEPHONE, CLOCK = r"(?P<telephone>0\d{1,3}-\d{2,4}-\d{4})", r"(?P<hour>\d{1,2}):(?P<minute>\d{2})"
DAY = r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
ERA_YEAR = rf"(?P<era>{'|'.join(era for _, era in ERAS)})(?P<era_year>\d+|元)年"
COUNTED = rf"(?:(?P<first>\d+)[〜~-])?(?P<number>\d+)(?P<counter>{COUNTER})"
LOT, BARE = r"(?P<lot>\d+(?:-\d+)+)", r"(?P<bare>\d+)"
FIGURE = re.compile("|".join((TELEPHONE, CLOCK, DAY, ERA_YEAR, COUNTED, LOT, BARE)))


def with_readings(text: str) -> str:
    """The text with the reading behind every figure."""
    return FIGURE.sub(lambda found: f"｜{found.group()}《{_reading(found)}》", text)


def number(value: int) -> str:
    """The reading of a whole number below a hundred million: 200 is にひゃく."""
    if value < len(DIGITS):
        return DIGITS[value]
    size, word, special = next(place for place in PLACES if value >= place[0])
    count, rest = divmod(value, size)
    return special.get(count, number(count) + word) + (number(rest) if rest else "")


def _reading(found: re.Match[str]) -> str:
    parts = found.groupdict()
    if parts["telephone"]:
        return "の".join("".join(DIGITS[int(digit)] for digit in group) for group in found.group().split("-"))
    if parts["hour"]:
        return counted(int(parts["hour"]), "時") + _minutes(int(parts["minute"]))
    if parts["month"]:
        year = counted(int(parts["year"]), "年") if parts["year"] else ""
        return year + counted(int(parts["month"]), "月") + _day(int(parts["day"]))
    if parts["era"]:
        years = "がんねん" if parts["era_year"] == "元" else counted(int(parts["era_year"]), "年")
        return reading(parts["era"]) + years
    if parts["counter"]:
        return (number(int(parts["first"])) + "から" if parts["first"] else "") + counted(
            int(parts["number"]), parts["counter"])
    return "の".join(number(int(digits)) for digits in found.group().split("-"))


def counted(value: int, counter: str) -> str:
    """The reading of a number with its counter: 3か月 is さんかげつ, 10回 is じゅっかい."""
    reading, changes = COUNTERS[counter]
    plain = number(value)
    end = next((end for end in changes if plain.endswith(end)), "")
    return ALONE.get(f"{value}{counter}") or plain.removesuffix(end) + changes.get(end, "") + reading


def _day(day: int) -> str:
    return DAYS.get(day) or counted(day, "日")


def _minutes(minutes: int) -> str:
    if minutes == 0:
        return ""
    changes = {**BEFORE_K, "さん": "さん", "よん": "よん"}
    plain = number(minutes)
    end = next((end for end in changes if plain.endswith(end)), "")
    hardened = end in changes
    return plain.removesuffix(end) + changes.get(end, "") + ("ぷん" if hardened else "ふん")
