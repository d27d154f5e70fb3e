"""``pipeline check --format``: what scripts, code hosts and people get of the findings."""

import json
import os
import pty
import sys
from xml.etree import ElementTree

import pytest

from pipeline.build.checking import Checked, check_paths
from pipeline.cli.findings import github, junit, report, sarif
from pipeline.cli.findings.window import window

SOURCE = "2024年7月28日、**拡大抑止**の会合。\n"
MSGID = SOURCE.strip()
TRANSLATION = "On July 27, 2024, a meeting on <i>**deterrence**</i>."


@pytest.fixture
def faulty(project):
    project.article("50% & <b>", SOURCE)
    project.article("fine", "二つ目。\n")
    project.translate("en", {MSGID: TRANSLATION, "二つ目。": "The second."})
    return project


def on_terminal(project, *arguments, **environment):
    """What ``pipeline`` writes on a terminal of 80 columns."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(project.root)
        os.environ.update({"COLUMNS": "80", **environment})
        os.execv(sys.executable, [sys.executable, "-c", "from pipeline.cli import main; main()", *arguments])
    written = b""
    try:
        while part := os.read(terminal, 65536):
            written += part
    except OSError:  # Linux tells of the end so
        pass
    os.close(terminal)
    os.waitpid(child, 0)
    return written.decode().replace("\r\n", "\n")


def test_a_terminal_shows_the_texts_with_the_place_marked(faulty):
    lines = on_terminal(faulty, "check", "--lang", "en", NO_COLOR="1").splitlines()

    at = next(number for number, line in enumerate(lines) if ": number: " in line)
    assert lines[at + 1 : at + 5] == [
        "    ja  2024年7月28日、**拡大抑止**の会合。",
        "                 ^^^^",
        "    en  On July 27, 2024, a meeting on <i>**deterrence**</i>.",
        "                ^^",
    ]
    assert lines[0] == "locale/en/LC_MESSAGES/50% & <b>.po (2 findings)"
    assert lines[-1] == "2 catalogs checked: 2 errors, 0 warnings, 0 notes (html 1, number 1)"


def test_a_terminal_with_colours_underlines_the_place(faulty):
    shown = on_terminal(faulty, "check", "--lang", "en", NO_COLOR="")

    assert "On July \x1b[31m\x1b[4m27\x1b[0m, 2024" in shown


def test_what_does_not_fit_on_a_line_is_cut_around_the_mark():
    text = "核" * 30 + "傘" + "核" * 30

    shown = window(text, [(30, 31)], 20)

    assert "".join(piece for piece, _ in shown.pieces) == "…核核傘核核核核核核…"
    assert shown.carets == "     ^^"


def test_control_characters_do_not_reach_the_terminal():
    assert window("a\x1b[31m\nb", [(1, 2)], 80).pieces == (("a", False), (r"\u001b", True), ("[31m⏎b", False))


def test_sarif_is_valid_and_names_rules_places_and_fingerprints(faulty):
    validate = pytest.importorskip("sarif_kit.validate", reason="sarif-kit is not installed")

    log = json.loads(faulty.run("check", "--format", "sarif").stdout)

    assert validate.validation_errors(log) == []
    (run,) = log["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["html", "number"]
    rule = run["tool"]["driver"]["rules"][1]
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["help"]["markdown"].startswith("# number\n")
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {
        "uri": "locale/en/LC_MESSAGES/50%25%20%26%20%3Cb%3E.po",
        "uriBaseId": "%SRCROOT%",
    }
    assert "%SRCROOT%" in run["originalUriBaseIds"]
    prints = [result["partialFingerprints"]["pipelineFinding/v1"] for result in run["results"]]
    assert len(set(prints)) == 2


def test_a_fingerprint_outlives_moved_lines(faulty):
    def prints():
        (run,) = json.loads(sarif.render(check_paths(faulty.root, (), ("en",))))["runs"]
        return [(result["partialFingerprints"], result["locations"]) for result in run["results"]]

    before = prints()
    faulty.article("50% & <b>", f"# 題\n\n{SOURCE}")
    faulty.ok("update", "--lang", "en")
    after = [one for one in prints() if one[0] in [print_ for print_, _ in before]]

    assert [one[0] for one in after] == [one[0] for one in before]
    assert [one[1] for one in after] != [one[1] for one in before]


def test_paths_are_those_of_the_repository_when_the_project_is_in_a_folder_of_it(faulty, monkeypatch):
    monkeypatch.setenv("GITHUB_WORKSPACE", str(faulty.root.parent))
    checked = check_paths(faulty.root, (), ("en",))

    annotations = github.render(checked)
    log = json.loads(sarif.render(checked))

    assert "file=project/locale/en/" in annotations
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"].startswith("project/locale/en/")


def test_an_annotation_shows_both_texts(faulty):
    lines = faulty.run("check", "--format", "github").stdout.splitlines()

    assert len(lines) == 2
    assert f"%0Aja: {MSGID}%0Aen: {TRANSLATION}" in lines[0]


def test_junit_has_a_suite_per_catalog_and_a_failure_per_finding(faulty):
    top = ElementTree.fromstring(faulty.run("check", "--lang", "en", "--format", "junit").stdout)

    assert {suite.get("name"): suite.get("failures") for suite in top} == {
        "locale/en/LC_MESSAGES/50% & <b>.po": "2",
        "locale/en/LC_MESSAGES/fine.po": "0",
    }
    assert (top.get("tests"), top.get("failures"), top.get("errors")) == ("3", "2", "0")
    failure = top.find(".//failure[@type='number']")
    assert failure is not None and MSGID in (failure.text or "")


def test_junit_is_xml_whatever_a_translation_holds(project):
    project.article("a", SOURCE)
    project.translate("en", {MSGID: "On July 28, 2024: a **meeting** on \x07 deterrence."})

    top = ElementTree.fromstring(junit.render(check_paths(project.root, (), ("en",))))

    assert r"\u0007" in "".join(top.itertext())


def test_the_report_is_one_page_that_escapes_everything(faulty):
    faulty.translate("en", {MSGID: "On July 27, 2024, <script>alert(1)</script> **deterrence**."})

    page = report.render(check_paths(faulty.root, (), ("en",)))

    assert "<script>alert" not in page and "&lt;script&gt;" in page
    assert "50% &amp; &lt;b&gt;.po" in page
    assert '<p lang="ja" dir="ltr">2024年7月<mark>28日</mark>、' in page
    assert "src=" not in page and "@import" not in page and "url(" not in page


def test_an_output_file_is_replaced_and_stdout_stays_empty(faulty):
    faulty.write("reports/found.txt", "old")

    done = faulty.run("check", "--output", "reports/found.txt")

    assert (done.returncode, done.stdout) == (1, "")
    assert len(faulty.read("reports/found.txt").splitlines()) == 2
    assert [path.name for path in (faulty.root / "reports").iterdir()] == ["found.txt"]


def test_an_output_that_cannot_be_written_is_told(faulty):
    faulty.write("file", "")

    done = faulty.run("check", "--output", "file/below.txt")

    assert done.returncode == 2
    assert "file" in done.stderr and "Traceback" not in done.stderr


def test_an_output_that_is_no_file_is_written_to(faulty):
    done = faulty.run("check", "--format", "json", "--output", "/dev/stdout")

    assert len(json.loads(done.stdout)["diagnostics"]) == 2


def test_nothing_to_check_is_said(project):
    done = project.run("check")

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "nothing to check: no catalogs\n")


def test_nothing_found_is_a_whole_document_too():
    nothing = Checked((), 0)

    assert json.loads(sarif.render(nothing))["runs"][0]["results"] == []
    assert ElementTree.fromstring(junit.render(nothing)).get("tests") == "0"
    assert "0 errors" in report.render(nothing) and report.render(nothing).endswith("</html>")


@pytest.mark.browser
def test_the_report_filters_without_a_script_and_loads_nothing(faulty, chromium):
    faulty.run("check", "--format", "html", "--output", "report.html")
    asked: list[str] = []
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))

    page.goto((faulty.root / "report.html").as_uri())
    page.get_by_label("number").uncheck()

    assert page.locator(".finding:visible .code").all_inner_texts() == ["html"]
    assert len(asked) == 1
    context.close()


@pytest.mark.browser
def test_the_report_is_searched_with_its_script(faulty, chromium):
    faulty.run("check", "--format", "html", "--output", "report.html")
    page = chromium.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))

    page.goto((faulty.root / "report.html").as_uri())
    page.get_by_label("Search").fill("July 27, the")

    assert page.locator("#shown").inner_text() == "0 of 2 shown"
    page.get_by_label("Search").fill("says July 27")
    assert page.locator("#shown").inner_text() == "1 of 2 shown"
    assert said == []
    page.close()
