"""An article that gets another name takes its catalogs along."""

import pytest

ARTICLE = "# 核の傘\n\n米国は同盟国を守ると約束している。\n\n約束は守られるのか。\n\n答えはまだ出ていない。\n"
OTHER = "# 議定書\n\n署名した国は七十を超えた。\n\n日本は加わっていない。\n"
TRANSLATIONS = {
    "核の傘": "The umbrella",
    "米国は同盟国を守ると約束している。": "The United States promises to defend its allies.",
    "約束は守られるのか。": "Will it keep the promise?",
    "答えはまだ出ていない。": "There is no answer yet.",
}


@pytest.fixture
def umbrella(project):
    """A project with the article ``umbrella``, translated into English, and others without translation."""
    project.article("umbrella", ARTICLE)
    project.translate("en", TRANSLATIONS)
    project.ok("update")
    return project


def rename(project, before, after):
    target = project.root / "source/ja" / f"{after}.md"
    target.parent.mkdir(parents=True, exist_ok=True)
    (project.root / "source/ja" / f"{before}.md").rename(target)


def files(project):
    return sorted(
        path.relative_to(project.root / "locale").as_posix() for path in (project.root / "locale").rglob("*")
    )


def translations(project, language, name):
    return {
        entry.msgid: entry.msgstr
        for entry in project.catalog(language, name)
        if not entry.obsolete and not entry.fuzzy
    }


def test_a_renamed_article_keeps_its_translations_and_leaves_nothing_behind(umbrella):
    rename(umbrella, "umbrella", "nuclear")

    done = umbrella.run("update")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-3:] == [
        "locale/en/LC_MESSAGES/umbrella.po → locale/en/LC_MESSAGES/nuclear.po (the article was renamed)",
        "locale/zh_Hans/LC_MESSAGES/umbrella.po → locale/zh_Hans/LC_MESSAGES/nuclear.po (the article was renamed)",
        "locale/ar/LC_MESSAGES/umbrella.po → locale/ar/LC_MESSAGES/nuclear.po (the article was renamed)",
    ]
    assert translations(umbrella, "en", "nuclear") == TRANSLATIONS
    assert files(umbrella) == [
        "ar", "ar/LC_MESSAGES", "ar/LC_MESSAGES/nuclear.po",
        "en", "en/LC_MESSAGES", "en/LC_MESSAGES/nuclear.po",
        "nuclear.pot",
        "zh_Hans", "zh_Hans/LC_MESSAGES", "zh_Hans/LC_MESSAGES/nuclear.po",
    ]  # fmt: skip
    assert "→" not in umbrella.ok("update")


def test_everything_of_the_translator_goes_along(umbrella):
    path = umbrella.catalog_path("en", "umbrella")
    text = path.read_text()
    text = text.replace('"Last-Translator: \\n"', '"Last-Translator: Taro Yamada <taro@example.jp>\\n"')
    text = text.replace("#. paragraph", "# is this right?\n#. paragraph", 1)
    path.write_text(text + '\n#~ msgid "昔の文。"\n#~ msgstr "An old sentence."\n')
    rename(umbrella, "umbrella", "nuclear")

    umbrella.ok("update")

    assert umbrella.catalog_path("en", "nuclear").read_text() == (
        path_free(text, "umbrella", "nuclear") + '\n#~ msgid "昔の文。"\n#~ msgstr "An old sentence."\n'
    ).replace(date_of(text), date_of(umbrella.catalog_path("en", "nuclear").read_text()))


def path_free(text, before, after):
    return text.replace(f"source/ja/{before}.md", f"source/ja/{after}.md")


def date_of(text):
    return next(line for line in text.splitlines() if "POT-Creation-Date" in line)


def test_a_move_into_a_folder_and_back(umbrella):
    rename(umbrella, "umbrella", "series/one/umbrella")
    umbrella.ok("update")
    assert translations(umbrella, "en", "series/one/umbrella") == TRANSLATIONS

    rename(umbrella, "series/one/umbrella", "umbrella")
    umbrella.ok("update")

    assert translations(umbrella, "en", "umbrella") == TRANSLATIONS
    assert not any("series" in name for name in files(umbrella))


def test_renamed_and_edited_at_once(umbrella):
    rename(umbrella, "umbrella", "nuclear")
    umbrella.article(
        "nuclear",
        ARTICLE.replace("約束は守られるのか。", "その約束は守られるのか。") + "\n続きの段落がある。\n",
    )

    umbrella.ok("update")

    fuzzy = [entry.msgstr for entry in umbrella.catalog("en", "nuclear") if entry.fuzzy]
    assert fuzzy == ["Will it keep the promise?"]
    assert len(translations(umbrella, "en", "nuclear")) == 4


