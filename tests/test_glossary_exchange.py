"""Terms to and from TBX and CSV."""

import os
from pathlib import Path, PurePath

import pytest
from lxml import etree

from pipeline.diagnostics import InputError
from pipeline.glossary import Glossary, Rendering, Status, Term
from pipeline.glossary.exchange import Dialect, read_csv, read_tbx, write_csv, write_tbx, write_weblate_csv

SHOWN = PurePath("terms")
GLOSSARY = Glossary(
    (
        Term(
            "nuclear-umbrella",
            ("核の傘", "核のカサ"),
            definition="たとえ <&>。",
            renderings={
                "en": Rendering(
                    "nuclear umbrella",
                    ("umbrella",),
                    ("atomic umbrella",),
                    "n",
                    {"atomic umbrella": "why: x"},
                ),
                "zh_Hant": Rendering("核保護傘"),
                "id": Rendering("payung nuklir"),
            },
            note="かぎ括弧で。",
            part_of_speech="noun",
            domain="security",
        ),
        Term(
            "拡大 抑止/1",
            ("拡大抑止",),
            renderings={"en": Rendering("=extended deterrence")},
            part_of_speech="verbal noun",
            status=Status.DRAFT,
            broader="nuclear-umbrella",
            see=("old",),
        ),
        Term("old", ("旧",), status=Status.OBSOLETE),
    )
)


@pytest.mark.parametrize("dialect", Dialect)
def test_tbx_says_everything(dialect):
    data = write_tbx(GLOSSARY, "ja", title="試し", dialect=dialect)

    assert read_tbx(data, SHOWN, "ja").terms == GLOSSARY.terms


def test_csv_says_everything():
    data = write_csv(GLOSSARY, "ja", ["en", "zh_Hant", "id"])

    assert read_csv(data, SHOWN, "ja", None).terms == GLOSSARY.terms


def test_the_2008_dialect_as_other_tools_read_it():
    glossary = Glossary(
        (Term("umbrella", ("傘",), renderings={"en": Rendering("umbrella", (), ("brolly",))}),)
    )

    root = etree.fromstring(write_tbx(glossary, "ja", title="試し", dialect=Dialect.MARTIF))

    entry = root.find("text/body/termEntry")
    assert (root.tag, root.get("type"), entry.get("id")) == ("martif", "TBX-Basic", "umbrella")
    assert [
        (
            section.get("{http://www.w3.org/XML/1998/namespace}lang"),
            tig.findtext("term"),
            tig.findtext("termNote"),
        )
        for section in entry.iter("langSet")
        for tig in section.iter("tig")
    ] == [
        ("ja", "傘", "preferredTerm-admn-sts"),
        ("en", "umbrella", "preferredTerm-admn-sts"),
        ("en", "brolly", "deprecatedTerm-admn-sts"),
    ]


@pytest.mark.parametrize(
    ("dialect", "schema"),
    [
        (Dialect.MARTIF, "TBXBasicRNGV02.rng"),
        (Dialect.DCA, "TBXcoreStructV03.rng"),
        (Dialect.DCT, "TBXcoreStructV03.rng"),
    ],
)
def test_tbx_is_valid(dialect, schema):
    folder = os.environ.get("PIPELINE_TBX_SCHEMAS")
    if not folder:
        pytest.skip(
            "PIPELINE_TBX_SCHEMAS names no folder with the schemas of TBX, which have no licence to copy them"
        )
    document = etree.fromstring(write_tbx(GLOSSARY, "ja", title="試し", dialect=dialect))

    etree.RelaxNG(etree.parse(str(Path(folder) / schema))).assertValid(document)


def test_tbx_survives_translate_toolkit():
    tbx = pytest.importorskip("translate.storage.tbx", reason="Translate Toolkit is not installed")
    store = tbx.tbxfile.parsestring(write_tbx(GLOSSARY, "ja", title="試し", dialect=Dialect.MARTIF))

    assert read_tbx(bytes(store), SHOWN, "ja").terms == GLOSSARY.terms


