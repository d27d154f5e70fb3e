"""The page of an edition, and the list of a language's articles."""

import re
from dataclasses import replace
from pathlib import PurePosixPath

import polib
import pytest
from lxml import html as lxml_html

from pipeline.article import segment
from pipeline.catalog import Catalog
from pipeline.edition.article_page import render_article
from pipeline.edition.credits import Credits
from pipeline.edition.list_pages import render_home, render_index
from pipeline.edition.localize import localize_article
from pipeline.edition.pagination import links_to_pages
from pipeline.edition.site import Site
from pipeline.edition.theme_files import theme_files
from pipeline.edition.words import words_for
from pipeline.project import Config

FRONT_MATTER = "---\ntitle: 核の傘\ndescription: 約束の話。\ndate: 2024-12-16\ntags: [核抑止]\n---\n\n"
ENGLISH = {"核の傘": "The umbrella", "約束の話。": "A promise.", "核抑止": "Deterrence", "本文。": "Text."}


class Pages:
    """A site made of texts, and its pages as parsed documents."""

    def __init__(self, articles, translations=None, **configuration):
        defaults = {
            "title": "懸け橋",
            "base_url": "https://example.org",
            "languages": ("en", "zh_Hans", "ar"),
        }
        self.config = Config(**{**defaults, **configuration})
        self.site = Site(
            self.config,
            tuple(
                self.edition(name, text, language, (translations or {}).get(language, {}))
                for name, text in articles.items()
                for language in self.config.editions
            ),
        )

    def edition(self, name, text, language, translations):
        po = polib.POFile()
        po.extend(polib.POEntry(msgid=source, msgstr=target) for source, target in translations.items())
        article = segment(text, PurePosixPath(f"{name}.md"), self.config.conventions)
        return localize_article(self.config, name, article, language, Catalog(po, "", PurePosixPath("a.po")))

    def text(self, language, name="a"):
        found = [one for one in self.site.editions if (one.article, one.language) == (name, language)]
        return render_article(self.site, found[0])

    def page(self, language, name="a"):
        return lxml_html.document_fromstring(self.text(language, name))

    def list(self, language):
        return lxml_html.document_fromstring(render_index(self.site, language))

    def home(self):
        return lxml_html.document_fromstring(render_home(self.site))


def addresses(page, selector):
    return {link.get("hreflang"): link.get("href") for link in select(page, selector)}


def select(element, path):
    """What an XPath finds, in which ``.name`` stands for a class."""
    return element.xpath(re.sub(r"\.([a-z]+)", r"[contains(concat(' ', @class, ' '), ' \1 ')]", path))


def words(element):
    return " ".join(element.text_content().split())


@pytest.fixture(scope="module")
def pages():
    return Pages({"a": FRONT_MATTER + "本文。\n"}, {"en": ENGLISH})


# The head of a page


@pytest.mark.parametrize(
    ("language", "lang", "direction"),
    [("ja", "ja", "ltr"), ("en", "en", "ltr"), ("zh_Hans", "zh-Hans", "ltr"), ("ar", "ar", "rtl")],
)
def test_a_page_says_its_language_and_direction(pages, language, lang, direction):
    root = pages.page(language)

    assert (root.get("lang"), root.get("dir")) == (lang, direction)


def test_title_and_description(pages):
    page = pages.page("en")

    assert words(page.find(".//title")) == "The umbrella – 懸け橋"
    assert select(page, "//meta[@name='description']")[0].get("content") == "A promise."
    assert words(select(page, "//h1")[0]) == "The umbrella"
    assert words(select(page, "//*.standfirst")[0]) == "A promise."


