"""The questions of a message: its text cut between clauses, each question kept together with what leads up to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rasa.nlu.tokenizers.tokenizer import Token

SENTENCE_MARKS = {"。", "?", "!", ".", "\n"}
COMMAS = {"、", ",", ";", "・"}
AND_ALSO = {"あと", "それと", "それから", "また", "ついでに", "および", "及び", "ならびに", "そして", "さらに"}
ADDED = re.compile(rf"\s*(?:{'|'.join(sorted(AND_ALSO))})")  # あと代理人の持ち物も
BETWEEN_NOUNS = {"と", "や", "とか", "&", "/"}
NOUNS = {"NOUN", "PROPN", "PRON", "NUM"}
INTERROGATIVE = re.compile(
    r"何|なに|なん(?:で|の|時|日|円|回)|いつ|いくら|どこ|どの|どれ|どう|どちら|どっち|誰|だれ|いくつ|なぜ")
REQUEST = re.compile(
    r"(?:か|かな|かね|かも?|の|かしら|でしょう|よね|っけ|は|って|方法|違い|\?|教え\w*"
    r"|おしえ\w*|知り\w*|しりた\w*|(?:調べ|聞き|伺い|うかがい|確認し|知っておき)たい\w*"
    r"|お願い\w*|おねがい\w*|ください|下さい)"
    r"[。?!\s]*$")
LISTED = re.compile(r"(?:方|時間|場所|方法|もの|物|書類|料|料金|期限|番号|窓口|違い|日数|かどうか)と[、,\s]*$")
MIDWAY = re.compile(r"(?:か|かな|かね|っけ|でしょう|方法|違い|教えて|知りたい)(?:の|こと)?(?:と|を)?[、,]\s*$")
STATEMENT = re.compile(
    r"(?:ます|です|した|だ|る|い|て|で|し|ので|から|けど|けれど|が|のに|たら|れば|ため|場合|とき|時|に)"
    r"[。、,!\s]*$")
# A bare noun that names what is asked about, not what is asked for.
SUBJECT = re.compile(r"署名用|利用者|証明書|カード|スマホ|本人|代理|やつ|とか\s*$")
LEFT_OVER = re.compile(r"\d|何[年日月回か]|なん|どの|どれ|いくつ|少し")
OPENERS = NOUNS | {"ADV", "DET", "CCONJ", "INTJ", "ADJ"}
AFTER_A_QUESTION = {"どう", "こと", "どうか", "な", "ね", "も", "しら"}
PREDICATES = {"VERB", "AUX", "ADJ", "PART", "PUNCT", "SYM"}
KANJI = re.compile(r"[一-龠]")
LONGEST_BARE_NOUN = 12


@dataclass(frozen=True)
class Question:
    """One question: the clause that asks, and the same with the statements that lead up to it."""

    clause: str
    with_lead: str


def questions(text: str, tokens: Sequence[Token]) -> list[Question]:
    """Every question of a text, in order."""
    asked, lead = [], ""
    for clause in clauses(text, tokens):
        lead += clause
        if asks(clause):
            asked.append(Question(clause, lead))
            lead = ""
    return asked


def asks(clause: str) -> bool:
    """Whether a clause asks or names what is wanted, rather than stating something."""
    if INTERROGATIVE.search(clause) or REQUEST.search(clause) or MIDWAY.search(clause) or LISTED.search(clause):
        return True
    short = len(clause.strip()) <= LONGEST_BARE_NOUN
    return short and not STATEMENT.search(clause) and not (SUBJECT.search(clause) and not ADDED.match(clause))


def clauses(text: str, tokens: Sequence[Token]) -> list[str]:
    """The text cut at sentence ends, commas, joining words and between listed nouns."""
    cuts = [0, *_cuts(tokens), len(text)]
    return [part for start, end in pairwise(cuts) if (part := text[start:end]).strip()]


def _cuts(tokens: Sequence[Token]) -> Iterator[int]:
    asked, words_apart = False, not any(KANJI.search(token.text) for token in tokens)
    for place, token in enumerate(tokens):
        again = asked and INTERROGATIVE.match(token.text) is not None
        asked = (asked or INTERROGATIVE.match(token.text) is not None) and token.text not in SENTENCE_MARKS | COMMAS
        before = tokens[place - 1] if place else None
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        if token.text in SENTENCE_MARKS | COMMAS or _joins_nouns(before, token, after):
            yield token.end
        elif before and (again or _asked_already(before, token) or _gap_before(before, token, words_apart)
                         or _goes_on(before, token, after)):
            yield token.start


def _joins_nouns(before: Token | None, token: Token, after: Token | None) -> bool:
    return token.text in BETWEEN_NOUNS and before is not None and after is not None and (
        before.data["pos"] in NOUNS and after.data["pos"] in NOUNS | {"ADV", "ADJ", "DET"})


def _asked_already(before: Token, token: Token) -> bool:
    """A question ended by か or のか without a mark, and another word begins."""
    return before.text == "か" and token.data["pos"] in OPENERS and token.text not in AFTER_A_QUESTION


def _goes_on(before: Token, token: Token, after: Token | None) -> bool:
    """A joining word; あと counts what is left in あと何年, and means "after" in 期限のあと."""
    if token.text != "あと":
        return token.text in AND_ALSO
    return before.text not in ("の", "た") and not (after and LEFT_OVER.match(after.text))


def _gap_before(before: Token, token: Token, words_apart: bool) -> bool:
    """A blank, which stands where a comma could; in writing with the words apart only after a verb or the like."""
    return before.end < token.start and (
        not words_apart or before.data["pos"] in PREDICATES or before.text in BETWEEN_NOUNS)
