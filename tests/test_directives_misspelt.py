"""Comments that are meant as directives and misspelt: told at their place by every command that reads articles."""

import pytest

WARNINGS = """\
source/ja/a.md:5:1: article: warning: "i18n:skp" is no directive, so it does nothing: did you mean <!-- i18n:skip -->?
"""
ARTICLE = "---\ntitle: 傘\n---\n\n<!-- i18n:skp -->\n核の傘。\n\n```html\n<!-- i18n:skp -->\n```\n"


@pytest.mark.parametrize("command", ["extract", "update"])
def test_templates_and_catalogs_are_written_and_it_is_told(project, command):
    project.article("a", ARTICLE)

    done = project.run(command)

    assert (done.returncode, done.stderr) == (0, WARNINGS)


@pytest.mark.parametrize("command", ["build", "check"])
def test_what_readers_get_is_made_and_it_is_told(project, command):
    project.article("a", ARTICLE)
    project.ok("update")

    done = project.run(command)

    assert done.returncode == 0
    assert (done.stdout + done.stderr).count(WARNINGS) == 1


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("<!-- i18n:coment: 正式名称 -->", "did you mean <!-- i18n:comment: … -->?"),
        (
            "<!-- i18n:comment 正式名称 -->",
            "so it does nothing: write <!-- i18n:comment: … -->",
        ),
        ("<!-- i18n:comment -->", "so it does nothing: write <!-- i18n:comment: … -->"),
        ("<!-- i18n:skip これ -->", "so it does nothing: write <!-- i18n:skip -->"),
        ("<!-- I18N:Skip -->", "did you mean <!-- i18n:skip -->?"),
        ("<!-- i18n: skip -->", "so it does nothing: write <!-- i18n:skip -->"),
        (
            "<!-- i18n:formal -->",
            '"i18n:formal" is no directive, so it does nothing: there are skip, comment,',
        ),
    ],
)
def test_what_was_meant_is_said(project, comment, message):
    project.article("a", f"# 傘\n\n- 一\n\n  {comment}\n\n  二\n")

    told = project.run("extract").stderr

    assert told.startswith("source/ja/a.md:5:3: article: warning: ")
    assert message in told


@pytest.mark.parametrize(
    "comment",
    ["<!-- i18n:skip -->", "<!-- i18n:context: 題 -->", "<!-- i18n:ignore number -->", "<!-- i18n の話 -->"],
)
def test_what_is_right_or_something_else_is_left_alone(project, comment):
    project.article("a", f"# 傘\n\n{comment}\n\n二\n")

    assert project.run("extract").stderr == ""
