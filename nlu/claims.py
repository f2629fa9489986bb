"""What a message takes for granted: 手数料は1000円ですよね, カードの期限が来てないのに, 若林でもできますよね."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from ruamel.yaml import YAML

from nlu.dates import find_dates
from nlu.entities import Entity, TextReader
from nlu.ginza import folded
from nlu.numbers import number

TABLE = Path(__file__).parent / "claims.yml"
ASSERTED = (r"(?:よね|よな|でしょ(?!う|か)|でしょうね|はず|ですね|じゃん|ん?じゃない(?:の|ん?ですか|[?]|$)|らしい"
            r"|(?:と|って)[^。、?]{0,12}(?:聞|言わ|言って|言った|言う|書[いか]|思っ|教わ))")
# One character on the way to the ending of a claim, so long as nothing denies it.
YES = r"(?:(?!(?<!じゃ)な[いくけ]|ませ|無理|むり|だめ|ダメ)[^。?])"
NUMBER = r"(?P<number>\d[\d,]*|[一二三四五六七八九十百千]+)"
UNITS = {
    "yen": re.compile(rf"{NUMBER}円"),
    "months": re.compile(rf"(?<!\d年){NUMBER}\s*(?:か|ヶ|カ|ケ|ヵ|箇|個)月(?:も)?前"),
    "years": re.compile(r"(?<![\d/.])(?<!カードは)(?<!カードが)(?P<number>\d{1,2}|[一二三四五六七八九十]+)年(?:間|も)?"
                            r"(?:有効|使え|もつ|持つ|もち|持ち|です|で切れ|だと)"),
    "visits": re.compile(r"(?P<number>\d|[一二三四])(?:回|度)(?:だけ|のみ)?(?:で(?!き)|行け|いけ|済|すむ)"),
    "digits": re.compile(rf"{NUMBER}(?:桁|けた|ケタ|文字)(?:(?!\d){YES}){{0,6}}{ASSERTED}"),
    "tries": re.compile(
        rf"(?=.*(?:ロック|間違|まちが|ミス|失敗|入力|暗証|パスワード|署名|証明用|桁)).*?{NUMBER}回(?:まで|で|間違え(?:る|たら)|"
        rf"まちがえ(?:る|たら)|ミス(?:する|したら)|失敗(?:する|したら))(?:(?!され[たて]|かかっ|なった|ました)[^。?]){{0,14}}?{ASSERTED}"),
}
# 1000円じゃないですよね, 一回では済まないですよね: what is denied is no claim. 1000円じゃないの? is one.
DENIED = re.compile(r"(?:から|まで)?[^。、?]{0,4}?(?:な[いく]|ませ)(?!ん?(?:です)?か|の(?:[?]|$|ですか)|[?]|$)")
WINDOW_IN_YEARS = re.compile(rf"(?:{NUMBER}|(?P<half>半))年(?:も)?前から(?:の)?(?:更新|手続|でき|可能|受け)")
OF_THE_CERTIFICATE = {None, "bare_expiry", "user_certificate_expires_on"}
UNTIL = re.compile(rf"まで{YES}{{0,10}}{ASSERTED}")
MONTHS_IN_A_YEAR = 12
DO = r"(?:でき|行け|いけ|使え|作れ|頼め|もらえ|受け取れ|取れ|入れ|受け(?:付け)?てくれ|やってくれ)"
OPEN_QUESTION = re.compile(r"何(?!でも|も)|なに|いつ(?!でも)|いくら|どこ(?!でも)|どう(?!で)|どれ|どの|誰|だれ|いくつ")
# ネットでは更新できないですよね: that one way is closed says nothing of the others.
ONE_WAY = re.compile(r"(?:ネット|オンライン|スマホ|パソコン|自宅|家|郵送|郵便局?|コンビニ|電話|アプリ|ポータル)"
                     r"(?:から|で)[はじ]")
IMPOSSIBLE = re.compile(
    rf"{DO}(?:な(?:い|く)|ませ)[^。?]{{0,6}}{ASSERTED}|(?:だめ|ダメ|無理|むり)[^。]{{0,4}}{ASSERTED}"
    r"|本人(?:しか|以外)[^。]{0,14}(?:ない|ませ|だめ|ダメ|無理)|本人(?:じゃ|で)ないと[^。]{0,12}(?:だめ|ダメ|無理|いけ)")
POSSIBLE = re.compile(rf"(?:{DO}(?:る|ます)|大丈夫(?:です|だ)?|いい(?:です|ん)?)(?:んです|のです)?{ASSERTED}")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class ClaimExtractor(TextReader):
    """Adds one entity `claims`, whose value maps each claim to what is claimed."""

    def read(self, text: str) -> list[Entity]:
        """The claims of the text."""
        claims = claims_in(folded(text))
        return [Entity("claims", claims, 0, len(text))] if claims else []


def claims_in(words: str) -> dict[str, int | str]:
    """Every claim of a folded text: figures by unit, a last `day`, `possible` or not, and beliefs by name."""
    return dict((*_figures(words), *_last_day(words), *_possible(words), *_beliefs(words)))


def _figures(words: str) -> Iterator[tuple[str, int]]:
    for unit, pattern in UNITS.items():
        found = pattern.search(words)
        if found and not DENIED.match(words, found.end()) and not (unit == "visits" and UNITS["tries"].search(words)):
            yield unit, number(found["number"].replace(",", ""))
    if window := WINDOW_IN_YEARS.search(words):
        half = window["half"] is not None
        yield "months", MONTHS_IN_A_YEAR // 2 if half else MONTHS_IN_A_YEAR * number(window["number"])


def _last_day(words: str) -> Iterator[tuple[str, str]]:
    for date in find_dates(words):
        if date.role in OF_THE_CERTIFICATE and UNTIL.match(words, date.end):
            yield "day", date.value


def _possible(words: str) -> Iterator[tuple[str, bool]]:
    if OPEN_QUESTION.search(words):
        return
    if IMPOSSIBLE.search(words):
        if not ONE_WAY.search(words):
            yield "possible", False
    elif POSSIBLE.search(words):
        yield "possible", True


def _beliefs(words: str) -> Iterator[tuple[str, bool]]:
    yield from ((name, True) for name, pattern in _patterns().items() if pattern.search(words))


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    table = YAML(typ="safe").load(TABLE)
    return {name: re.compile(pattern.replace("ASSERTED", ASSERTED).replace("YES", YES))
            for name, pattern in table.items()}
