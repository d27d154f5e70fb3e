"""``pipeline export`` and ``pipeline import``: catalogs as files for other tools, and what comes back."""

import csv
import io
import re

import pytest
import python_calamine
import xlsxwriter
from lxml import etree

from pipeline.diagnostics import InputError
from pipeline.exchange import FORMATS, State
from pipeline.project import find_project
from pipeline.translation.exporting import export
from pipeline.translation.importing import bring_in
from pipeline.translation.sending import send

HEADER = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
CATALOG = (
    HEADER
    + """
#. heading
#: source/ja/a.md:1
msgid "核の傘とは?"
msgstr "What is the umbrella?"

#. paragraph
#: source/ja/a.md:3
#, fuzzy
#| msgid "専門家は言う。"
msgid "専門家は疑問を示す。"
msgstr "Experts say."

#. table cell
#: source/ja/a.md:5
msgid "12月10日"
msgstr ""
"""
)
X1 = "{urn:oasis:names:tc:xliff:document:1.2}"


def put_catalog(project, text=CATALOG, name="a"):
    project.article(name, "# 核の傘とは?\n")
    project.write(f"locale/en/LC_MESSAGES/{name}.po", text)


def exported(project, form):
    found = find_project(project.root)
    done = export(found, found.articles(), "en", FORMATS[form], frozenset(State))
    path = project.root / f"translations.en{FORMATS[form].suffix}"
    send(done.bundle, FORMATS[form], path, found, overwrite=True)
    return path


def imported(project, name="translations.en.csv", language=None):
    return bring_in(find_project(project.root), project.root / name, language)


def edited(path, old, new):
    text = path.read_bytes().decode("utf-8-sig")
    assert old in text
    path.write_bytes(text.replace(old, new).encode())


def states(project, name="a"):
    return {
        entry.msgid: ("fuzzy: " if entry.fuzzy else "") + entry.msgstr
        for entry in project.catalog("en", name)
        if not entry.obsolete
    }


@pytest.mark.parametrize("form", FORMATS)
def test_what_nobody_touched_changes_nothing(project, form):
    put_catalog(project)
    path = exported(project, form)
    before = project.snapshot()

    done = imported(project, path.name)

    assert project.snapshot() == before
    assert [(one.translated, one.fuzzy, one.same, one.changed) for one in done.catalogs] == [(0, 0, 3, False)]
    assert done.findings == ()


@pytest.mark.parametrize("form", ["xliff", "xliff2", "tmx", "csv"])
def test_an_edited_translation_comes_back_exactly(project, form):
    put_catalog(project)
    path = exported(project, form)
    edited(path, "What is the umbrella?", " =SUM(A1)\n  **“umbrella”**? ")

    imported(project, path.name)

    assert states(project)["核の傘とは?"] == " =SUM(A1)\n  **“umbrella”**? "
    assert project.read("locale/en/LC_MESSAGES/a.po").count("msgid") == CATALOG.count("msgid")


def test_line_breaks_at_the_ends_are_as_gettext_wants_them(project):
    put_catalog(project)
    path = exported(project, "csv")
    edited(path, "What is the umbrella?", "\nThe\r\numbrella\n\n")

    imported(project, path.name)

    assert states(project)["核の傘とは?"] == "The\numbrella"


def test_the_commands_say_what_they_did(project):
    put_catalog(project)

    assert project.ok("export", "--lang", "en", "--format", "csv") == "translations.en.csv (3 units)\n"
    edited(project.root / "translations.en.csv", "What is the umbrella?", "The umbrella")

    header, row = project.ok("import", "translations.en.csv").splitlines()
    assert header.split("  ")[0] == "catalog"
    assert row.split() == ["locale/en/LC_MESSAGES/a.po", "1", "0", "2", "updated"]


def test_a_conflict_keeps_the_catalogs_text_and_names_its_place(project):
    put_catalog(project)
    path = exported(project, "csv")
    edited(path, "What is the umbrella?", "From the file")
    put_catalog(project, CATALOG.replace("What is the umbrella?", "Newer"))

    done = project.run("import", path.name)

    assert done.returncode == 1
    assert (
        'locale/en/LC_MESSAGES/a.po:9:9: exchange: kept "Newer", which is newer: translations.en.csv:2 says "From the file"'
        in done.stdout
    )
    assert states(project)["核の傘とは?"] == "Newer"


def test_a_translation_made_in_the_catalog_is_not_undone_by_an_old_file(project):
    put_catalog(project)
    path = exported(project, "xliff")
    put_catalog(project, CATALOG.replace('"12月10日"\nmsgstr ""', '"12月10日"\nmsgstr "December 10"'))

    done = imported(project, path.name)

    assert done.findings == ()
    assert states(project)["12月10日"] == "December 10"


