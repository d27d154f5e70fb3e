"""Links to places in articles: those that are there, those that are meant, and those that lead nowhere."""

import re
from urllib.parse import unquote


def told(done):
    """The lines about places in articles."""
    return [line for line in done.stderr.splitlines() + done.stdout.splitlines() if ": anchor: " in line]


def fragments(html):
    """The fragments of the links in a text, without those of headings to themselves."""
    return [unquote(one) for one in re.findall(r'<a href="[^"#]*#([^"]*)"[^>]*>[行G]', html)]


def test_a_link_to_a_heading_that_is_not_there_is_told_with_the_one_that_was_meant(project):
    project.article("a", "# 題\n\n[行](b.md#nai) [行](#nai)\n\n## 安全保障の基礎\n\n[行](#安全保障の基本)\n")
    project.article("b", "## 乙 {#otsu}\n\n<a href='/a/#x'>行</a> [行][1]\n\n[1]: #ots\n")

    expected = [
        "source/ja/a.md:3:5: anchor: warning: there is no #nai in source/ja/b.md: "
        "mend the link, or write {#nai} after its heading",
        "source/ja/a.md:3:19: anchor: warning: there is no #nai in this article: "
        "mend the link, or write {#nai} after its heading",
        "source/ja/a.md:7:5: anchor: warning: there is no #安全保障の基本 in this article: "
        "did you mean #安全保障の基礎?",
        "source/ja/b.md:3:10: anchor: warning: there is no #x in source/ja/a.md: "
        "mend the link, or write {#x} after its heading",
        "source/ja/b.md:5:6: anchor: warning: there is no #ots in this article: did you mean #otsu?",
    ]
    assert told(project.run("build", "--lang", "ja")) == expected
    project.ok("update")
    assert told(project.run("check", "--lang", "en")) == expected
    assert fragments(project.output("ja", "a/index.html"))[:2] == ["nai", "nai"]


HEADINGS = {
    "1. はじめに": ["1-はじめに", "1.-はじめに", "_1-はじめに", "1はじめに"],
    "Ｖｕｅ.js とは? (v3)": ["vuejs-とは-v3", "vue-js-とは-v3", "vue.js-とは%3F-(v3)", "Vuejs-とは-v3"],
    "ガイド": ["ガイド", "%E3%82%AC%E3%82%A4%E3%83%89", "カ\u3099イト\u3099"],
    "核・抑止 {#deterrence}": ["deterrence", "核抑止", "核・抑止"],
    "C++ & C#": ["c--c", "c-c"],
}
"""Headings, and the ids that generators make of them."""


def test_a_link_with_the_id_that_any_generator_makes_leads_to_the_heading(project):
    project.configure(languages=["en"])
    texts = {}
    for number, (heading, ids) in enumerate(HEADINGS.items()):
        texts[number] = "".join(f"[行](#{one}) [行](b{number}.md#{one})\n" for one in ids)
        project.article(f"a{number}", f"## {heading}\n\n{texts[number]}")
        project.article(f"b{number}", f"本文。\n\n## {heading}\n")

    done = project.run("build")

    assert told(done) == []
    for language in ("ja", "en"):
        for number, text in texts.items():
            page = project.output(language, f"a{number}/index.html")
            (anchor,) = re.findall(r'<h2 id="([^"]+)"', page.partition("<main")[2])
            assert fragments(page) == [anchor] * len(text.split())
            assert project.output(language, f"a{number}.md").endswith(text)


def test_the_heading_that_is_the_title_keeps_its_id(project):
    project.article("a", "[行](b.md#dai) [行](b.md#題)\n")
    project.article("b", "# 題 {#dai}\n\n本文。\n")

    assert told(project.run("build", "--lang", "en")) == []

    assert fragments(project.output("en", "a/index.html")) == ["dai", "dai"]
    assert '<h1 id="dai" lang="ja" dir="ltr">' in project.output("en", "b/index.html")


def test_equal_headings_are_told_apart(project):
    project.article("a", "## 1. 節\n\n## 1. 節\n\n[行](#1.-節) [行](#1.-節-1) [行](#1-節-1)\n")

    assert told(project.run("build", "--lang", "ja")) == []

    assert fragments(project.output("ja", "a/index.html")) == ["1-節", "1-節-1", "1-節-1"]


def test_places_that_are_no_headings(project):
    project.article(
        "a",
        '本文[^1]\n\n<a name="old"></a><span id="ここ">印</span>\n\n<div id="block">\n\n文\n\n</div>\n\n[^1]: 注\n\n'
        "[行](#old) [行](#ここ) [行](#block) [行](#fn1) [行](#fnref1) [行](#) [行](#top) [行](#:~:text=本文)\n",
    )

    assert told(project.run("build", "--lang", "ja")) == []


def test_a_link_that_is_not_to_be_told_is_silenced_where_it_is(project):
    project.article("a", "<!-- i18n:ignore anchor, asset -->\n[行](#nai) ![無](/no.png)\n\n- [行](#nai-2)\n")
    project.configure(languages=["en"])
    project.ok("update")

    done = project.run("check")

    assert [line.partition(" ")[0] for line in told(done)] == ["source/ja/a.md:4:7:"]
    assert "2 silenced" in done.stdout + done.stderr


def test_the_configuration_says_how_gravely_it_is_taken(project):
    project.article("a", "[行](#nai)\n")
    project.write("pipeline.toml", project.read("pipeline.toml") + '[checks]\nanchor = "off"\n')

    assert told(project.run("build", "--lang", "ja")) == []


def test_a_place_that_only_a_translation_names_is_told_at_its_catalog(project):
    project.article("a", "[行](#節)\n\n## 節\n")
    project.translate("en", {"[行](#節)": "[Go](#section)", "節": "Section"})

    (line,) = told(project.run("build", "--lang", "en"))

    assert line.startswith(
        "locale/en/LC_MESSAGES/a.po:1:1: anchor: warning: there is no #section in this article"
    )


def test_an_id_in_a_comment_of_mdx_is_the_headings(project):
    project.article("a", "## 使い方 {/*usage*/}\n\n### 例 {/* #example */}\n\n[行](#usage) [行](#example)\n")
    project.translate("en", {"使い方": "Usage {/*x*/}", "例": "Example"})

    done = project.run("build", "--lang", "en")

    assert told(done) == []
    assert project.output("en", "a.md").startswith(
        "## Usage \\{/*x*/} {/*usage*/}\n\n### Example {/* #example */}\n"
    )
    page = project.output("en", "a/index.html")
    assert re.findall(r'<h[23] id="([^"]+)"', page.partition("<main")[2]) == ["usage", "example"]


def test_beside_its_original_a_link_leads_to_the_heading_in_its_own_language(project):
    project.configure(languages=["en"])
    project.article("a", "## 核・抑止 {#deterrence}\n\n[行](#核抑止)\n")
    project.ok("update")
    project.translate("en", {"核・抑止": "Deterrence"})
    project.ok("build")

    page = project.output("en", "a/compare/index.html")

    assert re.findall(r'<a href="#(\S+?)">行', page) == ["deterrence", "source-deterrence"]
