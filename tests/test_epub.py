import io
import os
import shutil
import subprocess
import zipfile

import pytest
from conftest import ProjectFolder
from lxml import etree
from test_layouts import picture

NS = {
    "x": "http://www.w3.org/1999/xhtml",
    "o": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "epub": "http://www.idpf.org/2007/ops",
}
WILD = """\
---
title: 荒れた記事
date: 2025-03-03
---

<ul>文字<p>x</p></ul>
<span><div>塊</div></span> <center><big>大</big></center> <li>はぐれ</li> <dl><p>x</p></dl> <ruby></ruby>
<a href="https://exa mple/a b">x</a> <a href="http://[::1/">y</a> <a href="https://例え.jp/ぱす">z</a>
<ruby>核<rt>かく</rt></ruby> <img src="d.png" width="100%" alt="図"><img src="missing.png" alt="無い"><img src="https://e.jp/r.png" alt="遠く">
<img src="fake.png" alt="偽"> <img src="v.svg" alt="絵"> <details><p>a</p><summary>s</summary></details>
<p id="a b" lang="x y!" dir="up">p</p><p id="dup">1</p><p id="dup">2</p> <script>alert(1)</script> <p onclick="x()">q</p>

[無い所](#nowhere) [章](b.md#部) [ない章](b.md#nope) [pdf](x.pdf) [js](javascript:alert(1)) 制御\x0b文字

## 見出し

脚注[^1]。

[^1]: 注。
"""
DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 4 4" onload="x()">
<script>alert(1)</script><image xlink:href="https://e.jp/x.png"/><style>@import url(https://e.jp/a.css);</style><rect width="5" height="5"/></svg>"""


def book(project, language):
    (path,) = (project.root / "output" / language).glob("*.epub")
    return zipfile.ZipFile(io.BytesIO(path.read_bytes()))


def parsed(book, name):
    return etree.fromstring(book.read(f"EPUB/{name}"))


@pytest.fixture(scope="module")
def wild(tmp_path_factory):
    """A project with its books, to look at only."""
    project = ProjectFolder(tmp_path_factory.mktemp("book"))
    project.config = {}
    project.configure(title="試し", base_url="https://example.org", languages=["en", "zh_Hans", "ar"])
    project.article("wild.md", WILD)
    project.article("b.md", "---\ntitle: 次\ndate: 2024-01-01\n---\n[前](wild.md)\n\n## 部\n\n文。\n")
    project.write("source/ja/d.png", picture(3))
    project.write("source/ja/fake.png", "nope")
    project.write("source/ja/v.svg", DRAWING)
    project.write("source/ja/x.pdf", "%PDF")
    project.translate("ar", {"荒れた記事": "مقال", "次": "التالي"})
    project.translate("en", {"荒れた記事": "A wild article", "部": "Part"})
    project.ok("build", "--format", "epub")
    return project


def test_a_book_is_built_when_it_is_asked_for(project):
    project.article("a.md", "文。\n")
    project.ok("build")
    assert not list(project.root.rglob("*.epub"))

    project.configure(formats=["html", "epub"])
    project.ok("build")
    assert [path.name for path in project.root.rglob("*.epub")] == ["試し.epub"]  # nothing is translated


def test_the_container_begins_with_its_media_type_and_has_no_times(wild):
    with book(wild, "ja") as found:
        first, *others = found.infolist()
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert found.read("mimetype") == b"application/epub+zip"
        assert {one.date_time for one in (first, *others)} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_articles_make_the_same_bytes(wild):
    (path,) = (wild.root / "output/en").glob("*.epub")
    before = path.read_bytes()
    path.unlink()
    wild.ok("build", "--format", "epub", "--lang", "en")

    assert path.read_bytes() == before


def test_the_package_says_what_the_book_is_in_its_language(wild):
    found = parsed(book(wild, "ar"), "package.opf")

    assert found.xpath("string(//dc:language)", namespaces=NS) == "ar"
    assert found.xpath("string(//dc:identifier)", namespaces=NS).startswith("urn:uuid:")
    assert found.xpath("string(//o:spine/@page-progression-direction)", namespaces=NS) == "rtl"
    assert found.xpath("string(//o:meta[@property='dcterms:modified'])", namespaces=NS).endswith("Z")
    modes = found.xpath("//o:meta[@property='schema:accessMode']/text()", namespaces=NS)
    assert modes == ["textual", "visual"]


def test_every_file_is_in_the_manifest_and_every_chapter_in_the_contents(wild):
    with book(wild, "ja") as found:
        names = {name.removeprefix("EPUB/") for name in found.namelist() if name.startswith("EPUB/")}
        package = parsed(found, "package.opf")
        assert set(package.xpath("//o:item/@href", namespaces=NS)) == names - {"package.opf"}
        links = parsed(found, "contents.xhtml").xpath("//x:nav[1]//x:a", namespaces=NS)
        assert [(link.get("href"), link.text) for link in links] == [
            ("chapter-001.xhtml", "荒れた記事"),
            ("chapter-001.xhtml#見出し", "見出し"),
            ("chapter-002.xhtml", "次"),
            ("chapter-002.xhtml#部", "部"),
        ]


def test_nothing_in_a_book_runs_or_loads_from_elsewhere(wild):
    with book(wild, "ja") as found:
        chapter = parsed(found, "chapter-001.xhtml")
        sources = chapter.xpath("//@src")
        assert all(f"EPUB/{source}" in found.namelist() for source in sources)
        assert len(sources) == 2
        everything = b"".join(found.read(name) for name in found.namelist())
    assert b"<script" not in everything
    assert b"onclick" not in everything and b"onload" not in everything
    assert b'"javascript:' not in everything
    assert b"a.css" not in everything
    assert chapter.xpath("string(//x:a[@href='https://e.jp/r.png'])", namespaces=NS) == "遠く"


def test_links_in_a_book_lead_somewhere(wild):
    chapter = parsed(book(wild, "ja"), "chapter-001.xhtml")

    def href(text):
        return chapter.xpath("string(//x:a[.=$text]/@href)", namespaces=NS, text=text)

    assert href("章") == "chapter-002.xhtml#%E9%83%A8"
    assert href("ない章") == "chapter-002.xhtml"
    assert href("pdf") == "https://example.org/ja/x.pdf"
    assert href("無い所") == "" == href("js")


def test_notes_are_marked_for_reading_systems(wild):
    chapter = parsed(book(wild, "en"), "chapter-001.xhtml")
    kinds = chapter.xpath("//@epub:type", namespaces=NS)

    assert kinds == ["noteref", "footnotes", "footnote", "backlink"]


def test_a_chapter_says_what_is_not_translated_and_in_which_language_it_is(wild):
    chapter = parsed(book(wild, "ar"), "chapter-001.xhtml")

    assert (chapter.get("lang"), chapter.get("dir")) == ("ar", "rtl")
    assert chapter.xpath("count(//x:p[@class='notice'])", namespaces=NS) == 1
    assert chapter.xpath("string(//x:h2[1]/@lang)", namespaces=NS) == "ja"


def test_epubcheck_finds_nothing(wild):
    jar = os.environ.get("EPUBCHECK_JAR")
    command = ["java", "-jar", jar] if jar else [shutil.which("epubcheck") or ""]
    if not command[-1]:
        pytest.skip("there is no epubcheck: install it, or set EPUBCHECK_JAR")
    for language in ("ja", "ar"):
        (path,) = (wild.root / "output" / language).glob("*.epub")
        done = subprocess.run(
            [*command, "--failonwarnings", str(path)],
            text=True,
            capture_output=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
