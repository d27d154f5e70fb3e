"""The exported Markdown in a real Hugo."""

import re
import shutil
import subprocess

import pytest
from test_layouts import picture

SETTINGS = """
baseURL = "https://example.org/"
defaultContentLanguage = "ja"
defaultContentLanguageInSubdir = true
disableKinds = ["RSS", "sitemap", "taxonomy", "term"]
[languages.ja]
contentDir = "{content}/ja"
[languages.en]
contentDir = "{content}/en"
[languages.zh-Hans]
contentDir = "{content}/zh-Hans"
"""
PAGE = """<html lang="{{ .Site.Language.Lang }}"><title>{{ .Title }}</title><p class="d">{{ .Date.Format "2006-01-02" }} {{ .Lastmod.Format "2006-01-02" }} {{ .Description }}</p>
{{ range .Translations }}<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .RelPermalink }}">{{ end }}
{{ .Content }}"""


@pytest.fixture
def hugo():
    program = shutil.which("hugo")
    if program is None:
        pytest.skip("there is no Hugo: run tests/system-packages")
    return program


def test_hugo_builds_the_editions_and_links_them(project, tmp_path, hugo):
    project.configure(layout="hugo")
    project.write("source/ja/d.png", picture(1))
    project.write("source/ja/d.en.png", picture(2))
    project.article(
        "a.md",
        "---\ntitle: 傘\ndescription: 説明\ndate: 2024-12-16\nupdated: 2025-01-02\n---\n\n# 傘\n\n"
        "米国の**「核の傘」**は、[次](series/b.md#部)。\n\n## 節\n\n:::tip こつ\n中`{{< x >}}`\n:::\n\n![図](d.png)\n\n| [表](series/b.md) |\n|---|\n| x |\n",
    )
    project.article("series.md", "# 連載\n\n文。\n")
    project.article("series/b.md", '+++\ntitle = "次"\nslug = "c"\n+++\n[前](../a.md#節)。\n\n## 部\n')
    project.translate("en", {"傘": "Umbrella", "説明": "About", "節": "Part"})
    project.ok("build")

    site = tmp_path / "hugo"
    layouts = site / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (site / "hugo.toml").write_text(SETTINGS.format(content=(project.root / "output/content").as_posix()))
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(PAGE)
    done = subprocess.run(
        [hugo, "--printPathWarnings"], cwd=site, text=True, capture_output=True, timeout=120, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert not re.search(r"WARN|ERROR", done.stdout + done.stderr)
    pages = {path.relative_to(site / "public").as_posix() for path in (site / "public").rglob("index.html")}
    for language in ("ja", "en", "zh-hans"):
        own = {page for page in pages if page.startswith(f"{language}/")}
        assert own == {f"{language}/{page}index.html" for page in ("", "a/", "series/", "series/c/")}
    page = (site / "public/en/a/index.html").read_text()
    assert "<title>Umbrella</title>" in page
    assert re.search(r"2024-12-16 [\d-]+ About", page)
    assert "2024-12-16 2025-01-02 説明" in (site / "public/ja/a/index.html").read_text()
    assert set(re.findall(r'hreflang="([\w-]+)" href="([^"]+)"', page)) == {
        ("ja", "/ja/a/"),
        ("zh-hans", "/zh-hans/a/"),
    }
    assert "<strong>「核の傘」</strong>" in page
    assert page.count('href="/en/series/c/') == 2
    assert '<h2 id="節">Part</h2>' in page
    assert "{{&lt; x &gt;}}" in page
    assert re.search(r'<img src="(?:/en/a/)?d\.png"', page)
    assert (site / "public/en/a/d.png").read_bytes() == picture(2)
    assert (site / "public/ja/a/d.png").read_bytes() == picture(1)
