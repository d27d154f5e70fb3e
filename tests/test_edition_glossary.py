"""The glossary as readers get it: its page in each language, and the links to it in articles."""

import pytest
from conftest import ProjectFolder
from lxml import html as lxml_html

from pipeline.edition.collation import sort_key

GLOSSARY = """\
[[term]]
id = "umbrella"
ja = ["核の傘", "核のカサ"]
definition = "守る<b>約束</b>のたとえ。"
note = "訳者へ"
see = ["deterrence", "draft"]
[term.en]
preferred = "nuclear umbrella"
definition = "A promise to \\"protect\\" <script>alert(1)</script>."
[term.ar]
preferred = "المظلة النووية"
[[term]]
id = "the deterrence"
ja = ["抑止"]
definition = "思いとどまらせること。"
[term.en]
preferred = "deterrence"
[[term]]
id = "deterrence"
ja = ["拡大抑止"]
[term.en]
preferred = "extended deterrence"
[[term]]
id = "draft"
ja = ["約束"]
status = "draft"
[term.en]
preferred = "promise"
[[term]]
id = "unused"
ja = ["条約"]
[term.en]
preferred = "treaty"
"""
ARTICLE = """\
---
title: 核の傘
---

# 核の傘とは

`抑止`と[抑止](b.md)、**拡大**抑止、*拡大抑止*、核の傘の約束、核の傘。

抑止。
"""
ENGLISH = {
    "核の傘": "The nuclear umbrella",
    "核の傘とは": "What is the nuclear umbrella?",
    "`抑止`と[抑止](b.md)、**拡大**抑止、*拡大抑止*、核の傘の約束、核の傘。": (
        "`deterrence`, [deterrence](b.md), **extended** deterrence, *extended deterrence*, "
        "nuclear umbrellas as a promise, the nuclear umbrella."
    ),
}


def fill(project):
    project.write("locale/glossary.toml", GLOSSARY)
    project.article("a", ARTICLE)
    project.article("b", "---\ntitle: 別\n---\n\n本文。\n")
    project.translate("en", ENGLISH)
    project.translate("ar", {"核の傘とは": "ما المظلة النووية؟"})
    return project


@pytest.fixture
def site(project):
    return fill(project)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    project = ProjectFolder(tmp_path_factory.mktemp("glossary"))
    project.config = {}
    languages = ["en", "zh_Hans", "ar"]
    project.configure(title="試し", base_url="https://example.org", languages=languages, cards="none")
    fill(project).ok("build")
    return project


def page(project, path):
    return lxml_html.parse(project.root / "output" / path / "index.html").getroot()


def links(root):
    found = root.xpath("//span[@class='term']/dfn/a")
    return [(link.text_content(), link.get("href")) for link in found]


def terms(root):
    return [
        [heading.get("id"), *(words(one) for one in heading.xpath("dfn | following-sibling::*"))]
        for heading in root.xpath("//section/h2")
    ]


def words(element):
    return " ".join(element.text_content().split())


def test_a_language_has_a_page_with_the_terms_that_its_articles_use(built):
    assert terms(page(built, "en/glossary")) == [
        [
            "term-the-deterrence",
            "deterrence",
            "抑止",
            "思いとどまらせること。",
            "Articles The nuclear umbrella",
        ],
        ["term-deterrence", "extended deterrence", "拡大抑止", "Articles The nuclear umbrella"],
        [
            "term-umbrella",
            "nuclear umbrella",
            "核の傘",
            'A promise to "protect" <script>alert(1)</script>.',
            "See also extended deterrence Articles The nuclear umbrella",
        ],
    ]
    assert [one[0] for one in terms(page(built, "ja/glossary"))] == [
        "term-deterrence",
        "term-umbrella",
        "term-the-deterrence",
    ]
    assert terms(page(built, "ar/glossary")) == [
        ["term-umbrella", "المظلة النووية", "核の傘", "守る<b>約束</b>のたとえ。", "المقالات 核の傘"]
    ]
    assert not (built.root / "output/zh-Hans/glossary").exists()


def test_the_pages_know_of_each_other_and_others_of_them(built):
    english = page(built, "en/glossary")

    alternates = {one.get("hreflang"): one.get("href") for one in english.xpath("//link[@hreflang]")}
    assert alternates == {
        **{tag: f"https://example.org/{tag}/glossary/" for tag in ("ja", "en", "ar")},
        "x-default": "https://example.org/ja/glossary/",
    }
    assert "https://example.org/ar/glossary/" in (built.root / "output/sitemap.xml").read_text()
    assert page(built, "en/a").xpath("//nav[@class='ways']//a[@href='../glossary']") == []
    assert page(built, "en/a").xpath("//nav[@class='ways']//a[@href='../glossary/']")
    assert english.xpath("//section[last()]//dd/a/@href") == ["#term-deterrence", "../a/"]
    original = english.xpath("//section[1]/p")
    assert [(one.get("lang"), one.get("dir")) for one in original] == [("ja", "ltr")] * 2


