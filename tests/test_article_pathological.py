"""Articles made to be slow: what takes other parsers time that grows with the square of the text, or their stack.

The texts are those that cmark is tested with, and their like for our extensions.
"""

import gc
import time
from collections.abc import Callable
from pathlib import PurePath

import pytest

from pipeline.article import localize, parse_markdown, segment
from pipeline.article.markdown.parser import markdown
from pipeline.conventions import Conventions

SECONDS = 2.0
"""The processor time that each step may take."""


def nested_list(depth: int) -> str:
    return "".join("  " * level + "* a\n" for level in range(depth))


def definitions(count: int) -> str:
    return "".join(f"[r{number}]: /u\n" for number in range(count)) + "\n[r0]\n"


def footnotes(count: int) -> str:
    references = "".join(f"[^{number}] " for number in range(count))
    return references + "\n\n" + "".join(f"[^{number}]: a\n\n" for number in range(count))


PATHOLOGICAL: dict[str, tuple[int, Callable[[int], str]]] = {
    # emphasis, images and comments at cmark's own sizes: a megabyte each
    "emphasis in emphasis": (65_000, lambda n: "*a **a " * n + "b" + " a** a*" * n),
    "images in images": (160_000, lambda n: "![[]()" * n),
    "comments that do not end, after a tag": (300_000, lambda n: "</" + "<!--" * n),
    # emphasis
    "emphasis closed that was not opened": (65_000, lambda n: "a_ " * n),
    "emphasis opened that is not closed": (65_000, lambda n: "_a " * n),
    "emphasis of two kinds": (50_000, lambda n: "*a_ " * n),
    "emphasis of two kinds after one": (20_000, lambda n: "*a " * n + "_a*_ " * n),
    "runs of three and their multiples": (50_000, lambda n: "a**b" + "c* " * n),
    "struck-through text opened": (50_000, lambda n: "~~a " * n),
    "struck-through text closed": (50_000, lambda n: "a~~ " * n),
    # brackets
    "brackets opened": (50_000, lambda n: "[" * n),
    "brackets in brackets": (50_000, lambda n: "[" * n + "a" + "]" * n),
    "links opened": (65_000, lambda n: "[a" * n),
    "links closed": (65_000, lambda n: "a]" * n),
    "links opened, emphasis closed": (50_000, lambda n: "[ a_" * n),
    "links closed with a target that does not end": (50_000, lambda n: "a](" * n),
    "links and targets opened": (80_000, lambda n: "[ (](" * n),
    "links with a target that does not end": (30_000, lambda n: "[a](b" * n),
    "links with a target in brackets that does not end": (30_000, lambda n: "[a](<b" * n),
    "links with a title that does not end": (30_000, lambda n: "[a](b '" * n),
    "images opened": (50_000, lambda n: "![" * n),
    "links across emphasis": (10_000, lambda n: "**x [a*b**c*](d)" * n),
    "footnotes in a text opened": (20_000, lambda n: "^[a " * n),
    # code, HTML, math, entities
    "code of every length": (2_500, lambda n: "".join("e" + "`" * length for length in range(1, n))),
    "comments opened": (30_000, lambda n: "a " + "<!-- a " * n),
    "instructions opened": (50_000, lambda n: "a " + "<?" * n),
    "declarations opened": (50_000, lambda n: "a " + "<!X " * n),
    "CDATA opened": (50_000, lambda n: "a " + "<![CDATA[" * n),
    "attributes opened": (50_000, lambda n: "a " + "<a b='" * n),
    "math opened": (50_000, lambda n: "$a " * n),
    "blocks of math opened": (15_000, lambda n: "$$a\n\n" * n),
    "entities": (30_000, lambda n: "&amp;&x;&#1;" * n),
    # blocks in blocks
    "quotes in quotes": (50_000, lambda n: "> " * n + "a"),
    "emphasis deep in quotes": (100_000, lambda n: ">" * n + "a*" * n),
    "lists in lists": (1_000, nested_list),
    "lists in lists on one line": (30_000, lambda n: "- " * n + "a"),
    "empty lines in lists in lists": (30_000, lambda n: "- " * n + "x" + "\n" * n),
    "empty lines in lists in quotes": (30_000, lambda n: "> " + "- " * n + "x\n" + ">\n" * n),
    "containers in containers": (15_000, lambda n: ":::x\n" * n),
    "definitions in definitions": (1_000, lambda n: "a\n" + ": " * n + "b\n"),
    "definitions of one term": (10_000, lambda n: "a\n" + ": b\n" * n),
    "lazy lines of a quote": (20_000, lambda n: "> 核\n" + "核\n" * n),
    # references
    "link definitions": (20_000, definitions),
    "link definitions with one label": (20_000, lambda n: "[r]: /u 'a'\n" * n + "\n[r]\n"),
    "link definitions with a title that does not end": (10_000, lambda n: "[r]: /u 'a\n" * n),
    "references": (40_000, lambda n: "[r] " * n + "\n\n[r]: /u\n"),
    "references to nothing": (50_000, lambda n: "[q] " * n + "\n\n[r]: /u\n"),
    "a long label": (50_000, lambda n: f"[{'a' * n}]\n\n[{'a' * n}]: /u\n"),
    "footnotes": (10_000, footnotes),
    "references to a footnote": (20_000, lambda n: "[^1] " * n + "\n\n[^1]: a\n"),
    # tables
    "a wide table": (10_000, lambda n: "| a " * n + "|\n" + "|---" * n + "|\n" + "| b " * n + "|\n"),
    "a long table": (10_000, lambda n: "| a | b |\n|---|---|\n" + "| c | d |\n" * n),
    "tables without rows": (10_000, lambda n: "|\n|-\n" * n),
    "pipes": (50_000, lambda n: "|" * n + "\n" + "|" * n),
    # bare URLs
    "bare URLs": (20_000, lambda n: "https://a.jp/a " * n),
    "a bare URL of bare URLs": (20_000, lambda n: "https://a.jp/" * n),
    "half a mail address": (50_000, lambda n: "a@" * n),
    # lines
    "a long line": (300_000, lambda n: "核の傘" * n),
    "many lines": (30_000, lambda n: "核の傘\n" * n),
    "hard breaks": (20_000, lambda n: "核の傘  \n" * n),
    "hard breaks, and others in code": (4_000, lambda n: "`核の傘  \n傘` a  \n" * n),
    "paragraphs": (15_000, lambda n: "核の傘\n\n" * n),
    "braces after a heading": (50_000, lambda n: "# a " + "{#a " * n),
    "NUL": (50_000, lambda n: "abc\0de\0" * n),
    "spaces": (100_000, lambda n: "a" + " " * n + "b"),
    "tabs": (100_000, lambda n: "a\n\n" + "\t" * n + "b"),
    # front matter, directives
    "front matter": (5_000, lambda n: "---\ntitle: 傘\ntags:\n" + "  - 核の傘\n" * n + "---\n\na\n"),
    "comments for translators": (10_000, lambda n: "<!-- i18n:comment: a -->\n\n" * n + "傘\n"),
    "a comment for translators that does not end": (20_000, lambda n: "<!-- i18n:comment " * n + "\n\n傘\n"),
}


