"""``repeated-word``: a word stands twice in a row, as in “the the”.

Many languages double words on purpose (하나 하나, 看看, “that that”, “nous nous”): what is usual in a language is
listed here, and where doubling is a part of grammar (Turkish, Hindi, Indonesian) nothing is looked at.
"""

import re
from collections.abc import Iterator, Mapping
from operator import eq

from pipeline.checks.pair import Finding, Pair

__all__ = ["LANGUAGES", "check"]

_USUAL: Mapping[str, str] = {
    "en": "that had her very really so many far long no yes yeah ha bye blah knock",
    "de": "sie ihr ja nein nach sehr viel mehr bla immer",
    "fr": "nous vous non oui très si tout bla petit en",
    "es": "no sí muy nada poco ya poquito",
    "it": "piano via quasi molto si man",
    "pt": "não sim muito nos logo",
    "nl": "die dat is was zijn had heel ja nee bla het we ze haar",
    "sv": "om som att det den på ja nej",
    "da": "der det den at i ja nej",
    "nb": "som det den at i ja nei",
    "nn": "som det den at i ja nei",
    "pl": "nie tak bardzo to",
    "cs": "ne ano",
    "sk": "nie áno",
    "ru": "да нет очень так чуть еле всё что то",
    "uk": "так ні дуже ледве",
    "ar": "جدا يوما واحدا شيئا خطوة رويدا جنبا وجها كلا دكا صفا",
    "ko": "하나 한 더 매우 아주 점점 자주 가지 조금 너무 각 두 한명 조금씩 천천히 서서히 차츰 하나하나 오래 "
    "멀리 곳곳 그 네 예 또 때 쭉 참 꼭",
}
_USUAL_AFTER: Mapping[str, tuple[tuple[str, str], ...]] = {
    "en": (
        ("in", "log logs logged logging sign signs signed signing check checks checked checking tune tuned"),
        (
            "on",
            "log logs logged logging sign signs signed signing go goes going went move moved carry carried",
        ),
    ),
    "de": (("die der das den dem es", ", dass weil wenn ob als wie da und oder"),),
}
"""Words that are doubled where one clause ends and another begins: after these words, or a comma."""
_CLAUSE_AS_SUBJECT = re.compile(
    r"\b(?:(?:what|whatever|all|everything|(?:things?|problem|trouble|those) (?:that|who|there))(?: [\w'’]+){0,4}"
    r"|(?:who|whoever|how|where|why)(?: [\w'’]+){1,4}) $",
    re.IGNORECASE,
)
"""Such a clause ends with a verb, and the sentence's own may be the same: what it is is clear."""
_VERBS = frozenset({"is", "was", "are", "were", "do", "does", "did", "has"})
_WORD_BEFORE = re.compile(r"([^\W\d_]+|,)\s*$")
LANGUAGES = frozenset((*_USUAL, "zh", "yue", "ja"))

_WORD = re.compile(r"\w+")
_TWICE = re.compile(
    r"(?<![^\W_])(?<![-'’.&%$/@#])(?P<word>[^\W\d_]+)[ \t\u00a0]+(?P=word)(?![^\W_])(?![-'’/@]\w)",
    re.IGNORECASE,
)
_HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
_TRIED = "研究|讨论|討論|考虑|考慮|商量|学习|學習|休息|了解|打扫|锻炼|介绍|介紹|观察|准备|检查|整理|练习|尝试|体验|意思"
"""Verbs that are doubled to say that something is done a little."""
_CHINESE = re.compile(
    rf"的的(?!确|確|哥|士)|了了(?![解结結然却断斷])|与与|及及|被被|于于(?!是)|將將|和和(?![平解谐諧睦气氣])"
    rf"|(?!{_TRIED})(?P<word>[{_HAN}]{{2,8}})(?P=word)"
)
_NOUNS_WITH_PARTICLE = frozenset({"目的", "标的", "標的"})
_BEFORE_POSSESSIVE = re.compile(rf"(?![的了是和与])[{_HAN}]")
_JAPANESE = re.compile(
    r"をを|にに(?![ん])|(?<![あ-ん])がが(?![んっくた])|(?<=[ァ-ヶー一-龠])のの(?![しろ])"
    rf"|(?P<word>[{_HAN}]{{2,8}})(?P=word)"
)
_NAME_TWICE = re.compile(
    r"(?P<katakana>[ァ-ヺー]{2,})[・＝\s]?(?P=katakana)|(?<![^\W_])(?P<latin>[A-Za-z]+) (?P=latin)(?![^\W_])"
)
"""A doubled name in a Japanese text: ボラボラ島, デュラン・デュラン."""
_SINGLE = {
    "I",
    "a",
    "A",
    "à",
    "À",
    "o",
    "y",
    "e",
    "i",
    "u",
    "w",
    "z",
    "я",
    "о",
    "и",
    "в",
    "с",
    "к",
    "і",
    "у",
    "з",
}


def check(pair: Pair) -> Iterator[Finding]:
    """A finding for each word that is there twice in a row, unless the source doubles one as well."""
    found = dict.fromkeys(_doubled(pair.target_text.text, pair.base))
    if not found or dict.fromkeys(_doubled(pair.source_text.text, pair.source_base)):
        return
    has_name = pair.source_base == "ja" and _NAME_TWICE.search(pair.source_text.text) is not None
    for words in found:
        if not (has_name and words.istitle()):
            yield Finding(f"“{words}” repeats a word", target_parts=(words,))


def _doubled(text: str, language: str) -> Iterator[str]:
    if language in ("zh", "yue", "ja"):
        pattern = _JAPANESE if language == "ja" else _CHINESE
        for match in pattern.finditer(text):
            word = match["word"]
            is_usual = word is not None and (word[0] == "一" or len(set(word)) == 1)  # 一步一步 and 慢慢慢慢
            if not is_usual and not _is_possessive(text, match):
                yield match[0]
        return
    words = _WORD.findall(text.lower())
    if not any(map(eq, words, words[1:])):
        return
    usual = _USUAL.get(language, "").split()
    for match in _TWICE.finditer(text):
        word, folded = match["word"], match["word"].casefold()
        again = match[0][-len(word) :]
        if (len(word) == 1 and word not in _SINGLE) or _is_usual_here(text, match, language):
            continue
        if folded in usual or (word != again and word.casefold() != word[:1].casefold() + again[1:]):
            continue
        if word.isupper() and len(word) == 1:
            continue
        yield match[0]


def _is_possessive(text: str, match: re.Match[str]) -> bool:
    """Whether the first 的 may well be a particle: in 项目的目的, “the project's aim”, it is one."""
    word, before = match["word"], text[max(match.start() - 1, 0) : match.start()]
    return word in _NOUNS_WITH_PARTICLE and _BEFORE_POSSESSIVE.match(before) is not None


def _is_usual_here(text: str, match: re.Match[str], language: str) -> bool:
    if language == "en" and match["word"].casefold() in _VERBS:
        return _CLAUSE_AS_SUBJECT.search(text, max(match.start() - 60, 0), match.start()) is not None
    before = _WORD_BEFORE.search(text, max(match.start() - 20, 0), match.start())
    return before is not None and any(
        match["word"].casefold() in doubled.split() and before[1].casefold() in preceding.split()
        for doubled, preceding in _USUAL_AFTER.get(language, ())
    )
