"""Who wrote and translated an article, what its description, tags, dates and card are."""

import io
import re
from datetime import UTC, date, datetime

import polib
import pytest
from lxml import etree
from lxml import html as lxml_html
from PIL import Image
from test_edition_pages import Pages

from pipeline.build.cards import find_cards
from pipeline.edition.credits import Person, authors_of, credits_of
from pipeline.edition.discovery.card import card_for, draw
from pipeline.edition.discovery.description import description_of, shortened
from pipeline.edition.discovery.faces import faces_for, runs
from pipeline.edition.discovery.feed import LONGEST_FEED, render_feed
from pipeline.edition.discovery.fonts import face_for
from pipeline.edition.discovery.head import social_locale
from pipeline.edition.discovery.lines import balanced, pieces_of
from pipeline.edition.discovery.llms import has_llms, render_llms_of
from pipeline.edition.discovery.picture import CardAddresses
from pipeline.edition.discovery.structured import embedded
from pipeline.edition.metadata import date_of, mistakes, moment_of, published_of, tags_of
from pipeline.edition.tags import Tag, tag_index


@pytest.mark.parametrize(
    ("metadata", "authors"),
    [
        ({"author": "山田太郎"}, [Person("山田太郎")]),
        ({"author": "Jane Doe <jane@example.com>"}, [Person("Jane Doe")]),
        (
            {"author": "a", "authors": [{"name": "b", "url": "https://b.example"}, "a"]},
            [Person("a"), Person("b", "https://b.example")],
        ),
        ({"authors": [{"name": "b", "url": "javascript:alert(1)"}]}, [Person("b")]),
        ({"author": 3, "authors": [None, {}, [], "x@example.com", {"name": 1}]}, []),
    ],
)
def test_authors_as_they_are_written(metadata, authors):
    assert list(authors_of(metadata)) == authors


@pytest.mark.parametrize(
    ("last_translator", "team", "comment", "translators", "named_team"),
    [
        ("Jane Doe <jane@example.com>", "English <en@li.org>", "", ("Jane Doe",), "English"),
        ("FULL NAME <EMAIL@ADDRESS>", "LANGUAGE <LL@li.org>", "FIRST AUTHOR <EMAIL@ADDRESS>, YEAR.", (), ""),
        ("Automatically generated", "none", "", (), ""),
        ("", "https://weblate.example/projects/x/", "", (), ""),
        (
            "佐藤",
            "",
            "Taro <t@example.jp>, 2023, 2024.\nTitle of the file\n佐藤 <s@example.jp>, 2024.",
            ("佐藤", "Taro"),
            "",
        ),
    ],
)
def test_translators_as_gettext_names_them(last_translator, team, comment, translators, named_team):
    po = polib.POFile()
    po.metadata = {"Last-Translator": last_translator, "Language-Team": team}
    po.header = comment

    found = credits_of(po)

    assert (found.translators, found.team, found.revised) == (translators, named_team, None)


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        (date(2024, 12, 16), date(2024, 12, 16)),
        ("2024-12-16", date(2024, 12, 16)),
        ("2024-12-16 10:00", datetime(2024, 12, 16, 10, tzinfo=UTC)),
        (datetime(2024, 12, 16, 10), datetime(2024, 12, 16, 10, tzinfo=UTC)),
        ("0001-01-01T00:00:00+14:00", None),
        ("12月", None),
        (2024, None),
        ("2008/03/13", date(2008, 3, 13)),
        ("2008年3月13日", date(2008, 3, 13)),
        ("２００８年３月１３日（木）", date(2008, 3, 13)),
        ("2008-3-1", date(2008, 3, 1)),
        ("2008.03.13", date(2008, 3, 13)),
        ("2008/3/1 9:05", datetime(2008, 3, 1, 9, 5, tzinfo=UTC)),
        ("2008-03-13 10:00:00 +0900", datetime(2008, 3, 13, 1, 0, tzinfo=UTC)),
        ("2008-03-13 10:00:00 -09:30", datetime(2008, 3, 13, 19, 30, tzinfo=UTC)),
        ("03/04/2008", None),
        ("2008/03-13", None),
        ("2008/13/03", None),
        ("2008年3月", None),
        ("2008-03-13 25:00:00 +0900", None),
        ("2008-03-13 10:00:00 +9900", None),
    ],
)
def test_a_moment_is_as_precise_as_it_was_written(value, moment):
    assert moment_of({"updated": value}) == moment


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2014-02-17-name", date(2014, 2, 17)),
        ("2014/2014-02-17-東京-node", date(2014, 2, 17)),
        ("1945-08-06", date(1945, 8, 6)),
        ("posts/2014-02-17-name/index", date(2014, 2, 17)),
        ("posts/tech/2019/01/25", date(2019, 1, 25)),
        ("2020/11/28/name", date(2020, 11, 28)),
        ("2020/11/28-name", date(2020, 11, 28)),
        ("2020/11/28/2021-01-02-name", date(2021, 1, 2)),
        ("2014-02-30-name", None),
        ("2020/13/28/name", None),
        ("0011/11/28/name", None),
        ("2020/11/280", None),
        ("name-2014-02-17", None),
        ("2014-02-name", None),
        ("2014-02-171", None),
    ],
)
def test_the_name_of_a_file_may_have_a_date(name, day):
    assert published_of({}, name) == day
    assert date_of({}, name) == (day or "")


