"""Headers and plural rules, for every language that CLDR knows."""

import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import PurePath

import polib
import pytest
from babel.localedata import locale_identifiers

from pipeline.article import Span, Unit, UnitKind
from pipeline.catalog import dump, make_template, merge, read_catalog
from pipeline.catalog.header import completed

DAY = datetime(2024, 12, 16, 9, 30, tzinfo=UTC)


def template(*texts):
    units = [
        Unit(text, UnitKind.PARAGRAPH, (Span(0, len(text)),), line) for line, text in enumerate(texts, 1)
    ]
    return make_template(units, PurePath("a.md"), title="核の傘", hints=None, created=DAY, previous=None)


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="needs GNU gettext")
def test_gettext_accepts_the_header_of_every_language(tmp_path):
    languages = sorted(locale_identifiers())
    source = template("核の傘")
    for language in languages:
        po = merge(source, None, language, hints=None)
        po[0].msgstr = "x"
        (tmp_path / f"{language}.po").write_text(dump(po), encoding="utf-8")
    command = 'for file in *.po; do msgfmt -c -o /dev/null "$file" || echo "$file"; done'

    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True)

    assert len(languages) > 700
    assert (done.stdout, done.stderr) == ("", "")


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("ja", 1),
        ("ko", 1),
        ("en", 2),
        ("fr", 2),
        ("lv", 3),
        ("ru", 3),
        ("sl", 4),
        ("ga", 5),
        ("cy", 6),
        ("ar", 6),
    ],
)
def test_the_number_of_plural_forms_is_the_language_s(language, forms):
    header = completed({}, template("核"), language)

    assert header["Plural-Forms"].startswith(f"nplurals={forms};")


def test_what_is_not_ours_in_a_header_stays(tmp_path):
    ours = "Language: fr\\nPlural-Forms: nplurals=2; plural=n > 1;\\n"
    theirs = "Last-Translator: A <a@b.fr>\\nX-Poedit-Basepath: ..\\nX-Generator: Poedit 3.4\\nContent-Type: text/plain; charset=utf-8\\n"
    path = tmp_path / "a.po"
    path.write_text(f'msgid ""\nmsgstr "{theirs}{ours}"\n\nmsgid "核"\nmsgstr "x"\n', encoding="utf-8")

    header = merge(template("核"), read_catalog(path, path), "fr", hints=None).metadata

    assert dict(list(header.items())[:6]) == {
        "Last-Translator": "A <a@b.fr>",
        "X-Poedit-Basepath": "..",
        "X-Generator": "Poedit 3.4",
        "Content-Type": "text/plain; charset=utf-8",
        "Language": "fr",
        "Plural-Forms": "nplurals=2; plural=n > 1;",
    }


def test_the_date_of_creation_stays_while_nothing_changes(project):
    project.article("a", "核の傘\n")
    project.translate("en", {"核の傘": "The umbrella"})
    catalog = project.catalog("en", "a")
    catalog.metadata["POT-Creation-Date"] = "2001-01-01 00:00+0000"
    catalog.save()

    project.ok("update")
    unchanged = project.catalog("en", "a").metadata["POT-Creation-Date"]
    project.article("a", "核の傘\n\n約束\n")
    project.ok("update")

    assert unchanged == "2001-01-01 00:00+0000"
    assert (
        polib.pofile(str(project.root / "locale/a.pot")).metadata["POT-Creation-Date"]
        == (project.catalog("en", "a").metadata["POT-Creation-Date"])
    )