def test_confirming_a_fuzzy_translation_is_a_change(project):
    put_catalog(project)
    path = exported(project, "xliff")
    edited(path, 'state="needs-review-translation"', 'state="translated"')

    imported(project, path.name)

    assert states(project)["専門家は疑問を示す。"] == "Experts say."
    assert "#|" not in project.read("locale/en/LC_MESSAGES/a.po")


def test_a_new_target_without_a_state_is_a_translation(project):
    put_catalog(project)
    path = exported(project, "xliff")
    edited(path, "12月10日</source>", "12月10日</source><target>December 10</target>")

    imported(project, path.name)

    assert states(project)["12月10日"] == "December 10"


def test_a_target_that_a_tool_filled_with_the_source_is_no_translation(project):
    put_catalog(project)
    path = exported(project, "xliff")
    edited(path, "12月10日</source>", '12月10日</source><target state="translated">12月10日</target>')

    imported(project, path.name)

    assert states(project)["12月10日"] == ""


def test_an_empty_target_takes_no_translation_away(project):
    put_catalog(project)
    path = exported(project, "csv")
    edited(path, "What is the umbrella?", "")

    imported(project, path.name)

    assert states(project)["核の傘とは?"] == "What is the umbrella?"


def test_where_a_tool_dropped_ids_and_fingerprints_texts_are_compared(project):
    put_catalog(project)
    path = exported(project, "xliff")
    root = etree.parse(path).getroot()
    for number, unit in enumerate(root.iter(f"{X1}trans-unit")):
        unit.set("id", str(number))
        del unit.attrib["extradata"]
    target = root.findall(f".//{X1}target")
    target[0].text, target[1].text = "Another heading", "Experts doubt it."
    target[1].set("state", "final")
    path.write_bytes(etree.tostring(root))

    done = imported(project, path.name)

    assert states(project)["専門家は疑問を示す。"] == "Experts doubt it."
    assert states(project)["核の傘とは?"] == "What is the umbrella?"
    assert [re.sub('"[^"]*"', "…", finding.message) for finding in done.findings] == [
        "kept …, which is newer: translations.en.xlf:4 says …"
    ]


def test_a_text_that_was_edited_meanwhile_gets_the_translation_as_fuzzy(project):
    put_catalog(project)
    path = exported(project, "csv")
    edited(path, "What is the umbrella?", "The umbrella")
    put_catalog(
        project,
        CATALOG.replace('"核の傘とは?"\nmsgstr "What is the umbrella?"', '"米国の核の傘とは?"\nmsgstr ""'),
    )

    done = imported(project)

    entry = next(one for one in project.catalog("en", "a") if one.msgid == "米国の核の傘とは?")
    assert (entry.fuzzy, entry.msgstr, entry.previous_msgid) == (True, "The umbrella", "核の傘とは?")
    assert [finding.message for finding in done.findings] == [
        'the text is now "米国の核の傘とは?": the translation came in as fuzzy'
    ]


def test_a_text_that_update_carried_over_gets_the_newer_translation(project):
    put_catalog(project)
    path = exported(project, "csv")
    edited(path, "What is the umbrella?", "The umbrella")
    project.article("a", "# 米国の核の傘とは?\n")
    project.ok("update", "--lang", "en")

    imported(project)

    entry = next(one for one in project.catalog("en", "a") if one.msgid == "米国の核の傘とは?")
    assert (entry.fuzzy, entry.msgstr, entry.previous_msgid) == (True, "The umbrella", "核の傘とは?")


def test_the_translation_of_a_text_that_is_gone_is_kept_as_obsolete(project):
    put_catalog(project)
    path = exported(project, "csv")
    edited(path, "What is the umbrella?", "The umbrella")
    put_catalog(project, HEADER + '\nmsgid "まったく別の話。"\nmsgstr "Something else."\n')

    done = project.run("import", path.name)

    assert done.returncode == 0
    assert "translations.en.csv:2:1: exchange: warning: the article no longer has this text" in done.stdout
    assert project.read("locale/en/LC_MESSAGES/a.po").endswith(
        '#~ msgid "核の傘とは?"\n#~ msgstr "The umbrella"\n'
    )


def test_an_article_that_was_renamed_is_found_by_its_units(project):
    put_catalog(project)
    path = exported(project, "csv")
    edited(path, "What is the umbrella?", "The umbrella")
    project.catalog_path("en", "a").rename(project.catalog_path("en", "b"))

    imported(project)

    assert states(project, "b")["核の傘とは?"] == "The umbrella"


@pytest.mark.parametrize("name", ["../../../x", "/etc/passwd", "nowhere", ""])
def test_a_unit_of_no_article_is_listed(project, name):
    put_catalog(project)
    project.write("f.csv", f'article,source (ja),target (en)\n"{name}",別,"x"\n')

    (finding,) = imported(project, "f.csv").findings

    assert finding.place == "f.csv:2:1"
    assert "was not taken" in finding.message


