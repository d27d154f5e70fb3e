"""``pipeline preview``: a real process, real saves, a real browser."""

import http.client
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import pytest
from conftest import PIPELINE, ProjectFolder

from pipeline.preview.hosts import is_own_host
from pipeline.preview.injection import with_preview
from pipeline.preview.listening import listen
from pipeline.preview.live_site import LiveSite

ARTICLE = "---\ntitle: 核の傘\n---\n\n傘の話。[次](b.md) ![図](a.svg)\n\n" + "".join(
    f"段落{number}。\n\n" for number in range(120)
)
NEW = "The umbrella, anew."


class Preview:
    """A running preview, and what is asked of it."""

    def __init__(self, process: subprocess.Popen[str], address: str, told: Path) -> None:
        self.process = process
        self.address = address
        self.port = urlsplit(address).port
        self._told = told

    @property
    def told(self) -> str:
        """What it said on stderr so far."""
        return self._told.read_text(encoding="utf-8")

    def get(self, path: str, **headers: str) -> http.client.HTTPResponse:
        """The answer to a request, its path as it is; read, with the text as ``text``."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        answer.text = answer.read().decode()  # type: ignore[attr-defined]
        connection.close()
        return answer

    def waits_for(self, text: str, times: int = 1) -> None:
        """Wait until it has said so on stderr so many times."""
        self.waits_until(lambda: self.told.count(text) >= times)

    def waits_until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so."""
        end = time.monotonic() + 20
        while not is_so():
            assert time.monotonic() < end, self.told
            time.sleep(0.05)


@contextmanager
def preview_of(project: ProjectFolder, *arguments: str) -> Iterator[Preview]:
    log = project.root.parent / "told"
    with log.open("w", encoding="utf-8") as told:
        process = subprocess.Popen(
            [str(PIPELINE), "preview", *arguments],
            cwd=project.root,
            stdout=subprocess.PIPE,
            stderr=told,
            text=True,
        )
        assert process.stdout is not None
        try:
            yield Preview(process, process.stdout.readline().strip(), log)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(20)


def make(root: Path, **configuration: object) -> ProjectFolder:
    project = ProjectFolder(root)
    project.config = {}
    settings = {"title": "試し", "base_url": "https://example.org", "languages": ["en", "ar"]}
    project.configure(**{**settings, **configuration})
    project.article("a", ARTICLE)
    project.article("b", "---\ntitle: 次\n---\n\n本文。\n")
    project.write("source/ja/a.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
    project.translate("en", {"核の傘": "The umbrella", "段落100。": "Paragraph one hundred."})
    return project


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ProjectFolder, Preview]]:
    project = make(tmp_path_factory.mktemp("preview") / "project", min_complete=0.9)
    with preview_of(project, "--port", "0") as preview:
        yield project, preview


@pytest.fixture
def project(served):
    return served[0]


@pytest.fixture
def preview(served):
    return served[1]


@pytest.fixture
def page(chromium):
    opened = chromium.new_page(viewport={"width": 1000, "height": 700})
    opened.set_default_timeout(20_000)
    yield opened
    opened.close()


def save(project: ProjectFolder, before: str, after: str, name: str = "a") -> None:
    """Change a catalog as careful editors do: another file takes its place."""
    path = project.catalog_path("en", name)
    new = path.with_suffix(".po.new")
    new.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    new.replace(path)


@pytest.mark.browser
def test_a_saved_translation_appears_where_one_is_reading(project, preview, page):
    loads = []
    page.on("load", lambda loaded: loads.append(loaded.url))
    errors = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(f"{preview.address}en/a/")
    page.get_by_text("Paragraph one hundred.").scroll_into_view_if_needed()
    before = page.evaluate("scrollY")

    save(project, "Paragraph one hundred.", "Paragraph number 100.")
    page.get_by_text("Paragraph number 100.").wait_for()

    assert before > 1000
    page.wait_for_timeout(200)
    assert page.evaluate("scrollY") == before
    assert len(loads) == 2
    assert errors == []


@pytest.mark.browser
def test_a_page_that_did_not_change_is_not_loaded_again(project, preview, page):
    loads = []
    page.on("load", lambda loaded: loads.append(loaded.url))
    page.goto(f"{preview.address}en/b/")
    said = preview.told.count("rebuilt")

    save(project, "Paragraph number 100.", "Paragraph one hundred.")
    preview.waits_for("rebuilt", said + 1)
    page.wait_for_timeout(300)

    assert len(loads) == 1


