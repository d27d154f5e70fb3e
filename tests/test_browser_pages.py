"""Pages in a real browser: how they look, what they load, and how they are used."""

import re
from pathlib import Path

import pytest
from conftest import ProjectFolder

pytestmark = pytest.mark.browser

ARTICLE = """\
---
title: 「核の傘」とは何か？長い長い長い長い長い長い長い長い長い長い長い題
description: 約束の話。
date: 2024-12-16
tags: [核抑止, 日米同盟]
---

リード文の
続き。[次の記事](b.md) ![図](images/a.svg)

## 節の見出し

**Q: 何か?**
A: `pipeline build --lang en --format html --format markdown 長い長い長い長い長い長い長い長い長い長い`です。

- ✅ 一つ
- ✅ 二つ

| 略語 | 意味 | 意味 | 意味 | 意味 | 意味 | 数 |
|---|---|---|---|---|---|--:|
| EDD | 拡大抑止協議 | 拡大抑止協議 | 拡大抑止協議 | 拡大抑止協議 | 拡大抑止協議 | 1 |

1. 一番目の長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い項目
2. 二番目

段落。

- 箇条
- 書き
  - 入れ子

![図](images/a.svg "図1: 傘")

```sh
pipeline build --lang en --lang ar --format html --format markdown --lang ko --lang zh_Hans --lang fr
```

さらに読む ⇒ [発表](https://example.jp/a)
出典/画像元: https://example.jp/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa日本

脚注[^1]。

[^1]: 注の文。
""".replace("?**\nA", "?**  \nA").replace("a)\n出", "a)  \n出")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = ProjectFolder(tmp_path_factory.mktemp("project"))
    project.config = {}
    project.configure(title="懸け橋", base_url="https://example.org", languages=["en", "ar"])
    project.article("a", ARTICLE)
    project.article("b", "---\ntitle: 次の記事\n---\n\n本文。\n")
    project.write(
        "source/ja/images/a.svg",
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="900" height="900"><rect/></svg>',
    )
    project.translate("ar", {"節の見出し": "عنوان", "箇条": "عنصر"})
    project.ok("build")
    return project.root / "output"


@pytest.fixture
def open_page(chromium, site):
    opened = []

    def open_one(path, width=1280, **options):
        page = chromium.new_page(viewport={"width": width, "height": 900}, **options)
        opened.append(page)
        page.goto((site / path / "index.html").as_uri())
        return page

    yield open_one
    for page in opened:
        page.close()


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("path", ["", "ja/a", "en/a", "ar/a", "ar"])
def test_a_page_fits_its_window(open_page, path, width):
    page = open_page(path, width)

    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_wide_table_scrolls_in_its_own_frame_with_the_keyboard(open_page):
    page = open_page("en/a", 360)

    page.focus(".table")
    page.keyboard.press("ArrowRight")
    # the page's policy lets no text be run as a script, which waiting for a condition would be
    page.wait_for_timeout(500)
    assert page.evaluate("document.querySelector('.table').scrollLeft") > 0


def test_everything_loads_and_nothing_from_elsewhere(chromium, site):
    page = chromium.new_page()
    requests, failed = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.goto((site / "ja/a/index.html").as_uri())
    page.wait_for_load_state("networkidle")

    names = [url.rsplit("/output/", 1)[1] for url in requests]
    assert [re.sub(r"\.[0-9a-f]{10}\.", ".", name) for name in names] == [
        "ja/a/index.html",
        "theme/style.css",
        "assets/a.svg",
        "theme/icon.svg",
    ]
    assert not [url for url in requests if not url.startswith("file:")]
    assert failed == []
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", "ja/a", "ar/a", "en"])
def test_text_can_be_read_in_light_and_in_dark(open_page, path, scheme):
    page = open_page(path, color_scheme=scheme)

    low = page.evaluate(
        """() => {
        const channels = colour => colour.match(/[0-9.]+/g).map(Number);
        const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
            .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
        const behind = element => {
            for (; element; element = element.parentElement) {
                const colour = channels(getComputedStyle(element).backgroundColor);
                if (colour.length < 4 || colour[3] > 0) return colour;
            }
            return [255, 255, 255];
        };
        const low = [];
        for (const element of document.querySelectorAll('body *')) {
            const own = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
            if (!own || element.closest('.skip')) continue;
            const [a, b] = [light(channels(getComputedStyle(element).color)), light(behind(element))];
            const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            if (contrast < 4.5) low.push([element.tagName, element.className, contrast]);
        }
        return low;
    }"""
    )

    assert low == []


def test_the_first_tab_is_the_way_to_the_content(open_page):
    page = open_page("en/a")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    box = page.locator(".skip").bounding_box()
    assert box["x"] >= 0
    assert box["width"] > 50
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_to_a_note_and_back(open_page):
    page = open_page("ja/a")

    page.click(".footnote-ref a")
    assert page.evaluate("decodeURIComponent(location.hash)") == "#fn1"
    page.click(".footnote-back")
    assert page.evaluate("decodeURIComponent(location.hash)") == "#fnref1"


