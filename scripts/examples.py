"""`make examples`: every state of the widget for widget/examples.html, in the words of the rulebook."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from records.receipts import Receipts
from rulebook import phrases
from rulebook.case import Case
from rulebook.phrases import Answer
from rulebook.topics import decide, figures, telephone
from rulebook.wording import Sentence

FILE = Path(__file__).parent.parent / "widget" / "examples.json"
DAY = date(2026, 11, 22)
VALID = {"issued_on": "2026-05-10", "birth_date": "1980-07-01", "card_expires_on": "2031-07-01"}
EXPIRED = {**VALID, "issued_on": "2021-05-10"}
ASKED = "母の代わりに更新に行きます。持ち物は何ですか。"

Json = Mapping[str, Any]


def answered(topic: str, case: Json, claims: Mapping[str, int] | None = None) -> Answer:
    """The rulebook's answer on the day of the examples."""
    return phrases.answer(decide(topic, Case.parse(case), DAY), claims or {})


def reply(*answers: Answer, notices: Sequence[Sentence] = (), notes: Sequence[Sentence] = (),
          asks: str | None = None) -> list[Json]:
    """A reply as the channel sends it."""
    question = phrases.question(asks, figures(DAY)) if asks else None
    bubbles: list[Json] = [{"text": said.text, "buttons": []} for said in (*notices, *answers, *notes)]
    if question:
        bubbles.append({"text": question.text, "buttons": [dict(button) for button in question.buttons]})
    return [*bubbles, {"custom": {
        "status": "answered",
        "answers": [{**answer, "receipt": Receipts.code(answer)} for answer in map(Answer.as_json, answers)],
        "notices": [{**said.as_json(), "place": place}
                    for place, told in (("before", notices), ("after", notes)) for said in told],
        "question": question.as_json() if question else None,
    }}]


def said(me: str, messages: Sequence[Json]) -> dict[str, Any]:
    """A talk of one question and its reply."""
    return {"entries": [{"me": me}, {"messages": messages}]}


def waiting(phase: str, **more: Any) -> dict[str, Any]:
    """A talk with a message that is not answered yet."""
    return {"entries": [], "pending": {"text": ASKED, "phase": phase, **more}}


def way_to_a_person() -> Sentence:
    """The telephone, as the rulebook knows it."""
    return phrases.sentence("telephone", **telephone(DAY))


def start() -> dict[str, Any]:
    """What is shown before anybody has said anything."""
    return {"greeting": reply(notices=[phrases.sentence("greet")]), "topics": reply(asks="topic"),
            "person": reply(notices=[way_to_a_person()])}


def states() -> list[dict[str, Any]]:
    """Every state: its name, its title and the stored talk that shows it."""
    agent, alone = answered("belongings", {"visitor": "agent"}), answered("belongings", {"visitor": "self"})
    fee, expiry = answered("fee", {"reason": "expiry"}), answered("expiry", VALID)
    wrong = answered("fee", {"reason": "expiry"}, {"yen": 500})
    renewed = {"entries": [{"note": "renewed"}, *said("手数料は?", reply(fee))["entries"]]}
    until_when = answered("expiry", {})
    dates = phrases.understood({name: date.fromisoformat(day) for name, day in VALID.items()})
    easy = reply(agent, notices=[phrases.sentence("guarded_pin")], notes=[dates], asks="same_household")
    titled: list[tuple[str, str, dict[str, Any]]] = [
        ("start", "はじめ: あいさつと、選べる質問", {"entries": []}),
        ("number", "数が先に来る答え", said("手数料は?", reply(fee))),
        ("question", "答えのあとの問い返し", said("手数料は?", reply(answered("fee", {}), asks="reason"))),
        ("checklist", "持ち物の一覧", said("本人が行くときの持ち物は?", reply(alone))),
        ("steps", "二回行くときの手順", said(ASKED, reply(agent))),
        ("timeline", "期限と、更新できる日", said("いつまで使えますか。", reply(expiry))),
        ("understood", "聞き取った日", said("いつまで使えますか。", reply(expiry, notes=[dates]))),
        ("expired", "切れた期限", said("いつまで使えますか。", reply(answered("expiry", EXPIRED)))),
        ("counters", "窓口の一覧", said("窓口はどこですか。", reply(answered("office", {})))),
        ("correction", "思い違いの訂正", said("500円ですよね。", reply(wrong))),
        ("referred", "資料にないこと", said("土曜日は開いていますか。", reply(answered("hours", {})))),
        ("two", "一度に二つの質問", said("持ち物と手数料は?", reply(alone, fee))),
        ("date", "日付の問い返し", said("いつまで使えますか。", reply(until_when, asks="issued_on"))),
        ("notice", "隠した番号の知らせ", said("私は〔マイナンバー〕です。手数料は?",
                              reply(fee, notices=[phrases.sentence("guarded_my_number")]))),
        ("person", "人に聞く", said("人と話したい", reply(notices=[phrases.sentence("ask_human"), way_to_a_person()]))),
        ("languages", "ほかの言葉", said("Where do I go?", reply(notices=[
            phrases.sentence(f"{language}", phone="03-0000-0000")
            for language in ("english", "chinese", "korean", "vietnamese")]))),
        ("plain", "やさしい日本語", said(ASKED, easy) | {"plain": True}),
        ("large", "大きな文字", said("いつまで使えますか。", reply(expiry)) | {"large": True}),
        ("sending", "答えを待つ", waiting("sending")),
        ("slow", "時間がかかる", waiting("slow")),
        ("stuck", "答えが届かない", waiting("stuck")),
        ("offline", "つながっていない", waiting("offline")),
        ("unreached", "つながらなかった", waiting("unreached")),
        ("failed", "区の側の不具合", waiting("failed")),
        ("limited", "送る回数が多い", waiting("limited")),
        ("unsent", "戻ってきたとき、まだ送れていない", waiting("unsent")),
        ("renewed", "会話の期限が切れた", renewed),
        ("guarded", "送る前に隠した番号", {"entries": []}),
        ("menu", "やり直す・消す", {"entries": []}),
        ("thumbs", "役に立たなかった理由", said("手数料は?", reply(fee))),
    ]
    return [{"name": name, "title": title, "state": state} for name, title, state in titled]


def content() -> str:
    """The file as it should be."""
    return json.dumps({"start": start(), "examples": states()}, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    FILE.write_text(content(), encoding="utf-8")
