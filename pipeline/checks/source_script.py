"""``source-script``: text in the source language's script is left in the translation.

Kana anywhere but in Japanese, kanji anywhere but in Chinese, Japanese and (as Hanja) Korean. Code and URLs
may hold them, and so may parentheses or quotation marks that give the original after its translation: "the
nuclear umbrella (核の傘)". In Korean and Chinese, words of the source that Korean does not write so, or Chinese writes
with other characters (選挙 for 选举), are told as well.
"""

import re
from collections.abc import Iterator

from pipeline.checks.japanese_characters import chinese_lacks
from pipeline.checks.pair import Finding, Pair

__all__ = ["check"]

_KANA = r"\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff\uff66-\uff6f\uff71-\uff9d"
_KANJI = r"\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA_RUN = re.compile(f"[{_KANA}][{_KANA}{_KANJI}ー]*")
_JAPANESE_RUN = re.compile(f"[{_KANA}{_KANJI}][{_KANA}{_KANJI}ー]*")
_KANJI_WORD = re.compile(f"[{_KANJI}]{{2,}}")
_GLOSSED = re.compile(r"\s?[(（\[［]")
_LETTER = re.compile(f"(?![{_KANA}{_KANJI}ー])[^\\W\\d_]")
_PARENTHESIS = re.compile(r"(?<=\S)\s?[(（\[［](?P<inside>[^()（）\[\]［］]{1,80})[)）\]］]")
_QUOTED_AGAIN = re.compile(
    r"(?<=[”’\"'»)）])[\s,]{0,2}[“\"‘'«「『](?P<inside>[^“”\"‘’«»「」『』]{1,80})[”\"’'»」』]"
)
_MARKED = re.compile(r"""<(\w+)[^<>]*\blang\s*=\s*["']?ja\b[^<>]*>([^<>]*)</\1>""")
"""Words that are Japanese on purpose."""
_SPOKEN_OF = re.compile(
    r"[「『“\"](?P<word>[^「」『』“”\"]{1,20})[」』”\"](?:という|との|の|と)?"
    "(?:文字|字(?!幕)|仮名|かな|平仮名|ひらがな|片仮名|カタカナ|語尾|助詞|表記|発音|読み|読む|書く|書き)"
    "|「(?P<kana>[ぁ-ゖァ-ヺ])」"
)
"""A letter or word that a text is about: 「の」という字, 「が」と「は」."""
_QUOTED = re.compile(r"[“\"‘'«「『](?P<inside>[^“”\"‘’«»「」『』]{1,20})[”\"’'»」』]")
_SHARE_KANJI = frozenset({"zh", "yue", "ko"})


def check(pair: Pair) -> Iterator[Finding]:
    """A finding that quotes what was left, all of it in one."""
    if pair.base == "ja" or pair.source_base != "ja":
        return
    text = pair.target_text.text
    if not _JAPANESE_RUN.search(text):
        return
    for words in _MARKED.findall(pair.target):
        text = text.replace(words[1], " ", 1)
    for glosses in (_PARENTHESIS, _QUOTED_AGAIN):
        text = glosses.sub(lambda match: match[0] if _is_left_over(pair, match["inside"]) else " ", text)
    spoken_of = {match["word"] or match["kana"] for match in _SPOKEN_OF.finditer(pair.source_text.text)}
    if spoken_of:
        text = _QUOTED.sub(lambda match: " " if match["inside"].strip() in spoken_of else match[0], text)
    pattern = _KANA_RUN if pair.base in _SHARE_KANJI else _JAPANESE_RUN
    left = dict.fromkeys(match[0] for match in pattern.finditer(text))
    if pair.base in _SHARE_KANJI and not left:
        left = dict.fromkeys(_words_of_source(pair, text))
    if left:
        message = f"Japanese text is left in the translation: {', '.join(left)}"
        yield Finding(message, target_parts=tuple(left))


def _words_of_source(pair: Pair, text: str) -> Iterator[str]:
    """Words in kanji that stand in the source as they are, and that the translation's language writes otherwise.

    Korean may explain them (漢字(한자)); Chinese has most of them, but not all of their characters.
    """
    source = pair.source_text.text
    for match in _KANJI_WORD.finditer(text):
        if pair.base != "ko":
            yield from _written_otherwise(pair, match[0], source)
        elif match[0] in source and _GLOSSED.match(text, match.end()) is None:
            yield match[0]


def _written_otherwise(pair: Pair, words: str, source: str) -> Iterator[str]:
    """The parts of ``words``, Chinese without a space, that are in ``source`` and have a character Chinese lacks."""
    for index, character in enumerate(words):
        if not chinese_lacks(character, pair.language):
            continue
        start, end = index, index + 1
        while end < len(words) and words[start : end + 1] in source:
            end += 1
        while start and words[start - 1 : end] in source:
            start -= 1
        if end - start > 1:
            yield words[start:end]


def _is_left_over(pair: Pair, inside: str) -> bool:
    """Whether a parenthesis is the source's own, left as it was in part, instead of an original that was added."""
    own = [match["inside"] for match in _PARENTHESIS.finditer(pair.source_text.text)]
    if inside in own:
        return True
    words = _JAPANESE_RUN.findall(inside) if _LETTER.search(inside) else ()
    return any(len(word) > 1 and word in one for word in words for one in own)
