"""``pipeline extract`` and ``pipeline update``: files that people's work lives in."""

import os
import re
import subprocess
import sys

import pytest

ARTICLE = "# 核の傘\n\n米国は同盟国を守ると約束している。\n\n約束は守られるのか。\n"


def test_update_makes_a_template_and_a_catalog_per_language(project):
    project.article("series/a", ARTICLE)

    project.ok("update")

    assert (project.root / "locale/series/a.pot").is_file()
    for language in ("en", "zh_Hans", "ar"):
        assert project.catalog_path(language, "series/a").is_file()


def test_extract_leaves_other_articles_alone(project):
    project.article("a", ARTICLE)
    project.article("b", ARTICLE)
    project.ok("extract", "a")

    assert (project.root / "locale/a.pot").is_file()
    assert not (project.root / "locale/b.pot").exists()
    assert not (project.root / "locale/en").exists()


def test_updating_again_changes_nothing(project):
    project.article("a", ARTICLE)
    project.ok("update")
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in project.root.rglob("*.po*")}

    out = project.ok("update")

    assert {
        path: (path.stat().st_mtime_ns, path.read_bytes()) for path in project.root.rglob("*.po*")
    } == before
    assert "updated" not in out


def test_a_changed_text_becomes_fuzzy_and_keeps_its_translation(project):
    project.article("a", ARTICLE)
    project.translate(
        "en",
        {
            "核の傘": "The umbrella",
            "米国は同盟国を守ると約束している。": "The United States promises to defend its allies.",
            "約束は守られるのか。": "Will it keep the promise?",
        },
    )
    project.article("a", ARTICLE.replace("米国は同盟国", "米国はいつも同盟国"))

    project.ok("update", "--lang", "en")

    catalog = project.catalog("en", "a")
    fuzzy = [entry for entry in catalog if entry.fuzzy]
    assert [entry.msgid for entry in fuzzy] == ["米国はいつも同盟国を守ると約束している。"]
    assert fuzzy[0].msgstr == "The United States promises to defend its allies."
    assert fuzzy[0].previous_msgid == "米国は同盟国を守ると約束している。"
    assert len([entry for entry in catalog if entry.translated()]) == 2


def test_an_edit_that_is_taken_back_leaves_no_trace(project):
    project.article("a", ARTICLE)
    project.translate(
        "en", {"米国は同盟国を守ると約束している。": "The United States promises to defend its allies."}
    )
    project.ok("update")
    before = project.read("locale/en/LC_MESSAGES/a.po").splitlines()
    project.article("a", ARTICLE.replace("米国は同盟国", "米国はいつも同盟国"))
    project.ok("update")
    project.article("a", ARTICLE)

    project.ok("update")

    after = project.read("locale/en/LC_MESSAGES/a.po").splitlines()
    assert [line for line in after if "Creation-Date" not in line] == [
        line for line in before if "Creation-Date" not in line
    ]