def seconds(text: str) -> dict[str, float]:
    """The processor time of each step, after which the article is as it should be."""
    taken: dict[str, float] = {}
    gc.collect()

    def timed(step: str, work: Callable[[], object]) -> object:
        start = time.process_time()
        try:
            return work()
        finally:
            taken[step] = time.process_time() - start

    article = timed("segment", lambda: segment(text, PurePath("a.md"), Conventions()))
    same = {unit.key: unit.text for unit in article.units}
    other = {unit.key: "1. " + unit.text for unit in article.units}
    assert timed("localize, text as it is", lambda: localize(article, same)).text == text
    localized = timed("localize, text changed", lambda: localize(article, other))
    assert not localized.rejected
    timed("render", lambda: render(localized.text))
    return taken


def render(text: str) -> str:
    tokens, env = parse_markdown(text)
    return str(markdown().renderer.render(tokens, markdown().options, env))


@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_an_article_made_to_be_slow_is_localized(name):
    size, text = PATHOLOGICAL[name]

    seconds(text(size // 50))


@pytest.mark.slow
@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_an_article_made_to_be_slow_takes_time_in_proportion_to_its_size(name):
    size, text = PATHOLOGICAL[name]

    half, whole = seconds(text(size // 2)), seconds(text(size))

    assert all(taken <= SECONDS for taken in whole.values()), whole
    growth = len(text(size)) / len(text(size // 2))
    allowed = 0.2 + 1.5 * growth * sum(half.values())  # processors are not exact clocks
    assert sum(whole.values()) <= allowed, f"{half} became {whole}"