def test_a_date_of_the_front_matter_goes_before_that_of_the_name():
    assert published_of({"date": "2020-01-01"}, "2014-02-17-name") == date(2020, 1, 1)
    assert published_of({"date": "12月"}, "2014-02-17-name") is None
    assert date_of({"date": "12月"}, "2014-02-17-name") == "12月"
    assert published_of({"date": ""}, "2014-02-17-name") == date(2014, 2, 17)


def test_machines_and_readers_are_told_the_date_in_the_name_of_the_file():
    page = Pages({"2014-02-17-a": "本文。\n"}, languages=()).page("ja", "2014-02-17-a")

    assert '"datePublished":"2014-02-17"' in page.xpath("string(//script[@type='application/ld+json'])")
    assert page.xpath("//article//time/@datetime | //header//time/@datetime") == ["2014-02-17"]


@pytest.mark.parametrize(
    "tags", [["一", "二", ""], ["一", None, "二"], ["一", " ", "二"], ["一", "二", "\u3000"]]
)
def test_an_empty_item_in_a_list_of_tags_is_none(tags):
    assert tags_of({"tags": tags}) == ("一", "二")
    assert not list(mistakes({"tags": tags}))


@pytest.mark.parametrize(
    ("metadata", "key"),
    [
        ({"tags": [["一"]]}, "tags"),
        ({"tags": [True]}, "tags"),
        ({"date": "03/04/2008"}, "date"),
        ({"updated": "12月"}, "updated"),
        ({"lastmod": True}, "lastmod"),
        ({"image": ["a.png"]}, "image"),
        ({"image": "a.svg"}, "image"),
    ],
)
def test_values_that_machines_cannot_use_are_told(metadata, key):
    assert [found for found, _ in mistakes(metadata)] == [key]


@pytest.mark.parametrize(
    "image", ["//[", "javascript:a.png", "http:a.png", "../../etc/a.png", "data:image/png,a.png"]
)
def test_an_image_that_leads_nowhere_is_not_shown(image):
    import json

    page = Pages({"a": f"---\nimage: {json.dumps(image)}\n---\n\n本文。\n"}, languages=()).page("ja")

    assert not page.xpath("//meta[@property='og:image']")


