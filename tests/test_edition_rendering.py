"""The HTML of an edition's text."""

import re
from pathlib import Path, PurePosixPath

import polib
import pytest

from pipeline.article import segment
from pipeline.catalog import Catalog
from pipeline.edition.localize import localize_article
from pipeline.edition.render import Page, render_body
from pipeline.edition.words import words_for
from pipeline.project import Config

ARTICLES = sorted((Path(__file__).parent.parent / "source/ja").glob("*.md"))
TO_KATAKANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}


def localized(text, translations=None, language="ja"):
    config = Config(languages=("en", "ar"))
    article = segment(text, PurePosixPath("a.md"), config.conventions)
    po = polib.POFile()
    po.extend(polib.POEntry(msgid=source, msgstr=target) for source, target in (translations or {}).items())
    return article, localize_article(config, "a", article, language, Catalog(po, "", PurePosixPath("a.po")))


def render(text, translations=None, language="ja"):
    edition = localized(text, translations, language)[1]
    return render_body(edition, "ja", words_for(language), Page(lambda url: url))


def html(text, translations=None, language="ja"):
    return render(text, translations, language).html


def tags(page):
    return re.findall(r"</?[a-z]+[0-9]?", page.replace("<wbr>", ""))


# Line breaks


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("核の傘は\n約束である。", "核の傘は約束である。"),
        ("核の傘は。\n「約束」である。", "核の傘は。「約束」である。"),
        ("**核の傘**\n[約束](b)", '<strong>核の傘</strong><a href="b">約束</a>'),
        ("nuclear\numbrella", "nuclear\numbrella"),
        ("核の傘\numbrella", "核の傘\numbrella"),
        ("한국\n중국", "한국\n중국"),
        ("核の傘  \n約束", "核の傘<br>\n約束"),
    ],
)
def test_a_line_break_in_the_source_is_no_space_between_east_asian_characters(source, shown):
    assert f">{shown}</p>" in html(f"一。\n\n{source}\n")


# The parts of explainer articles


@pytest.mark.parametrize(
    "source",
    [
        "**Q: 何か?**  \nA: 傘です。",
        "**Q: 何か?**\nA: 傘です。",
        "**Q：何か？**\nA：傘です。",
        "**Q：何か？**  \nA：傘です。",
        "**問: 何か?**  \n**答:** 傘です。",
        "**س: ما هي؟**  \nج: مظلة.",
        "**Frage : Was?**  \nAntwort : Ein Schirm.",
    ],
)
def test_a_question_and_its_answer(source):
    assert '<p class="qa">' in html(f"一。\n\n{source}\n")


def test_a_question_is_one_in_every_language():
    source = "一。\n\n**Q: 何か?**\nA: 傘です。\n"

    assert '<p class="qa">What is it? An umbrella.</p>' in html(
        source, {"**Q: 何か?** A: 傘です。": "What is it? An umbrella."}, "en"
    )
    assert "qa" not in html("一。\n\n二。\n", {"二。": "**Q: What?**\nA: This."}, "en")


@pytest.mark.parametrize(
    "source", ["**太字**の文。", "**Q: 何か?**", "**注意**  \n本文。", "**Q: 何か?** A: 傘です。"]
)
def test_what_only_looks_like_a_question(source):
    assert "qa" not in html(f"一。\n\n{source}\n")


@pytest.mark.parametrize(
    "source",
    [
        "さらに読む ⇒[発表](https://example.jp/a)  \n出典/画像元: https://example.jp/b日本の安全保障",
        "Read more ⇒ [Announcement](https://example.jp/a)  \nSource: https://example.jp/b (Ministry)",
        "اقرأ المزيد ⇐ [إعلان](https://example.jp/a)",
        "出典/画像元: https://example.jp/b",
    ],
)
def test_credit_lines(source):
    assert '<p class="credits">' in html(f"一。\n\n{source}\n")


def test_a_sentence_with_a_link_is_no_credit_line():
    assert "credits" not in html("一。\n\n詳しくは、[発表](https://example.jp/a)を読む。\n")


def test_a_list_whose_items_begin_with_pictographs():
    assert '<ul class="points">' in html("一。\n\n- ✅ 一つ\n- ✅ 二つ\n")
    assert "points" not in html("一。\n\n- ✅ 一つ\n- 二つ\n")


