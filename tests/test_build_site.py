"""``pipeline build``: which editions are written, where, and what is left alone."""

import os
import re

import pytest

ARTICLE = "---\ntitle: 核の傘\n---\n\n核の傘とは。\n\n約束である。\n"
WHOLE = {"核の傘": "The umbrella", "核の傘とは。": "What is it?", "約束である。": "A promise."}


def times_below(folder):
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def files_below(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_an_article_in_every_language_and_form(project):
    project.article("a", ARTICLE)
    project.translate("en", WHOLE)

    project.ok("build")

    written = files_below(project.root / "output")
    for language in ("ja", "en", "zh-Hans", "ar"):
        assert {f"{language}/a.md", f"{language}/a/index.html", f"{language}/index.html"} <= written
    assert project.output("en", "a.md") == "---\ntitle: The umbrella\n---\n\nWhat is it?\n\nA promise.\n"


def test_the_source_edition_is_the_source(project):
    text = "\ufeff---\r\ntitle: 核の傘\r\n---\r\n\r\n核の傘とは。\r\n"
    project.article("a", text)

    assert project.build("ja", "a") == text


def test_one_language_leaves_the_others_alone(project):
    project.article("a", ARTICLE)
    project.ok("build", "--lang", "en")

    assert not (project.root / "output/ja").exists()
    assert 'hreflang="ja"' in project.output("en", "a/index.html")


def test_pages_do_not_depend_on_what_else_was_asked_for(project):
    project.article("a", ARTICLE)
    project.article("b", "別の記事。\n")
    project.translate("en", WHOLE)
    project.ok("build", "--lang", "en", "--format", "html", "a")
    alone = project.output("en", "a/index.html")
    project.ok("build")

    assert project.output("en", "a/index.html") == alone


@pytest.mark.parametrize(
    ("form", "there", "not_there"),
    [("markdown", "en/a.md", "en/a/index.html"), ("html", "en/a/index.html", "en/a.md")],
)
def test_one_form(project, form, there, not_there):
    project.article("a", ARTICLE)

    project.ok("build", "--format", form)

    written = files_below(project.root / "output")
    assert there in written
    assert not_there not in written


def test_an_article_in_a_folder_and_one_with_a_slug(project):
    project.article("series/first", "---\nslug: one\n---\n\n本文。\n")

    project.ok("build", "--lang", "en")

    assert {"series/one.md", "series/one/index.html"} <= files_below(project.root / "output/en")


def test_building_again_touches_nothing(project):
    project.article("a", ARTICLE)
    project.ok("build")
    before = times_below(project.root / "output")

    done = project.run("build")

    assert "0 files written" in done.stderr
    assert times_below(project.root / "output") == before


def test_the_same_bytes_whatever_the_environment(project):
    project.article("a", ARTICLE)
    project.translate("en", WHOLE)
    project.ok("build")
    before = project.snapshot()

    environment = {**os.environ, "LC_ALL": "C", "LANGUAGE": "ko", "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7"}
    done = project.run("build", env=environment)

    assert done.returncode == 0, done.stderr
    assert project.snapshot() == before


def test_pages_of_an_article_that_is_gone_are_removed_by_a_whole_build(project):
    project.article("a", ARTICLE)
    project.article("b", "別の記事。\n")
    project.ok("build")
    project.write("output/notes.txt", "not a language's\n")
    (project.root / "source/ja/b.md").unlink()

    project.ok("build", "--lang", "en", "a")
    assert (project.root / "output/en/b.md").is_file()

    project.ok("build", "--lang", "en")
    assert not (project.root / "output/en/b.md").exists()
    assert not (project.root / "output/en/b").exists()
    assert (project.root / "output/ja/b.md").is_file()
    assert project.read("output/notes.txt") == "not a language's\n"


def test_a_link_in_the_output_is_removed_but_not_followed(project):
    project.article("a", ARTICLE)
    project.write("elsewhere/precious.txt", "keep\n")
    project.ok("build")
    (project.root / "output/en/link").symlink_to(project.root / "elsewhere")

    project.ok("build")

    assert not (project.root / "output/en/link").is_symlink()
    assert project.read("elsewhere/precious.txt") == "keep\n"


def test_an_incomplete_edition_is_held_back_if_the_project_says_so(project):
    project.configure(fallback="skip")
    project.article("a", ARTICLE)
    project.article("b", "約束である。\n")
    project.translate("en", {"約束である。": "A promise."})

    out = project.ok("build", "--lang", "en")

    assert not (project.root / "output/en/a.md").exists()
    assert project.output("en", "b.md") == "A promise.\n"
    assert 'not published: not complete, and fallback = "skip"' in out
    assert "output/en/a/" not in project.output("en", "index.html")


def test_an_edition_below_min_complete_is_held_back(project):
    project.configure(min_complete=0.5)
    project.article("a", ARTICLE)
    project.translate("en", {"約束である。": "A promise."})

    out = project.ok("build", "--lang", "en")
    assert "not published: less complete than min_complete = 0.5" in out

    project.translate("en", {"核の傘": "The umbrella"})
    assert "66%" in project.ok("build", "--lang", "en")


def test_a_language_that_is_no_longer_published_is_no_alternate(project):
    project.configure(min_complete=1.0)
    project.article("a", ARTICLE)
    project.translate("en", WHOLE)

    project.ok("build")

    page = project.output("ja", "a/index.html")
    assert 'hreflang="en"' in page
    assert 'hreflang="ar"' not in page


def test_fuzzy_translations_are_not_published(project):
    project.article("a", "約束である。\n")
    project.translate("en", {"約束である。": "A promise?"}, fuzzy=True)

    assert project.build("en", "a") == "約束である。\n"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Umbrella", "umbrella"), ("caf\u00e9", "cafe\u0301"), ("x", "x.md")],
    ids=["letter case", "Unicode normalization", "a file and a folder"],
)
def test_slugs_that_some_file_systems_cannot_tell_apart(project, one, other):
    project.article("a", f"---\nslug: {one}\n---\n\n本文。\n")
    project.article("b", f"---\nslug: {other}\n---\n\n本文。\n")

    done = project.run("build")

    assert done.returncode == 2
    assert done.stderr.startswith("source/ja/b.md:2:7: the slug ")
    by_case = " (letter case does not count)" if one.lower() == other else ""
    assert done.stderr.endswith(f" is taken by source/ja/a.md{by_case}\n")


