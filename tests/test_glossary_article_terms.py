"""The terms that an article sets for itself, and the status of a term."""

import pytest

GLOSSARY = """\
[[term]]
id = "umbrella"
ja = ["核の傘"]
[term.en]
preferred = "nuclear umbrella"
forbidden = [{ form = "atomic umbrella", reason = "a calque that no newspaper uses" }]

[[term]]
id = "principles"
ja = ["非核三原則"]
[term.en]
preferred = "Three Non-Nuclear Principles"
"""


@pytest.fixture
def with_glossary(project):
    project.configure(languages=["en"])
    project.glossary(GLOSSARY)
    return project


def messages(project):
    done = project.run("check", "--lang", "en")
    return [line.split(": ", 1)[1] for line in done.stdout.splitlines() if "glossary-" in line]


def test_an_article_may_say_a_term_otherwise(with_glossary):
    with_glossary.article("a", "---\nglossary:\n  - id: umbrella\n    en: nuclear shield\n---\n核の傘は。\n")
    with_glossary.article("b", "核の傘が。\n")
    with_glossary.translate("en", {"核の傘は。": "The nuclear shield.", "核の傘が。": "A nuclear shield."})

    assert messages(with_glossary) == [
        "glossary-missing: the glossary says “nuclear umbrella” for 核の傘, the translation does not have it"
    ]
    assert "核の傘 = nuclear shield" in with_glossary.catalog("en", "a").find("核の傘は。").comment


def test_an_article_may_switch_a_term_off_and_have_one_of_its_own(with_glossary):
    own = "  - { id: principles, status: obsolete }\n  - ja: 核共有\n    en: { preferred: nuclear sharing }\n"
    with_glossary.article("a", f"---\nglossary:\n{own}---\n非核三原則と核共有。\n")
    with_glossary.translate("en", {"非核三原則と核共有。": "The principles, and common weapons."})

    assert messages(with_glossary) == [
        "glossary-missing: the glossary says “nuclear sharing” for 核共有, the translation does not have it"
    ]


def test_the_terms_of_an_article_are_not_offered_for_translation(with_glossary):
    with_glossary.article("a", "---\nglossary:\n  - ja: 核共有\n    en: nuclear sharing\n---\n本文。\n")
    with_glossary.ok("update")

    assert [entry.msgid for entry in with_glossary.catalog("en", "a")] == ["本文。"]


@pytest.mark.parametrize("command", ["update", "check", "build"])
def test_a_wrong_term_of_an_article_is_told_with_its_place(with_glossary, command):
    with_glossary.article(
        "a", "---\nglossary:\n  - id: umbrela\n    en: x\n  - ja: 核\n    jp: y\n---\n本文。\n"
    )
    before = with_glossary.snapshot()

    done = with_glossary.run(command)

    assert done.returncode == 2
    assert done.stderr.splitlines()[-2:] == [
        'source/ja/a.md:3:9: the project has no term "umbrela": correct the id, or add ja to make it one',
        'source/ja/a.md:6:5: unknown key "jp": did you mean "ja"?',
    ]
    assert with_glossary.snapshot() == before


def test_a_draft_is_only_warned_about_and_a_reason_is_given(with_glossary):
    with_glossary.glossary(GLOSSARY.replace('id = "principles"', 'id = "principles"\nstatus = "draft"'))
    with_glossary.article("a", "核の傘と非核三原則。\n")
    with_glossary.translate("en", {"核の傘と非核三原則。": "The atomic umbrella and some ideas."})

    assert messages(with_glossary) == [
        "glossary-forbidden: “atomic umbrella” is not to be used for 核の傘: say “nuclear umbrella” "
        "(a calque that no newspaper uses)",
        "glossary-missing: warning: the glossary says “Three Non-Nuclear Principles” for 非核三原則, "
        "the translation does not have it",
    ]