@pytest.mark.browser
def test_translation_beside_source_follows_and_says_where_its_entries_are(project, preview, page):
    page.goto(f"{preview.address}en/a/compare/")
    save(project, '"The umbrella"', f'"{NEW}"')
    page.locator("h1", has_text=NEW).wait_for()

    lines = project.catalog_path("en", "a").read_text(encoding="utf-8").splitlines()
    place = page.locator(".row", has_text="Paragraph one hundred.").locator(".entry").inner_text()
    assert lines[int(place.removeprefix("a.po:")) - 1] == 'msgstr "Paragraph one hundred."'


@pytest.mark.browser
def test_a_broken_catalog_is_told_with_its_place_and_the_page_stays_until_it_is_mended(
    project, preview, page
):
    page.goto(f"{preview.address}en/a/")
    save(project, 'msgstr "Paragraph one hundred."', 'msgstr "Paragraph one hundred.')
    lines = project.catalog_path("en", "a").read_text(encoding="utf-8").splitlines()
    line = lines.index('msgstr "Paragraph one hundred.') + 1

    box = page.locator("preview-problems")
    box.get_by_text("Not up to date").wait_for()
    assert f"locale/en/LC_MESSAGES/a.po:{line}:" in box.locator("li").first.inner_text()
    assert page.get_by_text("Paragraph one hundred.").count() == 1
    preview.waits_for(f"locale/en/LC_MESSAGES/a.po:{line}:")

    # who writes something else is not held up
    project.article("b", "---\ntitle: 次\n---\n\n本文は新しい。\n")
    preview.waits_until(lambda: "本文は新しい。" in preview.get("/ja/b/").text)

    save(project, 'msgstr "Paragraph one hundred.', 'msgstr "Paragraph one hundred."')
    box.get_by_text("Not up to date").wait_for(state="detached")


@pytest.mark.browser
def test_findings_of_a_translation_are_on_its_page(project, preview, page):
    page.goto(f"{preview.address}en/a/")
    save(project, "Paragraph one hundred.", "Paragraph 99.")
    box = page.locator("preview-problems")
    box.locator("summary", has_text="1 error").wait_for()

    assert box.locator("ul").is_hidden()
    box.locator("summary").click()
    assert "number: the source says 100, the translation says 99" in box.locator("ul").inner_text()
    assert (
        "shown here only: in en it is not published (less complete than min_complete = 0.9)"
        in box.locator("ul").inner_text()
    )
    preview.waits_for("number: the source says 100, the translation says 99")
    save(project, "Paragraph 99.", "Paragraph one hundred.")
    box.locator("summary", has_text="1 error").wait_for(state="detached")


def test_a_configuration_that_is_broken_for_a_while_ends_nothing(project, preview):
    good = project.read("pipeline.toml")
    project.write("pipeline.toml", good + "nonsense = 1\n")
    preview.waits_for('unknown key "nonsense"')
    assert preview.get("/en/a/").status == 200

    said = preview.told.count("pipeline.toml")
    project.write("pipeline.toml", good)
    preview.waits_for("pipeline.toml", said + 1)
    assert preview.told.splitlines()[-1].startswith("rebuilt in ")


def test_nothing_is_written_into_the_project(project, preview):
    before = project.snapshot()
    assert "/assets/a." in preview.get("/ja/a/").text

    assert project.snapshot() == before
    assert not (project.root / "output").exists()


@pytest.mark.parametrize(
    "path",
    ["/pipeline.toml", "/../pipeline.toml", "/en/../../pipeline.toml", "/%2e%2e/pipeline.toml", "/en/..%2f..%2fpipeline.toml",
     "//etc/passwd", "/_preview/..%2f__init__.py", "/source/ja/a.md"],
)  # fmt: skip
def test_only_the_site_is_served(preview, path):
    answer = preview.get(path)

    assert answer.status == 404
    assert "languages" not in answer.text or "This page does not exist." in answer.text


def test_pages_of_other_sites_that_take_this_machines_address_are_refused(preview):
    assert preview.get("/en/a/", Host="evil.example").status == 403
    assert preview.get("/_preview/events?page=en/a/index.html", Host="evil.example:8000").status == 403
    assert preview.get("/en/a/", Host=f"localhost:{preview.port}").status == 200


@pytest.mark.parametrize(
    ("header", "host", "is_own"),
    [
        ("127.0.0.1:8000", "127.0.0.1", True),
        ("[::1]:8000", "127.0.0.1", True),
        ("LOCALHOST", "127.0.0.1", True),
        ("en.localhost:8000", "127.0.0.1", True),
        ("localhost.evil.example", "127.0.0.1", False),
        ("127.0.0.1.evil.example", "127.0.0.1", False),
        ("", "127.0.0.1", False),
        ("[", "127.0.0.1", False),
        ("192.168.0.7:8000", "0.0.0.0", True),
        ("evil.example", "0.0.0.0", False),
        ("desk.example", "desk.example", True),
    ],
)
def test_a_host_is_ours_if_no_other_site_can_be_behind_it(header, host, is_own):
    assert is_own_host(header, host) is is_own


