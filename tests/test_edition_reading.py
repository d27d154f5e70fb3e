"""What helps readers: contents, reading time, pictures that keep their room, the original beside the translation."""

import re
from pathlib import PurePosixPath

import polib
import pytest
from lxml import html as lxml_html

from pipeline.article import segment
from pipeline.catalog import Catalog
from pipeline.edition.about_page import render_about
from pipeline.edition.article_page import render_article
from pipeline.edition.comparison_page import render_comparison
from pipeline.edition.localize import localize_article
from pipeline.edition.phrases import phrased
from pipeline.edition.pictures import size_of
from pipeline.edition.reading_time import minutes_to_read
from pipeline.edition.site import Site, has_comparison
from pipeline.project import Config

SECTIONS = "---\ntitle: 傘\n---\n\n序。\n\n## 一 {#one}\n\n### 一の一\n\n文。\n\n## `二`と<ruby>三<rt>さん</rt></ruby>\n\n文。\n"


def site_of(text, translations=None, *, fuzzy=(), previous=None, **configuration):
    config = Config(title="懸け橋", languages=("en", "ar"), **configuration)
    article = segment(text, PurePosixPath("a.md"), config.conventions)
    po = polib.POFile()
    for source, target in (translations or {}).items():
        flags = ["fuzzy"] if source in fuzzy else []
        before = previous if source in fuzzy else None
        po.append(polib.POEntry(msgid=source, msgstr=target, flags=flags, previous_msgid=before))
    catalog = Catalog(po, "", PurePosixPath("a.po"))
    return Site(
        config, tuple(localize_article(config, "a", article, one, catalog) for one in config.editions)
    )


def page_of(site, language):
    edition = next(one for one in site.editions if one.language == language)
    return lxml_html.document_fromstring(render_article(site, edition))


def words(element):
    return " ".join(element.text_content().split())


# Contents


def test_the_contents_are_the_headings_of_the_second_and_third_level():
    page = page_of(site_of(SECTIONS), "ja")

    (contents,) = page.find_class("contents")
    assert [(words(link), link.get("href")) for link in contents.iter("a")] == [
        ("一", "#one"),
        ("一の一", "#一の一"),
        ("二と三", "#二と三"),
    ]
    assert contents.xpath("string(.//ol/li/ol/li)").strip() == "一の一"


def test_contents_lead_to_the_same_places_in_every_language_and_say_what_is_not_translated():
    site = site_of(SECTIONS, {"一": "One", "序。": "Preface."})

    links = list(page_of(site, "ar").find_class("contents")[0].iter("a"))

    assert [link.get("href") for link in links] == ["#one", "#一の一", "#二と三"]
    assert [link.get("lang") for link in links] == [None, "ja", "ja"]


def test_an_article_of_two_sections_has_no_list_of_contents():
    assert not page_of(site_of("序。\n\n## 一\n\n## 二\n"), "ja").find_class("contents")


def test_every_heading_ends_with_a_link_to_itself():
    page = page_of(site_of(SECTIONS), "en")

    links = page.find_class("permalink")
    assert [link.xpath("string(ancestor::*[@id][1]/@id)") for link in links] == ["one", "一の一", "二と三"]
    assert [link.get("href") for link in links] == ["#one", "#一の一", "#二と三"]
    assert {(link.get("aria-label"), link.get("lang")) for link in links} == {("Link to this section", "en")}
    assert not any(words(link) for link in links)


# Reading time


@pytest.mark.parametrize(
    ("text", "language", "minutes"),
    [
        ("あ" * 3726, "ja", 10),
        ("字" * 2662, "zh_Hans", 10),
        ("word " * 2380, "en", 10),
        ("كلمة " * 1440, "ar", 10),
        ("낱말 " * 2020, "ko", 10),
        ("słowo " * 1732, "pl", 10),
        ("λέξη " * 1920, "el", 10),
        ("ค" * 9210, "th", 10),
        ("", "en", 1),
    ],
)
def test_how_long_a_text_takes(text, language, minutes):
    assert minutes_to_read([(text, language)]) == minutes


def test_what_is_not_translated_takes_as_long_as_in_its_own_language():
    assert minutes_to_read([("word " * 1190, "en"), ("あ" * 1863, "ja")]) == 10


