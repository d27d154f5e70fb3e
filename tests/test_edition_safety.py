"""Nothing that somebody writes into an article or a translation runs in a reader's browser."""

import re
import time
from pathlib import PurePosixPath

import polib
import pytest
from lxml import html as lxml_html

from pipeline.article import segment
from pipeline.catalog import Catalog
from pipeline.edition.article_page import render_article
from pipeline.edition.embeds import embeds_in
from pipeline.edition.list_pages import render_index
from pipeline.edition.localize import localize_article
from pipeline.edition.sanitize import sanitize
from pipeline.edition.site import Site
from pipeline.project import Config

PAYLOADS = [
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)//",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='java&#10;script:alert(1)'>x</a>",
    "<a href='&#x6a;avascript:alert(1)'>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='vbscript:x'>x</a>",
    "[x](javascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "<javascript:alert(1)>",
    "![x](javascript:alert(1))",
    "<body onload=alert(1)>",
    "<style>*{background:url(javascript:alert(1))}</style>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<base href=//evil.example/>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<video><source onerror=alert(1)></video>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<!--><img src=x onerror=alert(1)>-->",
    "</article></main><script>alert(1)</script>",
    '"><script>alert(1)</script>',
    "'\"--></style></title></textarea><script>alert(1)</script>",
    "{{ 7 * 7 }}{% raw %}",
]
URLS = {"href", "src", "action", "formaction", "data", "srcdoc", "xlink:href", "cite", "poster"}


def dangers(page):
    """What could run, load or send something, of all that a page holds."""
    found = []
    for element in lxml_html.document_fromstring(page).iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag == "script" and element.get("type") != "application/ld+json":
            found.append("script")
        if element.tag in {
            "iframe",
            "object",
            "embed",
            "style",
            "base",
            "form",
            "button",
            "template",
            "math",
        }:
            found.append(element.tag)
        if element.tag == "meta" and element.get("http-equiv") not in (None, "Content-Security-Policy"):
            found.append("meta")
        for name, value in element.attrib.items():
            plain = "".join(value.split()).lower()
            if name.startswith("on") or name == "style":
                found.append(name)
            if name in URLS and plain.startswith(("javascript:", "data:", "vbscript:")):
                found.append(value)
    return found


def pages(text, translations):
    config = Config(title="題", base_url="https://example.org", languages=("en",))
    article = segment(text, PurePosixPath("a.md"), config.conventions)
    po = polib.POFile()
    po.extend(polib.POEntry(msgid=source, msgstr=target) for source, target in translations.items())
    catalog = Catalog(po, "", PurePosixPath("a.po"))
    site = Site(
        config, tuple(localize_article(config, "a", article, one, catalog) for one in config.editions)
    )
    return [
        *(render_article(site, one) for one in site.editions),
        *(render_index(site, one) for one in config.editions),
    ]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_in_a_translation(payload):
    for page in pages(
        "---\ntitle: 題\n---\n\n# 見出し\n\n本文。\n\n- 項目\n\n| 欄 |\n|---|\n",
        dict.fromkeys(("題", "見出し", "本文。", "項目", "欄"), payload),
    ):
        assert dangers(page) == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_in_an_article(payload):
    for page in pages(f"本文{payload}。\n\n{payload}\n\n## {payload}\n\n```{payload}\n{payload}\n```\n", {}):
        assert dangers(page) == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_in_front_matter(payload):
    quoted = payload.replace("'", "''")
    keys = ("title", "description", "date", "tags")
    for page in pages("---\n" + "".join(f"{key}: '{quoted}'\n" for key in keys) + "---\n\n本文。\n", {}):
        assert dangers(page) == []
        assert payload in lxml_html.document_fromstring(page).text_content()


def test_what_markdown_writes_passes_unchanged():
    page = (
        '<h2 id="題">題</h2>\n<p class="qa" lang="ja" dir="ltr">一<br>\n<em>二</em> &lt;三&gt; &amp;</p>\n'
        '<ol start="3">\n<li>四</li>\n</ol>\n<hr>\n'
        '<pre dir="ltr" tabindex="0"><code class="language-c++">x\n</code></pre>\n'
    )

    assert sanitize(page, lambda url: url) == page


@pytest.mark.parametrize(
    "page",
    [
        "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>",
        "<details><summary>一</summary>\n<p>二</p>\n</details>",
        "H<sub>2</sub>O <sup>3</sup> <kbd>Ctrl</kbd> <mark>印</mark> <del>旧</del> <ins>新</ins>",
        '<figure><img src="a.png" alt="図" width="1" height="2"><figcaption>図</figcaption></figure>',
        '<abbr title="EDD">E</abbr> <time datetime="2024">今</time> <bdi>x</bdi>',
        '<span lang="ar" dir="rtl">ع</span>',
    ],
)
def test_html_that_authors_may_write(page):
    assert sanitize(page, lambda url: url) == page


@pytest.mark.parametrize(
    ("page", "safe"),
    [
        ("一<!-- 注 -->二", "一二"),
        ('<p class="masthead qa skip">一</p>', '<p class="qa">一</p>'),
        ('<p role="dialog" tabindex="1">一</p>', "<p>一</p>"),
        ('<input type="text" value="x">一', "一"),
        (
            '<input type="checkbox" name="x" aria-label="済">一',
            '<input type="checkbox" aria-label="済" disabled="">一',
        ),
        ('<a href="mailto:a@example.org">一</a>', '<a href="mailto:a@example.org">一</a>'),
        (
            '<a title=\'"><a href="https://x">\' href="b">一</a>',
            '<a title="&quot;><a href=&quot;https://x&quot;>" href="b">一</a>',
        ),
    ],
)
def test_what_is_taken_out(page, safe):
    assert sanitize(page, lambda url: url).replace("&gt;", ">").replace("&lt;", "<") == safe


def test_a_translator_cannot_put_the_authors_html_into_an_attribute(project):
    project.configure(languages=["en"], raw_html="trusted")
    project.article("a", '本文。\n\n<div>\n画面は5" です\n</div>\n')
    project.ok("update")
    mark = "\ue0000\ue001"
    project.translate("en", {"本文。": f'Text <b title="{mark} onmouseover=alert(1) x=">x</b> {mark}{mark}'})
    project.run("build")

    page = project.output("en", "a/index.html")

    assert page.count("画面は5") == 1
    assert " onmouseover=" not in re.sub(r'"[^"]*"', "", page)


@pytest.mark.parametrize(
    "html", ["<![<x", "<iframe <![<", "<a <!--", "<div id='<![", '<img src="https://x.example/a.png"><![<']
)
def test_no_html_ends_a_build(project, html):
    project.configure(languages=["en"])
    project.article("a", f"本文。{html}\n\n<div>\n{html}\n</div>\n\n[行](#nai)\n")

    done = project.run("build")

    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


def test_unclosed_tags_take_no_longer_than_their_number():
    started = time.process_time()
    for html in (
        "<iframe " * 20_000,
        "<iframe <!--" * 20_000,
        "<video " * 20_000,
        "<![" * 20_000 + "<iframe",
    ):
        assert isinstance(embeds_in(html), tuple)
    assert time.process_time() - started < 5
