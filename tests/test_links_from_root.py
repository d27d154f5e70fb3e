"""Links and pictures whose addresses begin at the site's root, as authors have them from their generators."""

import re
import zipfile
from urllib.parse import unquote

import pytest

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x02\0\0\0\x01\x08\2\0\0\0"
"""The beginning of a picture of 2 × 1 pixels."""


def told(done):
    """The lines about links, place and message."""
    return [line for line in done.stderr.splitlines() if ": asset: " in line or ": anchor: " in line]


def links(html):
    """The addresses of the links in an article's text, without those to its own headings."""
    text = html.partition("<main")[2].partition("</main>")[0]
    return re.findall(r'<a href="([^"]*)"[^>]*>行き先', text)


def test_a_picture_from_the_root_is_shown(project):
    project.configure(base_url="https://example.org/news/", languages=["en"])
    folders = ["ja", "ja/public", "ja/static", ".", "public", "static", "ja/blog/static"]
    for number, folder in enumerate(folders):
        project.write(f"source/{folder}/images/図{number}.png", PNG)
    addresses = [
        "/images/図{}.png",
        "/images/%E5%9B%B3{}.png?v=1",
        "/news/images/図{}.png",
        "/ja/images/図{}.png",
    ]
    text = "".join(f'![図]({one.format(n)} "図1")\n\n' for n in range(len(folders)) for one in addresses)
    project.article("blog/a", text)

    done = project.run("build", "--lang", "en")

    assert told(done) == []
    page = project.output("en", "blog/a/index.html")
    found = re.findall(r'<img src="\.\./\.\./\.\./assets/%E5%9B%B3(\d)\.[0-9a-f]{10}\.png"', page)
    assert found == [str(n) for n in range(len(folders)) for _ in addresses]
    assert project.output("en", "blog/a.md") == text


def test_the_nearest_of_several_pictures_is_shown(project):
    project.configure(languages=["en"])
    project.write("source/ja/images/a.png", PNG)
    project.write("source/ja/images/a.en.png", PNG + b"en")
    project.write("source/images/a.png", PNG + b"shared")
    project.article("a", "![図](/ja/images/a.png)\n")

    project.ok("build")

    pictures = {path.read_bytes() for path in (project.root / "output/assets").glob("*.png")}
    assert pictures == {PNG, PNG + b"en"}
    assert (project.root / "output/en/images/a.png").read_bytes() == PNG + b"en"


def test_a_link_from_the_root_leads_to_the_article_in_the_readers_language(project):
    project.configure(base_url="https://example.org/news", languages=["en"])
    ways = "/x/乙/ /x/乙 /x/乙.md /x/乙.html /x/乙/index.html /x/%E4%B9%99/ /ja/x/乙/ /news/x/乙/ /news/ja/x/乙/ /x/second/"
    forms = [
        "[行き先](<{}?q=1#節> '題')\n\n",
        '<a href="{}?q=1#節">行き先</a>\n\n',
        "[行き先][{}]\n\n[{}]: <{}?q=1#節>\n\n",
    ]
    text = "".join(form.format(way, way, way) for form in forms for way in ways.split())
    project.article("a", text)
    project.article("x/乙", "---\nslug: second\n---\n\n## 節\n\n本文。\n")

    done = project.run("build", "--lang", "en")

    assert told(done) == []
    assert {unquote(one) for one in links(project.output("en", "a/index.html"))} == {"../x/second/?q=1#節"}
    assert len(links(project.output("en", "a/index.html"))) == 30
    assert project.output("en", "a.md") == text


def test_other_ways_from_the_root(project):
    project.configure(languages=["en", "zh_Hans"])
    project.write("source/ja/public/a.pdf", b"%PDF")
    project.article(
        "a", "[行き先](/) [行き先](/ja/) [行き先](/en/b/) [行き先](/zh-Hans/b/) [行き先](/a.pdf#page=2)\n"
    )
    project.article("b", "本文。\n")

    assert told(project.run("build", "--lang", "en")) == []

    assert links(project.output("en", "a/index.html")) == [
        "../",
        "../",
        "../b/",
        "../../zh-Hans/b/",
        "../public/a.pdf#page=2",
    ]
    assert project.read("output/en/public/a.pdf") == "%PDF"


def test_a_site_that_became_a_folder_keeps_its_root(project):
    project.article("react/learn/a", "[行き先](/reference/b) [行き先](/c)\n")
    project.article("react/reference/b", "本文。\n")
    project.article("react/c", "本文。\n")
    project.article("c", "本文。\n")

    assert told(project.run("build", "--lang", "ja")) == []

    assert links(project.output("ja", "react/learn/a/index.html")) == ["../../reference/b/", "../../../c/"]


def test_a_relative_link_may_be_seen_from_the_page(project):
    project.article("java/configuration", "[行き先](../sdk/) [行き先](spring)\n")
    project.article("java/sdk", "本文。\n")
    project.article("java/spring", "本文。\n")

    assert told(project.run("build", "--lang", "ja")) == []

    assert links(project.output("ja", "java/configuration/index.html")) == ["../sdk/", "../spring/"]