def test_the_page_says_how_long_it_takes():
    assert "約10分で読めます" in words(page_of(site_of("あ" * 3726 + "\n"), "ja"))
    assert "1 minute to read" in words(page_of(site_of("傘。\n", {"傘。": "Umbrella."}), "en"))


# Phrases


def test_a_japanese_heading_may_break_between_phrases_only():
    page = render_article(
        site := site_of("---\ntitle: 日本の安全保障\n---\n\n## **日本の**安全保障を支える\n"),
        site.editions[0],
    )

    assert "<h1>日本の<wbr>安全保障</h1>" in page
    assert '<strong>日本の</strong><wbr>安全保障を<wbr>支える<a class="permalink"' in page
    assert "<title>日本の安全保障 – 懸け橋</title>" in page


def test_no_line_of_a_heading_begins_with_a_mark_that_may_not_begin_one():
    assert phrased("「核の傘」とは：拡大抑止の", "ja") == "「核の<wbr>傘」とは：拡大抑止の"
    for text in (
        "日本：安全保障とは",
        "「核の傘」、とは何か",
        "キューバ危機（1962年）とは何か？",
        "抑止％・々",
    ):
        for after in phrased(text, "ja").split("<wbr>")[1:]:
            assert after[0] not in "：、」）？％・々ー"


def test_a_chinese_heading_breaks_between_phrases_too():
    assert phrased("威慑与裁军之间", "zh_Hans") == "威慑<wbr>与<wbr>裁军<wbr>之间"
    assert phrased("威懾與裁軍之間", "zh_Hant").replace("<wbr>", "") == "威懾與裁軍之間"


def test_numbers_and_foreign_words_stay_whole():
    for text in ("2024年に何が動いたのか?", "第12345回NPT再検討会議", "2024年发生了什么变化？"):
        for language in ("ja", "zh_Hans", "zh_Hant"):
            assert not re.search(r"[0-9A-Za-z]<wbr>[0-9A-Za-z]", phrased(text, language))


def test_a_heading_in_another_language_has_no_such_places():
    site = site_of(
        "---\ntitle: 日本の安全保障\n---\n\n文。\n", {"日本の安全保障": "Japan's security", "文。": "Text."}
    )

    assert "<wbr>" not in render_article(site, site.editions[1]).split("<main")[1].split("</main>")[0]


# Questions and answers


@pytest.mark.parametrize(
    "text",
    [
        "Q1. 何か。\n\nA1. 傘。",
        "Q. 何か。\n\nA. 傘。",
        "**Q：何か。**\n\nA：傘。",
        "問1　何か。\n\n答　傘。",
        "### 問 何か。\n\n答 傘。",
        "Q 何か。\n\nA 傘。",
    ],
)
def test_a_question_and_the_answer_after_it(text):
    page = page_of(site_of(f"序。\n\n{text}\n"), "ja")

    assert [len(page.find_class(name)) for name in ("question", "answer")] == [1, 1]


@pytest.mark.parametrize(
    "text", ["Q1. 何か。\n\n傘。", "A. 傘。", "Qは何か。\n\nAは傘。", "問題。\n\n答弁。"]
)
def test_what_is_no_question_with_an_answer(text):
    page = page_of(site_of(f"序。\n\n{text}\n"), "ja")

    assert not page.find_class("question")
    assert not page.find_class("answer")


def test_a_question_is_one_however_its_translation_begins():
    page = page_of(
        site_of("序。\n\nQ. 何か。\n\nA. 傘。\n", {"Q. 何か。": "Was ist das?", "A. 傘。": "Ein Schirm."}),
        "en",
    )

    assert [words(one) for name in ("question", "answer") for one in page.find_class(name)] == [
        "Was ist das?",
        "Ein Schirm.",
    ]


# Pictures

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x40\0\0\0\x20\x08\x06\0\0\0"


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (PNG, (64, 32)),
        (b"GIF89a\x10\0\x08\0\0\0\0", (16, 8)),
        (b'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"/>', (90, 60)),
        (b'<?xml version="1.0"?>\n<svg viewBox="0 0 90.4 60"/>', (90, 60)),
        (b"\x89PNG", None),
        (b"", None),
        (b'<svg viewBox="0 0 x y"/>', None),
    ],
)
def test_the_size_of_a_picture(content, size):
    assert size_of(content) == size


