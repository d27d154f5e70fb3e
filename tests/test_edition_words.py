"""The words of the theme: complete in its languages, and the best there are for others."""

import io
import re
from pathlib import Path

import polib
import pytest
from babel.messages.extract import extract

import pipeline.edition
from pipeline.edition.lists import row_of_names
from pipeline.edition.words import words_for

EDITION = Path(pipeline.edition.__file__).parent
LOCALE = EDITION / "theme" / "locale"
LANGUAGES = (
    *("ja", "en", "ko", "zh_Hans", "zh_Hant", "ar", "de", "fr"),
    *("es", "pt_BR", "it", "ru", "vi", "id", "th"),
)
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}")
PLURALS = {"ar": 6, "ru": 3, **dict.fromkeys(("en", "de", "fr", "es", "pt_BR", "it"), 2)}
OF_ONE_NUMBER = {"ar": (0, 1, 2)}
"""Plural forms that say their number in words."""


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


def test_there_is_a_catalog_for_each_of_the_languages_and_no_other():
    assert sorted(folder.name for folder in LOCALE.iterdir() if folder.is_dir()) == sorted(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalog_has_the_plural_forms_of_its_language(language):
    catalog = polib.pofile(str(LOCALE / language / "LC_MESSAGES" / "theme.po"))

    count = PLURALS.get(language, 1)
    assert catalog.metadata["Plural-Forms"].startswith(f"nplurals={count};")
    assert {len(entry.msgstr_plural) for entry in catalog if entry.msgid_plural} == {count}


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_kept(language):
    for entry in polib.pofile(str(LOCALE / language / "LC_MESSAGES" / "theme.po")):
        expected = set(PLACEHOLDER.findall(entry.msgid))
        for form, text in {None: entry.msgstr, **entry.msgstr_plural}.items():
            in_words = {"%(shown)s"} if form in OF_ONE_NUMBER.get(language, ()) else set()
            assert set(PLACEHOLDER.findall(text)) | in_words == (expected if text else in_words)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ja", "ja"),
        ("en_GB", "en"),
        ("zh_Hans", "zh_Hans"),
        ("zh", "zh_Hans"),
        ("zh_CN", "zh_Hans"),
        ("zh_SG", "zh_Hans"),
        ("zh_Hant", "zh_Hant"),
        ("zh_TW", "zh_Hant"),
        ("zh_HK", "zh_Hant"),
        ("de_AT", "de"),
        ("es_419", "es"),
        ("pt_BR", "pt_BR"),
        ("pt", "pt_BR"),
        ("pt_PT", "pt_BR"),
        ("ar_EG", "ar"),
        ("sr_Latn", "en"),
        ("yue", "en"),
        ("he", "en"),
    ],
)
def test_the_nearest_catalog(language, words):
    assert words_for(language).language == words


@pytest.mark.parametrize(
    ("language", "number", "text"),
    [
        ("en", 1, "1 of the 25 passages on this page is not translated yet and appears in X."),
        ("ar", 2, "مقطعان من أصل 25 في هذه الصفحة لم يُترجما بعد، ويظهران باللغة X."),
        (
            "ru",
            22,
            "22 фрагмента из 25 на этой странице ещё не переведены и приводятся на языке оригинала (X).",
        ),
        ("ja", 3, "このページの25か所のうち3か所はまだ翻訳されていないため、Xのまま表示しています。"),
        ("zh_Hant", 3, "本頁共25段文字，其中3段尚未翻譯，以X呈現。"),
    ],
)
def test_a_plural_as_the_language_has_it(language, number, text):
    message = next(
        message for message in words_in_use() if isinstance(message, tuple) and " of the " in message[0]
    )

    sentence = words_for(language).translations.ngettext(*message, number)

    assert sentence % {"shown": number, "total": 25, "language": "X"} == text


def test_a_word_that_a_country_has_no_other_for_is_that_of_its_language(tmp_path):
    catalog = 'msgid ""\nmsgstr "Language: de_AT\\n"\n\nmsgid "Search"\nmsgstr "Suchen"\n'
    place = tmp_path / "locale/de_AT/LC_MESSAGES/theme.po"
    place.parent.mkdir(parents=True)
    place.write_text(catalog, encoding="utf-8")

    words = words_for("de_AT", tmp_path)

    assert (words.gettext("Search"), words.gettext("Close")) == ("Suchen", "Schließen")


@pytest.mark.parametrize(
    ("language", "row"),
    [
        ("en", "<bdi>A&amp;B</bdi>, <bdi>علي</bdi>, and <bdi>山田</bdi>"),
        ("de", "<bdi>A&amp;B</bdi>, <bdi>علي</bdi> und <bdi>山田</bdi>"),
        ("ja", "<bdi>A&amp;B</bdi>、<bdi>علي</bdi>、<bdi>山田</bdi>"),
        ("ar", "<bdi>A&amp;B</bdi> و<bdi>علي</bdi> و<bdi>山田</bdi>"),
    ],
)
def test_names_stand_in_a_row_as_the_language_writes_one_each_set_apart(language, row):
    assert row_of_names(["A&B", "علي", "山田"], language) == row