def test_a_slug_that_is_the_list_of_articles(project):
    project.article("a", "---\nslug: index.html\n---\n\n本文。\n")

    done = project.run("build")

    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "the place of the list of articles" in done.stderr


def test_findings_are_told_and_do_not_stop_the_build(project):
    project.article("a", "2024年のことである。\n")
    project.translate("en", {"2024年のことである。": "It was in 1999."})

    done = project.run("build", "--lang", "en")

    assert done.returncode == 0
    assert "number" in done.stderr
    assert "number" not in done.stdout


def test_an_empty_project_builds(project):
    done = project.run("build")

    assert (done.returncode, done.stderr) == (
        0,
        "0 files written, 0 unchanged, 0 removed; checks: nothing found\n",
    )


# The page at the root


def test_the_root_has_a_page_that_leads_to_every_language(project):
    project.article("a", ARTICLE)
    project.ok("build", "--lang", "en")
    home = project.read("output/index.html")

    assert 'href="en/"' in home
    assert 'href="ar/"' in home
    assert not re.search('<script(?! type="application/ld)|http-equiv="refresh', home)
    project.ok("build")
    assert project.read("output/index.html") == home


def test_the_root_has_no_page_if_only_markdown_is_built(project):
    project.article("a", ARTICLE)

    project.ok("build", "--format", "markdown")

    assert not (project.root / "output/index.html").exists()


# Drafts


@pytest.mark.parametrize("line", ["draft: true", "published: false"])
def test_a_draft_is_published_with_a_warning(project, line):
    project.article("a", f"---\n{line}\n---\n\n約束である。\n")

    done = project.run("build", "--lang", "ja")

    assert (project.root / "output/ja/a.md").is_file()
    column = line.index(" ") + 2
    assert (
        f"source/ja/a.md:2:{column}: front-matter: warning: this is a draft, and is published" in done.stderr
    )


