"""Brackets in inline Markdown, in time linear in the text however many are open.

markdown-it looks for the end of every ``[`` on its own, through as many levels as its options allow. Texts with
thousands of open brackets are no articles, but they must not stop a build.
"""

from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline

__all__ = ["BoundedParserInline", "unclosed_bracket"]

MAX_INLINE_NESTING = 20
"""How many brackets may stand inside each other. Links cannot be nested; this is for images in links."""


class BoundedParserInline(ParserInline):
    """markdown-it's inline parser, with a limit of its own to what stands inside each other."""

    def skipToken(self, state: StateInline) -> None:  # noqa: N802 (markdown-it's name)
        """Move ``state.pos`` behind the next token, without making one."""
        position = state.pos
        known = state.cache.get(position)
        if known is not None:
            state.pos = known
            return
        found = False
        if state.level < MAX_INLINE_NESTING:
            for rule in self.ruler.getRules(""):
                state.level += 1
                found = rule(state, True)
                state.level -= 1
                if found:
                    break
        else:
            state.pos = state.posMax
        if not found:
            state.pos += 1
        state.cache[position] = state.pos


def unclosed_bracket(state: StateInline, silent: bool) -> bool:
    """A rule for ``[``, ``![`` and ``^[`` without a ``]`` anywhere after it: text, known without a search."""
    position = state.pos
    bracket = position if state.src[position] == "[" else position + 1
    if bracket > position and state.src[position] not in "!^":
        return False
    if not state.src.startswith("[", bracket) or state.html_terminator_last("]") > bracket:
        return False
    if not silent:
        state.pending += state.src[position : bracket + 1]
    state.pos = bracket + 1
    return True
