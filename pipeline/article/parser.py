"""The one configured Markdown parser: CommonMark, GFM, and what Japanese publishing adds to it.

Everything that reads Markdown goes through here: segmentation, the guard of a localized article, the checks,
and the rendering of pages. Front matter is no Markdown: its lines are blank for the parser, so that line
numbers stay those of the file.
"""

from collections.abc import MutableMapping
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from pipeline.article.bare_urls import linkifier
from pipeline.article.emphasis import CjkParserInline
from pipeline.article.front_matter import markdown_part

__all__ = [
    "CONTAINER",
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

MAX_NESTING = 100
"""How many blocks may stand inside each other; markdown-it leaves out what is deeper."""


def parse_markdown(text: str) -> tuple[list[Token], Env]:
    """Parse an article, front matter included, down to the inline tokens, for rendering.

    Each ``inline`` token has ``meta["ordinal"]``, its number in the order of the source (`Unit.block`);
    footnotes stand at the end, so the tokens themselves are not in that order.
    """
    env: Env = {}
    return markdown().parse(markdown_part(text), env), env


def parse_blocks(text: str) -> tuple[list[Token], Env]:
    """Parse an article's blocks only, in the order of the source: ``inline`` tokens have no children."""
    env: Env = {}
    return _block_parser().parse(markdown_part(text), env), env


def parse_inline(text: str, env: Env) -> list[Token]:
    """Parse the content of an ``inline`` token on its own.

    ``env`` is that of its article and stays as it is. ``[^x]`` refers to a footnote even if there is none.
    """
    own: Env = {"references": env.get("references", {})}
    tokens = _inline_parser().parseInline(text, own)
    return tokens[0].children or []


def inline_tokens(text: str) -> tuple[Token, ...]:
    """The inline tokens of a msgid or msgstr, where a newline is a hard break."""
    return tuple(parse_inline(text.replace("\n", "  \n"), {}))


@cache
def markdown() -> MarkdownIt:
    """The parser and renderer. Shared: add render rules to a copy of yours, not to this one."""
    parser = _configured()
    parser.core.ruler.after("inline", "ordinals", _number_inline_tokens)
    return parser


@cache
def _block_parser() -> MarkdownIt:
    parser = _configured()
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


@cache
def _inline_parser() -> MarkdownIt:
    parser = _configured(every_footnote=True)
    parser.core.ruler.disable("footnote_tail")
    return parser


def _configured(*, every_footnote: bool = False) -> MarkdownIt:
    """A new parser. With ``every_footnote``, ``[^x]`` is a reference even if nothing defines it."""
    parser = MarkdownIt("gfm-like2")
    rules = parser.get_active_rules()
    parser.inline = CjkParserInline()
    parser.inline.ruler.enableOnly(rules["inline"])
    parser.inline.ruler2.enableOnly(rules["inline2"])
    parser.linkify = linkifier()
    parser.options["maxNesting"] = MAX_NESTING
    # "3~5日、10~12日" is a range twice, not struck-through text
    parser.options["strikethrough_single_tilde"] = False
    footnote_plugin(parser, always_match_refs=every_footnote)
    container_plugin(parser, "box", validate=lambda name, _markup: bool(name.strip()))
    deflist_plugin(parser)
    # "$5 to $10" is money: no digits outside, no spaces inside
    dollarmath_plugin(parser, allow_space=False, allow_digits=False, allow_blank_lines=False)
    return parser


def _number_inline_tokens(state: StateCore) -> None:
    inline = (token for token in state.tokens if token.type == "inline")
    for ordinal, token in enumerate(inline):
        token.meta["ordinal"] = ordinal
