"""Pages as an auditor sees them: accessible, light, sealed off. (Other auditors: tests/audit.)"""

import gzip
import re
import shutil
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from audit import VNU, html_errors
from conftest import ProjectFolder

pytestmark = pytest.mark.browser

REPOSITORY = Path(__file__).parent.parent

KINDS = {
    "the way in": "index.html",
    "a list": "zh-Hans/index.html",
    "a list from right to left": "ar/index.html",
    "an original": "ja/nuclear-umbrella/index.html",
    "a translation": "en/three-non-nuclear-principles/index.html",
    "a part of a translation": "ar/nuclear-umbrella/index.html",
    "a comparison": "en/nuclear-umbrella/compare/index.html",
    "everything there is": "en/all/index.html",
    "everything there is, compared": "en/all/compare/index.html",
    "tags": "ar/tags/index.html",
    "a glossary": "en/glossary/index.html",
    "a glossary from right to left": "ar/glossary/index.html",
    "about the translation": "ar/about-translation/index.html",
}

ALL = """\
---
title: 何でもある記事
---

漢字<ruby>憂鬱<rt>ゆううつ</rt></ruby>。

# 別の題

## 問答

Q1. 何か。

A1. 傘です。

### 箱

:::details 詳しく
中身
:::

> [!WARNING]
> 注意。

## 表

| 略語 | 数 |
|---|--:|
| EDD | 1 |

- [x] 済み

![図](a.svg "図1")

引用<q>言葉</q>と[外](https://example.jp/)。

[^1]: 注

脚注[^1]。

##### 跳んだ見出し

<a name="beneath"></a>[下へ](#beneath) [変な住所](https://example.jp/{a}|b%zz) [![](a.svg)](a.svg)

<figure>

![図](a.svg)

<figcaption>説明</figcaption>
</figure>

<dl>
<dt>語</dt>

<dd>意味</dd>
</dl>

<details>
折り畳み
</details>

<li>項目だけ</li>

<pre>一<p>二</p></pre>

<tt>等幅</tt> <center>中央</center> <img src="a.svg" width="50%"> <input type="checkbox"> <b lang="javasript">太</b>

<table border="1"><col><tr><td colspan="2" rowspan="3" align="center">欄</td></tr></table>

<iframe src="https://www.youtube.com/embed/x"></iframe>
"""


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    """The site of this repository's articles, and one with everything that an article may have."""
    project = ProjectFolder(tmp_path_factory.mktemp("project"))
    for folder in ("source", "locale"):
        shutil.copytree(REPOSITORY / folder, project.root / folder)
    project.config = {}
    project.configure(
        title="懸け橋", base_url="https://example.org", languages=["en", "zh_Hans", "ar"], min_complete=0.25
    )
    project.article("all", ALL)
    project.write(
        "source/ja/a.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60"><rect/></svg>'
    )
    project.translate(
        "en",
        {
            "何でもある記事": "Everything",
            "問答": "Questions",
            "Q1. 何か。": "Q1. What?",
            "箱": "Boxes",
            "表": "A table",
        }
        | {"中身": "Inside", "注意。": "Mind.", "済み": "Done", "略語": "Short", "数": "Number"},
    )
    project.ok("build")
    return project.root / "output"


@pytest.fixture(scope="module")
def axe():
    return files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_wrong_for_those_who_cannot_see_the_page_or_see_it_small_or_dark(
    chromium, output, axe, kind
):
    page = chromium.new_page()
    page.goto((output / KINDS[kind]).as_uri())
    page.evaluate(axe)

    found = []
    for scheme in ("light", "dark"):
        for width in (320, 1280):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 900})
            violations = page.evaluate(
                "axe.run({resultTypes: ['violations']}).then(result => result.violations)"
            )
            found += [
                (one["id"], scheme, width, [node["html"][:200] for node in one["nodes"]])
                for one in violations
            ]
    page.close()

    assert found == []


@pytest.mark.skipif(
    shutil.which("java") is None or not VNU.is_file(), reason="no Nu HTML checker: run make html-checker"
)
def test_every_page_is_valid_html(output):
    assert html_errors(output) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_keeps_to_its_own_policy_loads_little_and_asks_nobody_else(chromium, output, kind):
    page = chromium.new_page()
    complaints, asked = [], []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto((output / KINDS[kind]).as_uri())
    page.wait_for_load_state("networkidle")
    policy = page.locator("meta[http-equiv='Content-Security-Policy']").get_attribute("content")
    page.close()

    texts = [Path(unquote(urlsplit(url).path)) for url in asked if re.search(r"\.(?:html|css|m?js)$", url)]
    assert complaints == []
    assert not [url for url in asked if not url.startswith(output.as_uri())]
    assert sum(len(gzip.compress(file.read_bytes())) for file in texts) <= 30_000
    assert policy.startswith("default-src 'none'; connect-src 'self'; img-src 'self'; style-src 'self'")
    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy.replace("'wasm-unsafe-eval'", "")


def test_the_section_being_read_is_marked_and_links_lead_to_it(chromium, output):
    page = chromium.new_page(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    page.goto((output / "en" / "all" / "index.html").as_uri())

    page.click(".contents a:has-text('Boxes')")

    assert unquote(page.url).endswith("#箱")
    assert page.locator(".contents").bounding_box()["y"] >= 0
    page.close()


def test_a_heading_breaks_between_phrases_and_is_copied_as_it_was_written(chromium, output):
    page = chromium.new_page(viewport={"width": 360, "height": 900})
    page.goto((output / "ja" / "nuclear-umbrella" / "index.html").as_uri())

    copied = page.evaluate(
        "() => { const h = document.querySelector('h1'); getSelection().selectAllChildren(h); return getSelection().toString(); }"
    )
    found = page.evaluate(
        "() => { getSelection().removeAllRanges(); return window.find('核兵器のない世界」のあいだ'); }"
    )
    breaks = page.locator("h1 wbr").count()
    page.close()

    assert copied == "「核の傘」と「核兵器のない世界」のあいだ：日本はどこに立つのか？"
    assert found
    assert breaks > 3
