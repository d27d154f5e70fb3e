"""Nothing that anybody writes runs in a real browser, wherever it is written."""

from pathlib import Path, PurePosixPath

import polib
import pytest

from pipeline.article import segment
from pipeline.catalog import Catalog
from pipeline.edition.article_page import render_article
from pipeline.edition.comparison_page import render_comparison
from pipeline.edition.list_pages import render_index
from pipeline.edition.localize import localize_article
from pipeline.edition.site import Site
from pipeline.project import Config

pytestmark = pytest.mark.browser

PAYLOADS = [
    line
    for line in (Path(__file__).parent / "payloads" / "xss.txt").read_text("utf-8").splitlines()
    if not line.startswith("# ")
]

LISTENING = "window.ran = []; window.alert = what => { (top.ran || ran).push(String(what)); };"

TEMPTING = """() => {
    for (const element of document.querySelectorAll('*'))
        for (const event of ['mouseover', 'focus', 'click', 'toggle', 'load', 'error', 'animationstart', 'begin']) {
            const own = element['on' + event];
            if (own) own.call(element, new Event(event));
        }
    const running = /^(?:javascript|data|vbscript|blob):/i;
    const addresses = [...document.querySelectorAll('*')].flatMap(element => [...element.attributes])
        .filter(one => /^(?:xlink:)?(?:href|src|action|formaction|data|cite|background|poster|srcdoc)$/.test(one.name))
        .map(one => one.value.replace(/[\\u0000-\\u0020]/g, ''));
    return [...window.ran, ...addresses.filter(one => running.test(one))];
}"""


@pytest.fixture(scope="module")
def page(chromium):
    """A page that nothing is forbidden on, so that only what is written there keeps it safe."""
    context = chromium.new_context(bypass_csp=True, offline=True)
    context.add_init_script(LISTENING)
    yield context.new_page()
    context.close()


def what_runs(page, file, html):
    file.write_text(html, "utf-8")
    page.goto(file.as_uri())
    return page.evaluate(TEMPTING)


def article(payload):
    quoted = payload.replace("'", "''")
    return (
        f"---\ntitle: '{quoted}'\ndescription: '{quoted}'\ndate: '{quoted}'\ntags: ['{quoted}', 印]\n---\n\n"
        f"翻訳される。\n\n本文{payload}。\n\n## {payload}\n\n- 項目\n- {payload}\n\n| 欄 |\n|---|\n| {payload} |\n\n"
        f"![図](x.png '題')\n\n脚注[^1]\n\n[^1]: 注\n\n> {payload}\n\n```{payload}\n{payload}\n```\n\n{payload}\n"
    )


def site_of(payload):
    """A site with the article in both languages; its file is named after the payload too."""
    config = Config(title=payload, base_url="https://example.org", languages=("en",))
    source = segment(article(payload), PurePosixPath("a.md"), config.conventions)
    texts = ("翻訳される。", "項目", "欄", "注", "印", "脚注[^1]", "![図](x.png '題')")
    po = polib.POFile()
    po.extend(
        polib.POEntry(msgid=text, msgstr=f"{payload} [^1]" if "^" in text else payload) for text in texts
    )
    catalog = Catalog(po, "", PurePosixPath("a.po"))
    name = payload.replace("/", "∕").strip(". ") or "a"
    return Site(
        config, tuple(localize_article(config, name, source, one, catalog) for one in config.editions)
    )


def test_the_trap_works(page, tmp_path):
    assert what_runs(page, tmp_path / "a.html", "<img src=x onerror=alert(1)>")
    assert what_runs(page, tmp_path / "a.html", "<p onmouseover=alert(1)>")
    assert what_runs(page, tmp_path / "a.html", "<a href='java&#10;script:alert(1)'>")


def test_no_payload_runs(page, tmp_path):
    assert len(PAYLOADS) > 150
    found = {}
    for payload in PAYLOADS:
        site = site_of(payload)
        if ran := what_runs(page, tmp_path / "page.html", render_article(site, site.editions[1])):
            found[payload] = ran

    assert found == {}


def test_no_payload_runs_in_a_list_or_a_comparison(page, tmp_path):
    sites = [site_of(payload) for payload in PAYLOADS]
    everything = Site(sites[0].config, tuple(edition for site in sites for edition in site.editions))

    assert what_runs(page, tmp_path / "list.html", render_index(everything, "en")) == []
    for site in sites[::12]:
        assert what_runs(page, tmp_path / "page.html", render_comparison(site, site.editions[1])) == []


def test_no_payload_of_a_project_runs(project, page):
    names = [
        payload
        for payload in PAYLOADS
        if len(payload.encode()) < 80 and "/" not in payload and ":" not in payload
    ]
    for number, payload in enumerate(names[::8]):
        project.article(
            f"{number}{payload}", f"[次](<{number + 1}.md>) ![図](<{number}{payload}.png>)\n\n本文。\n"
        )
        project.write(f"source/ja/{number}{payload}.png", b"\x89PNG")
    project.glossary(
        "".join(
            f"[[term]]\nid = 't{number}'\nja = ['''本文{payload}''']\ndefinition = '''{payload}'''\n"
            f"[term.en]\npreferred = '''{payload}'''\n\n"
            for number, payload in enumerate(names[::8])
            if "'''" not in payload
        )
    )
    project.configure(languages=["en"])
    assert project.run("build").returncode == 0

    for file in sorted((project.root / "output").rglob("*.html")):
        page.goto(file.as_uri())
        assert page.evaluate(TEMPTING) == []