def test_a_description_is_how_the_article_begins():
    pages = Pages(
        {"a": "# 題\n\n> 引用\n\n米国の**「核の傘」**は、\n[約束](x)です。\n\n次。\n"}, languages=()
    )

    assert description_of(pages.site.editions[0]) == "米国の「核の傘」は、 約束です。"


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("{{% community-lists %}}\n\n本文。\n", "本文。"),
        (
            "最新版をプルし、コンテナで Collector を実行します。 `{{% param vers %}}` は置き換えてください。\n",
            "最新版をプルし、コンテナで Collector を実行します。",
        ),
        ('{{% param "a. b? c" %}}, July 28–30. 詳細\n\n本文。\n', "本文。"),
        ('[配る]({{< ref "posts/04#配る" >}})ときに失敗した。\n', "配るときに失敗した。"),
        ("{% raw %}\n\n本文。\n", "本文。"),
        ("[資源]({{ $href }})は{{ $name }}である。\n\n[資源]({{ $href }})がある。\n", "資源がある。"),
        ("に** 見てる: “引用文” ** みたいな。\n", "に 見てる: “引用文” みたいな。"),
        ("2**3は`a ** b`である。\n", "2**3はa ** bである。"),
        ("https://example.jp/a\n\n[[toc]]\n\n本文。\n", "本文。"),
        ("{{% only %}}\n", ""),
    ],
)
def test_a_description_made_from_the_text_has_nothing_that_only_machines_read(text, description):
    pages = Pages({"a": text}, languages=())

    assert description_of(pages.site.editions[0]) == description


def test_an_authors_description_is_left_whole():
    pages = Pages({"a": f"---\ndescription: {'約束である。' * 60}\n---\n\n本文。\n"}, languages=())

    assert pages.page("ja").xpath("//meta[@name='description']/@content") == ["約束である。" * 60]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("短い。", "短い。"),
        ("一つ目の文。" * 4, "一つ目の文。一つ目の文。一つ目の文。"),
        ("First one. Second one. The third one is too long.", "First one. Second one."),
        ("長い長い長い長い長い長い長い長い長い長い長い長い文。", "長い長い長い長い長い長い長い長い長…"),
    ],
)
def test_a_long_text_ends_with_a_sentence_or_is_cut(text, short):
    assert shortened(text, 36) == short


def test_tags_keep_their_address_when_they_are_translated():
    article = "---\ntags: [核抑止, NPT, ＮＰＴ, C++, '!']\n---\n\n本文。\n"
    english = {"核抑止": "Nuclear deterrence", "本文。": "Text."}
    pages = Pages({"a": article}, {"en": english}, languages=("en",))
    index = tag_index({"C++": "cpp"}, pages.site.editions)

    by_language = {one.language: index.of(one) for one in pages.site.editions}

    assert by_language["en"] == (
        Tag("核抑止", "Nuclear deterrence"),
        Tag("npt", "NPT"),
        Tag("npt", "ＮＰＴ"),
        Tag("cpp", "C++"),
        Tag("u21", "!"),
    )
    assert [tag.slug for tag in by_language["ja"]] == [tag.slug for tag in by_language["en"]]
    assert index.in_language("en") == ("cpp", "npt", "u21", "核抑止")


@pytest.mark.parametrize(
    ("language", "locale"),
    [
        ("ja", "ja_JP"),
        ("zh_Hans", "zh_CN"),
        ("zh_Hant", "zh_TW"),
        ("pt_BR", "pt_BR"),
        ("en", "en_US"),
        ("ko", "ko_KR"),
        ("pt", "pt_BR"),
        ("en_GB", "en_GB"),
        ("sr_Latn", "sr_RS"),
        ("ar", "ar_AR"),
        ("ar_SA", "ar_SA"),
        ("es", "es_ES"),
        ("es_419", "es_LA"),
        ("eo", "eo_EO"),
    ],
)
def test_a_locale_as_open_graph_has_it(language, locale):
    assert social_locale(language) == locale


def test_json_in_a_page_has_no_markup_and_no_line_separator():
    assert embedded({"a": "</script><!--&\u2028"}) == '{"a":"\\u003c/script\\u003e\\u003c!--\\u0026\\u2028"}'


def test_an_arabic_page_names_its_locale_and_those_of_its_translations():
    page = Pages({"a": "本文。\n"}, {"ar": {"本文。": "النص."}}, languages=("ar",)).page("ar")

    assert page.xpath("//meta[@property='og:locale']/@content") == ["ar_AR"]
    assert page.xpath("//meta[@property='og:locale:alternate']/@content") == ["ja_JP"]


