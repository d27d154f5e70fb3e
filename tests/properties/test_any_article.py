"""Laws of articles: for any Markdown and whatever is typed as a translation."""

import re
from pathlib import PurePath

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipeline.article import Article, localize, parse_markdown, segment
from pipeline.article.markdown.parser import parse_blocks
from pipeline.article.markdown.skeleton import skeleton
from pipeline.article.model import Skeleton
from pipeline.conventions import Conventions
from pipeline.diagnostics import InputError

PIECES = [
    "核の傘", "約束。", "word", " ", "  ", "    ", "\t", "\n", "\n\n", "\n>", "\r\n", "\r", "  \n", "\\\n", "\\", "> ", "- ", "* ",
    "1. ", "2) ", "# ", "## ", " ##", "===\n", "---\n", "***", "**", "*", "_", "~~", "`", "```\n", "~~~\n", "|", "| a | b |\n|---|---|\n",
    ":::", "::: tip 題\n", "[", "](", ")", "](a.md)", "![", "[^1]", "[^1]: ", "[x]: /y '題'\n", "[ ] ", "[!NOTE]\n", ": ", "$$", "$",
    "<div>\n", "<b>", "</b>", "<!-- i18n:skip -->\n", "<!-- 注 -->", "https://example.jp/a", "&amp;", "&#32;", "「", "」", "、", "？", "😀",
    "\0", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u3000", "\u3000\n", "\u3000 \u3000|", "\xa0", "\u2003", "\ufeff", "{#id}", "---\ntitle: 傘\n---\n", "+++\n", "title: ",
]  # fmt: skip

HOW = [Conventions(), Conventions(segmentation="sentence")]

markdown = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=40).map("".join)
translation = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=6).map("".join)


def blocks_of(text: str) -> Skeleton:
    tokens, env = parse_blocks(text)
    return skeleton(tokens, env, Conventions())


def read(text: str, conventions: Conventions = Conventions()) -> Article:  # noqa: B008
    try:
        return segment(text, PurePath("a.md"), conventions)
    except InputError:  # front matter that is no YAML: told to the author, nothing to translate
        assume(False)
        raise


@pytest.mark.parametrize("conventions", HOW, ids=["block", "sentence"])
@given(text=markdown)
def test_with_each_msgstr_equal_to_its_msgid_the_edition_is_the_source(conventions, text):
    article = read(text, conventions)

    localized = localize(article, {unit.key: unit.text for unit in article.units})

    assert localized.text == text
    assert localized.missing == localized.rejected == ()


@pytest.mark.parametrize("conventions", HOW, ids=["block", "sentence"])
@given(text=markdown, data=st.data())
def test_no_translation_changes_the_blocks(conventions, text, data):
    article = read(text, conventions)
    translations = {unit.key: data.draw(translation) for unit in article.units}

    localized = localize(article, translations)

    assert blocks_of(localized.text) == article.skeleton


@pytest.mark.parametrize("conventions", HOW, ids=["block", "sentence"])
@given(text=markdown)
def test_spans_are_in_order_and_apart_and_hold_the_text(conventions, text):
    end = 0
    for unit in read(text, conventions).units:
        assert unit.line == 1 + len(re.findall(r"\r\n|\n|\r", text[: unit.spans[0].start]))
        for span in unit.spans:
            assert end <= span.start <= span.end <= len(text)
            end = span.end


AWKWARD = [
    "- ",
    "1. ",
    "2024) ",
    "# ",
    "> ",
    "=== ",
    "~~~",
    "|",
    "    ",
    "<div>",
    "[x]: ",
    ":::",
    "+ ",
    ": ",
    "[ ] ",
]


@pytest.mark.parametrize("beginning", AWKWARD)
@given(text=markdown, words=st.from_regex(r"[A-Za-z]{1,5}( [A-Za-z]{1,5}){0,3}", fullmatch=True))
def test_readers_see_an_awkward_beginning_as_it_was_typed(beginning, text, words):
    article = read(text)
    units = [unit for unit in article.units if unit.block is not None]

    localized = localize(article, {unit.key: beginning + words for unit in units})

    assume(not localized.rejected)
    tokens = [token for token in parse_markdown(localized.text)[0] if token.type == "inline"]
    seen = {token.meta["ordinal"]: visible(token.children) for token in tokens}
    footnotes_without_reference = {unit.block for unit in units} - seen.keys()
    assert {seen[unit.block] for unit in units if unit.block not in footnotes_without_reference} <= {
        beginning + words
    }


def visible(tokens) -> str:
    return "".join(token.content for token in tokens)


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_but_an_input_error(data):
    text = data.decode("utf-8", "replace")
    try:
        article = segment(text, PurePath("a.md"), Conventions())
    except InputError:
        return
    localize(article, {unit.key: f"- {unit.text}" for unit in article.units})


@pytest.mark.slow
@settings(max_examples=3000)
@given(markdown, st.data())
def test_no_translation_changes_the_blocks_however_long_one_tries(text, data):
    article = read(text)
    localized = localize(article, {unit.key: data.draw(translation) for unit in article.units})

    assert blocks_of(localized.text) == article.skeleton