def test_the_first_paragraph_is_the_lead():
    assert '<p class="lead">一。</p>\n<p>二。</p>' in html(
        "---\ntitle: 題\n---\n\n<!-- 注 -->\n\n一。\n\n二。\n"
    )


def test_a_picture_of_its_own_shows_its_title_below():
    page = html('一。\n\n![図の説明](a.png "図1")\n\n![別](b.png)\n')

    assert (
        '<figure class="picture"><img src="a.png" alt="図の説明" decoding="async">'
        "<figcaption>図1</figcaption></figure>" in page
    )
    assert '<p class="picture"><img src="b.png" alt="別" loading="lazy" decoding="async"></p>' in page


def test_a_table_can_be_scrolled_from_the_keyboard_and_has_a_name():
    page = html("| 略語 | 数 |\n|---|--:|\n| EDD | 1 |\n", language="en")

    assert '<div class="table" role="region" tabindex="0" aria-label="Table 1">\n<table>' in page
    assert '<td class="align-end">1</td>' in page
    assert "style=" not in page


def test_code_runs_from_left_to_right():
    assert '<pre dir="ltr" tabindex="0"><code class="language-sh">ls\n</code></pre>' in html(
        "```sh\nls\n```\n"
    )


def test_footnotes_lead_to_the_note_and_back():
    page = html("傘[^a]と盾[^a]。\n\n[^a]: 注の文。\n")

    assert '<a href="#fn1" id="fnref1" role="doc-noteref" aria-label="注1">1</a>' in page
    assert '<a href="#fn1" id="fnref1:1"' in page
    assert '<h2 id="notes">注</h2>' in page
    assert '<li id="fn1"><p>注の文。 <a href="#fnref1" ' in page
    assert 'aria-label="本文に戻る">↩\ufe0e</a>' in page


def test_task_lists_keep_their_boxes():
    page = html("- [x] 済み\n- [ ] まだ\n")

    assert page.count('type="checkbox"') == page.count("disabled") == 2
    assert page.count('checked=""') == 1


def test_alerts_have_a_title_in_the_readers_language():
    assert '<p class="markdown-alert-title">注意</p>' in html("> [!CAUTION]\n> 危ない。\n")


def test_a_container_is_a_box_and_details_fold():
    page = html(":::details 詳しく\n中身\n:::\n\n:::message alert\n注意\n:::\n")

    assert '<details class="box"><summary>詳しく</summary>\n<p>中身</p>\n</details>' in page
    assert '<div class="box box-message-alert">\n<p>注意</p>\n</div>' in page


# Headings


def test_ids_of_headings_are_the_sources_in_every_language():
    text = "一。\n\n## 核の傘、とは\n\n## まとめ\n\n## まとめ\n\n## ?\n"
    translations = {"核の傘、とは": "What is it?", "まとめ": "Summary", "?": "?"}

    ids = re.findall(r'id="([^"]*)"', html(text, translations, "en"))

    assert ids == ["核の傘とは", "まとめ", "まとめ-1", "section-4"]


def test_an_id_that_the_author_gave_a_heading():
    assert '<h2 id="gaiyo">題<a ' in html("一。\n\n## 題 {#gaiyo .masthead}\n")


def test_ids_of_headings_are_not_those_of_the_page():
    assert re.findall(r'<h2 id="([^"]*)"', html("## Content\n\n## fn1\n\n一[^1]。\n\n[^1]: 注\n")) == [
        "content-1",
        "fn1-1",
        "notes",
    ]


def test_a_first_heading_that_repeats_the_title_is_not_in_the_body():
    body = render("---\ntitle: 核の傘\n---\n\n# **核**の傘\n\n一。\n")

    assert (body.heading, body.html) == ("<strong>核</strong>の<wbr>傘", '<p class="lead">一。</p>\n')


def test_a_first_heading_that_says_something_else_stays():
    body = render("---\ntitle: 核の傘\n---\n\n# 別の題\n\n一。\n")

    assert body.heading == ""
    assert "別の" in body.html


def test_a_second_heading_of_level_one_is_below_the_first_and_looks_like_it():
    beside = html("---\ntitle: 核の傘\n---\n\n# 別の題\n\n## 節\n\n# もう一つ\n")
    within = html("一。\n\n# 題\n\n# もう一つ\n")

    assert re.findall(r'<h(\d) id="[^"]*"(?: class="as-h(\d)")?', beside) == [
        ("2", "1"),
        ("2", ""),
        ("2", "1"),
    ]
    assert re.findall(r'<h(\d) id="[^"]*"(?: class="as-h(\d)")?', within) == [("1", ""), ("2", "1")]


