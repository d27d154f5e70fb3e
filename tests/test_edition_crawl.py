"""A built site as machines read it: links, alternates, metadata, feeds, the sitemap, cards."""

import re
import shutil
import struct
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote

import feedparser
import pytest
from conftest import ProjectFolder
from lxml import etree
from lxml import html as lxml_html
from site_crawler import Crawler
from test_edition_pages import Pages

from pipeline.edition.discovery.sitemap import render_sitemaps

ROOT = Path(__file__).parent.parent
BASE = "https://example.org/news"
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}

UMBRELLA = """\
---
title: 「核の傘」とは</script><b>何か
description: 約束の話。
date: 2024-12-16
updated: 2025-01-02T09:00:00+09:00
author: {name: 山田太郎, url: https://example.jp/yamada}
tags: [核抑止, 日米同盟]
---

約束である。[次](series/ban.md#二つ目) を見よ[^1]。

## 一つ目

[一つ目へ](#一つ目)

[^1]: 注。
"""
BAN = "---\ntitle: 禁止条約\ndate: 2025-03-01\nslug: 条約 1\ntags: [核軍縮, 核抑止]\n---\n\n条約の本文。\n\n## 二つ目\n\n![図](図.png)\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + struct.pack(">II", 640, 320) + b"\x08\x02\0\0\0" + b"\0\0\0\0"
ENGLISH = {
    "「核の傘」とは</script><b>何か": "What is the </script><script>alert(1)</script> & “umbrella”?",
    "約束の話。": "A promise.",
    "約束である。[次](series/ban.md#二つ目) を見よ[^1]。": "A promise. See [next](series/ban.md#二つ目)[^1].",
    "一つ目": "First",
    "[一つ目へ](#一つ目)": "[To the first](#一つ目)",
    "注。": "Note.",
    "核抑止": "deterrence",
    "日米同盟": "the alliance",
}


def own_site(folder):
    """This repository's articles, built."""
    project = ProjectFolder(folder)
    folder.mkdir()
    shutil.copy(ROOT / "pyproject.toml", folder)
    for name in ("source", "locale"):
        shutil.copytree(ROOT / name, folder / name)
    project.ok("build")
    return Crawler(folder / "output", "https://example.org")


def made_project(folder):
    project = ProjectFolder(folder)
    project.config = {}
    project.configure(title="試し", base_url=BASE, languages=["en", "zh_Hans", "ar"], cards="draw")
    project.article("umbrella", UMBRELLA)
    project.article("series/ban", BAN)
    project.article("plain", "題もない本文。\n")
    project.write("source/ja/series/図.png", PNG)
    project.translate("en", ENGLISH)
    project.translate("ar", {"条約の本文。": "نص المعاهدة.", "禁止条約": "المعاهدة", "核抑止": "الردع"})
    catalog = project.catalog_path("en", "umbrella")
    header = catalog.read_text(encoding="utf-8")
    header = re.sub(r'"Last-Translator: .*"', r'"Last-Translator: Jane Doe <jane@example.com>\\n"', header)
    header = re.sub(r'"PO-Revision-Date: .*"', r'"PO-Revision-Date: 2025-02-03 10:00+0900\\n"', header)
    catalog.write_text(header, encoding="utf-8")
    project.ok("build")
    return project


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return made_project(tmp_path_factory.mktemp("made") / "project")


@pytest.fixture(scope="module")
def site(made):
    return Crawler(made.root / "output", BASE)


@pytest.fixture(scope="module", params=["made", "own"])
def any_site(request, tmp_path_factory):
    if request.param == "made":
        return request.getfixturevalue("site")
    return own_site(tmp_path_factory.mktemp("own") / "project")


# What holds for every page of any site


def test_no_link_and_no_anchor_is_broken(any_site):
    assert any_site.broken() == []


def test_nothing_is_loaded_from_elsewhere(any_site):
    assert any_site.other_hosts() == set()


def test_alternates_are_reciprocal_and_canonical(any_site):
    assert any(page.alternates for page in any_site.pages.values())
    for page in any_site.pages.values():
        for language, url in page.alternates.items():
            there = any_site.pages[unquote(url)]
            assert there.alternates == page.alternates
            assert there.is_indexed
            assert there.canonical == url
            assert language in ("x-default", there.document.get("lang"))
        if page.alternates:
            assert page.canonical in page.alternates.values()
            assert "x-default" in page.alternates or "ja" not in page.alternates


