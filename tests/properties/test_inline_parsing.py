"""Our inline parser finds what markdown-it's own finds; it is only quicker about it."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pipeline.article import parse_markdown
from pipeline.conventions import Conventions

PIECES = [
    *"*_~[]()!^<>`&\\:/\n $a1",
    "**",
    "~~",
    "](b)",
    "![",
    "[r]",
    "<b>",
    "<!--",
    "-->",
    "&amp;",
    "http://a.b/",
    "<http://a.b>",
    "\\[",
    "  \n",
    "核",
]
texts = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@pytest.fixture(scope="module")
def markdown_it() -> MarkdownIt:
    return MarkdownIt("gfm-like2", {"linkify": False, "alerts": False, "strikethrough_single_tilde": False})


@settings(max_examples=500)
@given(texts)
@example("![[]()![[]()a]")
@example("[a[b](c)d](e)")
@example("[![[a](b)](c)](d)")
@example("[a`]`](b) [c<d ]>](e)")
@example("[a](b[c](d)")
def test_the_tokens_are_those_of_markdown_it(markdown_it, text):
    source = f"a{text}\n\n[r]: /u\n"

    tokens, _ = parse_markdown(source, Conventions(extensions=frozenset({"strikethrough", "task-lists"})))

    assert markdown_it.render(source) == markdown_it.renderer.render(tokens, markdown_it.options, {})
