"""``source-script``: text in the source language's script is left in the translation.

Kana anywhere but in Japanese, kanji anywhere but in Chinese, Japanese and (as Hanja) Korean. Code and URLs
may hold them, and so may parentheses or quotation marks that give the original after its translation: "the
nuclear umbrella (核の傘)".
"""

import re
from collections.abc import Iterator

from pipeline.checks.pair import Finding, Pair

__all__ = ["check"]

_KANA = r"\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff\uff66-\uff6f\uff71-\uff9d"
_KANJI = r"\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA_RUN = re.compile(f"[{_KANA}][{_KANA}{_KANJI}ー]*")
_JAPANESE_RUN = re.compile(f"[{_KANA}{_KANJI}][{_KANA}{_KANJI}ー]*")
_PARENTHESIS = re.compile(r"(?<=\S)\s?[(（\[［](?P<inside>[^()（）\[\]［］]{1,80})[)）\]］]")
_QUOTED_AGAIN = re.compile(
    r"(?<=[”’\"'»)）])[\s,]{0,2}[“\"‘'«「『](?P<inside>[^“”\"‘’«»「」『』]{1,80})[”\"’'»」』]"
)
_SHARE_KANJI = frozenset({"zh", "yue", "ko"})


def check(pair: Pair) -> Iterator[Finding]:
    """A finding that quotes what was left, all of it in one."""
    base = pair.language.partition("_")[0]
    if base == "ja" or pair.source_language.partition("_")[0] != "ja":
        return
    pattern = _KANA_RUN if base in _SHARE_KANJI else _JAPANESE_RUN
    text = pair.target_text.text
    if not pattern.search(text):
        return
    for glosses in (_PARENTHESIS, _QUOTED_AGAIN):
        text = glosses.sub(lambda match: match[0] if _is_left_over(pair, match["inside"]) else " ", text)
    left = dict.fromkeys(match[0] for match in pattern.finditer(text))
    if left:
        yield Finding(f"Japanese text is left in the translation: {', '.join(left)}")


def _is_left_over(pair: Pair, inside: str) -> bool:
    """Whether a parenthesis is the source's own, left as it was, instead of an original that was added."""
    own = (match["inside"] for match in _PARENTHESIS.finditer(pair.source_text.text))
    return inside in own
