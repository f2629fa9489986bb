"""What a date in a message is the date of: words behind it decide, else words before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

Roles = Sequence[tuple[str, str]]

NOT_YET = r"(?!\w{0,7}(?:(?<!み)たい|ほし|予定|つもり|ください|下さい|でき|もらえ|いただけ|いい|します|すれば|られ))"
GOT = (rf"(?:発行|作成|取得|交付|作(?:った|って|り直し|りまし|られ)|つく(?:った|って|りまし)"
       rf"|(?:つけ|付け|入れ)(?:[てた]|まし)|取っ[てた]"
       rf"|もら(?:った|って|いまし)|受け取(?:った|って|りまし)"
       rf"|更新(?:し(?:た(?!い)|て|まし)|済|ずみ|$|手続き?(?:が|を)(?:終わ|済))){NOT_YET}")
BARE_EXPIRY = "bare_expiry"  # 期限 without a word on whose
ROLE_AFTER = (
    ("birth_date", r"^\s*[にの]?(?:生まれ|産まれ|うまれ|生(?![年月])|が誕生日|が生年月日)"),
    ("card_expires_on",
     r"^\s*(?:が|は|で|に|まで)\s*(?:マイナンバー)?カード(?:本体)?(?:の(?:有効)?期限|が(?:切れ|きれ))"),
    ("user_certificate_expires_on",
     r"^\s*(?:が|は|で|に|まで)\s*(?:電子)?証明書(?:の(?:有効)?期限|が(?:切れ|きれ|失効))"),
    (BARE_EXPIRY, r"^\s*(?:が|で|に|まで)?\s*(?:有効)?期限(?:が|は|に|で|切れ|を|です|$)"
                  r"|^\s*(?:で|に)\s*(?:切れ|きれ|失効)|^\s*まで(?!に)\s*(?:使|有効|です|だ|と|って|もつ|$)"),
    ("issued_on", rf"^\s*(?:に|から)?.{{0,14}}?{GOT}"),
)
ROLE_BEFORE = (
    ("birth_date", r"生まれ|うまれ|誕生日|たんじょうび|生年月日|せいねんがっぴ|バースデー"),
    ("previous_expires_on",
     r"(?:前|前回|以前|旧|古い)(?:ほうの|方の|の)?(?:署名用|利用者証明用|利用者用)?(?:の)?(?:電子)?"
     r"(?:証明書|期限|有効期限)(?:の(?:有効)?期限)?[はが]?"),
    ("card_expires_on",
     r"カード(?:の|は|が|自体|本体|そのもの|:|(?:有効)?期限|\s*$)|カードに.{0,8}$|本体の|在留(?:期限|期間)"),
    ("user_certificate_expires_on",
     r"利用者証明|署名用|しょうめい(?:しょ|よう)の|証明書の(?:有効)?期(?:限|現)|証明書(?:は|が|\s*$)"),
    ("issued_on", r"発行|作成日|交付|作った|作って|つくった|取得|受け取った|もらった|更新した(?!い)|更新日"),
)
ROLE_OF_A_BARE_EXPIRY = ((BARE_EXPIRY, r"(?:期限|きげん)(?:は|が|:|\s*$)"),)
EXPIRIES = {"card_expires_on", "user_certificate_expires_on", "previous_expires_on"}
LEADING = re.compile(r"\s*(?:発行|交付|作成|取得)日?[:は]?\s*")
PARTS = r"[、。,!?\n]"
OTHERWISE = re.compile(r"^は[^。]{0,14}(?:じゃ|では)なくて?")


@dataclass(frozen=True)
class Named:
    """A role, and where the words that name it end."""

    role: str
    end: int


def role_of(behind: Named | None, before: str) -> str | None:
    """The role named behind a date, else before it; before it stands whose 期限 a bare one is."""
    if behind is None:
        return role_before(before)
    whose = role_before(before) if behind.role == BARE_EXPIRY else None
    return whose if whose in EXPIRIES else behind.role


def leads_on(between: str, before: str) -> bool:
    """Whether the word between two dates names the second, the first being named: 生年月日…年…月…日 発行…年…月…日."""
    return LEADING.fullmatch(between) is not None and role_before(before) is not None


def role_after(text: str) -> Named | None:
    """The role that the words behind a date name."""
    return _first(ROLE_AFTER, OTHERWISE.sub("は", re.split(PARTS, text, maxsplit=1)[0]))


def role_before(text: str) -> str | None:
    """The role named last in the nearest part of the text that names one."""
    parts = [part for part in reversed(re.split(PARTS, text)) if part]
    named = (_last(ROLE_BEFORE, part) or _last(ROLE_OF_A_BARE_EXPIRY, part) for part in parts)
    return next((name.role for name in named if name), None)


def _first(words: Roles, text: str) -> Named | None:
    return next((Named(role, match.end()) for role, pattern in words if (match := re.search(pattern, text))), None)


def _last(words: Roles, text: str) -> Named | None:
    named = [Named(role, match.end()) for role, pattern in words for match in re.finditer(pattern, text)]
    return max(named, key=lambda name: name.end, default=None)