@pytest.mark.parametrize("line", ["draft: true", "published: false"])
def test_a_draft_is_published_in_no_language_if_the_project_says_so(project, line):
    project.configure(drafts="skip")
    project.article("a", f"---\ntitle: 核の傘\n{line}\n---\n\n約束である。\n")
    project.article("b", "別の記事。\n")

    out = project.ok("build")

    assert out.count("not published: draft") == 4
    assert not [path for path in files_below(project.root / "output") if re.search(r"/a(\.md|/)", path)]
    assert "核の傘" not in project.output("ja", "index.html")


@pytest.mark.parametrize("line", ["draft: false", "published: true", "draft:"])
def test_what_is_no_draft(project, line):
    project.article("a", f"---\n{line}\n---\n\n約束である。\n")

    project.ok("build", "--lang", "ja")

    assert (project.root / "output/ja/a/index.html").is_file()


def test_an_article_that_is_made_a_draft_again_is_removed(project):
    project.configure(drafts="skip")
    project.article("a", ARTICLE)
    project.article("b", "別の記事。\n")
    project.ok("build")
    project.article("a", ARTICLE.replace("title", "draft: true\ntitle"))

    project.ok("build")

    assert not (project.root / "output/ja/a").exists()


def test_a_link_to_a_draft_is_told(project):
    project.configure(drafts="skip")
    project.article("a", "[次](b.md)\n")
    project.article("b", "---\ndraft: true\n---\n\n本文。\n")

    done = project.run("build", "--lang", "ja")

    assert (
        "source/ja/a.md:1:5: asset: warning: source/ja/b.md is a draft: this link leads nowhere\n"
        in done.stderr
    )


# Mistakes in a front matter


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("date: 12月", "3:7: front-matter: warning: date is not a date: write 2026-11-24"),
        ("date: 2026-13-45", "3:7: front-matter: warning: date is not a date: write 2026-11-24"),
        ('date: "2024-99-99"', "3:7: front-matter: warning: date is not a date: write 2026-11-24"),
        ("tags: {a: b}", "3:7: front-matter: warning: tags is not a list of texts: write [one, another]"),
        (
            "tags: [一, {a: b}]",
            "3:7: front-matter: warning: tags is not a list of texts: write [one, another]",
        ),
        ("description: [約束]", "3:14: front-matter: warning: description is not a text: put it in quotes"),
        ('draft: "true"', "3:8: front-matter: warning: draft is neither true nor false"),
    ],
)
def test_a_value_that_makes_no_sense_is_told_at_its_place(project, line, message):
    project.article("a", f"---\nslug: a\n{line}\n---\n\n約束である。\n")

    done = project.run("build", "--lang", "ja")

    assert done.returncode == 0
    assert f"source/ja/a.md:{message}\n" in done.stderr


def test_a_key_that_is_there_twice_is_told_at_the_second(project):
    project.article("a", "---\ntitle: 一\ntitle: 二\n---\n\n約束である。\n")

    done = project.run("build", "--lang", "ja")

    assert done.returncode == 0
    assert (
        "source/ja/a.md:3:1: front-matter: warning: title is here again, after line 2, and only its last value"
        in done.stderr
    )


def test_a_value_of_toml_that_makes_no_sense_is_told_at_its_place(project):
    project.article("a", '+++\ntitle = "題"\ndate = "12月"\n+++\n\n約束である。\n')

    done = project.run("build", "--lang", "ja")

    assert "source/ja/a.md:3:8: front-matter: warning: date is not a date" in done.stderr


@pytest.mark.parametrize(
    "line",
    [
        "date: 2024-12-16",
        'date: "2024-12-16"',
        "date: 2024-12-16T09:00:00+09:00",
        "date:",
        "tags: 一つ",
        "tags: []",
        "tags: [一, 2024]",
        "tags: [一, '']\ndate: 2008/03/13",
        "title: 2024",
        "description: ''",
    ],
)
def test_values_that_make_sense(project, line):
    project.article("a", f"---\n{line}\n---\n\n約束である。\n")

    assert "front-matter" not in project.run("build", "--lang", "ja").stderr


