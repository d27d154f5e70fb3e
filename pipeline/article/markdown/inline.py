"""Inline Markdown in time linear in its length, however it is made.

markdown-it tries each of its rules at every sign that might mean something, and looks for the end of every ``[`` on
its own, through as many levels as its options allow. Here a rule is tried only at the characters that it can begin
with, and what a search for the end of one bracket shows of the others is remembered. What is found is the same.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from types import SimpleNamespace

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.parser_inline import ParserInline, RuleFuncInlineType
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

__all__ = ["HELPERS", "InlineParser", "InlineState", "TextToken", "unclosed_bracket", "unclosed_code"]

MAX_INLINE_NESTING = 20
"""How many brackets may stand inside each other. Links cannot be nested; this is for images in links."""

MAX_TOKENS = 100_000
"""How many tokens one paragraph may have: twenty thousand links with words between them. What follows is shown as it is
written, so that a page of whatever length takes time and memory in proportion to its text."""

_BEGINNINGS = {
    "linkify": ":",
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "strikethrough": "~",
    "emphasis": "*_",
    "unclosed_bracket": "[!^",
    "unclosed_code": "`",
    "link": "[",
    "image": "!",
    "footnote_inline": "^",
    "footnote_ref": "[",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
    "math_inline": "$",
}
"""The characters that a rule can begin with. (The rule ``text`` is everything else.)"""

_BACKTICKS = re.compile("`+")
_CLOSER = "]"
"""Begins nothing, but `parse_link_label` must see it."""


class TextToken(Token):
    """A token of text. Made in half the time: there are more of them than of all others."""

    __slots__ = ()

    def __init__(self, content: str, level: int) -> None:
        self.type = "text"
        self.tag = self.markup = self.info = ""
        self.nesting = 0
        self.attrs = {}
        self.map = self.children = None
        self.level = level
        self.content = content
        self.meta = {}
        self.block = self.hidden = False


class InlineState(StateInline):
    """markdown-it's state, and what is known of its brackets.

    ``unclosed`` has the places of those ``[`` that have no end, in code points, for each end of the text that was
    searched. ``last_closer`` is the place of the last ``]``, or -1.
    """

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        super().__init__(src, md, env, tokens)
        self.unclosed: dict[int, set[int]] = {}
        self.last_closer = src.rfind(_CLOSER)

    def pushPending(self) -> Token:  # noqa: N802 (markdown-it's name)
        """Make a token of the text that was passed over since the last one."""
        token = TextToken(self.pending, self.pendingLevel)
        self.pending = ""
        self.tokens.append(token)
        return token


class InlineParser(ParserInline):
    """markdown-it's inline parser, which looks at the next character before it tries a rule.

    Its rules are those of the ruler when it is first used.
    """

    def __init__(self, state: Callable[[str, MarkdownIt, EnvType, list[Token]], InlineState]) -> None:
        super().__init__()
        self._state = state
        self._known: Sequence[RuleFuncInlineType] = ()
        self._rules: Mapping[str, Sequence[RuleFuncInlineType]] = {}

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Parse ``src`` and append to ``tokens``, which are returned."""
        state = self._state(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens

    def tokenize(self, state: StateInline) -> None:
        """Make the tokens from ``state.pos`` to ``state.posMax``."""
        rules, search = self._rules_by_character(), self.terminator_re.search
        source, end = state.src, state.posMax
        while state.pos < end:
            position = state.pos
            if len(state.tokens) >= MAX_TOKENS:
                state.append_pending(source[position:end])
                state.pos = end
                break
            found = search(source, position, end)
            place = found.start() if found else end
            if place > position:
                state.append_pending(source[position:place])
                state.pos = place
                if place == end:
                    break
            for rule in rules[source[place]] if state.level < MAX_INLINE_NESTING else ():
                if rule(state, False):
                    break
            else:
                state.append_pending(source[place])
                state.pos = place + 1
        if state.pending:
            state.pushPending()

    def skipToken(self, state: StateInline) -> None:  # noqa: N802 (markdown-it's name)
        """Move ``state.pos`` behind the next token, without making one. For use by the rules, within `tokenize`."""
        position = state.pos
        known = state.cache.get(position)
        if known is not None:
            state.pos = known
            return
        rules = self._rules
        if state.src[position] not in rules:
            found = self.terminator_re.search(state.src, position, state.posMax)
            state.pos = found.start() if found else state.posMax
        elif state.level >= MAX_INLINE_NESTING:
            state.pos = state.posMax
        else:
            state.level += 1
            for rule in rules[state.src[position]]:
                if rule(state, True):
                    break
            else:
                state.pos = position + 1
            state.level -= 1
        state.cache[position] = state.pos

    def _rules_by_character(self) -> Mapping[str, Sequence[RuleFuncInlineType]]:
        active = self.ruler.getRules("")
        if self._known is not active:
            by_character: dict[str, list[RuleFuncInlineType]] = {_CLOSER: []}
            for name, rule in zip(self.ruler.get_active_rules(), active, strict=True):
                for character in _BEGINNINGS[name]:
                    by_character.setdefault(character, []).append(rule)
            self._rules = by_character
            self._known = active
            self.terminator_re = re.compile(f"[{re.escape(''.join(by_character))}]")
        return self._rules


def parse_link_label(state: InlineState, start: int, disableNested: bool = False) -> int:  # noqa: N803
    """Where the bracket at ``start`` ends, in code points, or -1. With ``disableNested``, not if a link is in it.

    A search that comes to the end of the text has seen which of the brackets after ``start`` have no end either; and
    a bracket has none if one within it has none.
    """
    unclosed = state.unclosed.setdefault(state.posMax, set())
    if start in unclosed:
        return -1
    source, end, before = state.src, state.posMax, state.pos
    skip = state.md.inline.skipToken
    opened = [start]
    position = state.pos = start + 1
    while position < end:
        character = source[position]
        if character == _CLOSER:
            opened.pop()
            if not opened:
                state.pos = before
                return position
        skip(state)
        if character == "[":
            if state.pos == position + 1:
                opened.append(position)
                if position in unclosed:
                    break
            elif disableNested:
                state.pos = before
                return -1
        position = state.pos
    unclosed.update(opened)
    state.pos = before
    return -1


def unclosed_bracket(state: StateInline, silent: bool) -> bool:
    """A rule for ``[``, ``![`` and ``^[`` that are known to have no end: text, without a search."""
    assert isinstance(state, InlineState)
    position, source = state.pos, state.src
    bracket = position if source[position] == "[" else position + 1
    if not source.startswith("[", bracket):
        return False
    if state.last_closer > bracket and bracket not in state.unclosed.get(state.posMax, ()):
        return False
    if not silent:
        state.append_pending(source[position : bracket + 1])
    state.pos = bracket + 1
    return True


def unclosed_code(state: StateInline, silent: bool) -> bool:
    """A rule for backticks without as many of them anywhere after: text, known without a search."""
    run = _BACKTICKS.match(state.src, state.pos, state.posMax)
    if not run:
        return False
    if not state.backticksScanned:
        state.backticks = {len(found[0]): found.start() for found in _BACKTICKS.finditer(state.src)}
        state.backticksScanned = True
    if state.backticks.get(len(run[0]), -1) >= run.end():
        return False
    if not silent:
        state.append_pending(run[0])
    state.pos = run.end()
    return True


HELPERS = SimpleNamespace(
    parseLinkDestination=parseLinkDestination, parseLinkLabel=parse_link_label, parseLinkTitle=parseLinkTitle
)
"""What markdown-it's rules find the parts of a link with."""