def test_a_heading_written_too_low_is_next_in_the_outline_and_keeps_its_address():
    body = html("# 題\n\n### 三\n\n> ##### 五\n\n## 二\n")

    assert re.findall(r'<h(\d) id="([^"]*)"(?: class="as-h(\d)")?', body) == [
        ("2", "三", "3"),
        ("3", "五", "5"),
        ("2", "二", ""),
    ]


def test_whether_a_heading_repeats_the_title_does_not_depend_on_the_translation():
    translations = {"核の傘": "Umbrella", "別の題": "Umbrella"}

    assert "as-h1" in html("---\ntitle: 核の傘\n---\n\n# 別の題\n\n一。\n", translations, "en")


# Text in the source language


def test_a_block_that_fell_back_says_so():
    page = html("傘。\n\n盾。\n\n## 題\n", {"盾。": "A shield."}, "ar")

    assert '<p class="lead" lang="ja" dir="ltr">傘。</p>' in page
    assert "<p>A shield.</p>" in page
    assert '<h2 id="題" lang="ja" dir="ltr">題<a ' in page


def test_a_bare_address_among_arabic_runs_from_left_to_right():
    page = html(
        "出典: https://example.jp/\n", {"出典: https://example.jp/": "المصدر: https://example.jp/"}, "ar"
    )

    assert '<a href="https://example.jp/" dir="ltr" rel="external noopener">' in page


def test_an_item_that_fell_back_does_not_speak_for_the_list_in_it():
    page = html("- 傘\n  - 盾\n- 矛\n", {"盾": "Shield", "矛": "Spear"}, "ar")

    assert '<li lang="ja" dir="ltr">傘\n<ul lang="ar" dir="rtl">\n<li>Shield</li>' in page
    assert "<li>Spear</li>" in page


@pytest.mark.parametrize(
    ("source", "tag"),
    [("1. 傘\n2. 盾\n", "ol"), ("1. 傘\n\n2. 盾\n", "ol"), ("- 傘\n  - 盾\n- 矛\n", "ul")],
    ids=["tight", "loose", "nested"],
)
def test_a_list_that_fell_back_says_so_itself(source, tag):
    page = html(f"一。\n\n{source}", {"一。": "One."}, "ar")

    assert re.findall(r"<(\w+)[^>]* lang=", page) == [tag]


def test_of_a_list_that_fell_back_in_part_the_items_say_so():
    page = html("1. 傘\n\n2. 盾\n\n   矛\n\n3. 斧\n", {"傘": "Umbrella", "矛": "Spear"}, "ar")

    assert "<ol>\n<li>\n<p>Umbrella</p>" in page
    assert '<li>\n<p lang="ja" dir="ltr">盾</p>\n<p>Spear</p>' in page
    assert '<li lang="ja" dir="ltr">\n<p>斧</p>' in page


def test_an_item_that_fell_back_in_part():
    page = html("- 傘\n  ```\n  x\n  ```\n  盾\n", {"盾": "Shield"}, "en")

    assert '<li><span lang="ja" dir="ltr">傘</span>' in page
    assert "Shield</li>" in page


def test_cells_and_notes_that_fell_back():
    page = html("| 傘 |\n|---|\n| 盾 |\n\n傘[^1]\n\n[^1]: 注\n", {"盾": "Shield"}, "en")

    assert '<th lang="ja" dir="ltr">傘</th>' in page
    assert "<td>Shield</td>" in page
    assert '<li id="fn1" lang="ja" dir="ltr"><p>注' in page


def test_nothing_is_marked_in_the_source_edition():
    assert "lang=" not in html("傘。\n")


# The same elements in every language


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_a_page_has_the_same_elements_whatever_the_translation(path):
    article, source = localized(path.read_text("utf-8"))
    katakana = {unit.text: unit.text.translate(TO_KATAKANA) for unit in article.units}
    translated = localized(article.text, katakana, "en")[1]
    assert translated.left == 0

    pages = [
        render_body(one, "ja", words_for("ja"), Page(lambda url: url)).html for one in (source, translated)
    ]

    assert tags(pages[0]) == tags(pages[1])