def test_a_character_that_no_catalog_holds_is_not_taken(project):
    put_catalog(project)
    path = exported(project, "csv")
    edited(path, "What is the umbrella?", "NUL \0 NUL")

    (finding,) = imported(project).findings

    assert finding.place == "translations.en.csv:2:1"
    assert states(project)["核の傘とは?"] == "What is the umbrella?"


def test_only_what_needs_work_can_be_exported(project):
    put_catalog(project)

    project.ok("export", "--lang", "en", "--format", "csv", "--only", "untranslated", "--only", "fuzzy")

    assert "核の傘とは?" not in project.read("translations.en.csv")
    assert "専門家は疑問を示す。" in project.read("translations.en.csv")


def test_a_folder_gets_a_file_per_article(project):
    put_catalog(project)
    put_catalog(project, name="folder/b")
    (project.root / "out").mkdir()

    project.ok("export", "--lang", "en", "--output", "out")

    assert sorted(
        p.relative_to(project.root / "out").as_posix() for p in (project.root / "out").rglob("*.xlf")
    ) == [
        "a.en.xlf",
        "folder/b.en.xlf",
    ]


def test_a_file_that_somebody_worked_on_is_not_replaced(project):
    put_catalog(project)
    path = exported(project, "csv")
    edited(path, "What is the umbrella?", "My work")

    done = project.run("export", "--lang", "en", "--format", "csv")

    assert (done.returncode, done.stderr) == (
        2,
        "translations.en.csv:1:1: it is there already, and may have work in it: import it, or use --overwrite\n",
    )
    assert "My work" in path.read_text(encoding="utf-8-sig")


def test_a_character_that_xml_cannot_hold_leaves_its_entry_out_and_says_so(project):
    put_catalog(project, CATALOG.replace("What is the umbrella?", r"bell \a"))

    done = project.run("export", "--lang", "en")

    assert done.returncode == 1
    assert "a.po:9:9: exchange: the entry is left out: xliff cannot hold the character U+0007" in done.stderr
    assert done.stdout == "translations.en.xlf (2 units)\n"


def test_a_catalog_saved_while_it_is_imported_keeps_that_edit(project, monkeypatch):
    from pipeline.translation import saving

    put_catalog(project)
    path = exported(project, "csv")
    edited(path, "What is the umbrella?", "From the file")
    write = saving.write_together

    def save_first(contents):
        monkeypatch.setattr(saving, "write_together", write)
        put_catalog(project, CATALOG.replace('"12月10日"\nmsgstr ""', '"12月10日"\nmsgstr "December 10"'))
        return write(contents)

    monkeypatch.setattr(saving, "write_together", save_first)
    imported(project)

    assert states(project)["核の傘とは?"] == "From the file"
    assert states(project)["12月10日"] == "December 10"


def test_a_language_of_another_territory_is_the_projects(project):
    put_catalog(project)
    path = exported(project, "xliff")
    edited(path, 'target-language="en"', 'target-language="en-GB"')

    assert imported(project, path.name).language == "en"


@pytest.mark.parametrize(
    ("language", "wanted", "message"),
    [
        ("ko", None, 'its language "ko" is none of the project\'s'),
        ("ar", "en", 'the file is in "ar", not in en'),
        ("", None, "the file does not say its language"),
    ],
)
def test_a_file_in_another_language_is_refused(project, language, wanted, message):
    put_catalog(project)
    path = exported(project, "xliff")
    edited(path, 'target-language="en"', f'target-language="{language}"')

    with pytest.raises(InputError, match=re.escape(message)):
        imported(project, path.name, wanted)


