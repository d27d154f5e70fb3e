"""Emphasis that works next to Japanese punctuation: ``**「核の傘」**は``.

CommonMark decides by white space and punctuation whether ``**`` opens or closes, which takes spaces between
words for granted. The CJK-friendly amendment of the CommonMark community (markdown-cjk-friendly) changes two
things: East Asian punctuation does not count as punctuation, and an East Asian character next to a run counts
as white space does. Text without East Asian characters is parsed as CommonMark says.
"""

import unicodedata
from functools import lru_cache

from markdown_it.common.utils import isMdAsciiPunct, isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter, Scanned

from pipeline.article.markdown.inline import InlineState, TextToken
from pipeline.article.scripts import is_east_asian

__all__ = ["CjkInlineState", "emphasis"]

_TEXT_VARIATION = "\ufe0e"
_IDEOGRAPHIC_VARIATIONS = ("\U000e0100", "\U000e01ef")


class CjkInlineState(InlineState):
    """markdown-it's state, with the amendment's rules for runs of ``*``, ``_`` and ``~``."""

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803 (markdown-it's name)
        """Whether the run at ``start`` (a code point offset) can open or close, and its length."""
        source, limit = self.src, self.posMax
        marker = source[start]
        end = start + 1
        while end < limit and source[end] == marker:
            end += 1
        space_before, cjk_before, any_before = _class_of(self._before(start))
        space_after, cjk_after, any_after = _class_of(source[end] if end < limit else " ")
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
        if at > 0 and self.src[at] >= _TEXT_VARIATION:
            first, last = _IDEOGRAPHIC_VARIATIONS
            if self.src[at] == _TEXT_VARIATION or first <= self.src[at] <= last:
                at -= 1
        return self.src[at] if at >= 0 else " "


@lru_cache(1024)
def _class_of(character: str) -> tuple[bool, bool, bool]:
    """Whether a character is white space, East Asian, and punctuation of any kind."""
    is_punctuation = isMdAsciiPunct(ord(character)) or unicodedata.category(character)[0] in "PS"
    return isWhiteSpace(ord(character)), is_east_asian(character), is_punctuation


def emphasis(state: StateInline, silent: bool) -> bool:
    """markdown-it's rule for ``*`` and ``_``: a token and a delimiter for each character of a run.

    Written again because articles are full of emphasis, and a run's tokens need no general `StateInline.push` each.
    """
    if silent:
        return False
    marker = state.src[state.pos]
    can_open, can_close, length = state.scanDelims(state.pos, marker == "*")
    if state.pending:
        state.pushPending()
    state.pendingLevel = state.level
    tokens, level, code = state.tokens, state.level, ord(marker)
    for place in range(len(tokens), len(tokens) + length):
        tokens.append(TextToken(marker, level))
        state.delimiters.append(Delimiter(code, length, place, -1, can_open, can_close))
    state.pos += length
    return True