def test_every_edition_names_all_of_them_and_itself():
    begun = {"本文。": "Text."}
    pages = Pages({"a": FRONT_MATTER + "本文。\n"}, {"en": ENGLISH, "zh_Hans": begun, "ar": begun})
    expected = {
        "ja": "https://example.org/ja/a/",
        "en": "https://example.org/en/a/",
        "zh-Hans": "https://example.org/zh-Hans/a/",
        "ar": "https://example.org/ar/a/",
        "x-default": "https://example.org/ja/a/",
    }
    for language, tag in (("ja", "ja"), ("zh_Hans", "zh-Hans")):
        page = pages.page(language)
        assert addresses(page, "//link[@rel='alternate'][@hreflang]") == expected
        assert select(page, "//link[@rel='canonical']")[0].get("href") == expected[tag]


def test_a_base_url_with_a_path_and_a_slug_that_is_not_ascii():
    pages = Pages(
        {"連載/a": "---\nslug: 核 傘\n---\n\n本文。\n"},
        {"en": {"本文。": "Text."}},
        base_url="https://example.org/news/",
        languages=("en",),
    )

    page = pages.page("en", "連載/a")

    path = "/%E9%80%A3%E8%BC%89/%E6%A0%B8%20%E5%82%98/"
    assert addresses(page, "//link[@rel='alternate']")["ja"] == f"https://example.org/news/ja{path}"
    assert addresses(page, "//*.languages//a") == {"ja": f"../../../ja{path}", "en": "./"}
    assert re.fullmatch(
        r"\.\./\.\./\.\./theme/style.[0-9a-f]{10}.css",
        select(page, "//link[@rel='stylesheet']")[0].get("href"),
    )


def test_without_a_base_url_there_are_no_absolute_addresses():
    page = Pages({"a": "本文。\n"}, base_url="").page("en")

    assert not select(page, "//link[@rel='canonical' or @hreflang]")
    assert addresses(page, "//*.languages//a")["ja"] == "../../ja/a/"


def test_an_edition_that_is_not_published_is_not_named(pages):
    published = tuple(one for one in pages.site.editions if one.language != "ar")

    page = lxml_html.document_fromstring(render_article(Site(pages.config, published), published[0]))

    assert "ar" not in addresses(page, "//*[@hreflang]")


def test_an_edition_of_which_nothing_is_translated_is_not_offered_to_search_engines(pages):
    empty, whole = pages.page("ar"), pages.page("en")

    assert select(empty, "//meta[@name='robots']")[0].get("content") == "noindex"
    assert not select(empty, "//link[@hreflang]")
    assert not select(whole, "//meta[@name='robots'][contains(@content, 'noindex')]")
    assert set(addresses(whole, "//link[@hreflang]")) == {"ja", "en", "x-default"}
    assert "ar" in addresses(whole, "//*.languages//a")


def test_the_site_has_a_name_in_each_language():
    pages = Pages({"a": "本文。\n"}, titles={"en": "Kakehashi Explained"})

    english, arabic = pages.page("en"), pages.page("ar")

    assert words(english.find(".//title")) == "a – Kakehashi Explained"
    assert [(words(one), one.get("lang")) for one in select(english, "//*.name")] == [
        ("Kakehashi Explained", None),
        ("Kakehashi Explained", None),
    ]
    assert [(words(one), one.get("lang")) for one in select(arabic, "//*.name")] == [("懸け橋", "ja")] * 2
    assert words(pages.list("en").find(".//title")) == "Kakehashi Explained"


# The rest of a page


def test_languages_are_named_in_themselves(pages):
    links = select(pages.page("en"), "//*.languages//a")

    assert [(link.get("lang"), link.get("dir"), words(link)) for link in links] == [
        ("ja", "ltr", "日本語"),
        ("en", "ltr", "English"),
        ("zh-Hans", "ltr", "简体中文"),
        ("ar", "rtl", "العربية"),
    ]
    assert [link.get("hreflang") for link in links if link.get("aria-current")] == ["en"]


@pytest.mark.parametrize(
    ("language", "written"),
    [("ja", "2024年12月16日"), ("en", "December 16, 2024"), ("ar", "16 ديسمبر 2024")],
)
def test_dates_are_written_as_the_reader_writes_them(pages, language, written):
    time = select(pages.page(language), "//time")[0]

    assert (time.get("datetime"), words(time)) == ("2024-12-16", written)


