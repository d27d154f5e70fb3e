"""The words of the theme: complete in its languages, and the best there are for others."""

import io
import re
from pathlib import Path

import polib
import pytest
from babel.messages.extract import extract

import pipeline.edition
from pipeline.edition.words import words_for

EDITION = Path(pipeline.edition.__file__).parent
LOCALE = EDITION / "theme" / "locale"
LANGUAGES = ("ja", "en", "ko", "zh_Hans", "ar", "de", "fr")


def words_in_use():
    """Every word of the templates and of the render rules; with its plural, if it has one."""
    options = {"trim_blocks": "true", "extensions": "jinja2.ext.i18n"}
    for file in sorted((EDITION / "theme" / "templates").iterdir()):
        found = extract("jinja2.ext:babel_extract", io.BytesIO(file.read_bytes()), options=options)
        yield from (message for _, message, _, _ in found)
    for file in sorted(EDITION.glob("*.py")):
        found = extract("python", io.BytesIO(file.read_bytes()), keywords={"gettext": None})
        yield from (message for _, message, _, _ in found)


def key(entry):
    return (entry.msgid, entry.msgid_plural) if entry.msgid_plural else entry.msgid


def test_the_template_has_the_words_in_use():
    template = polib.pofile(str(LOCALE / "theme.pot"))

    assert {key(entry) for entry in template} == set(words_in_use())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalog_is_complete(language):
    template = polib.pofile(str(LOCALE / "theme.pot"))
    catalog = polib.pofile(str(LOCALE / language / "LC_MESSAGES" / "theme.po"))

    assert [key(entry) for entry in catalog] == [key(entry) for entry in template]
    assert catalog.percent_translated() == 100
    assert not catalog.fuzzy_entries()


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_kept(language):
    for entry in polib.pofile(str(LOCALE / language / "LC_MESSAGES" / "theme.po")):
        expected = sorted(re.findall(r"%\(\w+\)s", entry.msgid))
        for text in [entry.msgstr] if entry.msgstr else entry.msgstr_plural.values():
            assert sorted(re.findall(r"%\(\w+\)s", text)) == expected


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ja", "ja"),
        ("en_GB", "en"),
        ("zh_Hans", "zh_Hans"),
        ("zh", "zh_Hans"),
        ("zh_CN", "zh_Hans"),
        ("zh_Hant", "en"),
        ("zh_TW", "en"),
        ("de_AT", "de"),
        ("pt_BR", "en"),
        ("ar_EG", "ar"),
    ],
)
def test_the_nearest_catalog(language, words):
    assert words_for(language).language == words


def test_a_plural_as_the_language_has_it():
    one, many = "%(shown)s of", "مقطعان"
    message = next(
        message for message in words_in_use() if isinstance(message, tuple) and message[0].startswith(one)
    )

    assert words_for("ar").translations.ngettext(*message, 2).startswith(many)
