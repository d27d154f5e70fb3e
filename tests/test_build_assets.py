"""The files that articles show: copied to where both the Markdown edition and the page find them."""

import os
import re
from urllib.parse import unquote

import pytest

PNG = b"\x89PNG\r\n\x1a\n"


def findings(done):
    """The lines about files that are not to be had, place and message."""
    return [line for line in done.stderr.splitlines() if "asset" in line]


def files_below(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_picture_is_where_the_page_and_the_markdown_edition_look_for_it(project):
    project.write("source/ja/series/images/図 1.png", PNG)
    project.article("series/a", "---\nslug: one\n---\n\n![図](<images/図 1.png>)\n")

    project.ok("build", "--lang", "en")

    folder = project.root / "output/en/series"
    assert (folder / "images/図 1.png").read_bytes() == PNG
    assert "(<images/図 1.png>)" in project.output("en", "series/one.md")
    found = re.search(r'<img src="([^"]*)"', project.output("en", "series/one/index.html"))
    assert found
    assert re.fullmatch(r"\.\./\.\./\.\./assets/%E5%9B%B3%201\.[0-9a-f]{10}\.png", found[1])
    assert (folder / "one" / unquote(found[1])).resolve().read_bytes() == PNG


def test_each_language_has_its_copy_and_nothing_else_is_copied(project):
    project.write("source/ja/a.png", PNG)
    project.write("source/ja/unused.png", PNG)
    project.article("a", "![図](a.png)\n")

    project.ok("build")

    copies = {path for path in files_below(project.root / "output") if path.endswith("/a.png")}
    assert copies == {"ja/a.png", "en/a.png", "zh-Hans/a.png", "ar/a.png"}


@pytest.mark.parametrize(
    "text",
    [
        "[資料](data/x.pdf)",
        "[資料][1]\n\n[1]: data/x.pdf",
        "[資料](./data/../data/x.pdf?v=1#page=2)",
        '<a href="data/x.pdf">資料</a>',
        "<div>\n<img src='data/x.pdf' alt='資料'>\n</div>",
        "| 欄 |\n|---|\n| [資料](data/x.pdf) |",
        "本文[^1]\n\n[^1]: [資料](data/x.pdf)",
    ],
)
def test_every_way_to_refer_to_a_file(project, text):
    project.write("source/ja/data/x.pdf", b"%PDF")
    project.article("a", f"{text}\n")

    done = project.run("build", "--lang", "ja")

    assert (done.returncode, findings(done)) == (0, [])
    assert project.read("output/ja/data/x.pdf") == "%PDF"


@pytest.mark.parametrize(
    "text",
    [
        "[外](https://example.com/x.png)",
        "[外](//example.com/x.png)",
        "[上](#題)",
        "[手紙](mailto:a@example.org)",
        "[別](b.md#題)",
        "`![図](x.png)`",
        "[空]()",
    ],
)
def test_what_is_no_file_of_the_article(project, text):
    project.article("a", f"{text}\n")
    project.article("b", "本文。\n")

    done = project.run("build", "--lang", "ja")

    assert (done.returncode, findings(done)) == (0, [])


def test_a_file_that_is_not_there_is_told_once_at_its_line(project):
    project.article("a", "---\ntitle: 題\n---\n\n本文の\n二行目に![図](images/no.png)。\n")

    done = project.run("build")

    assert done.returncode == 0
    (line,) = findings(done)
    assert line.startswith("source/ja/a.md:6:10: ")
    assert "source/ja/images/no.png is not there" in line


def test_a_link_to_an_article_that_does_not_exist(project):
    project.article("a", "[次](b.md)\n")
    project.write("source/ja/_draft.md", "下書き。\n")
    project.article("c", "[下書き](_draft.md)\n")

    done = project.run("build", "--lang", "ja")

    assert ["there is no article source/ja/" in line for line in findings(done)] == [True, True]
    assert not (project.root / "output/ja/_draft.md").exists()


@pytest.mark.parametrize(
    "target", ["../secret.txt", "../../pipeline.toml", "images/../../../secret.txt", "%2e%2e/secret.txt"]
)
def test_nothing_outside_of_the_source_folder_is_published(project, target):
    project.write("source/secret.txt", "secret")
    project.write("secret.txt", "secret")
    project.article("a", f"[秘密]({target})\n")

    done = project.run("build", "--lang", "ja")

    assert ["leads out of source/ja/" in line for line in findings(done)] == [True]
    assert not [path for path in files_below(project.root / "output") if "secret" in path or "toml" in path]


def test_a_link_of_the_file_system_does_not_lead_out_either(project):
    secret = project.write("secret.txt", "secret")
    project.article("a", "[一](one.txt) [二](folder/secret.txt) [三](inside.txt)\n")
    project.write("source/ja/real.txt", "fine")
    (project.root / "source/ja/one.txt").symlink_to(secret)
    (project.root / "source/ja/folder").symlink_to(project.root)
    (project.root / "source/ja/inside.txt").symlink_to("real.txt")

    done = project.run("build", "--lang", "ja")

    assert len(findings(done)) == 2
    assert project.read("output/ja/inside.txt") == "fine"
    assert not (project.root / "output/ja/one.txt").exists()


@pytest.mark.parametrize("target", [".env", ".git/config", "images", "images/", "x%00.png", "x" * 300])
def test_other_files_that_are_not_published(project, target):
    project.write("source/ja/.env", "KEY=1")
    project.write("source/ja/.git/config", "x")
    project.write("source/ja/images/x.png", PNG)
    project.article("a", f"[物]({target})\n")

    done = project.run("build", "--lang", "ja")

    assert done.returncode == 0, done.stderr
    assert not [
        path for path in files_below(project.root / "output/ja") if path.endswith(("x.png", "env", "config"))
    ]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_cannot_be_read(project):
    project.write("source/ja/a.png", PNG).chmod(0)
    project.article("a", "![図](a.png)\n")

    assert "cannot be read" in "".join(findings(project.run("build", "--lang", "ja")))


def test_a_file_never_takes_the_place_of_a_page(project):
    project.write("source/ja/index.html", "not the list")
    project.write("source/ja/b/compare/index.html", "not the page")
    project.write("source/ja/B.MD", "not the article")
    project.article("a", "[一](index.html) [二](b/compare/index.html) [三](B.MD)\n")
    project.article("b", "本文。\n")

    done = project.run("build")

    assert len(findings(done)) == 3
    assert "<!doctype html>" in project.output("ja", "index.html")
    assert "<!doctype html>" in project.output("ja", "b/index.html")
    assert project.output("ja", "b.md") == "本文。\n"


def test_what_is_copied_does_not_depend_on_what_else_is_built(project):
    project.write("source/ja/b/compare/index.html", "not the page")
    project.article("a", "[二](b/index.html)\n")
    project.article("b", "本文。\n")

    project.ok("build", "a")

    assert not (project.root / "output/ja/b").exists()


def test_a_picture_that_only_a_translation_shows(project):
    project.write("source/ja/a.png", PNG)
    project.write("source/ja/a.en.png", PNG + b"en")
    project.article("a", "本文の図: ![図](a.png)\n")
    project.translate("en", {"本文の図: ![図](a.png)": "A figure: ![figure](a.en.png)"})

    project.ok("build", "--lang", "en")

    assert (project.root / "output/en/a.en.png").read_bytes() == PNG + b"en"


def test_a_picture_that_only_a_translation_shows_and_that_is_not_there(project):
    project.write("source/ja/a.png", PNG)
    project.article("a", "本文の図: ![図](a.png)\n")
    project.translate("en", {"本文の図: ![図](a.png)": "A figure: ![figure](no.png)"})

    lines = findings(project.run("build", "--lang", "en"))

    assert [line for line in lines if "locale/en/LC_MESSAGES/a.po" in line and "no.png is not there" in line]


def test_pictures_no_longer_shown_are_removed_by_a_whole_build(project):
    project.write("source/ja/a.png", PNG)
    project.article("a", "![図](a.png)\n")
    project.ok("build")
    project.article("a", "本文。\n")

    project.ok("build")

    assert not (project.root / "output/en/a.png").exists()


def test_a_link_in_the_manner_of_site_generators_leads_to_the_article(project):
    project.article("guide/index", "案内。\n")
    project.article("guide/start", "始める。\n")
    project.article(
        "a", "[一](guide/)、[二](guide/start)、[三](guide/start.html#x)、[四](./guide/start.md)。\n"
    )

    done = project.run("build", "--lang", "ja")

    assert "asset" not in done.stderr
    page = project.output("ja", "a/index.html")
    assert 'href="../guide/index/"' in page
    assert page.count('href="../guide/start/"') == 2
    assert 'href="../guide/start/#x"' in page


def test_a_picture_of_a_site_that_no_policy_can_name_is_told(project):
    project.article("a", "[一](http://[::1]/a)\n\n![二](http://[::1]:80/b.png)\n")

    done = project.run("build", "--lang", "ja")

    assert [line for line in done.stderr.splitlines() if "asset" in line] == [
        "source/ja/a.md:3:6: asset: warning: browsers do not show http://[::1]:80/b.png on this page: "
        "give the address a host's name, or copy the picture"
    ]