@pytest.mark.parametrize(
    ("value", "shown", "is_date"),
    [
        ('"2024-12-16"', "December 16, 2024", True),
        ("2024-12-16T23:30:00+09:00", "December 16, 2024", True),
        ("令和6年12月", "令和6年12月", False),
        ("2024", "2024", False),
    ],
)
def test_dates_of_other_kinds(value, shown, is_date):
    page = Pages({"a": f"---\ndate: {value}\n---\n\n本文。\n"}).page("en")

    assert words(select(page, "//*.dateline/*")[0]) == shown
    assert bool(select(page, "//time")) == is_date


def test_text_that_fell_back_is_marked_wherever_it_stands(pages):
    page = pages.page("ar")

    for selector in ("//h1", "//*.standfirst", "//*.tags/li", "//*.body//p"):
        assert [(one.get("lang"), one.get("dir")) for one in select(page, selector)] == [("ja", "ltr")]


def test_the_page_says_how_much_is_not_translated():
    text = FRONT_MATTER + "本文。\n\n約束である。\n"
    pages = Pages({"a": text}, {"en": ENGLISH, "ar": {"本文。": "نص."}})

    assert words(select(pages.page("en"), "//*.notice")[0]) == (
        "1 of the 5 passages on this page is not translated yet and appears in Japanese. Read the original"
    )
    assert "4 مقاطع من أصل 5" in words(select(pages.page("ar"), "//*.notice")[0])
    assert not select(pages.page("ja"), "//*.notice")


@pytest.mark.parametrize(
    ("language", "notice"),
    [
        ("ar", "لم تُترجم هذه الصفحة بعد. اقرأ النص الأصلي"),
        ("zh_Hans", "本页尚未翻译。 阅读原文"),
        ("nl", "This page is not translated yet. Read the original"),
    ],
)
def test_a_page_of_which_nothing_is_translated_says_just_that(language, notice):
    page = Pages({"a": "本文。\n\n約束である。\n"}, languages=(language,)).page(language)

    assert words(select(page, "//*.notice")[0]) == notice


def test_a_complete_edition_has_no_notice(pages):
    assert not select(pages.page("en"), "//*.notice")
    assert not select(pages.page("en"), "//main//*[@lang]")


def test_words_of_a_language_the_theme_does_not_speak_are_english_and_marked():
    page = Pages({"a": "本文。\n"}, languages=("nl",)).page("nl")

    for selector in ("//*.skip", "//*.notice", "//*.ways"):
        assert [(one.get("lang"), one.get("dir")) for one in select(page, selector)] == [("en", "ltr")]


@pytest.mark.parametrize("front_matter", ["title: 題\n", ""])
def test_a_title_that_is_the_first_heading_is_shown_once(front_matter):
    page = Pages({"a": f"---\ndate: 2024-12-16\n{front_matter}---\n\n# 題\n\n本文。\n"}).page("ja")

    assert [words(one) for one in select(page, "//h1")] == ["題"]
    assert words(page.find(".//title")) == "題 – 懸け橋"


def test_without_title_and_heading_a_page_is_called_by_its_articles_name():
    pages = Pages({"series/first": "本文。\n"}, title="")

    assert words(pages.page("ja", "series/first").find(".//title")) == "series/first"
    assert words(select(pages.list("en"), "//h2")[0]) == "series/first"


@pytest.mark.parametrize(
    "front_matter",
    [
        "title: 2024\ntags: 一つ\ndescription: [一, {二: 三}]\ndate: {a: 1}",
        "title: [題]\ntags: {a: b}\ndescription: 1.5\ndate: [2024-01-01]",
        "title: ~\ntags: ~\ndescription: ~\ndate: ~",
        "title: true\ntags: [1, ~, [二], 三, 三, 2024-01-01]\ndate: 20241216",
        "title: 2024-12-16\ndate: '2024-99-99'",
    ],
)
def test_any_front_matter_makes_a_page(front_matter):
    pages = Pages({"a": f"---\n{front_matter}\n---\n\n本文。\n"})

    for language in pages.config.editions:
        assert select(pages.page(language), "//*.body//p")
        assert select(pages.list(language), "//h2")