def test_every_page_has_what_search_engines_and_networks_ask_for(any_site):
    titles = {}
    for page in any_site.pages.values():
        if not page.is_indexed:
            continue
        titles.setdefault((page.document.get("lang"), page.document.findtext(".//title")), []).append(
            page.url
        )
        assert page.meta("description")
        assert unquote(page.canonical) == page.url
        for name in ("og:title", "og:type", "og:url", "og:locale", "twitter:card"):
            assert page.meta(name), (page.url, name)
        assert re.fullmatch("[a-z]{2,3}_[A-Z]{2}", page.meta("og:locale"))
        assert len(page.values("//h1")) == 1
    twice = [urls for urls in titles.values() if len(urls) > 1]
    assert not [urls for urls in twice if not any(url == any_site.base for url in urls)]


def test_an_article_says_what_it_is_as_json(any_site):
    articles = [page for page in any_site.pages.values() if page.meta("og:type") == "article"]
    assert articles
    for page in articles:
        data = page.data
        assert data["@context"] == "https://schema.org"
        assert data["@type"] == "NewsArticle"
        assert {"headline", "inLanguage", "url", "mainEntityOfPage", "author", "publisher"} <= data.keys()
        assert data["inLanguage"] == page.document.get("lang")
        assert data["url"] == page.canonical
        assert data["headline"] == page.meta("og:title")
        assert data["isAccessibleForFree"] is True
        if page.meta("article:published_time"):
            assert data["datePublished"] == page.meta("article:published_time")
            assert moment(data["dateModified"]) >= moment(data["datePublished"])
        if page.is_indexed and data["inLanguage"] != "ja":
            original = any_site.pages[unquote(data["translationOfWork"]["@id"])]
            assert original.data["inLanguage"] == "ja"
            assert page.canonical in [one["@id"] for one in original.data["workTranslation"]]


def test_a_picture_for_sharing_is_there_in_the_size_that_is_said(any_site):
    shown = [page for page in any_site.pages.values() if page.meta("og:image")]
    assert shown
    for page in shown:
        file = any_site.file(page.meta("og:image"))
        said = page.meta("og:image:width"), page.meta("og:image:height")
        assert struct.unpack(">II", file.read_bytes()[16:24]) == tuple(map(int, said))
        assert page.meta("og:image:alt")
        assert page.meta("twitter:card") == "summary_large_image"
        if page.meta("og:type") == "article":
            assert page.data["image"]["url"] == page.meta("og:image")
    indexed = {page for page in any_site.pages.values() if page.is_indexed}
    assert {page for page in shown if page.is_indexed} == indexed


def test_the_way_to_a_page_leads_from_the_list_of_its_language(any_site):
    for page in any_site.pages.values():
        steps = page.breadcrumbs
        if not page.is_indexed:
            continue
        if page.url in (any_site.base, f"{any_site.base}{page.document.get('lang')}/"):
            assert not steps
            continue
        assert [one["position"] for one in steps] == list(range(1, len(steps) + 1))
        assert steps[0]["item"] == f"{any_site.base}{page.document.get('lang')}/"
        assert steps[-1]["item"] == page.canonical
        assert all(any_site.file(one["item"]) and one["name"] for one in steps)


def test_pages_lead_to_the_feeds_of_their_language(any_site):
    for page in any_site.pages.values():
        feeds = page.document.xpath("//link[@type='application/atom+xml']")
        names = [one.get("title") for one in feeds]
        assert len(set(names)) == len(names)
        if page.url == any_site.base:
            assert len(feeds) == len([*any_site.output.rglob("feed.xml")]) > 1
        elif page.is_indexed and (any_site.output / page.document.get("lang") / "feed.xml").exists():
            assert len(feeds) == 1


def test_a_list_says_what_it_is_as_json(any_site):
    kinds = {
        page.url.removeprefix(any_site.base): page.data["@type"]
        for page in any_site.pages.values()
        if page.is_indexed
    }

    assert kinds[""] == "WebSite"
    assert kinds["ja/"] == kinds["ja/tags/"] == kinds["ja/tags/核抑止/"] == "CollectionPage"
    assert kinds["ja/about-translation/"] == "AboutPage"
    assert all(kind for kind in kinds.values())


