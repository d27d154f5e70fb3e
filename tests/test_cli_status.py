"""``pipeline status``."""

import json
import os
import subprocess


def test_a_row_per_article_and_language(project):
    project.article("a", "# 傘\n\n一つ目の文。\n\n二つ目の文。\n")
    project.translate("en", {"傘": "Umbrella"})
    project.translate("en", {"一つ目の文。": "One?"}, fuzzy=True)

    rows = [line.split() for line in project.ok("status").splitlines()]

    assert rows == [
        ["article", "language", "translated", "fuzzy", "untranslated", "characters", "done"],
        ["a", "en", "1", "1", "1", "12", "33%"],
        ["a", "zh_Hans", "0", "0", "3", "13", "0%"],
        ["a", "ar", "0", "0", "3", "13", "0%"],
    ]


def test_json(project):
    project.article("a", "傘。\n")

    data = json.loads(project.ok("status", "--format", "json"))

    assert data["status"][0] == {
        "article": "a",
        "language": "en",
        "translated": 0,
        "fuzzy": 0,
        "untranslated": 1,
        "characters": 2,
        "percent": 0,
        "behind": True,
        "since": None,
    }


def test_since_when_an_edition_is_behind(project):
    def commit(day):
        dates = {"GIT_AUTHOR_DATE": f"{day}T23:30:00+0900", "GIT_COMMITTER_DATE": f"{day}T23:30:00+0900"}
        who = ["-c", "user.name=A", "-c", "user.email=a@example.jp"]
        for command in (["add", "."], [*who, "commit", "-qm", day]):
            subprocess.run(["git", *command], cwd=project.root, check=True, env={**os.environ, **dates})

    subprocess.run(["git", "init", "-q"], cwd=project.root, check=True)
    project.article("a", "# 傘\n\n一つ目の文。\n\n二つ目の文。\n")
    project.translate("en", {"傘": "Umbrella", "一つ目の文。": "One.", "二つ目の文。": "Two."})
    commit("2024-12-01")
    project.article("a", "# 傘\n\n一つ目の文だ。\n\n二つ目の文。\n")
    commit("2024-12-16")
    project.article("a", "# 傘\n\n一つ目の文だ。\n\n二つ目の文。\n\n三つ目の文。\n")

    rows = [line.split()[-1] for line in project.ok("status").splitlines()]

    assert rows == ["since", "2024-12-16", "2024-12-01", "2024-12-01"]


def test_only_the_articles_that_are_named(project):
    for name in ("a", "b", "series/c"):
        project.article(name, "傘。\n")

    rows = [
        line.split()[:2] for line in project.ok("status", "--lang", "en", "series/c.md", "a").splitlines()
    ]

    assert rows == [["article", "language"], ["a", "en"], ["series/c", "en"]]


def test_an_article_that_there_is_not(project):
    project.article("a", "傘。\n")

    done = project.run("status", "b")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "b:1:1: no such article; source/ja has: a\n"