def test_links_between_articles_lead_to_pages():
    pages = Pages(
        {
            "a": "[次](series/b.md?x=1#%E9%A1%8C) [図](images/x.svg) [外](//example.com/b.md) [上](#題)\n",
            "series/b": "---\nslug: bee\n---\n\n[前](../a.md) ![図](./x.png)\n",
        }
    )

    there = [link.get("href") for link in select(pages.page("en"), "//*.body//a")]
    back = pages.page("en", "series/b")

    assert there == [
        "../series/bee/?x=1#%E9%A1%8C",
        "../images/x.svg",
        "//example.com/b.md",
        "#%E9%A1%8C",
    ]
    assert select(back, "//*.body//a")[0].get("href") == "../../a/"
    assert select(back, "//*.body//img")[0].get("src") == "../x.png"


def test_a_link_to_an_article_that_is_not_published_in_the_language_leads_to_the_source():
    pages = Pages({"a": "[次](b.md)\n", "b": "本文。\n"})
    editions = tuple(one for one in pages.site.editions if (one.article, one.language) != ("b", "en"))
    english = next(one for one in editions if one.language == "en")

    page = lxml_html.document_fromstring(render_article(Site(pages.config, editions), english))

    assert select(page, "//*.body//a")[0].get("href") == "../../ja/b/"


def test_links_to_other_sites_say_so():
    page = Pages(
        {"a": '[外](https://example.com) [内](b.md) <a href="//example.com" rel="opener">生</a>\n'}
    ).page("ja")

    assert [link.get("rel") for link in select(page, "//*.body//a")] == [
        "external noopener",
        None,
        "external noopener",
    ]


def test_nothing_runs_and_nothing_is_loaded_from_elsewhere(pages):
    for language in pages.config.editions:
        page = pages.page(language)
        assert not select(
            page, "//script[not(@type='application/ld+json')]|//iframe|//object|//embed|//style|//*[@style]"
        )
        loaded = [*select(page, "//*[@src]"), *select(page, "//link[@rel='stylesheet' or @rel='icon']")]
        assert not [one for one in loaded if "//" in (one.get("src") or one.get("href"))]
    theme = theme_files()
    style = theme.contents[theme.addresses["style.css"]].decode()
    assert not re.search(r"url\(|@import|@font-face", style)


def test_ids_on_a_page_are_its_own():
    page = Pages({"a": "## Content\n\n## Notes\n\n一[^1]。\n\n[^1]: 注\n"}).page("ja")

    ids = [one.get("id") for one in select(page, "//*[@id]")]
    assert len(ids) == len(set(ids))


# Lists


def test_the_list_has_the_newest_first_and_those_without_a_date_last():
    pages = Pages(
        {
            "a": "---\ntitle: 古い\ndate: 2024-01-01\n---\n\n本文。\n",
            "b": "---\ntitle: 日付なし\n---\n\n本文。\n",
            "c": '---\ntitle: 新しい\ndate: "2024-12-01"\n---\n\n本文。\n',
        }
    )

    assert [words(one) for one in select(pages.list("ja"), "//h2")] == ["新しい", "古い", "日付なし"]


def test_the_list_has_last_what_is_not_translated_at_all():
    old, new = "---\ntitle: 古い\ndate: 2024-01-01\n---\n", "---\ntitle: 新しい\ndate: 2025-01-01\n---\n"
    pages = Pages({"a": old, "b": new}, {"en": {"古い": "Old"}})

    assert [words(one) for one in select(pages.list("en"), "//h2")] == ["Old", "新しい"]
    assert [words(one) for one in select(pages.list("ja"), "//h2")] == ["新しい", "古い"]


