"""Whole numbers as residents write them."""

from __future__ import annotations

ZEROS = "〇○零"
KANJI = "〇一二三四五六七八九"
PLACES = {"十": 10, "百": 100, "千": 1000}
DIGITS = f"{ZEROS}一二三四五六七八九十百千"
NUMBER = rf"(?:元|\d{{1,4}}|[{DIGITS}]+)"


def number(written: str) -> int:
    """A whole number in ASCII or kanji digits, by place (五十五) or digit by digit (二〇二一)."""
    if written == "元":
        return 1
    if written.isdecimal():
        return int(written)
    if not set(written) & PLACES.keys():
        return int("".join(str(_digit(digit)) for digit in written))
    return _by_place(written)


def _by_place(written: str) -> int:
    total, digit = 0, 0
    for character in written:
        if character in PLACES:
            total, digit = total + (digit or 1) * PLACES[character], 0
        else:
            digit = _digit(character)
    return total + digit


def _digit(character: str) -> int:
    return 0 if character in ZEROS else KANJI.index(character)
