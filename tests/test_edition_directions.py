"""Text of one direction among text of the other: set apart, so that signs, numbers and names stay in their order."""

from pathlib import PurePosixPath

import polib
import pytest
from lxml import html as lxml_html

from pipeline.article import segment
from pipeline.catalog import Catalog
from pipeline.edition.about_page import render_about
from pipeline.edition.article_page import render_article
from pipeline.edition.localize import localize_article
from pipeline.edition.not_found_page import render_not_found
from pipeline.edition.site import Site
from pipeline.project import Config


def site_of(text, translations, **configuration):
    config = Config(**{"title": "懸け橋（仮）", "languages": ("en", "ar", "he"), **configuration})
    article = segment(text, PurePosixPath("a.md"), config.conventions)
    po = polib.POFile()
    for source, target in translations.items():
        po.append(polib.POEntry(msgid=source, msgstr=target))
    po.header = "Jane Doe <j@example.org>, 2026.\nדוד כהן <d@example.org>, 2026."
    catalog = Catalog(po, "", PurePosixPath("a.po"))
    return Site(
        config, tuple(localize_article(config, "a", article, one, catalog) for one in config.editions)
    )


def html_of(site, language):
    return render_article(site, next(one for one in site.editions if one.language == language))


def body_of(site, language):
    return lxml_html.document_fromstring(html_of(site, language)).find_class("body")[0]


@pytest.mark.parametrize(
    ("language", "link", "direction"),
    [
        ("ar", "Foreign Policy (2024)", "ltr"),
        ("ar", "«外交」", "ltr"),
        ("ar", "الشرق الأوسط", None),
        ("ar", "2024", None),
        ("ar", "**NATO** وحلفاؤها", "ltr"),
        ("ar", "![NATO](a.png)", None),
        ("en", "الشرق الأوسط", "rtl"),
        ("en", "Foreign Policy", None),
    ],
)
def test_a_link_in_letters_of_the_other_direction_is_set_apart(language, link, direction):
    site = site_of("[誌](https://example.jp/a)。\n", {"[誌](https://example.jp/a)。": f"[{link}](b) 12"})

    (found,) = body_of(site, language).iter("a")

    assert found.get("dir") == direction


def test_code_within_arabic_text_is_read_from_left_to_right():
    site = site_of("`--lang ar`だ。\n", {"`--lang ar`だ。": "x `--lang ar`"})

    assert [body_of(site, one).find(".//code").get("dir") for one in ("ar", "en", "ja")] == [
        "ltr",
        None,
        None,
    ]


def test_the_way_back_from_a_note_points_to_where_lines_begin():
    site = site_of("文[^1]。\n\n[^1]: 注。\n", {})

    arrows = {one: body_of(site, one).find_class("footnote-back")[0].text for one in ("ja", "ar", "he", "en")}
    assert arrows == {"ja": "↩\ufe0e", "en": "↩\ufe0e", "ar": "↪\ufe0e", "he": "↪\ufe0e"}


def test_the_page_about_a_translation_sets_names_and_titles_apart():
    page = render_about(site_of("---\ntitle: 傘\n---\n\n文。\n", {"傘": "מטרייה?", "文。": "משפט."}), "he")

    assert "<bdi>Jane Doe</bdi> and <bdi>דוד כהן</bdi>" in page
    assert '<a href="../a/" lang="he" dir="rtl">מטרייה?</a>' in page


def test_the_page_for_a_missing_address_names_the_site_in_the_language_that_its_name_is_in():
    site = site_of("文。\n", {"文。": "نص."}, titles={"he": "הגשר"})

    links = lxml_html.document_fromstring(render_not_found(site)).xpath("//ul[@class='ways']//a")

    assert [(one.get("hreflang"), one.get("lang"), one.get("dir"), one.text_content()) for one in links] == [
        ("ja", None, None, "懸け橋（仮）"),
        ("en", "ja", "ltr", "懸け橋（仮）"),
        ("ar", "ja", "ltr", "懸け橋（仮）"),
        ("he", "he", "rtl", "הגשר"),
    ]


@pytest.mark.browser
def test_names_in_latin_letters_follow_each_other_from_right_to_left_in_arabic(chromium):
    text = "[Foreign Policy!](https://example.org/a)، [The Economist](https://example.org/b)، 12"
    tab = chromium.new_page()
    tab.set_content(html_of(site_of("誌。\n", {"誌。": text}), "ar"))

    first, second = (tab.locator(".body p a").nth(one).bounding_box() for one in (0, 1))
    number = tab.evaluate(
        """() => {
            const text = document.querySelector(".body p").lastChild, range = document.createRange();
            range.setStart(text, text.data.indexOf("12"));
            range.setEnd(text, text.data.indexOf("12") + 2);
            return range.getBoundingClientRect().x;
        }"""
    )
    tab.close()

    assert number < second["x"] < first["x"]