def test_an_entry_of_the_list():
    pages = Pages({"a": FRONT_MATTER + "本文。\n\n約束である。\n"}, {"en": ENGLISH})

    entry = select(pages.list("en"), "//*.entries/li")[0]

    assert select(entry, ".//h2/a")[0].get("href") == "a/"
    assert words(entry) == "The umbrella A promise. December 16, 2024 80% translated Deterrence"
    assert not select(pages.list("ja"), "//*.share")


def test_a_list_leads_to_those_of_other_languages(pages):
    page = pages.list("zh_Hans")

    assert addresses(page, "//link[@rel='alternate']")["x-default"] == "https://example.org/"
    assert addresses(page, "//*.languages//a")["ar"] == "../ar/"
    assert words(page.find(".//title")) == "懸け橋"


def test_an_empty_list_says_so():
    assert "There are no articles yet." in words(Pages({}).list("en"))


# The page at the root


def test_the_root_leads_to_every_list_in_its_own_name():
    pages = Pages({"a": "本文。\n"}, titles={"en": "Kakehashi Explained"})

    home = pages.home()

    assert (home.get("lang"), words(home.find(".//title")), words(select(home, "//h1")[0])) == (
        "ja",
        "懸け橋",
        "懸け橋",
    )
    assert [
        (
            one.get("href"),
            one.get("hreflang"),
            words(one),
            one.getparent().get("lang"),
            one.getparent().get("dir"),
        )
        for one in select(home, "//nav//li/a")
    ] == [
        ("ja/", "ja", "日本語", "ja", "ltr"),
        ("en/", "en", "English", "en", "ltr"),
        ("zh-Hans/", "zh-Hans", "简体中文", "zh-Hans", "ltr"),
        ("ar/", "ar", "العربية", "ar", "rtl"),
    ]
    assert [words(one) for one in select(home, "//*.name")] == ["Kakehashi Explained"]
    assert re.fullmatch(
        r"\./theme/style.[0-9a-f]{10}.css", select(home, "//link[@rel='stylesheet']")[0].get("href")
    )


def test_the_root_is_the_page_for_readers_of_any_other_language():
    pages = Pages({"a": "本文。\n"}, base_url="https://example.org/news")
    lists = {tag: f"https://example.org/news/{tag}/" for tag in ("ja", "en", "zh-Hans", "ar")}

    for page in (pages.home(), pages.list("ar")):
        assert addresses(page, "//link[@rel='alternate']") == {
            **lists,
            "x-default": "https://example.org/news/",
        }


def test_the_root_names_only_languages_that_have_an_edition(pages):
    published = tuple(one for one in pages.site.editions if one.language != "ar")

    home = lxml_html.document_fromstring(render_home(Site(pages.config, published)))

    assert set(addresses(home, "//nav//li/a")) == {"ja", "en", "zh-Hans"}


def test_the_root_leads_to_the_newest_article_of_a_language_that_has_translated_its_title():
    pages = Pages(
        {
            "old": "---\ntitle: 古い\ndate: 2026-01-01\n---\n\n文。\n",
            "new": "---\ntitle: 新しい\ndate: 2026-02-01\n---\n\n文。\n",
        },
        {"en": {"新しい": "New"}, "zh_Hans": {"文。": "文。"}},
    )

    links = select(pages.home(), "//p[@class='newest']/a")

    assert [(one.get("href"), words(one)) for one in links] == [("ja/new/", "新しい"), ("en/new/", "New")]


def test_an_article_leads_to_those_that_share_its_topics():
    def article(date, *tags):
        return f"---\ntitle: {date}\ndate: {date}\ntags: [{', '.join(tags)}]\n---\n\n文。\n"

    pages = Pages(
        {
            "this": article("2026-01-09", "核", "軍縮", "条約"),
            "rare": article("2026-01-01", "条約"),
            "newer": article("2026-01-03", "核"),
            "newest": article("2026-01-04", "核"),
            "both": article("2026-01-02", "核", "軍縮"),
            "other": article("2026-01-08", "経済"),
        }
    )

    related = select(pages.page("ja", "this"), "//aside[@class='related']//a")

    assert [one.get("href") for one in related] == ["../both/", "../rare/", "../newest/"]
    assert not select(pages.page("ja", "other"), "//aside")