# Feeds, llms.txt


ARTICLE = "---\ntitle: 題\ndescription: 説明。\ndate: 2024-12-16\ntags: [核抑止]\n---\n\n## 見出し\n\n[次](b.md#二)と[上](#見出し)と図![](a.png)。\n\n二つ目。\n"
"""In a feed its links, all of them relative, have to lead to where they lead on the page."""


def feed_of(pages, language):
    root = etree.fromstring(render_feed(pages.site, language))
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    return root


def test_a_feed_has_the_whole_text_with_addresses_that_work_anywhere():
    pages = Pages({"a": ARTICLE, "b": "二\n"}, languages=(), base_url="https://example.org/news")

    content = feed_of(pages, "ja").find("entry/content")

    assert content.get("type") == "html"
    text = lxml_html.fragment_fromstring(content.text)
    assert (text.get("lang"), text.get("dir")) == ("ja", "ltr")
    assert [one.text_content() for one in text.xpath("p | h2")] == [
        "説明。",
        "見出し",
        "次と上と図。",
        "二つ目。",
    ]
    assert text.xpath(".//@href") == [
        "https://example.org/news/ja/b/#%E4%BA%8C",
        "https://example.org/news/ja/a/#%E8%A6%8B%E5%87%BA%E3%81%97",
    ]
    assert text.xpath(".//img/@src") == ["https://example.org/news/ja/a.png"]


def test_a_feed_says_what_is_not_translated_and_which_texts_are_the_originals():
    pages = Pages({"a": ARTICLE}, {"ar": {"二つ目。": "الثانية."}}, languages=("ar",))

    root = feed_of(pages, "ar")

    entry = root.find("entry")
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert root.get(lang) == "ar"
    assert {name: entry.find(name).get(lang) for name in ("title", "summary", "category", "content")} == {
        "title": "ja",
        "summary": "ja",
        "category": "ja",
        "content": None,
    }
    text = lxml_html.fragment_fromstring(entry.findtext("content"))
    notice, way, standfirst = text.xpath("p")[:3]
    assert text.get("dir") == "rtl"
    assert "اليابانية" in notice.text_content()
    assert way.xpath("a/@href") == ["https://example.org/ja/a/"]
    assert (standfirst.get("lang"), standfirst.text_content()) == ("ja", "説明。")


def test_in_a_feed_nothing_of_an_author_runs_even_where_pages_trust_them():
    article = "---\ndate: 2024-12-16\n---\n\n本文。\n\n<iframe src='https://example.net/'></iframe>\n\n<script>alert(1)</script>\n"
    pages = Pages({"a": article}, languages=(), raw_html="trusted")

    assert "<iframe" in pages.text("ja")
    content = feed_of(pages, "ja").findtext("entry/content")
    assert "本文。" in content
    assert not [one for one in ("iframe", "script", "alert") if one in content]


def test_a_feed_has_the_newest_articles():
    articles = {
        f"a{number:02}": f"---\ndate: 2024-01-{number:02}\n---\n\n本文。\n" for number in range(1, 31)
    }

    found = feed_of(Pages(articles, languages=()), "ja").findall("entry/published")

    assert len(found) == LONGEST_FEED == 20
    assert (found[0].text, found[-1].text) == ("2024-01-30T00:00:00Z", "2024-01-11T00:00:00Z")


def test_the_icon_of_a_projects_own_theme_is_its_publishers_mark(tmp_path):
    article = "---\ndate: 2024-12-16\n---\n\n本文。\n"
    own = tmp_path / "theme"
    (own / "static").mkdir(parents=True)
    (own / "static/icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")

    with_own, without = (Pages({"a": article}, languages=(), theme=theme) for theme in (own, None))

    mark = feed_of(with_own, "ja").findtext("icon")
    assert re.fullmatch(r"https://example\.org/theme/icon\.[0-9a-f]{10}\.svg", mark)
    assert f'"logo":{{"@type":"ImageObject","url":"{mark}"}}' in with_own.text("ja")
    assert feed_of(without, "ja").find("icon") is None
    assert '"logo"' not in without.text("ja")


