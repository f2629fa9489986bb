"""What residents may type, as Hypothesis strategies."""

from datetime import date

from hypothesis import strategies as st

from guard.my_number import check_digit

SCRIPTS = (
    *("0123456789", "０１２３４５６７８９", "〇一二三四五六七八九"),
    *("零一二三四五六七八九", "⓪①②③④⑤⑥⑦⑧⑨", "٠١٢٣٤٥٦٧٨٩"),
)
SEPARATORS = (
    *(" ", "\u3000", "\u00a0", "\n", "\r\n", "\t", "\u200b", " - ", "-", "‐", "\u2011", "–", "—", "―", "−"),
    *("ー", "ｰ", "－", "・", ".", "．", "、", ",", "，", "/", "／", "_", "の"),
)
GROUPINGS = ((12,), (4, 4, 4), (3, 3, 3, 3), (2,) * 6, (1,) * 12, (6, 6), (4, 8))
WORDS = "私番号区役所更新手続期限日曜年齢歳時分のはがをでともかなですますいくらアパートカード、。？「」ー\n "
KANA_AND_KANJI = (
    "あいうえおがぎぱやゆよらりるれろわをんアイウエオガギパヤユヨラリルレロワヲンー"
    "私番号区役所更新暗証期限日曜年齢歳、。"
)

bodies = st.text("0123456789", min_size=11, max_size=11).filter(lambda body: body.strip("0"))
my_numbers = bodies.map(lambda body: f"{body}{check_digit(body)}")
wrong_numbers = st.tuples(bodies, st.integers(1, 9)).map(
    lambda drawn: f"{drawn[0]}{(check_digit(drawn[0]) + drawn[1]) % 10}"
)
sentences = st.text(WORDS, max_size=20)


@st.composite
def written(draw: st.DrawFn, numbers: st.SearchStrategy[str]) -> str:
    """A number in one script, one grouping and one separator."""
    digits = draw(numbers)
    script, separator = draw(st.sampled_from(SCRIPTS)), draw(st.sampled_from(SEPARATORS))
    groups, at = [], 0
    for size in draw(st.sampled_from(GROUPINGS)):
        groups.append(digits[at : at + size].translate(str.maketrans("0123456789", script)))
        at += size
    return separator.join(groups)


def _reiwa(day: date) -> str:
    return f"R{day.year - 2018}.{day.month}.{day.day}"


DATE_FORMS = (
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f"{day.year}/{day.month}/{day.day}",
    lambda day: f"{day:%Y/%m/%d}",
    lambda day: f"{day:%Y-%m-%d}",
    lambda day: f"{day:%Y.%m.%d}",
    lambda day: f"{day:%Y %m %d}",
    lambda day: f"{day:%Y%m%d}",
    _reiwa,
)
days = st.dates(date(2019, 5, 1), date(2060, 12, 31))
date_texts = st.builds(
    lambda form, joint, shown: joint.join(map(form, shown)),
    st.sampled_from(DATE_FORMS),
    st.sampled_from([" ", "　", "〜", "、", "\n", "から", " - "]),
    st.lists(days, min_size=1, max_size=4),
)
telephones = st.from_regex(r"0(3-[0-9]{4}|[789]0-[0-9]{4}|120-[0-9]{2}|45-[0-9]{3})-[0-9]{4}", fullmatch=True)


def _words(text: str) -> list[str]:
    return text.split()


FRAGMENTS = [
    *_words("暗証番号 パスワード PIN 番号は 口座番号 は を が の です を入れた 年 円 回 三軒茶屋 ﾊﾟ ゛ ⑴ ㈱"),
    *_words("1234 12 3 ５６７８ 一二三四 いちにさんよん 123456789018 2021/05/10 090-1234-5678 +81"),
    *_words("ABC123XYZ A a@example.jp AB12345678CD TK1234567 https://example.jp/1/2"),
    *_words("〔暗証番号〕 〔マイナンバー〕 〔 〕 、 - 。"),
    *(" ", "\n", "\u200b"),
]
fragment_texts = st.lists(st.sampled_from(FRAGMENTS), max_size=16).map("".join)
