"""The spellings of a Japanese term that a dictionary knows to be one word: 引き渡し, 引渡し, 引渡; サーバー, サーバ.

Rules alone make false friends (組合 is no 組み合わせ, 見物 no 見せ物, セイル no セール). So each rule only
proposes, and a spelling counts if Sudachi's dictionary reads it as one word of the same sound or the same normal form.
The rules: okurigana inside and at the end of compounds (送り仮名の付け方, 1973, rules 6 and 7), the long vowel at the
end of a loan word (JIS Z 8301), and エイ or エー within it (外来語の表記, 1991).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product

from sudachipy import Morpheme, SplitMode, Tokenizer  # type: ignore[import-untyped]

from pipeline.glossary.morphemes import dictionary

__all__ = ["spellings"]

_MAY_VARY = re.compile(
    "[\u30a1-\u30fa\u30fc]{3}|[\u4e00-\u9fff][\u3041-\u3096]{0,2}[\u4e00-\u9fff][\u3041-\u3096]?"
)
_COMPOUND = re.compile("([\u4e00-\u9fff])([\u3041-\u3096]{0,2})([\u4e00-\u9fff])([\u3041-\u3096]{0,2})")
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc]{3,}")
_KANA = re.compile("[\u3041-\u3096]")
_LONG_E = re.compile("(?<=[エケセテネヘメレゲゼデベペェ])[イー]")
_MAY_BE_LONG = frozenset("アカサタナハマヤラワガザダバパャァイキシチニヒミリギジヂビピィュ")
"""What the vowels of English -er, -or, -ar, -y and -ew become; after others no long vowel is left out."""
_SHORTEST_WITH_LONG_E = 5
_SURELY_LONG = 4
"""From so many characters on, the long vowel at the end tells no words apart, whether a dictionary has them or not."""
_MOST = 32
"""Of the combinations in a term of many parts, no more are made."""


@lru_cache(maxsize=2**16)
def spellings(form: str) -> tuple[str, ...]:
    """``form``, which is folded (`folding`), and the other ways of writing it, which are none of its inflections."""
    if not _MAY_VARY.search(form):
        return (form,)
    tokenizer = dictionary().tokenizer(SplitMode.C)
    parts = [tuple(_spellings_of_word(word, tokenizer)) for word in tokenizer.tokenize(form)]
    combinations = ("".join(parts) for parts in islice(product(*parts), _MOST))
    return tuple(dict.fromkeys((form, *combinations)))


def _spellings_of_word(word: Morpheme, tokenizer: Tokenizer) -> Iterator[str]:
    surface = word.surface()
    yield surface
    if _KATAKANA.fullmatch(surface):
        yield from (one for one in _long_vowels(surface) if _is_same(one, word, tokenizer))
    else:
        full = _in_full(word)
        yield from (one for one in _okurigana(full) if one != surface and _is_same(one, word, tokenizer))


def _in_full(word: Morpheme) -> str:
    """The word as the dictionary normalises it, which is with all its okurigana, but not as the verb it comes from."""
    surface, full = str(word.surface()), str(word.normalized_form())
    if _COMPOUND.fullmatch(surface[:-1] + full[-1:]) and _KANA.fullmatch(surface[-1]):
        full = full[:-1] + surface[-1]
    return full if _COMPOUND.fullmatch(full) else surface


def _okurigana(full: str) -> Iterator[str]:
    """``full``, a compound with its okurigana, then with those of its first part, or more of them, left out."""
    compound = _COMPOUND.fullmatch(full)
    if compound:
        first, _, second, ending = compound.groups()
        yield full
        yield first + second + ending
        yield first + second + ending[1:]
        yield first + second


def _long_vowels(word: str) -> Iterator[str]:
    if word.endswith("ー"):
        yield word.removesuffix("ー")
    elif word[-1] in _MAY_BE_LONG:
        yield word + "ー"
    for found in _LONG_E.finditer(word) if len(word) >= _SHORTEST_WITH_LONG_E else ():
        yield word[: found.start()] + ("ー" if found[0] == "イ" else "イ") + word[found.end() :]


def _is_same(spelling: str, word: Morpheme, tokenizer: Tokenizer) -> bool:
    surface = word.surface()
    if surface.rstrip("ー") == spelling.rstrip("ー") and len(max(surface, spelling, key=len)) >= _SURELY_LONG:
        return True
    found = tokenizer.tokenize(spelling)
    return len(found) == 1 and (
        found[0].normalized_form() == word.normalized_form()
        or (found[0].reading_form() == word.reading_form() and not _KATAKANA.fullmatch(spelling))
    )