def test_language_models_are_told_of_a_languages_articles_in_that_language():
    pages = Pages(
        {"a": ARTICLE, "b": "もう一つ。\n"},
        {"en": {"題": "A [title]", "説明。": "About it.", "二つ目。": "The second."}},
        languages=("en", "ar"),
        titles={"en": "Kakehashi"},
    )

    assert render_llms_of(pages.site, "en").decode().splitlines() == [
        "# Kakehashi",
        "",
        "> Kakehashi – Articles in English",
        "",
        "## Articles",
        "",
        r"- [A \[title\]](https://example.org/en/a.md): About it. 3 of the 6 passages on this page are not translated yet and appear in Japanese.",
        "",
        "## Optional",
        "",
        "- [日本語](https://example.org/ja/llms.txt)",
    ]
    assert not has_llms(pages.site, "ar")


# Cards


@pytest.mark.parametrize(
    ("language", "text", "pieces"),
    [
        ("ja", "日本はどこに立つのか？なぜ？", ["日本は", "どこに", "立つのか？", "なぜ？"]),
        ("en", "Why does it?", ["Why ", "does ", "it?"]),
        ("ko", "‘핵우산’과 세계", ["‘핵우산’과 ", "세계"]),
    ],
)
def test_a_title_breaks_between_phrases(language, text, pieces):
    assert list(pieces_of(text, language)) == pieces


def test_lines_are_about_as_long_as_each_other():
    pieces = ("aaa ", "bbb ", "ccc ", "ddd ")

    assert balanced(pieces, [40.0] * 4, 130) == ("aaa bbb", "ccc ddd")
    assert balanced(pieces, [140.0] * 4, 130) is None
    assert balanced((), (), 130) is None


CARDS = {
    "ja": ("「核の傘」と「核兵器のない世界」✅のあいだ", "懸け橋"),
    "ar": ("معاهدة حظر الأسلحة النووية (TPNW)", "كاكيهاشي"),
    "en": ("The nuclear ban treaty and the only country to have suffered atomic bombings", "Kakehashi"),
}


@pytest.mark.parametrize("language", CARDS)
def test_a_card_shows_the_title_in_its_own_script(language):
    title, name = CARDS[language]
    if face_for(language, title, None) is None:
        pytest.skip("there is no font: run tests/system-packages")

    card = card_for(language, title, name, None)
    again = card_for(language, title, name, None)

    assert "".join("".join(card.lines).split()) == "".join(
        one for one in title if not one.isspace() and one not in card.faces.missing
    )
    assert card.address == again.address
    assert card.address != card_for(language, title, "", None).address
    data = draw(card)
    assert data == draw(again)
    assert len(data) < 60_000
    image = Image.open(io.BytesIO(data)).convert("L")
    assert image.size == (1200, 630)
    ink = image.crop((60, 60, 1140, 490)).getbbox()
    dark = image.point(lambda value: 255 if value < 80 else 0).crop((60, 60, 1140, 490)).getbbox()
    assert ink and dark
    begins_right = dark[2] > 1000
    assert begins_right if language == "ar" else dark[0] < 100


@pytest.mark.parametrize("title", ["Café „Tokyo“ 東京", "【新】 Release", "Release 👍", "① Step", "a → b"])
def test_a_character_that_the_languages_face_lacks_has_another_face_or_is_named(title):
    plain = card_for("en", "Release", "", None)
    if plain is None or face_for("ja", "東京", None) is None:
        pytest.skip("there is no font: run tests/system-packages")

    card = card_for("en", title, "", None)

    shown = [one for one in title if not one.isspace() and one not in card.faces.missing]
    assert "".join("".join(card.lines).split()) == "".join(shown)
    assert card.faces.main == plain.faces.main
    assert {"東", "京", "新", "é"}.isdisjoint(card.faces.missing)
    assert draw(card) == draw(card_for("en", title, "", None))


