"""What authors and translators write into Markdown as HTML is valid HTML on a page."""

import re

import pytest

from pipeline.edition.sanitize import Fragment, sanitize, sanitize_page
from pipeline.edition.valid_html import Labels


def page(html):
    return sanitize(html, lambda url: url)


def parts(*htmls, has_title=True, details=""):
    return sanitize_page(
        [Fragment(html, lambda url: url) for html in htmls], Labels(details), has_title=has_title
    )


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('<img src="a.png">', '<img src="a.png" alt="">'),
        ('一<img src="data:image/png;base64,AA==" alt="図">二', "一二"),
        ('<img src="a.png" alt="" width="100%" height="96px">', '<img src="a.png" alt="" height="96">'),
        (
            '<a href="a.pdf"><img src="a.png"></a>',
            '<a href="a.pdf" aria-label="a.pdf"><img src="a.png" alt=""></a>',
        ),
        ('<a name="x"></a>', '<a id="x"></a>'),
        ('<a name="x" id="x">一</a>', '<a id="x">一</a>'),
        ('<p id="a b">一</p>', "<p>一</p>"),
        ('<code lang="javasript">x</code>', "<code>x</code>"),
        ('<p lang="zh-Hant-TW">一</p>', '<p lang="zh-Hant-TW">一</p>'),
        ('<p align="center">一</p>', '<p class="align-center">一</p>'),
        ('<ol start="x" type="a"><li value="3px">一</li></ol>', '<ol type="a"><li>一</li></ol>'),
        (
            '<time>昨日</time> <time datetime="2024-12">先月</time>',
            '<span>昨日</span> <time datetime="2024-12">先月</time>',
        ),
        ('<input type="checkbox" checked>済み', "☑ 済み"),
        ("<tt>一</tt> <strike>二</strike> <font>三</font> <big>四</big>", "<code>一</code> <s>二</s> 三 四"),
        ("<center>一</center>", '<div class="align-center">一</div>'),
    ],
)
def test_an_element_and_its_attributes(written, shown):
    assert page(written) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("https://example.jp/検索?q={語}|%URL%", "https://example.jp/検索?q=%7B語%7D%7C%25URL%25"),
        ("https://example.jp/a b%20c%zz", "https://example.jp/a%20b%20c%25zz"),
        ("../a.md#一 二", "../a.md#一%20二"),
        ("##a", "#%23a"),
        (" https://example.jp ", "https://example.jp"),
        ("https://example.jp/?a[]=1", "https://example.jp/?a%5B%5D=1"),
        ("https://exa mple/", None),
        ("https://", None),
        ("https://user:word@example.jp:8080/", "https://example.jp:8080/"),
        ("mailto:a@example.jp?subject=一 二", "mailto:a@example.jp?subject=一%20二"),
    ],
)
def test_an_address_is_a_url_or_none(written, shown):
    found = re.search('href="([^"]*)"', page(f'<a href="{written}">一</a>'))

    assert (found and found[1]) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<li>一</li> <li>二</li>", "<ul><li>一</li> <li>二</li></ul>"),
        ("<ul><p>一</p><li>二</li>三</ul>", "<ul><li><p>一</p></li><li>二三</li></ul>"),
        ("<ul><li>一</li><ul><li>二</li></ul></ul>", "<ul><li>一<ul><li>二</li></ul></li></ul>"),
        ("<dt>語</dt>", "<dl><dt>語</dt><dd></dd></dl>"),
        ("<dl>一<dt>語</dt>意味</dl>", "<div>一</div><dl><dt>語</dt><dd>意味</dd></dl>"),
        ("<figcaption>図</figcaption>", "<div>図</div>"),
        (
            "<figure>一<figcaption>図</figcaption>二</figure>",
            "<figure>一二<figcaption>図</figcaption></figure>",
        ),
        ("<details>中身</details>", "<div>中身</div>"),
        ("<details>一<summary>名</summary>二</details>", "<details><summary>名</summary>一二</details>"),
        ("<ruby>抑止</ruby>", "抑止"),
        (
            "<ruby><rb>抑</rb><rb>止</rb><rt>よく</rt><rt>し</rt></ruby>",
            "<ruby>抑<rt>よく</rt>止<rt>し</rt></ruby>",
        ),
        ("<rt>よくし</rt>", "よくし"),
        ("<pre>一<p>二</p>三</pre>", "<pre>一</pre><p>二</p><pre>三</pre>"),
        ("<b><p>一</p><ul><li>二</li></ul></b>", "<p><b>一</b></p><ul><li><b>二</b></li></ul>"),
        ("<span><p>一</p></span>", "<div><p>一</p></div>"),
        ("<h2>一<div>二</div></h2>", "<h2>一 二 </h2>"),
        ('<a href="a">一<table><tr><td><a href="b">二</a></td></tr></table></a>', None),
        (
            '<table><col><tr><td colspan="3" rowspan="9">一</td></tr><tr></tr></table>',
            "<table><tbody><tr><td>一</td></tr></tbody></table>",
        ),
        ("<table><caption>表</caption></table>", "<div>表</div>"),
        (
            '<table><tr><th scope="col"></th><th>一</th></tr></table>',
            "<table><tbody><tr><td></td><th>一</th></tr></tbody></table>",
        ),
        ("<h2></h2>", "<div></div>"),
    ],
)
def test_an_element_stands_where_it_may(written, shown):
    found = page(written)

    assert found == shown or shown is None
    assert found.count("<a") <= 1


