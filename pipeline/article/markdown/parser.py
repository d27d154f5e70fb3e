"""The one configured Markdown parser: CommonMark, GFM, and what Japanese publishing adds to it.

Everything that reads Markdown goes through here: segmentation, the guard of a localized article, the checks,
and the rendering of pages. Front matter is no Markdown: its lines are blank for the parser, so that line
numbers stay those of the file.
"""

import gc
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.parser_inline import RuleFuncInlineType
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, escape, image, newline
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from pipeline.article.front_matter import markdown_part
from pipeline.article.markdown.bare_urls import linkifier
from pipeline.article.markdown.emphasis import CjkInlineState, emphasis
from pipeline.article.markdown.heading_attributes import read_heading_attributes
from pipeline.article.markdown.inline import (
    HELPERS,
    InlineParser,
    InlineState,
    unclosed_bracket,
    unclosed_code,
)
from pipeline.conventions import Conventions

__all__ = [
    "CONTAINER",
    "DEFAULT",
    "MAX_NESTING",
    "Env",
    "inline_tokens",
    "markdown",
    "parse_blocks",
    "parse_inline",
    "parse_markdown",
]

Env = MutableMapping[str, Any]
"""What markdown-it keeps beside the tokens: link reference definitions and footnotes."""

CONTAINER = "container_box_open"
"""The token of a ``:::`` container; its ``info`` is the rest of the line."""

DEFAULT = Conventions()

MAX_NESTING = 100
"""How many blocks may stand inside each other; markdown-it leaves out what is deeper."""


def parse_markdown(text: str, conventions: Conventions = DEFAULT) -> tuple[list[Token], Env]:
    """Parse an article, front matter included, down to the inline tokens, for rendering.

    Each ``inline`` token has ``meta["ordinal"]``, its number in the order of the source (`Unit.block`);
    footnotes stand at the end, so the tokens themselves are not in that order.
    """
    env: Env = {}
    with _without_garbage_collection():
        return markdown(conventions).parse(_markdown_of(text), env), env


def parse_blocks(text: str, conventions: Conventions = DEFAULT) -> tuple[list[Token], Env]:
    """Parse an article's blocks only, in the order of the source: ``inline`` tokens have no children."""
    env: Env = {}
    with _without_garbage_collection():
        return _block_parser(conventions.extensions).parse(_markdown_of(text), env), env


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Tokens are many and make no cycles: looking for garbage among them takes a third of the time of a long text."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _markdown_of(text: str) -> str:
    """The Markdown of an article, its last line ended: plugins look at the character after an empty one."""
    part = markdown_part(text)
    return part if part.endswith(("\n", "\r")) else part + "\n"


def parse_inline(text: str, env: Env, conventions: Conventions = DEFAULT) -> list[Token]:
    """Parse the content of an ``inline`` token on its own.

    ``env`` is that of its article and stays as it is. ``[^x]`` refers to a footnote even if there is none. Breaks
    and images have ``meta["position"]``: where they begin in ``text`` (or in the text of the image they are in).
    """
    own: Env = {"references": env.get("references", {})}
    tokens = _inline_parser(conventions.extensions).parseInline(text, own)
    return tokens[0].children or []


def inline_tokens(
    text: str, conventions: Conventions = DEFAULT, definitions: Mapping[str, str] | None = None
) -> tuple[Token, ...]:
    """The inline tokens of a msgid or msgstr, where a newline is a hard break.

    ``definitions`` are the link reference definitions that it may use, label -> address (`Article.definitions`).
    """
    references = {
        normalizeReference(label): {"title": "", "href": href} for label, href in (definitions or {}).items()
    }
    return tuple(parse_inline(text.replace("\n", "  \n"), {"references": references}, conventions))


def markdown(conventions: Conventions = DEFAULT) -> MarkdownIt:
    """The parser and renderer. Shared: add render rules to a copy of yours, not to this one."""
    return _whole_parser(conventions.extensions)


