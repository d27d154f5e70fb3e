"""Templates from units."""

from datetime import UTC, datetime
from pathlib import PurePath

import pytest

from pipeline.article import Span, Unit, UnitKind
from pipeline.catalog import dump, make_template, read_catalog

SHOWN = PurePath("source/ja/umbrella.md")
MONDAY = datetime(2024, 12, 16, 9, 30, tzinfo=UTC)
TUESDAY = datetime(2024, 12, 17, 9, 30, tzinfo=UTC)


def unit(text, line, kind=UnitKind.PARAGRAPH, **more):
    return Unit(text, kind, (Span(0, len(text)),), line, **more)


def template(*units, title="核の傘とは?", hints=None, created=MONDAY, previous=None):
    return make_template(units, SHOWN, title=title, hints=hints, created=created, previous=previous)


@pytest.fixture
def read(tmp_path):
    def reread(po):
        path = tmp_path / "umbrella.pot"
        path.write_text(dump(po), encoding="utf-8")
        return read_catalog(path, path)

    return reread


def test_a_template_as_translators_see_it():
    po = template(
        unit("核の傘とは?", 2, UnitKind.TITLE),
        unit("核抑止", 4, UnitKind.FRONT_MATTER, note="tags"),
        unit("核の傘とは?", 7, UnitKind.HEADING),
        unit("部分的核実験禁止条約[^a]", 34, comment="条約の名前\r\n\r\n  訳は条約集のとおりに "),
        hints=lambda key: ["核抑止 = nuclear deterrence"] if "核抑止" in key[1] else [],
    )

    assert dump(po) == (
        'msgid ""\n'
        'msgstr ""\n'
        '"Project-Id-Version: 核の傘とは?\\n"\n'
        '"Report-Msgid-Bugs-To: \\n"\n'
        '"POT-Creation-Date: 2024-12-16 09:30+0000\\n"\n'
        '"PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\\n"\n'
        '"Last-Translator: \\n"\n'
        '"Language-Team: \\n"\n'
        '"Language: \\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        "\n"
        "#. title\n"
        "#. heading\n"
        "#: source/ja/umbrella.md:2 source/ja/umbrella.md:7\n"
        'msgid "核の傘とは?"\n'
        'msgstr ""\n'
        "\n"
        "#. front matter: tags\n"
        "#. 核抑止 = nuclear deterrence\n"
        "#: source/ja/umbrella.md:4\n"
        'msgid "核抑止"\n'
        'msgstr ""\n'
        "\n"
        "#. paragraph\n"
        "#. 条約の名前\n"
        "#. 訳は条約集のとおりに\n"
        "#: source/ja/umbrella.md:34\n"
        'msgid "部分的核実験禁止条約[^a]"\n'
        'msgstr ""\n'
    )


def test_a_text_with_a_context_is_an_entry_of_its_own():
    po = template(unit("核", 1), unit("核", 2, context="動詞"), unit("核", 2))

    assert [(entry.msgctxt, entry.occurrences) for entry in po] == [
        (None, [("source/ja/umbrella.md", "1"), ("source/ja/umbrella.md", "2")]),
        ("動詞", [("source/ja/umbrella.md", "2")]),
    ]


def test_the_date_stays_while_nothing_else_changes(read):
    monday = read(template(unit("核", 1)))

    again = template(unit("核", 1), created=TUESDAY, previous=monday)

    assert dump(again) == monday.text


@pytest.mark.parametrize("change", [{"line": 2}, {"text": "傘"}, {"comment": "注"}, {"context": "x"}])
def test_the_date_changes_with_anything_else(read, change):
    monday = read(template(unit("核", 1)))

    changed = template(unit(**{"text": "核", "line": 1, **change}), created=TUESDAY, previous=monday)

    assert changed.metadata["POT-Creation-Date"] == "2024-12-17 09:30+0000"


def test_an_article_without_units_has_a_template_with_nothing_but_a_header():
    assert len(template()) == 0