def test_a_feed_is_valid_and_its_links_lead_to_pages(any_site):
    feeds = sorted(any_site.output.rglob("feed.xml"))
    assert feeds
    for file in feeds:
        parsed = feedparser.parse(file.read_bytes())
        assert not parsed.bozo
        assert parsed.version == "atom10"
        for node in ("id", "title", "updated"):
            assert parsed.feed[node]
        root = etree.parse(file).getroot()
        assert_as_rfc_4287_asks(root)
        for link in root.iter(f"{ATOM}link"):
            assert any_site.file(link.get("href")), link.get("href")
        address = any_site.base + file.relative_to(any_site.output).as_posix()
        assert root.xpath("a:link[@rel='self']/@href", namespaces={"a": ATOM[1:-1]}) == [address]
        assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == file.parent.name
        assert [one.title for one in parsed.entries]
        for entry in parsed.entries:
            assert_whole_and_absolute(entry.content[0], any_site)


def assert_whole_and_absolute(content, site):
    """An entry has the text of its page, and every address in it works wherever it is read."""
    assert content.type == "text/html"
    text = lxml_html.fragment_fromstring(content.value)
    addresses = [*text.xpath(".//@href"), *text.xpath(".//@src")]
    assert [one for one in addresses if not one.startswith(("https://", "http://", "mailto:"))] == []
    for address in filter(site.is_internal, addresses):
        assert site.leads_somewhere(address), address
    assert not text.xpath(".//a[not(normalize-space()) and not(*)]")
    assert not text.xpath(".//script | .//iframe | .//style")


def assert_as_rfc_4287_asks(root):
    """Section 4.1: what a feed and an entry must have once, and may have only once."""
    entries = root.findall(f"{ATOM}entry")
    ids = [one.findtext(f"{ATOM}id") for one in entries]
    assert len(ids) == len(set(ids))
    for one in (root, *entries):
        for name in ("id", "title", "updated"):
            assert len(one.findall(f"{ATOM}{name}")) == 1
        alternates = [
            (link.get("type"), link.get("hreflang"))
            for link in one.findall(f"{ATOM}link")
            if link.get("rel") == "alternate"
        ]
        assert alternates
        assert len(alternates) == len(set(alternates))
        for name in ("updated", "published"):
            for time in one.findall(f"{ATOM}{name}"):
                assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", time.text)
    assert root.find(f"{ATOM}author/{ATOM}name").text
    assert max(one.findtext(f"{ATOM}updated") for one in entries) == root.findtext(f"{ATOM}updated")


def test_the_sitemap_has_exactly_the_pages_for_search_engines(any_site):
    root = etree.parse(any_site.output / "sitemap.xml").getroot()
    assert_as_the_sitemap_schema_asks(root)
    listed = {}
    for url in root.findall("s:url", SITEMAP):
        links = url.findall("x:link", SITEMAP)
        listed[unquote(url.findtext("s:loc", None, SITEMAP))] = {
            link.get("hreflang"): link.get("href") for link in links
        }

    pages = {page.url: page.alternates for page in any_site.pages.values() if page.is_indexed}
    assert listed == pages


def assert_as_the_sitemap_schema_asks(root):
    """The schema of sitemaps.org: which elements there may be, in which order, and their types."""
    assert root.tag == f"{{{SITEMAP['s']}}}urlset"
    locations = root.xpath("s:url/s:loc/text()", namespaces=SITEMAP)
    assert len(locations) == len(set(locations)) == len(root.findall("s:url", SITEMAP)) <= 50_000
    for url in root.findall("s:url", SITEMAP):
        names = [etree.QName(one).localname for one in url]
        assert re.fullmatch(r"loc( lastmod)?( link)*", " ".join(names))
        location = url.findtext("s:loc", None, SITEMAP)
        assert 12 <= len(location) <= 2048
        assert location.isascii()
        if changed := url.findtext("s:lastmod", None, SITEMAP):
            moment(changed)


