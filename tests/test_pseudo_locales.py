"""Pseudo-locales: to try a theme before there are translations."""

import unicodedata

import pytest
from site_crawler import Crawler

from pipeline.conventions import Conventions
from pipeline.edition.pseudo import pseudo_translation

ARTICLE = """\
# 核の傘

米国の**「核の傘」**は、[約束](https://example.jp/約束)です。`code` と {name} と https://example.jp/a を見る[^1]

| EDD | 意味 |
|---|---|
| a | b |

[^1]: 注。
"""


def pseudo(text, **options):
    return pseudo_translation(text, Conventions(), {}, **options)


def test_letters_are_accented_and_everything_else_stays(project):
    project.article("a", ARTICLE)

    edition = project.build("qps-ploc", "a")

    for kept in (
        "](https://example.jp/約束)",
        "`code`",
        "{name}",
        "https://example.jp/a ",
        "[^1]",
        "**「",
        "」**",
        "|---|---|",
    ):
        assert kept in edition
    assert "⟦ÉÐÐ⟧" in edition
    for character in edition.replace("約束)", ""):
        assert "CJK" not in unicodedata.name(character, "") or character in "「」"


def test_a_picture_of_its_own_stays_a_figure():
    assert pseudo('![図](a.png "題")') == '![図](a.png "題")'
    assert pseudo("[![図](a.png)](b)") == "[![図](a.png)](b)"
    assert pseudo("![図](a.png)と").startswith("⟦![図](a.png)")


def test_the_page_has_the_markup_of_the_source(project):
    project.article("a", ARTICLE)
    project.ok("build", "--lang", "ja")

    page = project.page("qps-ploc", "a")

    assert '<html lang="qps-ploc" dir="ltr"' in page
    for tag in ("<strong", "<a ", "<code", "<td", "<sup"):
        assert page.count(tag) >= 1, tag
    assert "<strong>「" in page


def test_the_bidirectional_one_runs_from_right_to_left(project):
    project.article("a", "核の傘\n")

    page = project.page("qps-plocm", "a")

    assert '<html lang="qps-plocm" dir="rtl"' in page
    assert "⟦\u202e" in page


@pytest.mark.parametrize(
    "text", ["核の傘は同盟国を守る約束である。", "The umbrella of treaties is a promise made long ago"]
)
def test_a_unit_is_about_a_third_wider_than_its_source(text):
    def width(text):
        return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)

    assert 1.2 < width(pseudo(text)) / width(text) < 1.6


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("EDD", "⟦ÉÐÐ⟧"),
        ("https://example.jp/a", "⟦https://example.jp/a ⟧"),
        ("**「核」**の", "⟦**「šå」** ñî öñé⟧"),
        ("a\nb", "⟦å\nƀ⟧"),
        (r"\*a\*", r"⟦\*å\* ⟧"),
        ("![図](a.png)", "![図](a.png)"),
    ],
)
def test_examples(text, expected):
    assert pseudo(text) == expected


def test_nothing_else_knows_of_it(project):
    project.article("a", "核の傘\n")
    project.ok("build", "--lang", "qps-ploc")
    project.ok("build")

    pages = [path for path in (project.root / "output").rglob("*") if path.is_file()]

    assert not [path for path in pages if "qps" not in path.as_posix() and b"qps" in path.read_bytes()]
    assert not list((project.root / "locale").rglob("*qps*"))


@pytest.mark.parametrize("command", ["update", "check", "status"])
def test_nobody_translates_into_it(project, command):
    project.article("a", "核の傘\n")

    done = project.run(command, "--lang", "qps-ploc")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith(
        "qps-ploc is a pseudo-locale: nobody translates into it, only pipeline build has it\n"
    )


def test_its_links_lead_to_pages(project):
    project.glossary('[[term]]\nid = "umbrella"\nja = ["核の傘"]\nen.preferred = "nuclear umbrella"\n')
    project.article("a", "---\ndate: 2024-12-16\ntags: [核抑止]\n---\n\n# 題\n\n核の傘とは。\n")
    project.translate("en", {"題": "A title"})
    project.ok("build")

    project.ok("build", "--lang", "qps-ploc")

    site = Crawler(project.root / "output", "https://example.org")
    assert site.broken() == []
    assert "https://example.org/qps-ploc/tags/" in site.pages
    assert "https://example.org/qps-ploc/about-translation/" in site.pages
    assert b"qps" not in (project.root / "output/sitemap.xml").read_bytes()
