"""Texts that go from one article to another take their translations along."""

import pytest

PROMISE = "米国は同盟国を守ると約束している。"
TALKS = "専門家は毎年の協議で条件を確かめている。"
ANSWER = "答えはまだ出ていない。"
TRANSLATIONS = {PROMISE: "A promise.", TALKS: "Experts talk every year.", ANSWER: "No answer yet."}


@pytest.fixture
def two(project):
    """Two articles, of which the first is translated into English."""
    project.article("umbrella", f"{PROMISE}\n\n{TALKS}\n\n{ANSWER}\n")
    project.article("treaty", "署名した国は七十を超えた。\n")
    project.translate("en", TRANSLATIONS)
    project.ok("update", "--lang", "en")
    return project


def entries(project, name):
    return {
        entry.msgid: (entry.msgstr, entry.fuzzy)
        for entry in project.catalog("en", name)
        if not entry.obsolete
    }


def test_a_moved_paragraph_has_its_translation_in_the_other_article(two):
    two.article("umbrella", f"{PROMISE}\n\n{ANSWER}\n")
    two.article("treaty", f"署名した国は七十を超えた。\n\n{TALKS}\n")

    two.ok("update", "--lang", "en")

    assert entries(two, "treaty")[TALKS] == ("Experts talk every year.", False)


def test_a_paragraph_moved_and_edited_is_fuzzy_beside_the_text_it_was_made_for(two):
    edited = TALKS.replace("毎年の協議", "毎年の日米協議")
    two.article("umbrella", f"{PROMISE}\n\n{ANSWER}\n")
    two.article("treaty", f"署名した国は七十を超えた。\n\n{edited}\n")

    two.ok("update", "--lang", "en")

    assert entries(two, "treaty")[edited] == ("Experts talk every year.", True)
    [entry] = [one for one in two.catalog("en", "treaty") if one.msgid == edited]
    assert entry.previous_msgid == TALKS


def test_updating_again_moves_nothing_more(two):
    two.article("umbrella", f"{PROMISE}\n\n{ANSWER}\n")
    two.article("treaty", f"署名した国は七十を超えた。\n\n{TALKS.replace('毎年', '隔年')}\n")
    two.ok("update", "--lang", "en")
    before = two.snapshot()

    two.ok("update", "--lang", "en")

    assert two.snapshot() == before


def test_what_an_article_still_says_is_not_given_to_another(two):
    two.article("treaty", f"署名した国は七十を超えた。\n\n{PROMISE.replace('同盟国', '仲間の国')}\n")

    two.ok("update", "--lang", "en")

    assert entries(two, "treaty")[PROMISE.replace("同盟国", "仲間の国")] == ("", False)


def test_the_article_that_lost_a_paragraph_keeps_its_translation_as_obsolete(two):
    two.article("umbrella", f"{PROMISE}\n\n{ANSWER}\n")
    two.article("treaty", f"署名した国は七十を超えた。\n\n{TALKS}\n")

    two.ok("update", "--lang", "en")

    assert [one.msgstr for one in two.catalog("en", "umbrella") if one.obsolete] == [
        "Experts talk every year."
    ]