def test_links_in_a_circle_are_told_in_a_line(project):
    project.article("a", ARTICLE)
    template = project.root / "locale/a.pot"
    template.parent.mkdir()
    template.symlink_to("a.pot")

    done = project.run("update")

    assert done.returncode == 2
    assert done.stderr == "locale/a.pot:1:1: cannot be written: Too many levels of symbolic links\n", (
        done.stderr
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
@pytest.mark.parametrize("command", ["extract", "update"])
def test_a_folder_that_may_not_be_written_and_no_file_is(project, command):
    project.configure(languages=["en", "ko"])
    project.article("a", ARTICLE)
    project.article("series/b", ARTICLE)
    project.ok("update")
    project.article("a", ARTICLE + "\n足した。\n")
    project.article("series/b", ARTICLE + "\n足した。\n")
    folder = "locale/series" if command == "extract" else "locale/ko/LC_MESSAGES/series"
    (project.root / folder).chmod(0o555)
    before = project.snapshot()

    done = project.run(command)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{folder}:1:1: cannot be written: Permission denied\n"
    assert project.snapshot() == before
    (project.root / folder).chmod(0o755)


def test_a_file_in_the_way_of_a_folder_of_catalogs_and_no_template_is_written(project):
    project.article("a", ARTICLE)
    project.write("locale/en/LC_MESSAGES", "a file is in the way\n")
    before = project.snapshot()

    done = project.run("update")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "locale/en/LC_MESSAGES:1:1: cannot be written: Not a directory\n"
    assert project.snapshot() == before


def test_what_a_killed_update_left_behind_is_removed(project):
    project.article("a", ARTICLE)
    for path in ("locale/.0123456789abcdef.tmp", "locale/en/LC_MESSAGES/.fedcba9876543210.tmp"):
        project.write(path, "half")
    project.write("locale/.mine.tmp", "kept")

    project.ok("update")

    assert [path.name for path in (project.root / "locale").rglob(".*")] == [".mine.tmp"]


def test_a_command_that_is_told_to_end_cleans_up(project):
    project.article("a", ARTICLE)
    script = (
        "import os, signal, sys\n"
        "from pipeline.catalog import files\n"
        "from pipeline.cli import main\n"
        "files._sync = lambda _paths: os.kill(os.getpid(), signal.SIGTERM)\n"
        "main(['update'])\n"
    )

    done = subprocess.run([sys.executable, "-c", script], cwd=project.root, capture_output=True, timeout=60)

    assert (done.returncode, done.stderr) == (143, b"")
    assert not list((project.root / "locale").rglob(".*"))


def test_gettext_accepts_every_file(project):
    project.article("a", ARTICLE)
    project.ok("update")

    for path in project.root.rglob("*.po*"):
        done = subprocess.run(["msgfmt", "-c", "-o", "/dev/null", path], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr


def test_the_glossary_is_told_to_translators(project):
    project.glossary(
        '[[term]]\nid = "umbrella"\nja = ["核の傘"]\ndefinition = "…"\n[term.en]\npreferred = "nuclear umbrella"\n'
    )
    project.article("a", ARTICLE)

    project.ok("update")

    assert "#. 核の傘 = nuclear umbrella\n" in project.catalog_path("en", "a").read_text()
    assert "#. 核の傘 =" not in project.catalog_path("ar", "a").read_text()


def test_one_broken_catalog_stays_and_the_others_are_written(project):
    project.article("a", ARTICLE)
    project.ok("update")
    path = project.catalog_path("en", "a")
    path.write_text(path.read_text() + '\nmsgid "x\n')
    project.article("a", ARTICLE + "\n続き。\n")
    before = path.read_bytes()

    done = project.run("update")

    assert done.returncode == 2
    assert re.fullmatch(r"locale/en/LC_MESSAGES/a\.po:\d+:\d+: [^\n]+\n", done.stderr), done.stderr
    assert path.read_bytes() == before
    assert project.catalog("ar", "a").find("続き。")


def test_a_template_with_a_merge_conflict_is_made_again(project):
    project.article("a", ARTICLE)
    project.ok("update")
    template = project.read("locale/a.pot")
    project.write("locale/a.pot", "<<<<<<< ours\n" + template)

    project.ok("update")

    assert "<<<<<<<" not in project.read("locale/a.pot")


def test_the_summary_counts_entries(project):
    project.article("a", ARTICLE)
    project.translate("en", {"核の傘": "The umbrella"})
    project.article("a", ARTICLE.replace("約束は守られるのか。", "だが、疑う声もある。"))

    header, row = project.ok("update", "--lang", "en").splitlines()

    assert header.split() == ["catalog", "translated", "fuzzy", "untranslated", "new", "obsolete", "file"]
    assert row.split() == ["locale/en/LC_MESSAGES/a.po", "1", "0", "2", "1", "0", "updated"]
