"""The search: its index, and what readers find with it in a real browser."""

import functools
import http.server
import threading
from importlib.util import find_spec

import pytest
from conftest import ProjectFolder
from lxml import html as lxml_html

from pipeline.build import search
from pipeline.diagnostics import InputError
from pipeline.project import Config, Project

needs_pagefind = pytest.mark.skipif(
    find_spec("pagefind_bin_extended") is None, reason="the extra kakehashi[search] is not installed"
)

ARTICLE = """\
---
title: 核の傘とは
---

はじめに、傘の話。米国の核兵器の約束。

## 拡大抑止のしくみ

同盟国を守る「核の傘」を、**拡大抑止**と呼ぶ。
"""

WORDS = "米ミズーリ州のホワイトマン空軍基地で、ドアとトマトを。核実験**禁止**を[求める](https://example.org/)声。2024年のＮＰＴとNPT体制。"


def make(root):
    project = ProjectFolder(root)
    project.config = {}
    project.configure(title="試し", languages=["en", "zh_Hans"], search=True)
    project.article("a", ARTICLE)
    project.article("series/b", "---\ntitle: 条約\n---\n\n核兵器の条約。傘と核の話。\n")
    project.article("words", f"---\ntitle: 言葉\n---\n\n{WORDS}\n")
    project.translate("en", {"核の傘とは": "What is the umbrella?", "拡大抑止のしくみ": "Deterrence"})
    project.translate(
        "zh_Hans", {"核の傘とは": "什么是核保护伞", "拡大抑止のしくみ": "延伸威慑的机制", "条約": "条约"}
    )
    return project


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    project = make(tmp_path_factory.mktemp("search") / "project")
    project.ok("build")
    return project