def test_what_other_tools_write_is_read():
    data = """<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
    <martif type="TBX"><text><body>
    <termEntry id="c1"><descrip type="definition">A thing.</descrip>
    <langSet xml:lang="en-US"><ntig><termGrp><term>umbrella</term></termGrp></ntig></langSet>
    <langSet xml:lang="ja"><tig><term>傘</term><termNote type="partOfSpeech">noun</termNote></tig><tig><term>アンブレラ</term></tig></langSet>
    <langSet xml:lang="de"><tig><term>Schirm</term></tig><tig><term>Regendach</term>
    <termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></tig></langSet></termEntry>
    <termEntry><langSet xml:lang="de"><tig><term>nur deutsch</term></tig></langSet></termEntry>
    </body></text></martif>""".encode()

    imported = read_tbx(data, PurePath("a.tbx"), "ja")

    assert imported.terms == (
        Term(
            "c1",
            ("傘", "アンブレラ"),
            definition="A thing.",
            renderings={"en_US": Rendering("umbrella"), "de": Rendering("Schirm", (), ("Regendach",))},
            part_of_speech="noun",
        ),
    )
    assert imported.left_out == ("a.tbx:8: a concept without a name in ja",)


LAUGHS = '<!DOCTYPE martif [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><martif><p>&b;</p></martif>'
OUTSIDE = '<!DOCTYPE martif [<!ENTITY a SYSTEM "file:///etc/passwd">]><martif><p>&a;</p></martif>'
UNKNOWN = (
    '<martif>\n<termEntry>\n<langSet xml:lang="xq"><tig><term>a</term></tig></langSet></termEntry></martif>'
)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (LAUGHS, "terms:1:1: the document defines entities, which are not read"),
        (OUTSIDE, "terms:1:1: the document defines entities, which are not read"),
        (UNKNOWN, 'terms:3:1: unknown language "xq"'),
        ("<html/>", "terms:1:1: the root element is html, not martif or tbx"),
        ("<martif>", "terms:1:9: not well-formed XML"),
    ],
)
def test_a_bad_tbx_is_told_in_one_line(data, message):
    with pytest.raises(InputError) as caught:
        read_tbx(data.encode(), SHOWN, "ja")

    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("source,target,forbidden\n傘,umbrella,\n傘,brolly,true\n", "en"),
        (
            "location,source,target,ID,fuzzy,context,translator_comments,developer_comments\n,傘,umbrella | brolly,,,,,\n",
            "en",
        ),
        ("傘,umbrella\n", "en"),
        ("ja;en;Notes\r\n傘;umbrella;\r\n", None),
        ("en\tja\numbrella\t傘\n", None),
        ("\ufeffTerm,EN,Part of Speech\n傘,umbrella,noun\n", None),
    ],
)
def test_tables_of_other_tools_are_read(text, language):
    (term,) = read_csv(text.encode(), SHOWN, "ja", language).terms

    assert (term.ja, term.renderings["en"].preferred) == (("傘",), "umbrella")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            "ja,en\n核の傘,a\n".encode("cp932"),
            "2:1: this is not UTF-8 but seems to be Shift_JIS: save it as CSV UTF-8",
        ),
        ("ja,xq\n傘,a\n".encode(), '1:1: unknown language "xq": use a locale such as en, ko or zh_Hans'),
        ("source,target\n傘,a\n".encode(), '1:1: whose language is the column "target"? Say it with --lang'),
        ("ja,en\n傘,a\n,b\n".encode(), "3:1: the row has no term in ja"),
        ('ja,en\n"傘,a\n'.encode(), "2:1: not valid CSV: unexpected end of data: save it again as CSV UTF-8"),
        (b"a,b,c\n", "1:1: the first row must name the columns, such as id, ja, en: see docs/glossary.md"),
        (b"", "1:1: the file is empty"),
    ],
)
def test_a_bad_csv_is_told_in_one_line(data, message):
    with pytest.raises(InputError) as caught:
        read_csv(data, SHOWN, "ja", None)

    assert str(caught.value) == f"terms:{message}"


def test_weblate_gets_its_columns_and_drafts_as_fuzzy():
    lines = write_weblate_csv(GLOSSARY, "en").decode("utf-8-sig").splitlines()

    assert (
        lines[0]
        == '"location","source","target","ID","fuzzy","context","translator_comments","developer_comments"'
    )
    assert lines[1:] == [
        '"","核の傘","nuclear umbrella","nuclear-umbrella","","","n","たとえ <&>。"',
        '"","拡大抑止","=extended deterrence","拡大 抑止/1","1","","",""',
    ]


def test_a_file_whose_name_says_no_format_needs_the_option(project):
    done = project.run("glossary", "export", "-o", "t.txt")

    assert done.returncode == 2
    assert (
        done.stderr
        == "t.txt:1:1: its name says no format: end it in one of .tbx, .xml, .csv, or say --format\n"
    )
    assert project.run("glossary", "export", "--format", "tbx", "-o", "t.txt").returncode == 0