def test_what_no_font_has_is_left_out_and_the_note_names_it_and_its_title():
    article = "---\ntitle: 核の傘\n---\n\n本文。\n"
    pages = Pages(
        {"a": article}, {"en": {"核の傘": "Umbrella \U0010fff0", "本文。": "Text."}}, languages=("en",)
    )

    cards = find_cards(pages.config, pages.site.editions)

    if ("ja", "a") not in cards.by_edition:
        pytest.skip("there is no font: run tests/system-packages")
    assert cards.by_edition["en", "a"].lines == ("Umbrella",)
    assert 'U+10FFF0 of "Umbrella \U0010fff0"' in cards.note


def test_an_emoji_with_a_colour_of_skin_is_drawn_without_it():
    plain = card_for("en", "Done 👍", "", None)
    if plain is None or plain.faces.missing:
        pytest.skip("there is no font: run tests/system-packages")

    assert card_for("en", "Done 👍🏽", "", None) == plain


def test_parts_of_a_title_stand_in_the_order_of_their_script():
    faces = faces_for("ar", "معاهدة Treaty 東京 News", None)
    if faces is None or not faces.others:
        pytest.skip("there is no font: run tests/system-packages")

    parts = runs(faces, "معاهدة Treaty 東京 News", "ar")

    assert [(one.text.strip(), one.is_rtl) for one in parts if one.text.strip()] == [
        ("Treaty", False),
        ("東京", False),
        ("News", False),
        ("معاهدة", True),
    ]


def test_without_pillow_there_are_no_cards_and_it_is_said(monkeypatch, tmp_path):
    pages = Pages({"a": "本文。\n"}, languages=())
    monkeypatch.setattr("pipeline.build.cards.find_spec", lambda _name: None)

    cards = find_cards(pages.config, pages.site.editions)

    assert cards.addresses == CardAddresses()
    assert cards.files([("ja", "a")], tmp_path) == {}
    assert "install kakehashi[cards]" in cards.note


def test_an_edition_whose_author_chose_a_picture_needs_no_card():
    pages = Pages({"a": "---\nimage: a.png\n---\n\n本文。\n"}, {"en": {"本文。": "Text."}}, languages=("en",))

    assert find_cards(pages.config, pages.site.editions).addresses.of_editions == {}


def test_pages_that_are_no_article_share_a_card_with_the_sites_name(tmp_path):
    pages = Pages(
        {"a": "本文。\n"}, {"en": {"本文。": "Text."}}, languages=("en",), titles={"en": "Kakehashi"}
    )
    english = [one for one in pages.site.editions if one.language == "en"]

    cards = find_cards(pages.config, english)

    if not cards.by_language:
        pytest.skip("there is no font: run tests/system-packages")
    shown = {language: ("".join(card.lines), card.name) for language, card in cards.by_language.items()}
    assert shown == {"en": ("Kakehashi", ""), "ja": ("懸け橋", "")}
    assert {path.as_posix() for path in cards.files([("en", "a")], tmp_path)} == {
        cards.addresses.of_editions["en", "a"],
        cards.addresses.of_lists["en"],
        cards.addresses.of_lists["ja"],  # for the site's first page
    }


def test_a_language_without_a_name_of_its_own_has_the_card_of_the_original():
    pages = Pages({"a": "本文。\n"}, {"en": {"本文。": "Text."}}, languages=("en",))

    lists = find_cards(pages.config, pages.site.editions).addresses.of_lists

    if not lists:
        pytest.skip("there is no font: run tests/system-packages")
    assert lists["en"] == lists["ja"]
    assert lists["ja"].startswith("ja/cards/")


def test_a_site_without_a_name_has_no_card_but_those_of_articles():
    pages = Pages({"a": "本文。\n"}, languages=(), title="")

    assert find_cards(pages.config, pages.site.editions).addresses.of_lists == {}


def test_a_font_that_lacks_letters_is_not_used(tmp_path):
    latin = next((face for face in [face_for("en", "abc", None)] if face), None)
    if latin is None:
        pytest.skip("there is no font: run tests/system-packages")

    assert card_for("ja", "核の傘", "", latin.path) is None
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"no font")
    assert card_for("en", "abc", "", broken) is None