def test_the_root_of_a_site_without_a_name():
    home = Pages({"a": "本文。\n"}, title="").home()

    assert words(select(home, "//h1")[0]) == "記事"


# Long lists


LONG = {f"a{n:03}": f"---\ntitle: 記事{n}\ntags: [核]\n---\n\n文。\n" for n in range(1, 121)}


def test_a_long_list_has_pages():
    pages = Pages(LONG, {"en": {"文。": "Text."}})

    first, last = pages.list("ja"), lxml_html.document_fromstring(render_index(pages.site, "ja", 3))

    assert len(select(first, "//ol[@class='entries']/li")) == 50
    assert [words(one) for one in select(last, "//h2")][-1] == "記事120"
    assert [
        (words(one), one.get("href"), one.get("rel")) for one in select(first, "//nav[@class='pager']//a")
    ] == [
        ("1", "./", None),
        ("2", "page/2/", "next"),
        ("3", "page/3/", None),
    ]
    assert [one.get("href") for one in select(last, "//nav[@class='pager']//a")] == ["../../", "../2/", "./"]
    assert select(last, "//title/text()") == ["懸け橋 – 3ページ目"]
    assert select(last, "//link[@rel='canonical']/@href") == ["https://example.org/ja/page/3/"]


def test_only_the_first_page_of_a_list_is_the_same_in_all_languages():
    pages = Pages(LONG)
    second = lxml_html.document_fromstring(render_index(pages.site, "ja", 2))

    assert select(pages.list("ja"), "//link[@rel='alternate'][@hreflang]")
    assert not select(second, "//link[@rel='alternate'][@hreflang]")
    assert select(second, "//nav[@class='languages']//a[@lang='en']/@href") == ["../../../en/"]


def test_a_row_of_many_pages_names_those_around():
    found = links_to_pages("ja/", 6, 600, words_for("ja"))

    assert [(one.number, one.follows_gap) for one in found] == [
        ("1", False),
        ("4", True),
        ("5", False),
        ("6", False),
        ("7", False),
        ("8", False),
        ("12", True),
    ]
    assert links_to_pages("ja/", 1, 50, words_for("ja")) == ()


# Who wrote it, and what its tags are called


def test_the_page_names_those_who_wrote_and_translated_it():
    text = "---\ntitle: 題\nauthor: [佐藤花子, 鈴木一郎]\ndate: 2026-01-01\n---\n\n文。\n"
    pages = Pages({"a": text})
    english = replace(pages.edition("a", text, "en", {"題": "T"}), credits=Credits(("Jane Doe",)))
    page = lxml_html.document_fromstring(render_article(Site(pages.config, (english,)), english))

    assert words(select(page, "//span[@class='byline']")[0]) == "佐藤花子 and 鈴木一郎"
    assert words(select(page, "//span[@class='translators']")[0]) == "Translators Jane Doe"
    assert not select(Pages({"a": "文。\n"}).page("ja"), "//span[@class='byline']")


def test_a_tag_that_one_article_has_not_translated_is_called_as_elsewhere():
    def article(title):
        return f"---\ntitle: {title}\ntags: [防災]\n---\n\n文。\n"

    pages = Pages({"a": article("甲"), "b": article("乙")})
    editions = (
        pages.edition("a", article("甲"), "en", {"甲": "A"}),
        pages.edition("b", article("乙"), "en", {"乙": "B", "防災": "preparedness"}),
    )
    page = lxml_html.document_fromstring(render_article(Site(pages.config, editions), editions[0]))

    assert [(words(one), one.get("lang")) for one in select(page, "//ul[@class='tags']/li")] == [
        ("preparedness", None)
    ]
