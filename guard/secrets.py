"""PINs and passwords that somebody tells, known by the words around them."""

import re
from collections.abc import Iterator

from guard.digits import DIGIT, KANJI_DIGITS
from guard.folding import WALL, Finding, Folded
from guard.phrases import CUE, GAP, NOT_COUNTED, either

_SPOKEN = "(?:いち|に|さん|よん|し|ご|ろく|なな|しち|はち|きゅう|ぜろ|れい|まる)"
_SPOKEN_PIN = rf"{_SPOKEN}(?:[\W_]{{0,2}}{_SPOKEN}){{3,}}"
_BEGINS_DATE = "(?:19|20)[0-9]{2} [0-9]{1,2} [0-9]{1,2}(?![0-9])"
_BARE_PIN = (
    rf"(?<!{DIGIT})(?<!{DIGIT}[-/.:~の])(?!〇{{4}})(?!{_BEGINS_DATE})"
    rf"{DIGIT}{{4,5}}(?!{DIGIT})(?![-/.:~]{DIGIT})(?![a-z]){NOT_COUNTED}"
)
_SPELLED_PIN = (
    rf"{DIGIT}(?P<by>[^\w/:]{{1,2}}|と){DIGIT}(?P=by){DIGIT}(?P=by){DIGIT}"
    rf"(?!{DIGIT}|(?P=by)[0-9a-z]){NOT_COUNTED}"
)
_PAIRED_PIN = rf"{DIGIT}{{2}} {DIGIT}{{2}}(?!{DIGIT})(?![-/.:~ ]{DIGIT}){NOT_COUNTED}"
_PIN = f"{_SPOKEN_PIN}|{_SPELLED_PIN}|{_PAIRED_PIN}|{_BARE_PIN}"

_SPELLED_PASSWORD = r"[a-z0-9](?:[ \n,、・-][a-z0-9](?![a-z0-9])){5,31}"
_PASSWORD = rf"{_SPELLED_PASSWORD}|[a-z0-9](?:[!#$%&*+=?@^_.-]{{0,2}}[a-z0-9]){{0,63}}"

TOLD = re.compile(rf"{CUE}{GAP}(?:(?P<pin>{_PIN})|(?P<password>{_PASSWORD}))")
ANOTHER = re.compile(rf"(?:[\W_]|と|か|や|も|または|もしくは|それとも|or){{1,4}}(?P<pin>{_BARE_PIN})")

_OTHER_NUMBER = either(
    "電話(?!番号の下) tel fax 内線 番地 郵便 窓口 [一-龥]番号(?!の下) 番号札 えら- 西暦 料 住所 期限 予約"
)
_SMALL_COUNT = f"{DIGIT}{{1,2}}(?:桁|けた|文字|回|度|つ)"
_SOME_WORDS = rf"(?:(?!{_OTHER_NUMBER})[^0-9{KANJI_DIGITS}{WALL}。!?\n]|{_SMALL_COUNT}){{1,20}}?"
_USED = (
    r"(?= ?(?:です|でし|だ|なの|なん|じゃ|では|でも|で(?:入|通|試|打|ろっく|開)|を|に(?:し|変|設|戻)"
    r"|と(?:入|打|押|思|い|設)|って|のまま|[。、,!?)」]|$))"
)
_TRIED = "(?=だった|だと思|でした|かな|かも|[をと](?:入|打)|にし|に設|に変|で入|で通|で合|でろぐいん)"
MENTIONED = re.compile(
    f"{CUE}{_SOME_WORDS}(?:(?<![a-z])(?P<pin>{_BARE_PIN}){_USED}|(?<![a-z0-9])(?P<password>{_PASSWORD}){_TRIED})"
)

_WHOSE = r"(?:[\W_]|私の|今の|新しい|その|か-どの|署名用の?){0,3}"
_LINK = rf"[」』)\"' 、]?(?:が|は|を|って|という|っていう|というのが|これ(?:が|は)?){_WHOSE}"
_PIN_BEFORE = f"(?P<pin>{_BARE_PIN})(?:{_LINK}|の|に)"
_PASSWORD_BEFORE = f"(?<![a-z0-9])(?P<password>{_PASSWORD}){_LINK}"
TOLD_BEFORE = re.compile(f"(?:{_PIN_BEFORE}|{_PASSWORD_BEFORE}){CUE}")
_ITS_NAME = "(?<![一-龥a-z])(?<!話の)(?<!口の)(?<!付の)(?:番号|数字|[4四]桁)"
THE_NUMBER = re.compile(rf"{_ITS_NAME}[はがをも:]{GAP}(?P<named>{_PIN})|(?P<tried>{_BARE_PIN}){_TRIED}")
CUE_SPOKEN = re.compile(CUE)

