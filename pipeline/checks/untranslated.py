"""``untranslated``: the translation is the source text.

"EDD" or "2024" are the same in many languages, so only a text with kana or kanji counts; between Japanese
and Chinese, which share 意味 and 平和, only one with kana.
"""

import re
from collections.abc import Iterator

from pipeline.checks.pair import Finding, Pair
from pipeline.glossary.folding import folded

__all__ = ["check"]

_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d]")
_KANA_OR_KANJI = re.compile(
    r"[\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff\uf900-\ufaff\uff66-\uff9d]"
)


def check(pair: Pair) -> Iterator[Finding]:
    """A finding if the translation is what was to be translated, white space and width aside."""
    shares_kanji = pair.language.partition("_")[0] in ("zh", "yue")
    script = _KANA if shares_kanji else _KANA_OR_KANJI
    if _comparable(pair.source) == _comparable(pair.target) and script.search(pair.source_text.text):
        yield Finding("the translation is the source text: translate it, or leave it empty to fall back")


def _comparable(text: str) -> str:
    return "".join(folded(text).split())
