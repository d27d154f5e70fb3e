"""Emphasis that works next to Japanese punctuation: ``**「核の傘」**は``.

CommonMark decides by white space and punctuation whether ``**`` opens or closes, which takes spaces between
words for granted. The CJK-friendly amendment of the CommonMark community (markdown-cjk-friendly) changes two
things: East Asian punctuation does not count as punctuation, and an East Asian character next to a run counts
as white space does. Text without East Asian characters is parsed as CommonMark says.
"""

import unicodedata

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from markdown_it.utils import EnvType

from pipeline.article.markdown.brackets import BoundedParserInline
from pipeline.article.scripts import is_east_asian

__all__ = ["CjkParserInline"]

_TEXT_VARIATION = "\ufe0e"
_IDEOGRAPHIC_VARIATIONS = ("\U000e0100", "\U000e01ef")


class _CjkStateInline(StateInline):
    """markdown-it's state, with the amendment's rules for runs of ``*``, ``_`` and ``~``."""

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803 (markdown-it's name)
        """Whether the run at ``start`` (a code point offset) can open or close, and its length."""
        marker = self.src[start]
        end = start
        while end < self.posMax and self.src[end] == marker:
            end += 1
        before = self._before(start)
        after = self.src[end] if end < self.posMax else " "

        space_before, space_after = isWhiteSpace(ord(before)), isWhiteSpace(ord(after))
        cjk_before, cjk_after = is_east_asian(before), is_east_asian(after)
        any_before, any_after = _is_punctuation(before), _is_punctuation(after)
        punctuation_before = any_before and not cjk_before
        punctuation_after = any_after and not cjk_after

        left = not space_after and (not punctuation_after or space_before or punctuation_before or cjk_before)
        right = not space_before and (not punctuation_before or space_after or punctuation_after or cjk_after)
        return Scanned(
            left and (canSplitWord or not right or any_before),
            right and (canSplitWord or not left or any_after),
            end - start,
        )

    def _before(self, start: int) -> str:
        """The character before the run; a variation selector belongs to the character that it varies."""
        at = start - 1
        if at > 0 and (
            self.src[at] == _TEXT_VARIATION
            or _IDEOGRAPHIC_VARIATIONS[0] <= self.src[at] <= _IDEOGRAPHIC_VARIATIONS[1]
        ):
            at -= 1
        return self.src[at] if at >= 0 else " "


def _is_punctuation(character: str) -> bool:
    return isMdAsciiPunct(ord(character)) or unicodedata.category(character)[0] in "PS"


class CjkParserInline(BoundedParserInline):
    """markdown-it's inline parser, working on the state above."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Parse ``src`` and append to ``tokens``, which are returned."""
        state = _CjkStateInline(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens
