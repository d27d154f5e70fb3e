"""``pipeline init``: a project that builds at once."""

import pytest


def test_a_new_project_builds_and_is_found_faultless(project, tmp_path):
    done = project.run("init", "site", "--lang", "en", "--lang", "zh-Hans", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    site = tmp_path / "site"

    assert project.run("build", "-C", "site", cwd=tmp_path).returncode == 0
    assert project.run("check", "-C", "site", "--fail-on", "warning", cwd=tmp_path).returncode == 0
    assert (site / "output/en/welcome/index.html").is_file()
    assert (site / "locale/zh_Hans/LC_MESSAGES/welcome.po").is_file()
    updated = project.run("update", "-C", "site", cwd=tmp_path)
    assert updated.returncode == 0
    assert "updated" not in updated.stdout


def test_the_new_site_has_a_name_in_the_languages_and_no_address_yet(project, tmp_path):
    project.run("init", "site", "--lang", "en", "--lang", "pt_BR", "--lang", "ar", cwd=tmp_path)
    project.run("build", "-C", "site", cwd=tmp_path)
    site = type(project)(tmp_path / "site")

    assert 'titles = { en = "New Site", ar = "موقع جديد" }' in site.read("pipeline.toml")
    assert ">New Site</" in site.output("en", "index.html")
    assert "canonical" not in site.output("en", "index.html")


def test_here(project, tmp_path):
    folder = tmp_path / "here"
    folder.mkdir()

    assert project.run("init", "--lang", "fr", cwd=folder).returncode == 0
    assert (folder / "pipeline.toml").is_file()


def test_an_article_pasted_in_is_translated_and_published(project, tmp_path):
    project.run("init", "site", "--lang", "en", cwd=tmp_path)
    site = type(project)(tmp_path / "site")
    site.article("umbrella", "---\ntitle: 核の傘\n---\n\n**「核の傘」**は約束だ。\n")

    site.translate(
        "en", {"核の傘": "The umbrella", "**「核の傘」**は約束だ。": "The **“umbrella”** is a promise."}
    )

    assert (
        site.build("en", "umbrella") == "---\ntitle: The umbrella\n---\n\nThe **“umbrella”** is a promise.\n"
    )


@pytest.mark.parametrize(
    ("language", "message"),
    [("jp", 'unknown language "jp": did you mean "ja"?'), ("ja", '"ja" is the language of the articles')],
)
def test_a_language_that_cannot_be(project, tmp_path, language, message):
    done = project.run("init", "site", "--lang", "en", "--lang", language, cwd=tmp_path)

    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert not (tmp_path / "site").exists()


def test_no_language(project, tmp_path):
    assert project.run("init", "site", cwd=tmp_path).returncode == 2
    assert not (tmp_path / "site").exists()


def test_where_there_is_a_project_already(project):
    before = project.snapshot()

    done = project.run("init", "--lang", "en")

    assert (done.returncode, done.stdout) == (2, "")
    assert "there is a project here already" in done.stderr
    assert project.snapshot() == before


def test_what_is_there_is_not_overwritten(project, tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site/README.md").write_text("mine\n")

    done = project.run("init", "site", "--lang", "en", cwd=tmp_path)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "site/README.md:1:1: is there already: move it away, or make the project in another folder (pipeline init DIR)\n"
    )
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["README.md"]


def test_an_article_like_the_sample_is_not_required_to_stay(project, tmp_path):
    project.run("init", "site", "--lang", "en", cwd=tmp_path)
    (tmp_path / "site/source/ja/welcome.md").unlink()

    assert project.run("build", "-C", "site", cwd=tmp_path).returncode == 0