@pytest.mark.parametrize("text", ["", "\n", "---\ntitle: 題\n---\n"])
def test_an_article_without_any_text_is_noted(project, text):
    project.article("a", text)

    assert "checks: 1 note" in project.run("build", "--lang", "ja").stderr


# What is left to do


def test_languages_that_pages_link_to_and_that_are_not_built_are_named(project):
    project.article("a", ARTICLE)

    first = project.run("build", "--lang", "en").stderr
    project.ok("build", "--lang", "ja")
    second = project.run("build", "--lang", "en").stderr
    project.ok("build")

    assert "the pages also link to ja, zh_Hans, ar, which are not built yet: run pipeline build\n" in first
    assert "the pages also link to zh_Hans, ar, which are" in second
    assert "also link" not in project.run("build", "--lang", "en").stderr


def test_it_is_said_what_to_open(project):
    project.article("a", ARTICLE)

    assert project.run("build", "--lang", "en", "--lang", "ar").stderr.endswith("open output/en/index.html\n")
    assert project.run("build").stderr.endswith("open output/ja/index.html\n")
    assert "open " not in project.run("build", "--format", "markdown").stderr


def test_editions_that_are_not_whole_are_counted(project):
    project.configure(min_complete=0.5)
    project.article("a", ARTICLE)
    project.translate("en", {"核の傘": "The umbrella", "核の傘とは。": "What is it?"})

    done = project.run("build")

    assert "; 1 edition incomplete, 2 editions not published; checks: " in done.stderr
    assert "edition" not in project.run("build", "--lang", "ja").stderr


def test_each_file_that_a_build_removes_is_named(project):
    project.article("a", ARTICLE)
    project.ok("build")
    project.write("output/en/mine.html", "mine\n")
    project.write("output/en/folder/mine.txt", "mine\n")

    done = project.run("build")

    assert "removed output/en/folder/mine.txt\nremoved output/en/mine.html\n" in done.stderr


def test_a_folder_of_a_language_that_the_project_no_longer_has_is_named(project):
    project.article("a", ARTICLE)
    project.ok("build")
    project.write("output/fr/index.html", "not of ours\n")
    project.configure(languages=["en"])

    done = project.run("build")

    assert "output/ar is left over: ar is not among the languages\n" in done.stderr
    assert "output/zh-Hans is left over: zh-Hans is not" in done.stderr
    assert done.stderr.count("left over") == 2
    assert (project.root / "output/ar/a/index.html").is_file()


def test_languages_without_any_catalog_are_named(project):
    project.article("a", ARTICLE)
    project.article("b", "別の記事。\n")
    project.translate("en", WHOLE)

    assert "no catalogs for zh_Hans, ar yet: run pipeline update\n" in project.run("build").stderr
    assert "no catalogs" not in project.run("build", "--lang", "en").stderr


def test_two_builds_at_once(project):
    import subprocess

    from conftest import PIPELINE

    for number in range(20):
        project.article(f"a{number}", ARTICLE)
    builds = [subprocess.Popen([PIPELINE, "build"], cwd=project.root, stdout=-3, stderr=-3) for _ in range(4)]

    assert [build.wait(120) for build in builds] == [0, 0, 0, 0]
    assert not [path for path in files_below(project.root / "output") if ".building" in path]


def test_an_article_that_has_no_catalog_yet_is_named(project):
    project.configure(languages=["en", "ar"])
    project.article("old", "文。\n")
    project.ok("update")
    for name in "abcd":
        project.article(name, "文。\n")

    assert "no catalogs for a, b, c and 1 more yet: run pipeline update\n" in project.run("build").stderr
    assert "no catalogs" not in project.run("build", "old").stderr
    project.ok("update")
    assert "no catalogs" not in project.run("build").stderr