def test_a_term_is_linked_where_it_is_first_named_in_running_text(built):
    assert links(page(built, "en/a")) == [
        ("extended deterrence", "../glossary/#term-deterrence"),
        ("nuclear umbrellas", "../glossary/#term-umbrella"),
    ]
    assert links(page(built, "ja/a")) == [
        ("拡大抑止", "../glossary/#term-deterrence"),
        ("核の傘", "../glossary/#term-umbrella"),
        ("抑止", "../glossary/#term-the-deterrence"),
    ]
    assert links(page(built, "ar/a")) == []  # its only translated text is a heading


def test_a_box_with_the_meaning_describes_the_link_and_is_no_part_of_the_text(built):
    root = page(built, "en/a")

    tips = {one.get("id"): one for one in root.xpath("//span[@popover]")}
    link = root.xpath("//dfn/a[.='nuclear umbrellas']")[0]
    tip = tips[link.get("aria-describedby")]
    assert words(tip) == '核の傘 A promise to "protect" <script>alert(1)</script>.'
    assert [(one.get("lang"), one.text) for one in tip] == [("ja", "核の傘")]
    (button,) = root.xpath(f"//button[@popovertarget='{tip.get('id')}']")
    assert (button.get("aria-label"), words(button)) == ("The meaning of “nuclear umbrellas”", "")
    assert all("hidden" in one.attrib for one in tips.values())
    assert not root.xpath("//article//script")
    for one in tips.values():
        one.drop_tree()
    body = root.xpath("//div[@class='body']//p")
    assert words(body[0]) == (
        "deterrence, deterrence, extended deterrence, extended deterrence, "
        "nuclear umbrellas as a promise, the nuclear umbrella."
    )


def test_a_box_without_a_definition_in_the_language_has_the_originals(project):
    project.glossary(GLOSSARY)
    project.article("a", "抑止の話。\n")
    project.translate("en", {"抑止の話。": "About deterrence."})
    project.ok("build", "--lang", "en")

    (tip,) = page(project, "en/a").xpath("//span[@popover]")

    assert [(one.get("lang"), one.text) for one in tip] == [("ja", "抑止"), ("ja", "思いとどまらせること。")]


def test_a_name_in_letters_of_the_other_direction_is_set_apart(project):
    project.glossary('[[term]]\nid = "npt"\nja = ["核不拡散条約"]\n[term.ar]\npreferred = "NPT"\n')
    project.article("a", "核不拡散条約の話。\n")
    project.translate("ar", {"核不拡散条約の話。": "قصة NPT، 1968."})
    project.ok("build", "--lang", "ar")

    (name,) = page(project, "ar/a").xpath("//dfn/a/bdi")

    assert (name.text, name.get("dir")) == ("NPT", "ltr")


@pytest.mark.parametrize(
    ("value", "has_page", "count"), [("links", True, 2), ("page", True, 0), ("none", False, 0)]
)
def test_what_readers_get_of_the_glossary_can_be_chosen(site, value, has_page, count):
    site.configure(readers_glossary=value)
    site.ok("build", "--lang", "en")

    assert (site.root / "output/en/glossary/index.html").exists() == has_page
    assert len(links(page(site, "en/a"))) == count


def test_an_article_says_a_term_in_its_own_words_or_has_none(site):
    own = "glossary:\n  - {id: umbrella, en: shield}\n  - {id: deterrence, status: obsolete}\n"
    site.article("a", ARTICLE.replace("title: 核の傘\n", f"title: 核の傘\n{own}"))
    site.translate("en", {**ENGLISH, "抑止。": "Deterrence and shields."})
    site.ok("build", "--lang", "en")

    assert links(page(site, "en/a")) == [
        ("deterrence", "../glossary/#term-the-deterrence"),
        ("shields", "../glossary/#term-umbrella"),
    ]


