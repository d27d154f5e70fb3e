"""Where lines of a Japanese or Chinese heading may break: between phrases, not within a word.

A ``<wbr>`` is put between phrases, and the style keeps a phrase together unless it is longer than the line. It is no
character: what readers copy, search and hear is the text as it was written. Phrases are found by BudouX.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, MutableSequence
from functools import cache
from itertools import accumulate, pairwise

import budoux
from markdown_it.token import Token
from markupsafe import Markup, escape

from pipeline import locales

__all__ = ["break_phrases", "has_phrases", "phrased", "phrases_of"]

BREAK = "<wbr>"

_NOT_FIRST = frozenset(
    "、。，．・：；？！!?,.:;％%々〻ゝゞヽヾーァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎゕゖ゛゜‐゠–〜～｡､･ｰﾞﾟｧｨｩｪｫｬｭｮｯ"
)
"""What may not begin a line, closing marks aside (JLREQ, cl-03 to cl-11; "strict" in CSS)."""


_WITHIN_A_WORD = re.compile(r"[^\W\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]{2}")
"""Two letters or digits of a script that has words: models of Japanese and Chinese may cut ``2024`` in two."""


def has_phrases(language: str) -> bool:
    """Whether phrases can be found in text of a locale: in Japanese and Chinese, which set no spaces."""
    return locales.locale_of(language).language in ("ja", "zh")


def phrases_of(text: str, language: str) -> list[str]:
    """The phrases of a text in a language that has them (`has_phrases`); together they are the text."""
    return _parser(language).parse(text) if text else []


def phrased(text: str, language: str) -> Markup:
    """A text in a language that has phrases as HTML, with a place to break after each of them."""
    borders = (0, *_borders(text, language), len(text))
    return Markup(BREAK).join(escape(text[start:end]) for start, end in pairwise(borders))


def break_phrases(children: MutableSequence[Token], language: str) -> None:
    """Put places to break into the content of a heading, whatever is emphasised or linked in it.

    ``language`` is one that has phrases.
    """
    texts = [token.content if token.type in ("text", "code_inline") else "" for token in children]
    borders = _borders("".join(texts), language)
    broken: list[Token] = []
    start = 0
    for token, text in zip(list(children), texts, strict=True):
        if token.type == "text":
            broken += _pieces(token, start, borders)
        else:
            broken.append(token)
        start += len(text)
    children[:] = broken


def _borders(text: str, language: str) -> tuple[int, ...]:
    """Where phrases end, in order, the end of ``text`` aside; not where a line may not break."""
    phrases = phrases_of(text, language)
    return tuple(border for border in accumulate(map(len, phrases[:-1])) if _may_break(text, border))


def _may_break(text: str, at: int) -> bool:
    before, after = unicodedata.category(text[at - 1]), unicodedata.category(text[at])
    is_closing = after in ("Pe", "Pf") or after.startswith("M") or text[at] in _NOT_FIRST
    return not (is_closing or before in ("Ps", "Pi") or _WITHIN_A_WORD.fullmatch(text[at - 1 : at + 1]))


def _pieces(token: Token, start: int, borders: Iterable[int]) -> Iterator[Token]:
    """A text that begins at ``start``, cut at the ``borders`` in it; one at its beginning counts."""
    inside = sorted(border - start for border in borders if start <= border < start + len(token.content))
    begin = 0
    for end in (*inside, len(token.content)):
        if begin < end:
            yield Token("text", "", 0, content=token.content[begin:end], level=token.level)
        if end < len(token.content):
            yield Token("html_inline", "", 0, content=BREAK)
        begin = end


@cache
def _parser(language: str) -> budoux.Parser:
    locale = locales.locale_of(language)
    if locale.language == "ja":
        return budoux.load_default_japanese_parser()
    if locale.script == "Hant":
        return budoux.load_default_traditional_chinese_parser()
    return budoux.load_default_simplified_chinese_parser()
