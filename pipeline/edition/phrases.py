"""Where lines of a Japanese heading may break: between phrases, not within a word.

A ``<wbr>`` is put between phrases, and the style keeps a phrase together unless it is longer than the line. It is no
character: what readers copy, search and hear is the text as it was written. Phrases are found by BudouX.
"""

import unicodedata
from collections.abc import Iterable, Iterator, MutableSequence
from functools import cache
from itertools import accumulate, pairwise

from budoux import Parser, load_default_japanese_parser
from markdown_it.token import Token
from markupsafe import Markup, escape

__all__ = ["break_phrases", "has_phrases", "phrased"]

BREAK = "<wbr>"

_NOT_FIRST = frozenset(
    "、。，．・：；？！!?,.:;％%々〻ゝゞヽヾーァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎゕゖ゛゜‐゠–〜～｡､･ｰﾞﾟｧｨｩｪｫｬｭｮｯ"
)
"""What may not begin a line, closing marks aside (JLREQ, cl-03 to cl-11; "strict" in CSS)."""


def has_phrases(language: str) -> bool:
    """Whether phrases can be found in text of a locale: in Japanese."""
    return language.partition("_")[0] == "ja"


def phrased(text: str) -> Markup:
    """A Japanese text as HTML, with a place to break after each phrase."""
    borders = (0, *_borders(text), len(text))
    return Markup(BREAK).join(escape(text[start:end]) for start, end in pairwise(borders))


def break_phrases(children: MutableSequence[Token]) -> None:
    """Put places to break into the content of a Japanese heading, whatever is emphasised or linked in it."""
    texts = [token.content if token.type in ("text", "code_inline") else "" for token in children]
    borders = _borders("".join(texts))
    broken: list[Token] = []
    start = 0
    for token, text in zip(list(children), texts, strict=True):
        if token.type == "text":
            broken += _pieces(token, start, borders)
        else:
            broken.append(token)
        start += len(text)
    children[:] = broken


def _borders(text: str) -> tuple[int, ...]:
    """Where phrases end, in order, the end of ``text`` aside; not where a line may not break."""
    phrases = _parser().parse(text) if text else []
    return tuple(border for border in accumulate(map(len, phrases[:-1])) if _may_break(text, border))


def _may_break(text: str, at: int) -> bool:
    before, after = unicodedata.category(text[at - 1]), unicodedata.category(text[at])
    is_closing = after in ("Pe", "Pf") or after.startswith("M") or text[at] in _NOT_FIRST
    return not is_closing and before not in ("Ps", "Pi")


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
def _parser() -> Parser:
    return load_default_japanese_parser()