def test_two_articles_that_change_their_names_at_once_each_keep_their_own(project):
    project.article("a", ARTICLE)
    project.article("b", OTHER)
    project.translate("en", {**TRANSLATIONS, "議定書": "A protocol"})
    rename(project, "a", "y")
    rename(project, "b", "x")

    project.ok("update", "--lang", "en")

    assert translations(project, "en", "y") == TRANSLATIONS
    assert translations(project, "en", "x")["議定書"] == "A protocol"


def test_the_article_that_shares_most_gets_the_catalog(umbrella):
    rename(umbrella, "umbrella", "nuclear")
    umbrella.article("again", "# 核の傘\n\n約束は守られるのか。\n")

    out = umbrella.ok("update", "--lang", "en")

    assert "umbrella.po → locale/en/LC_MESSAGES/nuclear.po" in out
    assert not any(translations(umbrella, "en", "again").values())


def test_updating_only_another_article_does_not_take_what_fits_elsewhere(umbrella):
    rename(umbrella, "umbrella", "nuclear")
    umbrella.article("again", "# 核の傘\n\n約束は守られるのか。\n")

    done = umbrella.run("update", "--lang", "en", "again")

    assert "→" not in done.stdout
    assert umbrella.catalog_path("en", "umbrella").exists()
    assert done.stderr == (
        "locale/en/LC_MESSAGES/umbrella.po:1:1: catalog: note: the article seems to be called nuclear now: "
        "pipeline update takes this catalog along\n"
    )


def test_updating_some_articles_leaves_the_catalogs_of_the_others(umbrella):
    umbrella.article("again", ARTICLE)

    done = umbrella.run("update", "again")

    assert (done.returncode, done.stderr) == (0, "")
    assert umbrella.catalog_path("en", "umbrella").exists()
    assert not any(translations(umbrella, "en", "again").values())


def test_one_language_after_the_other(umbrella):
    rename(umbrella, "umbrella", "nuclear")

    umbrella.ok("update", "--lang", "en")
    assert "umbrella.pot" in files(umbrella)
    umbrella.ok("update", "--lang", "ar")
    umbrella.ok("update", "--lang", "zh_Hans")

    assert not any("umbrella" in name for name in files(umbrella))


@pytest.mark.parametrize("command", ["update", "status"])
def test_catalogs_of_no_article_are_told_and_left(umbrella, command):
    rename(umbrella, "umbrella", "nuclear")
    umbrella.article("nuclear", OTHER)
    before = umbrella.catalog_path("en", "umbrella").read_bytes()

    done = umbrella.run(command, "--lang", "en")

    assert done.returncode == 0
    assert done.stderr == (
        "locale/en/LC_MESSAGES/umbrella.po:1:1: catalog: warning: there is no article umbrella any more: "
        "rename this catalog after the article that it belongs to, or delete it with its template\n"
    )
    assert umbrella.catalog_path("en", "umbrella").read_bytes() == before
    assert "umbrella.pot" in files(umbrella)


def test_a_template_of_no_article_is_told(project):
    project.article("umbrella", ARTICLE)
    project.ok("extract")
    rename(project, "umbrella", "nuclear")

    done = project.run("update")

    assert done.stderr == (
        "locale/umbrella.pot:1:1: catalog: warning: there is no article umbrella any more: delete this template\n"
    )


def test_status_tells_what_update_will_take_along(umbrella):
    rename(umbrella, "umbrella", "nuclear")
    before = umbrella.snapshot()

    done = umbrella.run("status", "--lang", "en")

    assert done.stderr == (
        "locale/en/LC_MESSAGES/umbrella.po:1:1: catalog: note: the article seems to be called nuclear now: "
        "pipeline update takes this catalog along\n"
    )
    assert umbrella.snapshot() == before


def test_while_a_catalog_that_may_be_needed_cannot_be_read_its_language_is_left_alone(umbrella):
    rename(umbrella, "umbrella", "nuclear")
    path = umbrella.catalog_path("en", "umbrella")
    path.write_text(path.read_text() + "<<<<<<< ours\n")
    before = umbrella.snapshot()

    done = umbrella.run("update")

    assert done.returncode == 2
    assert done.stderr.startswith("locale/en/LC_MESSAGES/umbrella.po:")
    after = umbrella.snapshot()
    assert {name for name in after if "/en/" in name} == {name for name in before if "/en/" in name}
    assert "locale/ar/LC_MESSAGES/nuclear.po" in after
