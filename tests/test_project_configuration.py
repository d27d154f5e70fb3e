"""Finding a project, and reading its configuration."""

from dataclasses import fields
from pathlib import Path

import pytest

from pipeline.conventions import EXTENSIONS
from pipeline.diagnostics import InputError
from pipeline.project import Config, find_project


def wrong(folder: Path) -> str:
    with pytest.raises(InputError) as raised:
        find_project(folder)
    return str(raised.value)


def test_the_nearest_project_above(project):
    deep = project.root / "source/ja/deep"
    deep.mkdir()

    assert find_project(deep).root == project.root.resolve()


def test_a_pyproject_with_the_table(tmp_path):
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\n[tool.pipeline]\nlanguages = ["ko"]\n')

    assert find_project(tmp_path).config.languages == ("ko",)


def test_a_pyproject_without_the_table_is_no_project(project):
    inner = project.root / "inner"
    inner.mkdir()
    (inner / "pyproject.toml").write_text('[project]\nname = "x"\n')

    assert find_project(inner).root == project.root.resolve()


def test_pipeline_toml_comes_before_pyproject(project):
    project.write("pyproject.toml", '[tool.pipeline]\nlanguages = ["fr"]\n')

    assert "fr" not in find_project(project.root).config.languages


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('languages = ["en", "english"]', "pipeline.toml:1:"),
        ('languages = ["en", "en"]', 'languages names "en" twice'),
        ('languages = ["ja"]', '"ja" is the source language'),
        ('languages = "en"', 'languages must be a list of texts, such as languages = ["en"]'),
        ("languages = 3", 'languages must be a list of texts, such as languages = ["en"]'),
        ('front_matter = "tags"', 'front_matter must be a list of texts, such as front_matter = ["tags"]'),
        ('markdown.extensions = "tables"', 'such as extensions = ["tables"]'),
        (
            "[tool.pipeline.checks]",
            "in pipeline.toml the keys stand at the top level, without [tool.pipeline]",
        ),
        ('checks = { fr = { length = "off" } }', '1:12: "fr" is not among the project\'s languages (ja)'),
        ("min_complete = 2", "min_complete must be a number from 0.0 to 1.0"),
        ("min_complete = true", "min_complete must be a number"),
        ('fallback = "none"', 'fallback must be "source" or "skip"'),
        ('base_url = "example.org"', "base_url must be a web address"),
        ('base_url = "https://example.org/?a=b"', "take out what begins with ? or #"),
        ('base_url = "https://example.org/#top"', "take out what begins with ? or #"),
        ('languages = ["zh_CN"]', 'unknown language "zh_CN": did you mean "zh_Hans"?'),
        ('languages = ["zh-TW"]', 'unknown language "zh-TW": did you mean "zh_Hant"?'),
        ('languages = ["zh_HK"]', 'unknown language "zh_HK": did you mean "zh_Hant_HK"?'),
        ('languages = ["EN"]', 'unknown language "EN": did you mean "en"?'),
        ("title = 3", "title must be a text"),
        ('titles = "x"', "titles must be a table"),
        ("titles = { ja = 3 }", "1:12: the title for ja must be a text"),
        ("descriptions = { ja = 3 }", "1:18: the description for ja must be a text"),
        ('tag_slugs = ["x"]', "1:1: tag_slugs must be a table"),
        ('tag_slugs = { a = "b/c" }', "1:15: the slug of a must be letters, digits and hyphens"),
        ('card_fonts = { ja = "none.ttf" }', "1:21: there is no font file none.ttf"),
        ('cards = "all"', '1:1: cards must be "draw" or "none"'),
        ('titles = { jp = "x" }', '1:12: unknown language "jp": did you mean "ja"?'),
        ('titles = { zh-Hans = "x" }', '1:12: "zh-Hans" is not among the project\'s languages (ja)'),
        ('titel = "x"', 'unknown key "titel"'),
    ],
)
def test_a_wrong_value_is_told_with_its_place(tmp_path, toml, message):
    (tmp_path / "pipeline.toml").write_text(toml + "\n")

    told = wrong(tmp_path)

    assert told.startswith("pipeline.toml:1:")
    assert message in told


def test_a_site_is_called_differently_in_each_language(tmp_path):
    (tmp_path / "pipeline.toml").write_text(
        'titles = { en = "My Site", zh-Hans = "网站" }\nlanguages = ["en", "zh_Hans"]\n'
    )

    assert find_project(tmp_path).config.titles == {"en": "My Site", "zh_Hans": "网站"}


def test_the_place_of_a_key_in_a_pyproject_is_that_of_our_table(tmp_path):
    (tmp_path / "pyproject.toml").write_text(
        '[project]\ntitle = "x"\nlanguages = []\n\n[tool.pipeline]\nlanguages = ["xx-nope"]\n'
    )

    assert wrong(tmp_path).startswith("pyproject.toml:6:")


def test_articles_are_found_in_folders_and_drafts_are_not(project):
    for name in ("b", "a/deep", "_draft", ".hidden/a", "a/_partial"):
        project.article(name, "本文。\n")

    assert [article.name for article in find_project(project.root).articles()] == ["a/deep", "b"]


@pytest.mark.parametrize("name", ["a/deep", "a/deep.md", "source/ja/a/deep.md"])
def test_an_article_may_be_named_in_several_ways(project, name):
    project.article("a/deep", "本文。\n")
    project.article("b", "本文。\n")

    (article,) = find_project(project.root).select_articles([name])

    assert article.name == "a/deep"


def test_every_key_and_every_extension_is_documented():
    documented = (Path(__file__).parent.parent / "docs/publishers.md").read_text("utf-8")

    keys = [field.name for field in fields(Config) if field.name != "theme"]  # a folder, not a key
    for name in [*keys, *EXTENSIONS]:
        assert f"| `{name}` |" in documented or f"| `markdown.{name}` |" in documented