def test_an_arabic_page_runs_from_right_to_left_and_its_japanese_from_left_to_right(open_page):
    page = open_page("ar/a")

    name, languages = page.locator(".nameplate").bounding_box(), page.locator(".languages").bounding_box()
    assert name["x"] > languages["x"]
    assert page.evaluate("getComputedStyle(document.querySelector('.lead')).direction") == "ltr"
    assert page.evaluate("getComputedStyle(document.querySelector('h2')).direction") == "rtl"
    assert page.evaluate("getComputedStyle(document.querySelector('pre')).direction") == "ltr"


@pytest.mark.parametrize("width", [360, 1280])
def test_a_list_item_has_room_for_its_number_where_its_list_begins(open_page, width):
    page = open_page("ar/a", width)

    rooms = page.evaluate(
        """() => [...document.querySelectorAll('.body li:not(.points li)')].map(item => {
        const box = item.getBoundingClientRect();
        const column = document.querySelector('.body').getBoundingClientRect();
        const ltr = getComputedStyle(item).direction === 'ltr';
        return [ltr, (ltr ? box.left - column.left : column.right - box.right) > 20];
    })"""
    )

    assert rooms == [
        [True, True],  # 一番目, of a list that is not translated
        [True, True],
        [False, True],  # عنصر
        [False, True],  # 書き, in the same list
        [False, True],
        [False, True],  # the note
    ]


def test_a_caption_is_below_its_picture_and_a_long_line_of_code_shows_that_it_goes_on(open_page):
    page = open_page("en/a", 360)
    style = "([selector, name, part]) => getComputedStyle(document.querySelector(selector), part)[name]"

    assert page.evaluate(style, ["figure > figcaption", "textAlign", None]) == "center"
    assert page.evaluate("(e => e.scrollWidth > e.clientWidth)(document.querySelector('pre'))")
    assert page.evaluate(style, ["pre", "backgroundImage", None]) != "none"


def test_each_script_has_its_own_face(open_page):
    page = open_page("ar/a")
    face = "selector => getComputedStyle(document.querySelector(selector)).fontFamily"

    assert "Naskh" in page.evaluate(face, "main")
    assert "CJK JP" in page.evaluate(face, ".lead")
    assert open_page("en/a").evaluate("getComputedStyle(document.body).fontFamily").startswith("Charter")


def test_text_in_another_language_keeps_the_rules_of_its_own_for_the_ends_of_lines(chromium, tmp_path):
    project = ProjectFolder(tmp_path)
    project.config = {}
    project.configure(languages=["ko"])
    project.article("a", "## 題\n\n一。\n\n二。\n")
    project.translate("ko", {"一。": "하나."})
    project.ok("build", "--lang", "ko")
    page = chromium.new_page()
    page.goto((tmp_path / "output/ko/a/index.html").as_uri())

    rules = [
        page.locator(one).first.evaluate("e => getComputedStyle(e).wordBreak")
        for one in (".body h2", ".body p:not([lang])", ".body p[lang=ja]")
    ]
    page.close()

    assert rules == ["keep-all", "keep-all", "normal"]


def test_what_is_not_translated_is_marked_for_the_eye_too(open_page):
    page = open_page("ar/a")

    def style(selector):
        return page.locator(selector).first.evaluate(
            "e => [getComputedStyle(e).borderInlineStartStyle, getComputedStyle(e).textDecorationStyle]"
        )

    assert style(".body > p.lead") == ["dotted", "solid"]
    assert style(".body td") == ["none", "dotted"]
    assert style(".body li:text-is('عنصر')") == ["none", "solid"]
    assert open_page("ja/a").locator(".translation").count() == 0


def test_questions_points_and_credits_look_like_what_they_are(open_page):
    page = open_page("ja/a")
    style = "([selector, name]) => getComputedStyle(document.querySelector(selector))[name]"

    assert page.evaluate(style, [".qa > strong", "display"]) == "block"
    assert page.evaluate(style, [".points", "listStyleType"]) == "none"
    assert float(page.evaluate(style, [".credits", "fontSize"])[:-2]) < float(
        page.evaluate(style, [".body", "fontSize"])[:-2]
    )


def test_readers_who_want_no_motion_get_none(open_page):
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"

    assert open_page("ja/a", reduced_motion="reduce").evaluate(behaviour) == "auto"
    assert open_page("ja/a", reduced_motion="no-preference").evaluate(behaviour) == "smooth"


def test_paper_has_no_navigation(open_page):
    page = open_page("ja/a")

    page.emulate_media(media="print")

    assert not page.locator(".languages").is_visible()
    assert page.locator(".body").is_visible()


def test_a_page_is_whole_without_javascript(open_page):
    page = open_page("en/a", java_script_enabled=False)

    assert page.locator(".notice").is_visible()
    assert page.locator("table").is_visible()
