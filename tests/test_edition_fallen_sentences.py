"""In sentence segmentation, a sentence that is not translated says its language by itself."""

import re
from pathlib import PurePosixPath

import polib
import pytest

from pipeline.article import segment
from pipeline.catalog import Catalog
from pipeline.edition.localize import localize_article
from pipeline.edition.render import Page, render_body
from pipeline.edition.words import words_for
from pipeline.project import Config


def html(text, translations):
    config = Config(languages=("en",), segmentation="sentence")
    article = segment(text, PurePosixPath("a.md"), config.conventions)
    po = polib.POFile()
    po.extend(polib.POEntry(msgid=source, msgstr=target) for source, target in translations.items())
    edition = localize_article(config, "a", article, "en", Catalog(po, "", PurePosixPath("a.po")))
    page = render_body(edition, "ja", words_for("en"), Page(lambda url: url)).html
    return re.sub(r"<p class=\"lead\"", "<p", page.split("<section")[0].strip())


JA = 'lang="ja" dir="ltr"'


@pytest.mark.parametrize(
    ("source", "translations", "shown"),
    [
        (
            "一つ。二つ。三つ。",
            {"二つ。": "Two."},
            f"<p><span {JA}>一つ。</span> Two. <span {JA}>三つ。</span></p>",
        ),
        ("一つ。二つ。", {"一つ。": "1. One."}, f"<p>1. One. <span {JA}>二つ。</span></p>"),
        (
            "**一つ。** 二つ。",
            {"二つ。": "*Two.*"},
            f"<p><span {JA}><strong>一つ。</strong></span> <em>Two.</em></p>",
        ),
        (
            "一つ[外](b)。二つ。",
            {"二つ。": "Two."},
            f'<p><span {JA}>一つ<a href="b">外</a>。</span> Two.</p>',
        ),
        (
            "一つ。二つ。",
            {"一つ。": "A \\* B & `c`."},
            f"<p>A * B &amp; <code>c</code>. <span {JA}>二つ。</span></p>",
        ),
        ("一つ。二つ。", {"一つ。": "One.", "二つ。": "Two."}, "<p>One. Two.</p>"),
        ("一つ。二つ。", {}, f"<p {JA}>一つ。二つ。</p>"),
    ],
)
def test_the_sentences_that_fell_back_are_marked(source, translations, shown):
    assert html(f"{source}\n", translations) == shown


def test_a_note_belongs_to_its_sentence():
    page = html("一つ[^1]。二つ。\n\n[^1]: 注。\n", {"二つ。": "Two."})

    assert page.startswith(f'<p><span {JA}>一つ<sup class="footnote-ref">')
    assert page.endswith("</sup>。</span> Two.</p>")
