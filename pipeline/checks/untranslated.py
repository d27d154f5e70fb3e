"""``untranslated``: the translation is the source text.

"EDD" or "2024" are the same in many languages, so only a text with kana or kanji counts; between Japanese
and Chinese, which share 意味 and 平和, only one with kana or with characters that Chinese writes otherwise (選挙).
"""

import re
from collections.abc import Iterator

from pipeline.checks.japanese_characters import chinese_lacks
from pipeline.checks.pair import Finding, Pair
from pipeline.glossary.folding import folded

__all__ = ["check"]

_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d]")
_KANA_OR_KANJI = re.compile(
    r"[\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff\uf900-\ufaff\uff66-\uff9d]"
)


def check(pair: Pair) -> Iterator[Finding]:
    """A finding if the translation is what was to be translated, white space and width aside."""
    if pair.source_base not in ("ja", "zh", "yue"):  # kanji in an English text are an example
        return
    if pair.target.isascii() and "&" not in pair.target:  # no kana or kanji, not even as an entity
        return
    if _comparable(pair.source) == _comparable(pair.target) and _is_japanese(pair):
        yield Finding("the translation is the source text: translate it, or leave it empty to fall back")


def _is_japanese(pair: Pair) -> bool:
    """Whether the text, which is the same in both languages, can be nothing but Japanese."""
    text = pair.source_text.text
    if pair.base not in ("zh", "yue"):
        return _KANA_OR_KANJI.search(text) is not None
    return _KANA.search(text) is not None or any(chinese_lacks(one, pair.language) for one in text)


def _comparable(text: str) -> str:
    return "".join(folded(text).split())
