"""How words look and sound: kana, kanji, romaji and half-typed input brought to one spelling."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from threading import Lock

from sudachipy import Dictionary, Tokenizer

KATAKANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
ROWS = {
    "": "あいうえお", "k": "かきくけこ", "s": "さしすせそ", "t": "たちつてと", "n": "なにぬねの", "h": "はひふへほ",
    "m": "まみむめも", "r": "らりるれろ", "g": "がぎぐげご", "z": "ざじずぜぞ", "d": "だぢづでど", "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ", "x": "ぁぃぅぇぉ",
}
ROMAJI = {
    **{kana: row + vowel for row, letters in ROWS.items() for kana, vowel in zip(letters, "aiueo", strict=True)},
    "や": "ya", "ゆ": "yu", "よ": "yo", "ゃ": "xya", "ゅ": "xyu", "ょ": "xyo", "わ": "wa", "を": "o", "ん": "n",
    "っ": "", "ゔ": "bu", "ぢ": "zi", "づ": "zu",
}
# Hepburn and keyboard spellings to the one that ROMAJI writes, in this order.
SPELLINGS = (("sh", "sy"), ("ch", "ty"), ("ts", "t"), ("f", "h"), ("j", "zy"), ("dz", "z"), ("yy", "y"), ("yi", "i"),
             ("mb", "nb"), ("mp", "np"), ("wo", "o"))
KANA_ONLY = re.compile("[ぁ-んー]*")
READ_ALONE = re.compile("[a-z0-9]+|[^a-z0-9]+")
NEITHER_LETTER_NOR_DIGIT = re.compile(r"[^\w]|_")


def written(text: str) -> str:
    """A text in one width, small letters and hiragana, without blanks and signs."""
    narrow = unicodedata.normalize("NFKC", text).lower().translate(KATAKANA)
    return NEITHER_LETTER_NOR_DIGIT.sub("", narrow)


def sound(text: str) -> str:
    """How a text is read, in latin letters without long vowels and doubled letters: てすうりょう is tesuryo."""
    return "".join(_latin(part) for part in READ_ALONE.findall(written(text)))


def _latin(part: str) -> str:
    if not part.isascii():
        part = "".join(ROMAJI.get(letter, letter) for letter in _kana(part))
        part = re.sub("[aiueo]x(?=y?[aiueo])", "", part)
    for spelling, ours in SPELLINGS:
        part = part.replace(spelling, ours)
    return re.sub(r"([a-z])\1+", r"\1", part.replace("ou", "o").replace("ー", ""))


def _kana(text: str) -> str:
    if KANA_ONLY.fullmatch(text):
        return text
    with _ONE_AT_A_TIME:
        return "".join(word.reading_form() for word in _tokenizer().tokenize(text)).translate(KATAKANA)


@cache
def _tokenizer() -> Tokenizer:
    return Dictionary().create()


_ONE_AT_A_TIME = Lock()
