"""Questions and answers, recognised in the source for every language.

    **Q: 核の傘とは何か?**
    A: 同盟国を守る約束です。

In one paragraph: strong text with a speaker, a line break of either kind, and more text with a speaker.

    Q1. 核の傘とは何か。          ### 問1 核の傘とは何か？

    A1. 同盟国を守る約束です。     答 同盟国を守る約束です。

A paragraph or heading that begins with the sign of a question, and the paragraph after it that begins with the sign
of an answer, belong together. Signs are those of the author's language; a translator may write anything in their place.
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

_SPEAKER = re.compile(r"[^\s:：]{1,12}[\s\u00a0\u202f]?[:：]")
"""``Q:``, ``問：``, ``س:``, ``Frage:``."""

_TOKENS = 3
"""A paragraph or heading is an opening token, an inline token, and a closing one."""


@lru_cache(maxsize=64)
def questions_of(text: str, conventions: Conventions) -> Mapping[int, str]:
    """``qa``, ``question`` or ``answer`` for each text of an article that is one, by its ordinal."""
    tokens = source_tokens(text, conventions)
    blocks = [index for index, token in enumerate(tokens) if _may_be_one(token)]
    found: dict[int, str] = {
        _ordinal(tokens, index): "qa"
        for index in blocks
        if tokens[index].type == "paragraph_open" and _is_both(tokens[index + 1].children or [])
    }
    for first, second in pairwise(blocks):
        follows = second - first == _TOKENS
        if follows and _QUESTION.match(_text(tokens, first)) and _ANSWER.match(_text(tokens, second)):
            found[_ordinal(tokens, first)] = "question"
            found[_ordinal(tokens, second)] = "answer"
    return MappingProxyType(found)


def _is_both(children: Sequence[Token]) -> bool:
    """Whether a paragraph is a question and its answer."""
    texts = [token for token in children if token.type != "text" or token.content]
    if len(texts) < 5 or texts[0].type != "strong_open" or not _SPEAKER.match(texts[1].content):
        return False
    end = next(index for index, token in enumerate(texts) if token.type == "strong_close" and not token.level)
    after = texts[end + 1 : end + 3]
    return (
        len(after) == 2
        and after[0].type in ("hardbreak", "softbreak")
        and after[1].type in ("text", "strong_open")
        and _SPEAKER.match("".join(token.content for token in texts[end + 2 : end + 4])) is not None
    )


def _may_be_one(token: Token) -> bool:
    return token.type == "heading_open" or (token.type == "paragraph_open" and not token.hidden)


def _text(tokens: Sequence[Token], opening: int) -> str:
    return plain_text(tokens[opening + 1])


def _ordinal(tokens: Sequence[Token], opening: int) -> int:
    return int(tokens[opening + 1].meta["ordinal"])
