"""The order of words as dictionaries of a language have it, without the tables of the Unicode Collation Algorithm.

Japanese goes by how words are read, Chinese by the tables of its own character sets: GB 2312 has the 3,755 commonest
characters in the order of pinyin, Big5 has them by strokes. All others go by letters, accents aside; languages that
put letters with accents elsewhere (Swedish å) are not known.
"""

import unicodedata
from functools import cache

from sudachipy import SplitMode  # type: ignore[import-untyped]

from pipeline.glossary.morphemes import dictionary
from pipeline.locales import locale_of

__all__ = ["sort_key"]

_SMALL_KANA = str.maketrans("ァィゥェォッャュョヮヵヶ", "アイウエオツヤユヨワカケ")
_LONGEST_READ = 200
"""Code points of a Japanese text by which it is ordered."""
_ARABIC_ARTICLE = "ال"


def sort_key(text: str, language: str) -> tuple[tuple[int, ...] | str, str]:
    """What to order ``text`` by among others of the locale ``language``."""
    locale = locale_of(language)
    if locale.language == "ja":
        return _reading(text), text
    if locale.language == "zh":
        return tuple(_encoded(text, "big5hkscs" if locale.script == "Hant" else "gb18030")), text
    return _letters(text), text


def _letters(text: str) -> str:
    """Without accents, vowel signs, punctuation, letter case, and the article that Arabic writes with its word."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(one if one.isalnum() else " " for one in decomposed if not unicodedata.combining(one))
    words = kept.split()
    return " ".join(
        word.removeprefix(_ARABIC_ARTICLE) if number == 0 else word for number, word in enumerate(words)
    )


def _encoded(text: str, charset: str) -> list[int]:
    """A number per character: those that the character set lacks come after all that it has."""
    codes = []
    for one in unicodedata.normalize("NFC", text).casefold():
        try:
            codes.append(int.from_bytes(one.encode(charset)))
        except UnicodeEncodeError:
            codes.append(ord(one) + (1 << 32))
    return codes


@cache
def _reading(text: str) -> str:
    """How a Japanese text is read, in katakana without voicing marks and with long vowels left out."""
    readable = unicodedata.normalize("NFKC", text).encode("utf-8", "replace").decode()[:_LONGEST_READ]
    morphemes = dictionary().tokenizer(SplitMode.C).tokenize(readable)
    read = "".join(
        morpheme.surface() if morpheme.surface().isascii() else morpheme.reading_form()
        for morpheme in morphemes
    )
    plain = "".join(one for one in unicodedata.normalize("NFD", read) if not unicodedata.combining(one))
    return plain.translate(_SMALL_KANA).replace("ー", "").casefold()