def test_the_markdown_editions_are_named_to_language_models(any_site):
    lines = (any_site.output / "llms.txt").read_text(encoding="utf-8").splitlines()

    assert lines[0].startswith("# ")
    assert lines[2].startswith("> ")
    links = [match for line in lines if (match := re.fullmatch(r"- \[(.+)\]\((\S+)\)(?:: .+)?", line))]
    assert len(links) == sum(line.startswith("- ") for line in lines)
    assert all(any_site.file(link[2]).suffix == ".md" for link in links)
    markdown = {
        page.values("//link[@type='text/markdown']/@href")[0]
        for page in any_site.pages.values()
        if page.meta("og:type") == "article" and page.is_indexed
    }
    assert len(markdown) > 0


def moment(text):
    found = datetime.fromisoformat(text)
    return found.timestamp() if found.tzinfo else datetime.fromisoformat(f"{text}T00:00:00+00:00").timestamp()


# One site, looked at closely


def test_a_title_cannot_end_the_script_that_it_stands_in(made, site):
    page = site.pages[f"{BASE}/en/umbrella/"]

    assert page.data["headline"] == "What is the </script><script>alert(1)</script> & “umbrella”?"
    assert len(page.values("//script")) == 1
    assert "<script>alert" not in made.output("en", "umbrella/index.html")


def test_dates_author_and_translator(site):
    data = site.pages[f"{BASE}/en/umbrella/"].data

    assert (data["datePublished"], data["dateModified"]) == ("2024-12-16", "2025-02-03T10:00:00+09:00")
    assert data["author"] == [{"@type": "Person", "name": "山田太郎", "url": "https://example.jp/yamada"}]
    assert data["translator"] == [{"@type": "Person", "name": "Jane Doe"}]
    assert "translator" not in site.pages[f"{BASE}/ja/umbrella/"].data
    assert site.pages[f"{BASE}/ja/umbrella/"].data["dateModified"] == "2025-01-02T09:00:00+09:00"


def test_nobodys_address_is_published(made):
    for file in (made.root / "output").rglob("*"):
        assert not file.is_file() or b"jane@example.com" not in file.read_bytes()


def test_the_page_about_the_translation_names_translators_and_shares(made):
    page = " ".join(re.sub("<[^>]+>", " ", made.output("en", "about-translation/index.html")).split())

    assert "Jane Doe" in page
    assert "The articles are written in Japanese and translated into English." in page
    assert "A passage that is not translated yet is shown in Japanese, and marked." in page
    assert "100%" in page
    assert "Feb 3, 2025" in page


def test_a_tag_has_one_address_in_all_languages(site):
    page = site.pages[f"{BASE}/en/tags/核抑止/"]

    assert page.document.findtext(".//h1") == "deterrence"
    assert page.values("//h2/a/text()")[1].startswith("What is the")
    assert set(page.alternates) == {"ja", "en", "ar", "x-default"}
    assert site.pages[f"{BASE}/ar/tags/核抑止/"].document.findtext(".//h1") == "الردع"
    assert f"{BASE}/zh-Hans/tags/核抑止/" in site.pages
    assert not site.pages[f"{BASE}/zh-Hans/tags/核抑止/"].is_indexed


def test_an_article_without_date_is_in_no_feed(made):
    assert "題もない本文" not in made.output("ja", "feed.xml")
    assert not (made.root / "output/zh-Hans/feed.xml").exists()


def test_the_page_for_what_is_not_there_works_at_any_depth(site):
    page = site.pages[f"{BASE}/404.html"]

    assert not page.is_indexed
    links = [*page.values("//@href"), *page.values("//@src")]
    assert [link for link in links if not link.startswith(("/news/", "#"))] == []
    assert page.values("//*[@class='ways']/li/@lang") == ["ja", "en", "zh-Hans", "ar"]
    assert page.values("//li[@lang='ar']/@dir") == ["rtl"]


def test_robots_lead_to_the_sitemap(made):
    assert f"\nSitemap: {BASE}/sitemap.xml\n" in made.read("output/robots.txt")


def test_one_language_gives_the_same_bytes_as_all(made):
    before = made.snapshot()

    shutil.rmtree(made.root / "output/en")
    made.ok("build", "--lang", "en")

    assert made.snapshot() == before


# What depends on the configuration


