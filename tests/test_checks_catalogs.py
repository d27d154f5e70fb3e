"""Catalogs from anywhere: programs' texts, any source language, plural forms."""

import pytest

from pipeline.build.checking import check_paths

HEADER = '"Content-Type: text/plain; charset=UTF-8\\n"\n'


def codes(folder, text, *, header='"Language: de\\n"\n', name="a.po"):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'msgid ""\nmsgstr ""\n{header}{HEADER}\n{text}', encoding="utf-8")
    return [one.code for one in check_paths(folder, [name], ()).diagnostics]


@pytest.mark.parametrize(
    "entry",
    [
        'msgid "*.txt files and _names_"\nmsgstr "Dateien *.txt und Namen"\n',
        'msgid "Usage: %s [-x] <file>\\n"\nmsgstr "Aufruf: %s [-x] <Datei>\\n"\n',
        'msgid "&File"\nmsgstr "&Datei"\n',
        'msgid "50% of `make`"\nmsgstr "50 % von „make“"\n',
        'msgid "a third party may fail"\nmsgstr "Dritte können scheitern"\n',
        'msgid "&#169; Acme"\nmsgstr "© Acme"\n',
    ],
)
def test_the_texts_of_programs_are_no_markdown(tmp_path, entry):
    assert codes(tmp_path, f"#: src/main.c:1\n{entry}") == []


def test_markdown_is_known_by_the_files_that_are_named(tmp_path):
    entry = 'msgid "a **bold** word"\nmsgstr "ein fettes Wort"\n'

    assert codes(tmp_path, f"#: docs/a.md:1\n{entry}") == ["markup"]
    assert codes(tmp_path, f"#: src/a.c:1\n{entry}") == []


@pytest.mark.parametrize(
    ("header", "entry", "expected"),
    [
        ('"Language: en\\n"\n', 'msgid "続きを読む"\nmsgstr "続きを読む"\n', ["untranslated"]),
        ('"Language: en\\n"\n"X-Source-Language: ja\\n"\n', 'msgid "３日"\nmsgstr "4 days"\n', ["number"]),
        ('"Language: ja\\n"\n', 'msgid "3 days"\nmsgstr "4日"\n', ["number"]),
    ],
)
def test_the_source_language_is_the_headers_or_that_of_the_texts(tmp_path, header, entry, expected):
    assert codes(tmp_path, entry, header=header) == expected


@pytest.mark.parametrize("name", ["po/de.po", "de/LC_MESSAGES/site.po"])
def test_a_header_without_language_leaves_it_to_the_path(tmp_path, name):
    entry = 'msgid "Hello %s"\nmsgstr "Hallo"\n'

    assert codes(tmp_path, entry, header="", name=name) == ["placeholder"]


@pytest.mark.parametrize(
    ("language", "forms", "translations", "expected"),
    [
        ("pl", "", ["%d plik", "%d pliki", "%d plików"], []),
        ("pl", "", ["%d plik", "%d pliki"], ["plural"]),
        ("ja", "nplurals=1; plural=0;", ["%d個"], []),
        ("ja", "nplurals=1; plural=0;", ["一個"], ["placeholder"]),
        ("de", "nplurals=2; plural=(n != 1);", ["eine Datei", "%d Dateien"], []),
        ("de", "nplurals=2; plural=(n != 1);", ["eine Datei", "Dateien"], ["placeholder"]),
        ("fr", "nplurals=2; plural=(n > 1);", ["un fichier", "%d fichiers"], []),
        ("ru", "", ["%d файл", "%d файла", "%d файлов"], []),
        ("ru", "", ["один файл", "%d файла", "%d файлов"], ["placeholder"]),
        ("de", "nplurals=2; plural=n ! 1;", ["eine Datei", "%d Dateien"], []),
    ],
)
def test_plural_forms_are_those_of_the_language(tmp_path, language, forms, translations, expected):
    plural = f'"Plural-Forms: {forms}\\n"\n' if forms else ""
    texts = "".join(f'msgstr[{index}] "{text}"\n' for index, text in enumerate(translations))
    entry = f'#, c-format\nmsgid "%d file"\nmsgid_plural "%d files"\n{texts}'

    assert codes(tmp_path, entry, header=f'"Language: {language}\\n"\n{plural}') == expected


def test_two_translations_of_one_text_are_told_across_articles(project):
    project.article("a", "関連する記事\n")
    project.article("b", "関連する記事\n")
    project.translate("en", {"関連する記事": "Related articles"})
    second = project.catalog_path("en", "b")
    second.write_text(
        second.read_text("utf-8").replace("Related articles", "Further reading"), encoding="utf-8"
    )

    (found,) = check_paths(project.root, (), ("en",)).diagnostics

    assert (found.code, found.severity, found.path.name) == ("consistency", "warning", "b.po")
    assert found.message.startswith("the same text is “Related articles” at locale/en/LC_MESSAGES/a.po:")
