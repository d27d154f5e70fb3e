"""Questions and answers that are blocks of their own, recognised in the source for every language.

    Q1. 核の傘とは何か。          ### 問1 核の傘とは何か？

    A1. 同盟国を守る約束です。     答 同盟国を守る約束です。

A paragraph or heading that begins with the sign of a question, and the paragraph after it that begins with the sign
of an answer, belong together. Signs are those of the author's language; a translator may write anything in their place.
(Both in one paragraph: `pipeline.edition.components`.)
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

from markdown_it.token import Token

from pipeline.conventions import Conventions
from pipeline.edition.headings import plain_text, source_tokens

__all__ = ["questions_of"]

_NUMBER = r"\s?[0-9０-９]{0,3}"
_SIGN = rf"(?:{_NUMBER}\s?[.．:：、）)]|{_NUMBER}[ \u3000])"
_QUESTION = re.compile(rf"(?:[QＱ]|問い?|質問|问|질문|문){_SIGN}\s*\S")
_ANSWER = re.compile(rf"(?:[AＡ]|答え?|回答|答案|답변|답){_SIGN}\s*\S")

_TOKENS = 3
"""A paragraph or heading is an opening token, an inline token, and a closing one."""


@lru_cache(maxsize=64)
def questions_of(text: str, conventions: Conventions) -> Mapping[int, str]:
    """``question`` or ``answer`` for each text of an article that is one, by its ordinal."""
    tokens = source_tokens(text, conventions)
    blocks = [index for index, token in enumerate(tokens) if _may_be_one(token)]
    found: dict[int, str] = {}
    for first, second in pairwise(blocks):
        follows = second - first == _TOKENS
        if follows and _QUESTION.match(_text(tokens, first)) and _ANSWER.match(_text(tokens, second)):
            found[_ordinal(tokens, first)] = "question"
            found[_ordinal(tokens, second)] = "answer"
    return MappingProxyType(found)


def _may_be_one(token: Token) -> bool:
    return token.type == "heading_open" or (token.type == "paragraph_open" and not token.hidden)


def _text(tokens: Sequence[Token], opening: int) -> str:
    return plain_text(tokens[opening + 1])


def _ordinal(tokens: Sequence[Token], opening: int) -> int:
    return int(tokens[opening + 1].meta["ordinal"])