def test_pictures_keep_their_room_and_are_loaded_when_they_are_seen(project):
    project.write("source/ja/a.png", PNG)
    project.article(
        "a", '![一](a.png)\n\n![二](a.png "題")\n\n<img src="a.png" alt="三" width="10">\n\n![無](no.png)\n'
    )

    page = project.page("ja", "a")

    images = re.findall(r"<img[^>]*>", page)
    address = re.search(r'src="(\.\./\.\./assets/a\.[0-9a-f]{10}\.png)"', page)[1]
    assert images[0] == f'<img src="{address}" alt="一" width="64" height="32" decoding="async">'
    assert (
        images[1] == f'<img src="{address}" alt="二" width="64" height="32" loading="lazy" decoding="async">'
    )
    assert images[2] == f'<img src="{address}" alt="三" width="10" loading="lazy" decoding="async">'
    assert 'width="' not in images[3]


def test_a_picture_of_its_own_language_takes_the_place_of_the_original(project):
    other = PNG[:-10] + b"\x20\0\0\0\x20\x08\x06\0\0\0"
    project.write("source/ja/a.png", PNG)
    project.write("source/ja/a.en.png", other)
    project.article("a", "![図](a.png)\n")

    project.ok("build")

    assert (project.root / "output/en/a.png").read_bytes() == other
    assert (project.root / "output/ar/a.png").read_bytes() == PNG
    addresses = [
        re.search(r'src="../../(assets/[^"]*)"', project.output(one, "a/index.html"))[1]
        for one in ("en", "ar")
    ]
    assert [(project.root / "output" / one).read_bytes() for one in addresses] == [other, PNG]


def test_a_page_may_show_pictures_of_the_sites_that_it_names():
    site = site_of("![図](https://img.example.jp/a.png)\n\n![図](https://img.example.jp/b.png)\n")

    assert "img-src 'self' https://img.example.jp; " in render_article(site, site.editions[0])


@pytest.mark.parametrize(
    ("picture", "hosts"),
    [
        ("![図](//d.org/y.png)", " d.org"),
        ("![図](//d.org:8080/y.png)", " d.org:8080"),
        ("![図](https://user:p@c.com:99/y.png)", " https://c.com:99"),
        ("![図](HTTPS://C.com?a@b)", " https://C.com"),
        ("![図](https://例え.jp/y.png)", " https://xn--r8jz45g.jp"),
        ('<img src="https://例え.jp/y.png">', " https://xn--r8jz45g.jp"),
        ('<img src="https:\\\\d.org\\y.png">', " https://d.org"),
        ("![図](http://[::1]/y.png)", ""),
        ("![図](https://a;b/y.png)", ""),
    ],
)
def test_a_page_may_show_pictures_however_their_site_is_written(picture, hosts):
    site = site_of(f"{picture}\n")

    assert f"img-src 'self'{hosts}; " in render_article(site, site.editions[0])


# Honesty


def test_an_edition_says_that_the_original_changed_after_it_was_translated():
    translations = {"傘。": "Umbrella.", "盾。": "A shield, once."}
    changed = site_of("傘。\n\n盾。\n", translations, fuzzy=("盾。",), previous="古い盾。")
    suggested = site_of("傘。\n\n盾。\n", translations, fuzzy=("盾。",))
    untranslated = site_of("傘。\n\n盾。\n", translations, fuzzy=("傘。", "盾。"), previous="古い盾。")
    incomplete = site_of("傘。\n\n盾。\n", {"傘。": "Umbrella."})

    sentence = "The original changed after it was translated."
    assert sentence in words(page_of(changed, "en").find_class("notice")[0])
    for other in (incomplete, suggested, untranslated):
        assert sentence not in words(page_of(other, "en").find_class("notice")[0])
        assert sentence not in render_about(other, "en")
    assert sentence in render_about(changed, "en")


