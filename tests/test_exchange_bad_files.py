"""Files from anywhere: each is refused in one line with its place, and nothing on the disk changes."""

import io
import zipfile
from pathlib import PurePath

import pytest
import xlsxwriter

from pipeline.diagnostics import InputError
from pipeline.exchange import read_bundle

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BAD = {
    "bomb.xlf": (
        f'<!DOCTYPE xliff [<!ENTITY l0 "ha">{LAUGHS}]>\n<xliff version="1.2">&l9;</xliff>',
        "not well-formed XML: Maximum entity amplification",
    ),
    "attribute.xlf": (
        f'<!DOCTYPE xliff [<!ENTITY l0 "ha">{LAUGHS}]>\n<xliff version="1.2" id="&l9;"/>',
        "not well-formed XML",
    ),
    "external.xlf": (
        '<!DOCTYPE xliff [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<xliff version="1.2">&x;</xliff>',
        "1:1: the document defines entities",
    ),
    "external.tmx": (
        '<!DOCTYPE tmx [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]>\n<tmx/>',
        "1:1: the document defines entities",
    ),
    "truncated.xlf": (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">\n<file><body><trans-',
        "2:20: not well-formed XML",
    ),
    "deep.xlf": ("<a>" * 5000, "not well-formed XML"),
    "empty.xlf": ("", "1:1: not well-formed XML"),
    "no-namespace.xlf": ('<?xml version="1.0"?>\n<xliff version="1.2"/>', "2:1: this is no XLIFF 1.2"),
    "html.xml": ("<html/>", "1:1: this is no XLIFF 1.2"),
    "other.tmx": ("<xliff/>", "1:1: this is no TMX"),
    "foreign.tmx": (
        '<tmx version="1.4"><header srclang="ja"/><body><tu><tuv xml:lang="ja"><seg>核</seg></tuv></tu></body></tmx>',
        "1:1: nothing in it comes from an export",
    ),
    "shift-jis.csv": (
        "article,source (ja),target (en)\na,核の傘,x\n".encode("shift_jis"),
        "2:3: byte 0x8A is not valid UTF-8",
    ),
    "columns.csv": ("article,target (en)\na,x\n", "1:1: there is no column source"),
    "nothing.csv": ("", "1:1: there is no column article, source, target"),
    "quotes.csv": ('article,source (ja),target (en)\na,核,"x', "2:1: not valid CSV"),
    "status.csv": (
        "article,source (ja),target (en),status\na,核,x,done\n",
        '2:1: the status "done" is none of',
    ),
    "twice.csv": ("article,source (ja),target (en)\na,核,x\na,核,y\n", None),
    "text.xlsx": ("article", "1:1: not a readable XLSX file"),
    "umbrella.docx": ("x", "1:1: its name says no format"),
}


@pytest.mark.parametrize("name", [name for name, (_, message) in BAD.items() if message])
def test_a_bad_file_is_refused_with_its_place(tmp_path, name):
    content, message = BAD[name]
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())

    with pytest.raises(InputError) as caught:
        read_bundle(tmp_path / name, PurePath(name))

    assert str(caught.value).startswith(f"{name}:")
    assert message in str(caught.value)


def workbook(*rows, formula=None):
    output = io.BytesIO()
    book = xlsxwriter.Workbook(output)
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    if formula:
        sheet.write_formula(formula, '="a"&"b"', None, "ab")
    book.close()
    return output.getvalue()


def damaged(data):
    at = data.index(b"xl/worksheets/sheet1.xml") + 40
    return data[:at] + bytes(100) + data[at + 100 :]


TITLES = ("article", "source (ja)", "target (en)", "my notes")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (workbook(TITLES, ("a", "核", ""), formula="C2"), "w.xlsx:2:3: the cell has a formula"),
        (workbook(TITLES, ("a", "核", True)), "w.xlsx:2:3: the cell holds True"),
        (workbook(("a", "核")), "w.xlsx:1:1: there is no column article"),
        (workbook(TITLES)[:-40], "w.xlsx:1:1: not a readable XLSX file"),
        (
            damaged(workbook(TITLES)),
            "w.xlsx:1:1: not a readable XLSX file",
        ),
    ],
)
def test_a_bad_workbook_is_refused_with_its_cell(tmp_path, content, message):
    (tmp_path / "w.xlsx").write_bytes(content)

    with pytest.raises(InputError) as caught:
        read_bundle(tmp_path / "w.xlsx", PurePath("w.xlsx"))

    assert message in str(caught.value)


def test_a_formula_in_a_column_of_the_translators_own_is_no_matter(tmp_path):
    (tmp_path / "w.xlsx").write_bytes(workbook(TITLES, ("a", "核", "x"), formula="D2"))

    (unit,) = read_bundle(tmp_path / "w.xlsx", PurePath("w.xlsx")).units

    assert unit.target == "x"


def test_a_zip_bomb_is_not_unpacked(tmp_path):
    with (
        zipfile.ZipFile(tmp_path / "w.xlsx", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as file,
    ):
        for _ in range(201):
            file.write(b" " * 1_000_000)

    with pytest.raises(InputError, match="unpacks to more than 200 MB"):
        read_bundle(tmp_path / "w.xlsx", PurePath("w.xlsx"))


def test_nothing_is_written_when_a_file_is_refused(project):
    project.article("a", "核\n")
    project.write(
        "locale/en/LC_MESSAGES/a.po", 'msgid ""\nmsgstr ""\n"Language: en\\n"\n\nmsgid "核"\nmsgstr ""\n'
    )
    project.write("twice.csv", BAD["twice.csv"][0])
    before = project.snapshot()

    done = project.run("import", "twice.csv")

    assert (done.returncode, done.stdout) == (2, "")
    assert (
        done.stderr
        == "twice.csv:3:1: this unit is at line 2 too, with another translation: keep one of them\n"
    )
    assert project.snapshot() == before


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_is_read_as_spreadsheets_save_it(tmp_path, separator, charset):
    lines = [separator.join(row) for row in (("my notes", *TITLES), ("", "a", "核", '"two\nlines"', ""))]
    (tmp_path / "f.csv").write_bytes("\r\n".join(lines).encode(charset))

    bundle = read_bundle(tmp_path / "f.csv", PurePath("f.csv"))

    assert [(unit.article, unit.source, unit.target) for unit in bundle.units] == [("a", "核", "two\nlines")]
    assert bundle.language == "en"