def test_marks_that_somebody_types_are_text(site):
    site.article("a", ARTICLE + "\n<b title='&#xe002;1&#xe003;z&#xe004;'>核の傘</b>\n")
    site.translate("en", {**ENGLISH, "抑止。": "\ue0020\ue003x\ue004 \ue0029\ue003y\ue004"})
    site.ok("build", "--lang", "en", "--lang", "ja")

    root = page(site, "en/a")
    assert page(site, "ja/a").xpath("//b/@title") == ["\ue0021\ue003z\ue004"]
    assert len({one.get("id") for one in root.xpath("//*[@id]")}) == len(root.xpath("//*[@id]"))


def test_a_slug_cannot_be_that_of_the_glossary(site):
    site.article("b", "---\nslug: Glossary\n---\n\n本文。\n")

    result = site.run("build")

    assert result.returncode == 2
    assert result.stderr == 'source/ja/b.md:2:7: the slug "Glossary" is the place of the glossary\n'


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("ja", ["ACM", "オブザーバー", "ガイドライン", "核の傘", "日本", "抑止"]),
        ("zh_Hans", ["ACM", "保护伞", "核军备", "日本", "威慑"]),
        ("ko", ["가이드", "나토", "핵우산"]),
        ("ar", ["الردع", "ضمان", "المظلة"]),
        ("de", ["Ächtung", "Atom", "Übung", "Verbot"]),
    ],
)
def test_terms_stand_in_the_order_of_the_language(language, ordered):
    assert sorted(set(ordered), key=lambda text: sort_key(text, language)) == ordered


# In a browser


@pytest.fixture
def open_article(chromium, built):
    contexts = []

    def open_one(**options):
        context = chromium.new_context(java_script_enabled=False, **options)
        contexts.append(context)
        tab = context.new_page()
        tab.goto((built.root / "output/en/a/index.html").as_uri())
        return tab

    yield open_one
    for context in contexts:
        context.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
def test_a_meaning_opens_in_the_window_and_closes_by_escape_by_a_click_beside_it_and_by_its_button(
    open_article, width
):
    tab = open_article(viewport={"width": width, "height": 700})
    button, tip = tab.locator(".term button").last, tab.locator(".tip").last

    tab.locator(".term a").last.hover()
    button.hover()
    assert not tip.is_visible()
    button.click()
    assert tip.is_visible()
    box = tip.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert 0 <= box["y"] <= 700 - box["height"]
    tip.hover()
    assert tip.is_visible()

    button.click()
    assert not tip.is_visible()
    button.click()
    tab.locator("h1").first.click()
    assert not tip.is_visible()
    button.click()
    tab.keyboard.press("Escape")
    assert not tip.is_visible()


@pytest.mark.browser
def test_a_meaning_opens_from_the_keyboard_next_to_its_link(open_article):
    tab = open_article(viewport={"width": 800, "height": 700})
    tip = tab.locator(".tip").last

    tab.locator(".term a").last.focus()
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    assert tip.is_visible()
    tab.keyboard.press("Escape")
    assert not tip.is_visible()

    tab.keyboard.press("Shift+Tab")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/glossary/**")


@pytest.mark.browser
def test_a_finger_opens_a_meaning_or_follows_the_link(open_article):
    tab = open_article(viewport={"width": 360, "height": 700}, has_touch=True, is_mobile=True)

    tab.locator(".term button").last.tap()
    assert tab.locator(".tip").last.is_visible()

    tab.locator(".term a").last.tap()
    tab.wait_for_url("**/glossary/**")


@pytest.mark.browser
def test_no_line_breaks_between_a_name_and_its_sign(chromium, built):
    tab = chromium.new_page()
    tab.goto((built.root / "output/ja/a/index.html").as_uri())
    for width in range(180, 300, 6):
        tab.set_viewport_size({"width": width, "height": 700})
        distances = tab.evaluate(
            """() => Array.from(document.querySelectorAll(".term:has(button)"), (term) => {
                const middle = (box) => (box.top + box.bottom) / 2;
                const name = Array.from(term.querySelector("a").getClientRects()).pop();
                return Math.abs(middle(name) - middle(term.querySelector("button").getBoundingClientRect()));
            })"""
        )
        assert distances
        assert max(distances) < 12
    tab.close()


@pytest.mark.browser
def test_copied_text_is_the_articles_alone(chromium, built):
    tab = chromium.new_page()
    tab.goto((built.root / "output/ja/a/index.html").as_uri())

    copied = tab.evaluate(
        "() => { getSelection().selectAllChildren(document.querySelector('.body')); return getSelection().toString(); }"
    )
    tab.close()

    assert copied.split() == [
        "核の傘とは",
        "抑止と抑止、拡大抑止、拡大抑止、核の傘の約束、核の傘。",
        "抑止。",
    ]