def test_a_text_in_raw_html_that_is_not_translated_says_its_language():
    site = site_of(
        "<div>\n<p>一つ。</p>\n<p>二つ<b>目</b>。</p>\n</div>\n\n文。\n", {"一つ。": "One.", "文。": "Text."}
    )

    page = render_article(site, site.editions[1])

    assert "<p>One.</p>" in page
    assert '<p><span lang="ja" dir="ltr">二つ<b>目</b>。</span></p>' in page


def test_what_is_never_translated_says_its_language_too():
    skipped = "文。\n\n<!-- i18n:skip -->\nこの段落。\n\n<!-- i18n:skip -->\n<p>この文。</p>\n\n12\n\n"
    boxes = ":::details 題名\n文。\n:::\n\n:::note 注意\n文。\n:::\n"
    site = site_of(skipped + boxes, {"文。": "Text.", "注意": "注意"})

    page = render_article(site, site.editions[1])

    assert '<p lang="ja" dir="ltr">この段落。</p>' in page
    assert '<p><span lang="ja" dir="ltr">この文。</span></p>' in page
    assert "<p>12</p>" in page
    assert '<summary lang="ja" dir="ltr">題名</summary>' in page
    assert '<p class="box-title">注意</p>' in page
    assert "<summary>題名</summary>" in render_article(site, site.editions[0])


# The original beside the translation


def test_a_translation_can_be_read_beside_its_original():
    site = site_of(
        "---\ntitle: 傘\n---\n\n一。\n\n## 節\n\n- 二\n- 三\n\n注[^1]\n\n[^1]: 四\n",
        {"一。": "One.", "節": "Part"},
    )
    japanese, english, _arabic = site.editions

    link = page_of(site, "en").xpath("//a[@href='compare/']")
    page = lxml_html.document_fromstring(render_comparison(site, english))

    rows = [[words(one) for one in row] for row in page.find_class("row")]
    assert words(link[0]) == "Compare with the original"
    assert rows[:3] == [["One.", "一。"], ["Part", "節"], ["二 三", "二 三"]]
    assert page.find_class("row")[0][1].get("lang") == "ja"
    ids = [one.get("id") for one in page.xpath("//*[@id]")]
    assert len(ids) == len(set(ids))
    assert {"節", "source-節", "fn1", "source-fn1"} <= set(ids)
    assert page.xpath("//a[@href='#source-fn1']")
    assert not has_comparison(site, japanese)


def test_what_is_not_translated_at_all_has_nothing_to_compare():
    site = site_of("一。\n")

    assert not has_comparison(site, site.editions[1])
    assert not page_of(site, "en").xpath("//a[@href='compare/']")


# Raw HTML

VIDEO = '<iframe src="https://video.example.jp/1" title="動画"></iframe>\n\n<p style="color: red">赤。</p>\n\n本文<b onclick="x()">太</b>。\n'


def test_an_authors_html_is_sanitized_unless_the_project_trusts_it():
    careful = render_article(site := site_of(VIDEO), site.editions[0])
    trusting = render_article(site := site_of(VIDEO, raw_html="trusted"), site.editions[0])

    assert not re.search(r"iframe|style=|onclick", careful)
    assert '<iframe src="https://video.example.jp/1" title="動画"></iframe>' in trusting
    assert '<p style="color: red">赤。</p>' in trusting
    assert '<b onclick="x()">太</b>' in trusting
    assert "Content-Security-Policy" in careful
    assert "Content-Security-Policy" not in trusting


def test_a_translators_html_is_never_trusted():
    evil = {
        "動画": 'Video" onload="x()',
        "赤。": "<script>x()</script><b onclick='x()'>Red</b>.",
        '本文<b onclick="x()">太</b>。': "<b onclick='y()'>Fat</b>",
    }

    page = render_article(site := site_of(VIDEO, evil, raw_html="trusted"), site.editions[1])

    assert '<iframe src="https://video.example.jp/1"' in page
    assert '<p style="color: red">&lt;script&gt;x()&lt;/script&gt;<b>Red</b>.</p>' in page
    assert "<b>Fat</b>" in page
    assert not lxml_html.document_fromstring(page).xpath("//script[not(@type)] | //*[@onload or @onclick]")