def test_an_article_may_be_called_by_the_address_that_its_generator_gave_it(project):
    project.article("2026/2026-11-25-umbrella", "本文。\n")
    project.article("b", "---\npermalink: /old/b.html\n---\n\n本文。\n")
    project.article("x/c", "[行き先](/2026/11/25/umbrella/) [行き先](/old/b.html)\n")

    assert told(project.run("build", "--lang", "ja")) == []

    assert links(project.output("ja", "x/c/index.html")) == ["../../2026/2026-11-25-umbrella/", "../../b/"]


def test_what_is_not_found_from_the_root_is_told_and_left(project):
    project.article(
        "a", "本文。\n\n![無](/images/no.png) [行き先](/shop/) [行き先](/b.md) <a href='/c/?q'>行き先</a>\n"
    )

    done = project.run("build", "--lang", "ja")

    elsewhere = "mend the link, or write its whole address if it is another part of the site"
    assert told(done) == [
        "source/ja/a.md:3:6: asset: warning: source/ja/images/no.png is not there: put the file in that place, "
        "or mend the link",
        f"source/ja/a.md:3:28: asset: warning: there is no article for /shop/ in source/ja/: {elsewhere}",
        "source/ja/a.md:3:42: asset: warning: there is no article source/ja/b.md",
        f"source/ja/a.md:3:58: asset: warning: there is no article for /c/?q in source/ja/: {elsewhere}",
    ]
    assert links(project.output("ja", "a/index.html")) == ["/shop/", "/b.md", "/c/?q"]


def test_nothing_outside_of_the_source_folders_is_published(project):
    project.write("secret.txt", "secret")
    project.write("source/ja/.env", "secret")
    (project.root / "source/ja/public").mkdir()
    (project.root / "source/ja/public/leads-out").symlink_to(project.root)
    addresses = ["/../../secret.txt", "/.env", "/leads-out/secret.txt", "/ja/../../secret.txt"]
    project.article("a", "".join(f"[秘密]({one})\n" for one in addresses))

    assert len(told(project.run("build", "--lang", "ja"))) == len(addresses)

    assert not [path for path in (project.root / "output").rglob("*") if "secret" in path.name]


def test_the_picture_of_a_front_matter_may_begin_at_the_root(project):
    project.write("source/ja/images/a.png", PNG)
    project.article("x/a", "---\ntitle: 題\nimage: /images/a.png\n---\n\n本文。\n")
    project.article("x/c", "---\ntitle: 題\nimage: images/a.png\n---\n\n本文。\n")
    project.article("b", "---\ntitle: 題\nimage: /images/b.png\n---\n\n本文。\n")

    done = project.run("build", "--lang", "ja")

    assert [line.partition(" asset")[0] for line in told(done)] == ["source/ja/b.md:3:8:"]
    for name in "ac":
        page = project.output("ja", f"x/{name}/index.html")
        assert re.search(r'og:image" content="https://example\.org/assets/a\.[0-9a-f]{10}\.png"', page)


@pytest.mark.parametrize(
    ("layout", "path", "picture", "link"),
    [
        ("zenn", "zenn/en/articles/first-article.md", "/images/first-article/images/a.png", "second-article#節"),
        ("hugo", "content/en/first-article/index.md", "images/a.png", '{{< relref "/second-article" >}}#節'),
        ("docusaurus", "i18n/en/docusaurus-plugin-content-docs/current/first-article.md", "images/a.png", "./second-article.md#節"),
        ("starlight", "src/content/docs/en/first-article.md", "./images/a.png", "../second-article/#節"),
    ],
)  # fmt: skip
def test_other_generators_get_their_own_way(project, layout, path, picture, link):
    project.configure(layout=layout, languages=["en"])
    project.write("source/ja/images/a.png", PNG)
    project.article("first-article", "![図](/images/a.png)\n\n[行き先](/second-article/#節)\n")
    project.article("second-article", "## 節\n\n本文。\n")

    project.ok("build", "--lang", "en")

    text = project.read(f"output/{path}")
    assert f"]({picture})" in text
    assert f"[行き先]({link})" in unquote(text)
    assert list((project.root / "output").glob("**/en/**/a.png"))


def test_feeds_and_books_have_them_too(project):
    project.configure(base_url="https://example.org/news", languages=["en"], formats=["html", "epub"])
    project.write("source/ja/images/a.png", PNG)
    project.article("a", "---\ndate: 2026-11-25\n---\n\n本文。 [行き先](/b/#節) ![図](/images/a.png)\n")
    project.article("b", "## 節\n\n本文。\n")
    project.translate("en", {"本文。": "A text.", "節": "Section"})
    project.translate(
        "en", {"本文。 [行き先](/b/#節) ![図](/images/a.png)": "Text. [Go](/b/#節) ![Map](/images/a.png)"}
    )

    project.ok("build", "--lang", "en")

    feed = project.output("en", "feed.xml")
    assert "https://example.org/news/en/b/#節" in unquote(feed)
    assert re.search(r"https://example\.org/news/assets/a\.[0-9a-f]{10}\.png", feed)
    with zipfile.ZipFile(next((project.root / "output/en").glob("*.epub"))) as book:
        chapters = [name for name in book.namelist() if "chapter" in name]
        text = "".join(unquote(book.read(name).decode()) for name in chapters)
    assert re.search(r'href="chapter-\d+\.xhtml#節"', text)
    assert '<img src="picture-' in text
