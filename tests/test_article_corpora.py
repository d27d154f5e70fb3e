"""The promises of an article, on real Japanese Markdown and on the examples of the specifications."""

import random
import re
from collections.abc import Callable
from pathlib import PurePath

import pytest
from corpora import everything, needs_corpora
from lxml import html

from pipeline.article import Article, Localized, localize, parse_markdown, segment
from pipeline.article.markdown.parser import markdown, parse_blocks
from pipeline.article.markdown.skeleton import skeleton
from pipeline.conventions import Conventions
from pipeline.diagnostics import InputError

pytestmark = needs_corpora

HOW = [Conventions(), Conventions(segmentation="sentence"), Conventions(translate_code="comments")]
every_way = pytest.mark.parametrize("how", HOW, ids=["block", "sentence", "code"])

KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
JAPANESE = r"[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+"
KEPT_OR_JAPANESE = re.compile(rf"(`+.*?`+|\]\([^)\s]*|https?://[!-~]+)|{JAPANESE}")
BEGINNINGS = ["- ", "1. ", "2024) ", "# ", "> ", "=== ", "~~~", "|", "    ", "<div>", "[x]: ", ":::", "a\n", "a\n\n- ", "```"]  # fmt: skip


def failures(check: Callable[[str], object]) -> list[str]:
    """The names of the texts for which ``check`` is false."""
    names = [name for name, text in everything() if not check(text)]
    return names


def read(text: str, how: Conventions) -> Article:
    return segment(text, PurePath("a.md"), how)


def translated(article: Article, translate: Callable[[str], str]) -> Localized:
    return localize(article, {unit.key: translate(unit.text) for unit in article.units}, "en")


def rendered(text: str, how: Conventions) -> str:
    tokens, env = parse_markdown(text, how)
    parser = markdown(how)
    return str(parser.renderer.render(tokens, parser.options, env))


def same_blocks(localized: Localized, article: Article) -> bool:
    tokens, env = parse_blocks(localized.text, article.conventions)
    return not localized.rejected and skeleton(tokens, env, article.conventions) == article.skeleton


@every_way
def test_msgstr_equal_to_msgid_gives_the_source(how):
    def check(text: str) -> bool:
        return translated(read(text, how), lambda msgid: msgid).text == text

    assert failures(check) == []


@every_way
def test_hiragana_as_katakana_gives_the_same_tags(how):
    def tags(text: str) -> list[str]:
        return re.findall(r"</?[a-zA-Z][a-zA-Z0-9]*", rendered(text, how))

    def check(text: str) -> bool:
        article = read(text, how)
        localized = translated(article, lambda msgid: msgid.translate(KATAKANA))
        return same_blocks(localized, article) and tags(localized.text) == tags(text)

    assert failures(check) == []


@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_an_awkward_beginning_changes_no_block_and_is_seen(beginning):
    def check(text: str) -> bool:
        article = read(text, HOW[0])
        localized = translated(article, lambda msgid: beginning + msgid)
        return same_blocks(localized, article) and all_seen(article, localized)

    def all_seen(article: Article, localized: Localized) -> bool:
        if "\n" in beginning or "`" in beginning:  # breaks and code are markup
            return True
        blocks = {unit.block for unit in article.units}
        inline = (token for token in parse_markdown(localized.text)[0] if token.type == "inline")
        return all(
            "".join(child.content for child in token.children or ()).startswith(beginning)
            for token in inline
            if token.meta["ordinal"] in blocks
        )

    assert failures(check) == []


@pytest.mark.parametrize("how", HOW[:2], ids=["block", "sentence"])
def test_no_japanese_is_left_that_readers_see(how):
    def check(text: str) -> bool:
        article = read(text, how)
        localized = translated(article, lambda msgid: KEPT_OR_JAPANESE.sub(lambda it: it[1] or "Word", msgid))
        return not article.leftovers and not re.search(JAPANESE, seen(rendered(localized.text, how)))

    def seen(page: str) -> str:
        document = html.fromstring(f"<div>{page}</div>")
        for element in list(document.iter()):
            is_comment = not isinstance(element.tag, str)
            if is_comment or element.tag in ("script", "style", "code", "pre") or "math" in element.classes:
                element.drop_tree()
        read_out = ("alt", "title", "aria-label", "placeholder")
        attributes = [element.get(name, "") for element in document.iter() for name in read_out]
        return document.text_content() + " ".join(attributes)

    assert failures(check) == []


def test_rewrapping_paragraphs_changes_no_msgid():
    """Each line break between two East Asian characters is a place where another editor wraps, or not."""
    between = re.compile(rf"(?<={JAPANESE[:-1]})\n(?={JAPANESE[:-1]})")

    def check(text: str) -> bool:
        article = read(text, HOW[0])
        blocks = {block.span for block in article.blocks if len(block.units[0].spans) > 1}
        rewrapped = text
        for span in sorted(blocks, key=lambda one: one.start, reverse=True):
            joined = between.sub("", text[span.start : span.end])
            rewrapped = rewrapped[: span.start] + joined + rewrapped[span.end :]
        return [unit.key for unit in read(rewrapped, HOW[0]).units] == [unit.key for unit in article.units]

    assert failures(check) == []


PIECES = ["\0", "\r", "\r\n", "\t", "    ", "> ", "- ", "1. ", "|", "`", "```\n", "~~~\n", ":::", "::: a\n", "[^1]: ", "[^1]", "\n>",
          "$$", "$", "<div>", "<!--", "-->", "---\n", "===\n", "\u2028", "\x0b", "\x1c", "\x85", "。", "「", "**", "*", "_", "[", "](",
          "]:", "  \n", "\\", "\\\n", "&#32;", "\ufeff", "#", "| a | b |\n|---|---|\n", "![", "\n: ", "\n\n", "+++\n", "😀"]  # fmt: skip


@pytest.mark.slow
@every_way
def test_no_mutation_of_a_text_raises(how):
    """With the others of this kind, 20,000 tries: damaged texts, and damaged translations of them."""
    chance = random.Random(2024)
    texts = [text[:3000] for _, text in everything()]
    for _ in range(7000):
        text = mutated(chance, chance.choice(texts))
        text = text.rstrip("\n") if chance.random() < 0.5 else text
        try:
            article = read(text, how)
        except InputError:
            continue
        assert translated(article, lambda msgid: msgid).text == text
        typed = chance.choice(PIECES) + chance.choice(PIECES)
        localized = translated(article, lambda msgid: typed + msgid)  # noqa: B023
        tokens, env = parse_blocks(localized.text, how)
        assert skeleton(tokens, env, how) == article.skeleton
        parse_markdown(localized.text, how)


def mutated(chance: random.Random, text: str) -> str:
    letters = list(text)
    for _ in range(chance.randint(1, 12)):
        at = chance.randint(0, len(letters))
        what = chance.random()
        if what < 0.5:
            letters[at:at] = chance.choice(PIECES)
        elif what < 0.8:
            del letters[at : at + chance.randint(1, 8)]
        else:
            start = chance.randint(0, len(letters))
            letters[at:at] = letters[start : start + chance.randint(1, 40)]
    return "".join(letters)
