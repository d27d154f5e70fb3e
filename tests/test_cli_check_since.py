"""``pipeline check --since REV``: only what changed is looked at, down to single entries."""

import subprocess

import pytest

from pipeline.build.checking import check_paths
from pipeline.cli.reports import finding_line
from pipeline.diagnostics import InputError

TEXTS = {"2024年のことだ。": "It was in 1999.", "2025年のことだ。": "It was in 1998."}
LOOSE = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: en\\n"\n\nmsgid "2024年のことだ。"\nmsgstr "It was in 1999."\n'


def git(folder, *arguments):
    settings = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *settings, *arguments], cwd=folder, check=True, capture_output=True)


def commit(folder):
    git(folder, "add", "-A")
    git(folder, "commit", "-m", "as it is")


@pytest.fixture
def committed(project):
    project.article("a", "\n\n".join(TEXTS) + "\n")
    project.article("b", "二つ目。\n")
    project.translate("en", {**TEXTS, "二つ目。": "The second."})
    git(project.root, "init")
    commit(project.root)
    return project


def found(project, *arguments):
    """In this process, which is quicker than the command."""
    checked = check_paths(project.root, arguments, ("en",), "HEAD")
    return [finding_line(one).partition(": ")[2].partition(",")[0] for one in checked.diagnostics]


def test_nothing_changed(committed):
    done = committed.run("check", "--since", "HEAD")

    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "nothing to check: no translation changed since HEAD\n"


def test_only_the_entry_that_changed(committed):
    committed.translate("en", {"2025年のことだ。": "It was in 1997."})

    assert found(committed) == ["number: the source says 2025年"]
    assert found(committed, "locale/en/LC_MESSAGES/a.po") == ["number: the source says 2025年"]
    assert found(committed, "b") == []


def test_a_text_that_changed(committed):
    committed.article("a", "2024年のことだ。\n\n2026年のことだ。\n")
    committed.translate("en", {"2026年のことだ。": "It was in 1998."})

    assert found(committed) == ["number: the source says 2026年"]


def test_a_silencer_that_was_taken_away(committed):
    catalog = committed.read("locale/en/LC_MESSAGES/a.po")
    at = catalog.index("#: source/ja/a.md:1")
    committed.write(
        "locale/en/LC_MESSAGES/a.po", f"{catalog[:at]}# pipeline: ignore number -- no\n{catalog[at:]}"
    )
    commit(committed.root)
    committed.write("locale/en/LC_MESSAGES/a.po", catalog)

    assert found(committed) == ["number: the source says 2024年"]


def test_silencers_of_entries_that_were_not_looked_at_are_no_matter(committed):
    catalog = committed.read("locale/en/LC_MESSAGES/a.po")
    at = catalog.index("#: source/ja/a.md:1")
    committed.write(
        "locale/en/LC_MESSAGES/a.po", f"{catalog[:at]}# pipeline: ignore number -- no\n{catalog[at:]}"
    )
    commit(committed.root)
    committed.translate("en", {"2025年のことだ。": "It was in 2025."})

    assert found(committed) == []


def test_a_glossary_that_changed_judges_everything_anew(committed):
    committed.glossary('[[term]]\nid = "second"\nja = ["二つ目"]\n[term.en]\npreferred = "number two"\n')

    assert len(found(committed)) == 3


def test_a_configuration_that_changed_judges_everything_anew(committed):
    committed.write("pipeline.toml", committed.read("pipeline.toml") + "[checks]\nnumber = 'warning'\n")

    assert found(committed) == [
        "number: warning: the source says 2024年",
        "number: warning: the source says 2025年",
    ]


def test_an_article_whose_links_lead_elsewhere_is_judged_anew(project):
    project.article("a", "[外務省][mofa]。\n\n[mofa]: https://www.mofa.go.jp/\n")
    project.translate("en", {"[外務省][mofa]。": "The [ministry](https://www.mofa.go.jp/)."})
    git(project.root, "init")
    commit(project.root)

    project.article("a", "[外務省][mofa]。\n\n[mofa]: https://example.org/\n")

    assert found(project) == ["url: the source links to https://example.org/"]


def test_a_catalog_that_is_not_committed_is_new(committed):
    committed.article("c", "2023年のことだ。\n")
    committed.translate("en", {"2023年のことだ。": "It was in 1995."})

    assert found(committed) == ["number: the source says 2023年"]


def test_a_project_in_a_folder_of_its_repository(project):
    project.article("a", "2024年のことだ。\n")
    project.translate("en", {"2024年のことだ。": "It was in 1999."})
    git(project.root.parent, "init")
    commit(project.root.parent)

    assert found(project) == []


def test_a_catalog_without_a_project(tmp_path):
    (tmp_path / "loose.po").write_text(LOOSE, encoding="utf-8")
    git(tmp_path, "init")
    commit(tmp_path)

    assert check_paths(tmp_path, ["loose.po"], (), "HEAD").diagnostics == ()
    (tmp_path / "loose.po").write_text(LOOSE.replace("1999", "1998"), encoding="utf-8")
    assert len(check_paths(tmp_path, ["loose.po"], (), "HEAD").diagnostics) == 1


def test_an_unknown_revision_is_told(committed):
    for name in ("--help", "HEAD:pipeline.toml", ""):
        with pytest.raises(InputError, match=f'^--since:1:1: git knows no revision "{name}" here: '):
            check_paths(committed.root, (), (), name)

    done = committed.run("check", "--since", "nowhere")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith('--since:1:1: git knows no revision "nowhere" here: ')


def test_a_project_in_no_repository_is_told(project):
    project.article("a", "2024年のことだ。\n")

    with pytest.raises(InputError, match=r"^--since:1:1: .*in no git repository"):
        check_paths(project.root, (), (), "HEAD")


def test_a_machine_without_git_is_told(committed, tmp_path):
    (tmp_path / "empty").mkdir()

    done = committed.run("check", "--since", "HEAD", env={"PATH": str(tmp_path / "empty")})

    assert (done.returncode, done.stderr) == (2, "--since:1:1: this needs git, which is not installed\n")