def test_without_a_base_url_there_is_what_needs_none(project):
    project.configure(base_url="https://example.org")
    project.article("a", UMBRELLA.replace("[次](series/ban.md#二つ目) ", ""))
    project.ok("build")
    project.configure(base_url="")

    done = project.run("build")

    assert "set base_url" in done.stderr
    assert "removed output/sitemap.xml\n" in done.stderr
    output = project.root / "output"
    assert not [*output.rglob("feed.xml"), *output.rglob("sitemap*.xml"), *output.rglob("*.png")]
    assert "Sitemap" not in project.read("output/robots.txt")
    assert "](ja/a.md)" in project.read("output/llms.txt")
    site = Crawler(output, "https://example.org")
    page = site.pages["https://example.org/ja/a/"]
    assert site.broken() == []
    assert not (page.meta("og:url") or page.meta("og:image") or page.canonical)
    assert page.data["headline"] == page.meta("og:title")
    assert "https://example.org" not in project.output("ja", "a/index.html")


def test_somebody_elses_robots_txt_stays(project):
    project.article("a", "本文。\n")
    project.ok("build")
    project.write("output/robots.txt", "User-agent: *\nDisallow: /\n")

    project.ok("build")

    assert project.read("output/robots.txt") == "User-agent: *\nDisallow: /\n"


def test_a_tag_has_the_address_that_the_configuration_says(project):
    project.write("pipeline.toml", project.read("pipeline.toml") + '[tag_slugs]\n"核抑止" = "deterrence"\n')
    project.article("a", "---\ntags: [核抑止, NPT, ＮＰＴ]\n---\n\n本文。\n")

    page = project.page("ja", "a")

    assert 'href="../tags/deterrence/"' in page
    assert sorted(path.name for path in (project.root / "output/ja/tags").iterdir() if path.is_dir()) == [
        "deterrence",
        "npt",
    ]


def test_a_tag_without_letters_has_an_address_too(project):
    project.article("a", '---\ntags: ["..", ★]\n---\n\n本文。\n')

    page = project.page("ja", "a")

    assert ">..</a>" in page
    assert 'href="../tags/u2e-2e/"' in page
    assert 'href="../tags/u2605/"' in page
    assert "..</" in project.output("ja", "tags/u2e-2e/index.html")


@pytest.mark.parametrize(
    ("slug", "place"),
    [
        ("tags", "the list of tags"),
        ("about-translation", "the page about the translation"),
        ("feed.xml", "the feed"),
    ],
)
def test_an_article_cannot_have_the_place_of_another_page(project, slug, place):
    project.article("a", f"---\nslug: {slug}\n---\n\n本文。\n")

    done = project.run("build")

    assert (done.returncode, done.stderr) == (
        2,
        f'source/ja/a.md:2:7: the slug "{slug}" is the place of {place}\n',
    )


def test_an_authors_picture_goes_before_a_card(project):
    project.configure(cards="draw")
    project.write("source/ja/images/a.png", PNG)
    project.article("a", "---\nimage: images/a.png\n---\n\n本文。\n")
    project.ok("build", "--lang", "ja")

    page = Crawler(project.root / "output", "https://example.org").pages["https://example.org/ja/a/"]

    assert re.fullmatch(r"https://example\.org/assets/a\.\w+\.png", page.meta("og:image"))
    assert (page.meta("og:image:width"), page.meta("og:image:height")) == ("640", "320")
    assert (project.root / "output/ja/images/a.png").read_bytes() == PNG
    cards = [f"https://example.org/ja/cards/{path.name}" for path in project.root.glob("output/ja/cards/*")]
    site = Crawler(project.root / "output", "https://example.org")
    assert cards == [site.pages["https://example.org/ja/"].meta("og:image")]


def test_a_picture_that_is_not_there_is_told_at_its_place(project):
    project.article("a", "---\nimage: images/a.png\n---\n\n本文。\n")

    done = project.run("build", "--lang", "ja")

    assert "source/ja/a.md:2:8: asset: warning: source/ja/images/a.png is not there" in done.stderr
    assert "og:image" not in project.output("ja", "a/index.html")


def test_a_large_sitemap_is_cut_into_several():
    pages = Pages(dict.fromkeys("abcdef", "本文。\n"), languages=())

    files = render_sitemaps(pages.site, most=4)

    root = etree.fromstring(files["sitemap.xml"])
    assert root.tag.endswith("sitemapindex")
    names = [location.rsplit("/", 1)[1] for location in root.xpath("//s:loc/text()", namespaces=SITEMAP)]
    assert names == ["sitemap-1.xml", "sitemap-2.xml"]
    assert sum(files[name].count(b"<url>") for name in names) == 8