def test_something_folded_without_a_name_gets_the_themes_word():
    assert parts("<details>中身</details>", details="詳細") == [
        "<details><summary>詳細</summary>中身</details>"
    ]


def test_an_id_is_a_headings_or_the_first_ones_and_on_a_page_only_once():
    assert parts(
        '<a name="節"></a><p id="x">一</p>', '<h2 id="節">節</h2><p id="x">二</p><p id="related">三</p>'
    ) == [
        '<a></a><p id="x">一</p>',
        '<h2 id="節">節</h2><p>二</p><p>三</p>',
    ]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("### 三\n##### 五\n#### 四\n## 二\n### 三", "2 3 3 2 3"),
        ("# 一\n## 二\n# 一\n### 三", "2 2 2 3"),
        ("###### 六\n## 二\n###### 六", "2 2 3"),
    ],
)
def test_headings_leave_no_level_out(written, shown):
    html = "".join(f"<h{len(line.split()[0])}>題</h{len(line.split()[0])}>" for line in written.split("\n"))

    assert " ".join(re.findall(r"<h(\d)", page(html))) == shown


def test_a_heading_of_another_level_looks_as_it_was_written():
    assert page('<h4 class="question">問</h4>') == '<h2 class="question as-h4">問</h2>'
    assert parts("<h2>前</h2><h1>題</h1><h1>別</h1>", has_title=False) == [
        '<h2>前</h2><h1>題</h1><h2 class="as-h1">別</h2>'
    ]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (
            '<iframe src="https://www.youtube.com/embed/x" title="映像"></iframe>',
            '<p><a class="embed" href="https://www.youtube.com/embed/x" rel="external noopener">映像</a></p>',
        ),
        (
            '<p>一<video controls><source src="//example.jp/a.mp4">古い</video></p>',
            '<p>一<a class="embed" href="https://example.jp/a.mp4" rel="external noopener">example.jp</a></p>',
        ),
        ('<object data="javascript:alert(1)"></object>', ""),
        ('<iframe src="https://x/" title="</a><script>alert(1)</script>"></iframe>', None),
    ],
)
def test_what_another_site_would_show_is_a_link_to_it(written, shown):
    found = page(written)

    assert found == shown or shown is None
    assert "<script" not in found
    assert "<iframe" not in found


def test_deep_nesting_costs_nothing_but_elements():
    assert page("<b><div>" * 2000 + "一").count("一") == 1


def test_what_is_one_thing_in_html_is_one_row_of_the_comparison(project):
    project.configure(languages=["en"])
    project.article(
        "a",
        "# 題\n\n一。\n\n<figure>\n\n![図](https://example.jp/a.png)\n\n<figcaption>図</figcaption>\n</figure>\n\n<div>\n\n二。\n",
    )
    project.translate("en", {"題": "Title", "一。": "One."})
    project.ok("build")

    rows = (project.root / "output/en/a/compare/index.html").read_text("utf-8").split('<div class="row')[1:]

    assert [row.count("<figure") for row in rows] == [0, 2, 0, 0]
    assert [row.count("<figcaption") for row in rows] == [0, 2, 0, 0]


def test_an_editor_is_told_what_pages_leave_out(project):
    project.configure(languages=["en"])
    article = (
        "# 題\n\n    <iframe>\n\n一<video src='a.mp4'></video>\n\n> <iframe src='//example.jp/x'></iframe>\n"
    )
    project.article("a", article)

    found = [line for line in project.run("check").stdout.splitlines() if " html: " in line]

    assert [line.partition(" in place")[0] for line in found] == [
        "source/ja/a.md:5:2: html: warning: pages show nothing",
        "source/ja/a.md:7:3: html: warning: pages show a link to https://example.jp/x",
    ]
