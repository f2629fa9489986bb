"""What people say between the name of a secret and the secret, and after a number that is none.

All patterns read folded text: hiragana, lower case, `-` for ー.
"""


def either(words: str) -> str:
    """Return the alternatives of a list of patterns with blanks between them."""
    return "|".join(words.split())


_WORDS = either(
    """は が を に も で の と って て です けど なん なの とは として という だと
    確か たしか 多分 たぶん おそらく 恐らく 一応 ちなみに えっと ええと えと え-と あの その これ それ
    現在 今 いま 以前 前 昔 元 新しい 古い 私 わたし 僕 母 父 夫 妻 子ども 自分 家族
    全部 全て 同じ 共通 両方とも
    番号 数字 英数字 大文字 小文字 半角 全角 最初 こ-ど 設定 登録 入力 した して ている [4四]桁 [4四]けた
    署名用 利用者証明用 利用者用 電子証明書 用
    is(?![a-z]) was(?![a-z]) number code no"""
)

# Separators never touch separators here, so that no input can make the search go back and forth.
GAP = rf"[\W_]{{0,12}}(?:(?:{_WORDS})[\W_]{{0,12}}){{0,6}}"

_COUNTERS = either(
    """年(?!齢|金) 円(?!滑) 月(?!曜) 日(?!曜) 時 分(?!か) 歳 才 生まれ 人 名(?!前) 世帯 件 回 度(?!々)
    桁 けた 文字 字 番地 番窓口 番の窓口 丁目 号 階 条 項 枚 通 個 種類 か所 か月 週 万 千 百 億
    % m km ぽいんと"""
)
NOT_COUNTED = rf"(?! ?(?:{_COUNTERS}))"

CUE = "(?=[暗あぴぱp])(?:{})".format(
    either(
        r"""暗[証唱号](?:\s?番号)? あんしょう(?:番号|ばんごう)? (?<![ぁ-ん])ぴん(?:こ-ど|番号|なんば-)?
        (?<![a-z])pin(?:[\s-]?(?:code|number|こ-ど|番号))?(?![a-z])
        ぱすわ-?[どと] ぱすこ-ど (?<![ぁ-ん])ぱす(?=[は:=])
        (?<![a-z])pass[\s-]?(?:word|code|phrase|wd)?(?![a-z]) (?<![a-z])pw(?![a-z])"""
    )
)