@cache
def _whole_parser(extensions: frozenset[str]) -> MarkdownIt:
    parser = _configured(extensions)
    parser.core.ruler.after("inline", "ordinals", _number_inline_tokens)
    return parser


@cache
def _block_parser(extensions: frozenset[str]) -> MarkdownIt:
    parser = _configured(extensions)
    wanted = {"normalize", "block", "heading_attributes"}
    parser.core.ruler.enableOnly(wanted & set(parser.get_all_rules()["core"]))
    return parser


@cache
def _inline_parser(extensions: frozenset[str]) -> MarkdownIt:
    return inline_parser(extensions, CjkInlineState if "cjk-emphasis" in extensions else InlineState)


def inline_parser(extensions: frozenset[str], state: type[InlineState]) -> MarkdownIt:
    """A new parser for the content of ``inline`` tokens, whose rules see a ``state`` of that type."""
    parser = _configured(extensions, every_footnote=True, state=state)
    parser.disable("footnote_tail", ignoreInvalid=True)
    for name, rule in (("newline", newline), ("escape", escape), ("image", image)):
        parser.inline.ruler.at(name, _noting_its_place(rule))
    return parser


def _noting_its_place(rule: RuleFuncInlineType) -> RuleFuncInlineType:
    """The rule, whose tokens get ``meta["position"]``: where they begin in the text, in code points."""

    def noting(state: StateInline, silent: bool) -> bool:
        position, before = state.pos, len(state.tokens)
        found = rule(state, silent)
        if len(state.tokens) > before:
            state.tokens[-1].meta["position"] = position
        return found

    return noting


def _configured(
    extensions: frozenset[str], *, every_footnote: bool = False, state: type[InlineState] | None = None
) -> MarkdownIt:
    """A new parser. With ``every_footnote``, ``[^x]`` is a reference even if nothing defines it."""
    parser = MarkdownIt("gfm-like2")
    rules = parser.get_active_rules()
    parser.helpers = HELPERS  # type: ignore[assignment] # a module or anything like it
    parser.inline = InlineParser(state or (CjkInlineState if "cjk-emphasis" in extensions else InlineState))
    parser.inline.ruler.enableOnly(name for name in rules["inline"] if name != "text")
    parser.inline.ruler.at("emphasis", emphasis)
    parser.inline.ruler2.enableOnly(rules["inline2"])
    parser.inline.ruler.before("link", "unclosed_bracket", unclosed_bracket)
    parser.inline.ruler.before("backticks", "unclosed_code", unclosed_code)
    parser.linkify = linkifier()
    parser.options["maxNesting"] = MAX_NESTING
    parser.options["linkify"] = "bare-urls" in extensions
    parser.options["tasklists"] = "task-lists" in extensions
    parser.options["alerts"] = "alerts" in extensions
    # "3~5日、10~12日" is a range twice, not struck-through text
    parser.options["strikethrough_single_tilde"] = False
    for name, rule in (("tables", "table"), ("strikethrough", "strikethrough")):
        if name not in extensions:
            parser.disable(rule)
    if "footnotes" in extensions:
        footnote_plugin(parser, always_match_refs=every_footnote)
    if "containers" in extensions:
        container_plugin(parser, "box", validate=lambda name, _markup: bool(name.strip()))
    if "definition-lists" in extensions:
        deflist_plugin(parser)
    if "math" in extensions:
        # "$5 to $10" is money: no digits outside, no spaces inside
        dollarmath_plugin(parser, allow_space=False, allow_digits=False, allow_blank_lines=False)
    if "heading-attributes" in extensions:
        parser.core.ruler.after("block", "heading_attributes", read_heading_attributes)
    return parser


def _number_inline_tokens(state: StateCore) -> None:
    inline = (token for token in state.tokens if token.type == "inline")
    for ordinal, token in enumerate(inline):
        token.meta["ordinal"] = ordinal