def test_addresses_lead_on_as_on_a_web_server(preview):
    assert preview.get("/en/a").getheader("location") == "/en/a/"
    assert preview.get("/en/a/").getheader("cache-control") == "no-store"
    assert preview.get("/en/a.md").getheader("content-type") == "text/markdown; charset=utf-8"
    missing = preview.get("/en/nowhere/")
    assert (missing.status, "This page does not exist." in missing.text) == (404, True)
    picture = re.search(r'src="([^"]*a\.[0-9a-f]{10}\.svg)"', preview.get("/en/a/").text)
    assert picture
    assert preview.get(picture[1].replace("../..", "")).getheader("content-type") == "image/svg+xml"


def test_a_page_keeps_its_strict_policy():
    page = (
        b'<html><head><meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        b"style-src 'self'; img-src 'self' https://a.example\"></head><body></body></html>"
    )

    policy = re.findall(rb'content="([^"]*)"', with_preview(page, "en/a/index.html", "abc"))
    assert policy == [
        b"default-src 'none'; style-src 'self'; img-src 'self' https://a.example; script-src 'nonce-abc'; connect-src 'self'"
    ]


def test_a_site_below_a_path_is_served_there_and_ctrl_c_ends_well(tmp_path):
    project = make(tmp_path / "project", base_url="https://example.org/explainers/")
    with preview_of(project, "--lang", "en", "--port", "0") as preview:
        project.article("c", "# 三\n")  # before anybody looks
        assert urlsplit(preview.address).path == "/explainers/en/"
        assert preview.get("/").getheader("location") == "/explainers/"
        assert preview.get("/explainers/en/a/").status == 200
        assert preview.get("/en/a/").status == 404
        preview.waits_until(lambda: preview.get("/explainers/ja/c/").status == 200)
        # a page that is open is no reason to go on
        digest = re.search(r'data-digest="(\w+)"', preview.get("/explainers/en/a/").text)
        assert digest
        events = socket.create_connection(("127.0.0.1", preview.port))
        address = f"/_preview/events?page=en/a/index.html&digest={digest[1]}"
        events.sendall(f"GET {address} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        heard = b""
        while b"event: " not in heard:
            heard += events.recv(1000)
        assert b"event: problems" in heard

        preview.process.send_signal(signal.SIGINT)
        assert preview.process.wait(10) == 0
        assert "Traceback" not in preview.told
        assert preview.process.stdout.read() == ""
        events.close()


def test_a_project_that_cannot_be_read_is_shown_once_it_can(tmp_path):
    project = make(tmp_path / "project")
    theme = project.write("theme/templates/article.html", "{% nonsense %}")
    catalog = project.catalog_path("en", "b")
    good = catalog.read_text(encoding="utf-8")
    catalog.write_text("nonsense", encoding="utf-8")
    with preview_of(project, "--port", "0") as preview:
        assert "locale/en/LC_MESSAGES/b.po:1:1:" in preview.told
        assert preview.get("/en/a/").status == 404
        preview.waits_for("theme/templates/article.html:1:1: this template cannot be used")
        shutil.rmtree(theme.parent.parent)
        preview.waits_for("rebuilt")
        assert "The umbrella" in preview.get("/en/a/").text

        said = preview.told.count("b.po")
        catalog.write_text(good, encoding="utf-8")
        preview.waits_for("b.po", said + 1)
        assert preview.told.splitlines()[-1].startswith("rebuilt in ")


def test_a_port_that_is_taken_is_told_or_passed_over(tmp_path):
    project = make(tmp_path / "project")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = project.run("preview", "--port", str(port))

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == f"--port:1:1: port {port} is in use: choose another, or leave --port out\n"


def test_without_a_port_the_next_one_that_is_free_is_taken():
    with listen("127.0.0.1") as first, listen("127.0.0.1") as second:
        assert 8000 <= first.getsockname()[1] < second.getsockname()[1] < 8020


def test_a_file_that_an_article_links_to_is_what_it_is_now(project):
    path, page = PurePosixPath("ja/d.pdf"), PurePosixPath("ja/a/index.html")
    project.article("a", "[資料](d.pdf)\n")
    file = project.write("source/ja/d.pdf", b"%PDF 1")
    site = LiveSite(project.root)
    site.refresh()
    assert not site.answer(path).is_found
    site.answer(page)
    assert site.answer(path).content == b"%PDF 1"

    file.write_bytes(b"%PDF 2")
    site.refresh()
    assert site.answer(path).content == b"%PDF 2"

    file.unlink()
    site.refresh()
    assert not site.answer(path).is_found