@pytest.fixture(scope="module")
def address(built):
    """The site on a web server of its own."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *args):
            pass

    handler = functools.partial(Handler, directory=built.root / "output")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def files(project, folder):
    place = project.root / "output" / folder
    return {
        path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()
    }


@needs_pagefind
def test_a_build_of_one_language_makes_the_same_index(built, tmp_path):
    alone = make(tmp_path / "alone")
    alone.ok("build", "--lang", "ja")

    index = files(alone, "ja/pagefind")
    assert index == files(built, "ja/pagefind")
    assert {"pagefind.js", "pagefind-entry.json"} <= index.keys()
    assert files(built, "en/pagefind")


@needs_pagefind
def test_a_build_of_one_article_leaves_the_index_and_says_so(built):
    before = files(built, "ja/pagefind")

    assert "the search does not know of these changes" in built.run("build", "a").stderr

    assert files(built, "ja/pagefind") == before


@needs_pagefind
def test_pages_that_have_a_search_may_run_scripts_of_the_site_and_others_may_not(built):
    def policy(path):
        page = lxml_html.parse(built.root / "output" / path).getroot()
        scripts = [one.get("src") for one in page.xpath("//script[not(@type='application/ld+json')]")]
        return page.xpath("//meta[@http-equiv]/@content")[0], len(scripts)

    allowed, scripts = policy("ja/a/index.html")
    assert ("script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'" in allowed, scripts) == (True, 1)
    for path in ("index.html", "404.html"):
        forbidden, scripts = policy(path)
        assert ("script-src" in forbidden, scripts) == (False, 0)


def test_without_the_extra_it_is_said_what_to_install(tmp_path, monkeypatch):
    (tmp_path / "pipeline.toml").write_text('title = "試し"\nsearch = true\n', encoding="utf-8")
    monkeypatch.setattr(search, "find_spec", lambda _name: None)

    with pytest.raises(InputError) as caught:
        search.require_pagefind(Project(tmp_path, Config(search=True)))

    assert str(caught.value) == (
        "pipeline.toml:2:1: search = true needs Pagefind: pip install 'kakehashi[search]', or take search out"
    )


@needs_pagefind
def test_a_language_of_which_nothing_is_translated_has_no_search_yet(project):
    project.configure(languages=["en"], search=True)
    project.article("a", "本文。\n")
    project.ok("build")

    assert not (project.root / "output/en/pagefind").exists()
    assert "search." not in project.output("en", "a/index.html")
    assert (project.root / "output/ja/pagefind").is_dir()
    assert "search." not in project.output("en", "index.html")
    assert 'data-bundle="../pagefind' in project.output("ja", "a/index.html")


@needs_pagefind
def test_a_failure_of_pagefind_is_told_with_its_cause():
    with pytest.raises(InputError) as caught:
        search._index("en", {})

    assert str(caught.value) == (
        "output/en/pagefind:1:1: Pagefind failed: Pagefind was not able to build an index. Most likely, the directory "
        "passed to Pagefind was empty or did not contain any html files."
    )


def test_there_is_no_search_unless_it_is_asked_for(project):
    project.article("a", "本文。\n")
    project.ok("build", "--lang", "ja")

    assert not (project.root / "output/ja/pagefind").exists()
    assert '<script type="module"' not in (project.root / "output/ja/index.html").read_text(encoding="utf-8")
    assert not list((project.root / "output/theme").glob("search.*"))


@pytest.mark.browser
@needs_pagefind
@pytest.mark.parametrize(
    ("page", "words", "titles", "section"),
    [
        ("ja/", "核の傘", ["核の傘とは"], "ja/a/#拡大抑止のしくみ"),
        ("ja/series/b/", "条約", ["条約"], ""),
        ("ja/", "存在しない", [], ""),
        ("zh-Hans/", "威慑", ["什么是核保护伞"], "zh-Hans/a/#拡大抑止のしくみ"),
        ("en/a/", "umbrellas", ["What is the umbrella?"], ""),
    ],
)
def test_readers_find_pages_in_their_language(chromium, address, page, words, titles, section):
    tab = chromium.new_page()
    errors = []
    tab.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    tab.goto(address + page)

    tab.get_by_role("button").first.click()
    tab.keyboard.type(words)
    tab.locator("dialog .count:not(:empty)").wait_for()
    running = tab.locator("dialog .count").get_attribute("data-running")
    tab.locator("dialog .count").filter(has_not_text=running).wait_for()

    assert tab.locator("dialog ol > li > a").all_inner_texts() == titles
    if section:
        links = [one.evaluate("link => decodeURI(link.href)") for one in tab.locator("dialog ul a").all()]
        assert address + section in links
    tab.keyboard.press("Escape")  # empties the field
    tab.keyboard.press("Escape")
    assert not tab.locator("dialog").is_visible()
    assert errors == []
    tab.close()


@pytest.mark.browser
@needs_pagefind
def test_whatever_stands_in_a_japanese_article_is_found(chromium, address):
    tab = chromium.new_page()
    tab.goto(address + "ja/")
    tab.get_by_role("button").first.click()

    for words in (
        "ホワイトマン",
        "ミズーリ州",
        "トマト",
        "実験禁止",
        "禁止を求める声",
        "2024年",
        "NPT体制",
        "空軍 声",
        "２０２４年",
        "ﾄﾏﾄ",
        "基地の実験",
    ):
        tab.get_by_role("searchbox").fill(words)
        tab.locator("dialog ol > li > a", has_text="言葉").wait_for()
        assert tab.locator("dialog ol > li > a").all_inner_texts() == ["言葉"], words
        tab.get_by_role("searchbox").fill("")
    tab.get_by_role("searchbox").fill("トマ")
    assert tab.locator("dialog mark").first.inner_text() == "トマ"
    tab.close()


@pytest.mark.browser
@needs_pagefind
def test_without_a_script_there_is_no_search_box(chromium, address):
    context = chromium.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(address + "ja/a/")

    assert not tab.locator("button.find").is_visible()
    assert not tab.locator("dialog").is_visible()
    context.close()