def test_a_csv_that_was_saved_as_a_workbook_has_the_same_texts(project):
    put_catalog(project, CATALOG.replace("What is the umbrella?", "'=SUM(A1)"))
    rows = list(csv.reader(io.StringIO(exported(project, "csv").read_text(encoding="utf-8-sig"), newline="")))
    with xlsxwriter.Workbook(project.root / "f.xlsx", {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)

    done = imported(project, "f.xlsx")

    assert [one.same for one in done.catalogs] == [3]


def test_a_workbook_that_was_saved_as_csv_has_the_same_texts(project):
    put_catalog(project, CATALOG.replace("What is the umbrella?", "'=SUM(A1)"))
    sheet = python_calamine.load_workbook(exported(project, "xlsx")).get_sheet_by_index(0)
    with (project.root / "f.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(sheet.to_python())

    done = imported(project, "f.csv")

    assert [one.same for one in done.catalogs] == [3]


@pytest.mark.parametrize("command", ["export", "import", "tm search", "tm import", "tm export"])
def test_every_command_has_help_with_an_example(project, command):
    text = " ".join(project.ok(*command.split(), "--help").split())

    assert f"Example: pipeline {command} " in text


def test_a_folder_that_is_not_there_yet_is_made_where_the_name_ends_in_a_slash(project):
    put_catalog(project)

    told = project.ok("export", "--lang", "en", "--format", "csv", "-o", "out/new/")

    assert told == "out/new/a.en.csv (3 units)\n"
    assert (project.root / "out/new/a.en.csv").is_file()


def test_a_translation_that_came_in_gives_the_catalog_its_date(project):
    put_catalog(
        project,
        CATALOG.replace('"Language: en', '"PO-Revision-Date: 2024-12-17 10:00+0900\\n"\n"Language: en'),
    )
    path = exported(project, "csv")

    imported(project)
    assert project.catalog("en", "a").metadata["PO-Revision-Date"] == "2024-12-17 10:00+0900"
    edited(path, "What is the umbrella?", "What is it?")
    imported(project)

    assert re.fullmatch(
        r"20\d\d-\d\d-\d\d \d\d:\d\d\+0000", project.catalog("en", "a").metadata["PO-Revision-Date"]
    )


@pytest.mark.parametrize(
    ("form", "name"), [("xliff2", "u.xliff2"), ("xliff", "u"), ("tmx", "u.x"), ("xlsx", "u.y")]
)
def test_a_name_that_says_no_format_is_no_hindrance(project, form, name):
    put_catalog(project)

    project.ok("export", "--lang", "en", "--format", form, "-o", name)

    assert "unchanged" in project.ok("import", name)


def fill_in_b(path, target, **cells):
    """Change the target, and other cells, of the one row of the article b."""
    rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))
    names = [name.split()[0] for name in rows[0]]
    (row,) = (row for row in rows if row[names.index("article")] == "b")
    for name, value in {"target": target, **cells}.items():
        row[names.index(name)] = value
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")


def offer_a_suggestion(project):
    """Give the text of the article b a suggestion that comes from a."""
    project.article("a", "核の傘とは。\n")
    project.translate("en", {"核の傘とは。": "What it is"})
    project.article("b", "核の傘とは。\n")
    project.ok("update", "--lang", "en")
    assert states(project, "b") == {"核の傘とは。": "fuzzy: What it is"}


def edit_b(project, old, new):
    edited(project.catalog_path("en", "b"), f'msgstr "{old}"', f'msgstr "{new}"')


@pytest.mark.parametrize("lost", [{}, {"fingerprint": "", "status": "translated"}])
def test_a_suggestion_that_somebody_edited_and_left_fuzzy_is_not_overwritten(project, lost):
    offer_a_suggestion(project)
    path = exported(project, "csv")
    edit_b(project, "What it is", "What it is now")
    fill_in_b(path, "From the file", **lost)

    done = project.run("import", path.name)

    assert done.returncode == 1
    assert re.search(
        r'/b\.po:\d+:\d+: exchange: kept "What it is now", which is newer: '
        r'translations\.en\.csv:3 says "From the file"',
        done.stdout,
    )
    assert states(project, "b") == {"核の傘とは。": "fuzzy: What it is now"}


def test_a_suggestion_as_the_memory_made_it_gives_way_to_a_file_that_was_sent_before(project):
    offer_a_suggestion(project)
    edit_b(project, "What it is", "")
    path = exported(project, "csv")
    edit_b(project, "", "What it is")
    fill_in_b(path, "From the file", status="translated")

    assert imported(project).findings == ()

    assert states(project, "b") == {"核の傘とは。": "From the file"}
    assert "memory" not in project.read("locale/en/LC_MESSAGES/b.po")


def test_a_fuzzy_draft_stays_where_a_tool_dropped_the_fingerprint(project):
    put_catalog(project, f'{HEADER}\n#, fuzzy\nmsgid "核の傘とは?"\nmsgstr "A draft"\n', "b")
    path = exported(project, "csv")
    fill_in_b(path, "From the file", fingerprint="", status="translated")

    (finding,) = imported(project).findings

    assert finding.message.startswith('kept "A draft", which is newer')
    assert states(project, "b") == {"核の傘とは?": "fuzzy: A draft"}


def test_an_edited_text_whose_translation_was_removed_has_nothing_to_keep(project):
    put_catalog(project)
    path = exported(project, "csv")
    edited(path, "What is the umbrella?", "The umbrella")
    project.article("a", "# 米国の核の傘とは?\n")
    project.ok("update", "--lang", "en")
    edited(project.catalog_path("en", "a"), 'msgstr "What is the umbrella?"', 'msgstr ""')

    done = project.run("import", path.name)

    assert done.returncode == 0
    assert states(project)["米国の核の傘とは?"] == "fuzzy: The umbrella"