_PRODUCT = either(
    """windows win mac ios iphone ipad android galaxy pixel xperia aquos chrome edge firefox safari
    office microsoft adobe ver type [0-9]password rc-?s pasori acr felica sha rsa iso https?
    mynaportal mynumber e-?tax el-?tax jpki"""
)
_ERROR_OR_ERA_DATE = "[a-z]{2}[0-9]{3}-[0-9]{4}$|[mtshr][0-9]{1,2}[.-]"
NO_PASSWORD = re.compile(f"(?:{_PRODUCT})[a-z]*[0-9.-]*$|{_ERROR_OR_ERA_DATE}")
STATED = re.compile(r"[」』)\"']?(?:です(?!か)|でし|だ(?!と)|を入|にし|に設)")
DATE_OR_TELEPHONE = re.compile(r"(?:(?:19|20)[0-9]{2}[01][0-9][0-3][0-9]|0[0-9]{9,10})$")
_SHORTEST_PASSWORD = 6
NOT_COUNTED_BEHIND = re.compile(NOT_COUNTED)


def find_told(folded: Folded) -> Iterator[Finding]:
    """Yield the secrets that follow their name: 暗証番号は1234, PIN 1 2 3 4, パスワード:ABC123XYZ."""
    for match in TOLD.finditer(folded.text):
        if match["pin"]:
            yield from _pins(folded.text, match)
        elif _is_password(match):
            yield _finding("password", match)


def _pins(text: str, match: re.Match[str]) -> Iterator[Finding]:
    """Yield one PIN and those that are listed behind it: 1234か5678."""
    following: re.Match[str] | None = match
    while following:
        yield _finding("pin", following)
        following = ANOTHER.match(text, following.end())


def find_mentioned(folded: Folded) -> Iterator[Finding]:
    """Yield the secrets that come up later in the sentence: 暗証番号を忘れて1234を入れた."""
    for match in MENTIONED.finditer(folded.text):
        yield from _one(match)


def find_told_before(folded: Folded) -> Iterator[Finding]:
    """Yield the secrets that precede their name: 1234が暗証番号."""
    for match in TOLD_BEFORE.finditer(folded.text) if CUE_SPOKEN.search(folded.text) else ():
        yield from _one(match)


def find_the_number(folded: Folded) -> Iterator[Finding]:
    """Yield 番号は1234 and 1234だったかな where a PIN is spoken of anywhere."""
    for match in THE_NUMBER.finditer(folded.text) if CUE_SPOKEN.search(folded.text) else ():
        yield Finding("pin", *match.span(match.lastgroup or 0))


def _one(match: re.Match[str]) -> Iterator[Finding]:
    if match["pin"] or _is_password(match):
        yield _finding("pin" if match["pin"] else "password", match)


def _finding(kind: str, match: re.Match[str]) -> Finding:
    return Finding(kind, *match.span(kind))


def _is_password(match: re.Match[str]) -> bool:
    """Tell a password from a product, a date, a telephone, a count or a word."""
    value = re.sub(r"[ \n,、・]", "", match["password"])
    if len(value) < _SHORTEST_PASSWORD or NO_PASSWORD.match(value):
        return False
    letters, digits = re.search("[a-z]", value), re.search("[0-9]", value)
    if letters and digits:
        return True
    stated = bool(STATED.match(match.string, match.end("password")))
    return stated if letters else _is_numeric_password(match, stated)


def _is_numeric_password(match: re.Match[str], stated: bool) -> bool:
    value = re.sub(r"[ \n,、・]", "", match["password"])
    other = DATE_OR_TELEPHONE.match(value) and not stated
    return value.isdigit() and not other and bool(NOT_COUNTED_BEHIND.match(match.string, match.end("password")))
