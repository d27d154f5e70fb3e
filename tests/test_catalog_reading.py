"""Reading catalogs: nothing that is in the file is lost, and what is wrong is told with its place."""

from pathlib import PurePath

import pytest

from pipeline.catalog import dump, read_catalog
from pipeline.diagnostics import InputError

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'

EVERYTHING = """\
# 核の傘の英訳
#
# Taro Yamada, 2024.
#. extracted from a.md
#, fuzzy
msgid ""
msgstr ""
"X-Generator: Poedit 3.4\\n"
"Language: en\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"X-Empty: \\n"

# A note for whoever reviews this.
#
#   with an indented line
#. heading
#. 条約の名前
#: source/ja/a.md:1 source/ja/a.md:12 ⁨source/ja/two words.md⁩:3
#, fuzzy, c-format, max-length:20
#| msgctxt "old"
#| msgid "核"
msgctxt ""
msgid "核の傘\\t\\a\\v\\\\"
msgstr "The \\"umbrella\\""

msgid "one"
msgid_plural "many"
msgstr[0] "0"
msgstr[1] "1"
msgstr[2] "2"
msgstr[3] "3"
msgstr[4] "4"
msgstr[5] "5"
msgstr[6] "6"
msgstr[7] "7"
msgstr[8] "8"
msgstr[9] "9"
msgstr[10] "10"

# Why it went.
#, fuzzy
#~| msgctxt "c"
#~| msgid "before"
#~ msgctxt "d"
#~ msgid "gone"
#~ msgstr "Gone"
"""


@pytest.fixture
def read(tmp_path):
    def read_text(content, name="a.po"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_catalog(path, PurePath("locale/en/a.po"))

    return read_text


def message(read, content):
    with pytest.raises(InputError) as caught:
        read(content)
    return str(caught.value).removeprefix("locale/en/a.po:")


def test_nothing_in_the_file_is_lost(read):
    assert dump(read(EVERYTHING).po) == EVERYTHING.replace("# Taro Yamada, 2024.\n", "# Taro Yamada, 2024.\n")


def test_the_text_is_the_file_exactly(read):
    content = b"\xef\xbb\xbf" + EVERYTHING.replace("\n", "\r\n").encode()

    catalog = read(content)

    assert catalog.text.encode() == catalog.data == content
    assert dump(catalog.po) == EVERYTHING


def test_comments_at_the_end_of_the_file_move_to_its_head(read):
    catalog = read(HEADER + 'msgid "a"\nmsgstr "A"\n\n# to be continued\n')

    assert dump(catalog.po).startswith('# to be continued\nmsgid ""\n')


def test_escapes_are_those_of_c(read):
    catalog = read(HEADER + r'msgid "\101\x42\343\201\202\n\"\\"' + '\nmsgstr ""\n')

    assert catalog.po[0].msgid == 'ABあ\n"\\'


def test_header_fields_keep_their_order_and_lines_that_are_no_fields(read):
    catalog = read('msgid ""\nmsgstr "Zebra: 1\\nno field\\nApple: 2\\nZebra: 3\\n"\n')

    assert list(catalog.po.metadata.items()) == [("Zebra", "1\nno field"), ("Apple", "2\nZebra: 3")]
    assert '"Zebra: 1\\n"\n"no field\\n"\n"Apple: 2\\n"\n"Zebra: 3\\n"' in dump(catalog.po)


@pytest.mark.parametrize("content", ["", "\n\n", "\ufeff", "\r\n"])
def test_an_empty_file_is_an_empty_catalog(read, content):
    catalog = read(content)

    assert (len(catalog.po), catalog.po.metadata, dump(catalog.po)) == (0, {}, "")


def test_without_a_header_it_is_utf8(read):
    assert read('msgid "核"\nmsgstr "nuclear"\n').translations() == {(None, "核"): "nuclear"}


def test_the_declared_charset_is_used(read):
    content = HEADER.replace("UTF-8", "Shift_JIS") + 'msgid "核の傘"\nmsgstr "umbrella"\n'

    catalog = read(content.encode("shift_jis"))

    assert catalog.translations() == {(None, "核の傘"): "umbrella"}
    assert catalog.data == content.encode("shift_jis")


def test_usable_translations_are_neither_fuzzy_nor_empty_nor_obsolete(read):
    catalog = read(
        HEADER
        + 'msgid "a"\nmsgstr "A"\n\n#, fuzzy\nmsgid "b"\nmsgstr "B"\n\nmsgid "c"\nmsgstr ""\n\n'
        + 'msgctxt "x"\nmsgid "a"\nmsgstr "A2"\n\n#~ msgid "d"\n#~ msgstr "D"\n'
    )

    assert catalog.translations() == {(None, "a"): "A", ("x", "a"): "A2"}


def test_an_entry_in_use_comes_before_an_obsolete_one(read):
    catalog = read(
        '#~ msgid "a"\n#~ msgstr "old"\n\n#~ msgid "b"\n#~ msgstr "B"\n\nmsgid "a"\nmsgstr "new"\n'
    )

    assert catalog.entry((None, "a")).msgstr == "new"
    assert catalog.entry((None, "b")).obsolete
    assert catalog.entry(("", "a")) is None


def test_places_are_those_of_the_first_character_of_the_translation(read):
    catalog = read(
        'msgid "a"\nmsgstr "A"\n\nmsgid ""\n"b"\nmsgstr ""\n"long"\n\nmsgid "c"\nmsgstr ""\n\n'
        'msgid "d"\nmsgid_plural "ds"\nmsgstr[0] "D"\nmsgstr[1] "Ds"\n\n#~ msgid "e"\n#~ msgstr "E"\n'
    )

    places = {entry.msgid: catalog.place(entry) for entry in catalog.po}

    assert places == {"a": (2, 9), "b": (7, 2), "c": (10, 9), "d": (14, 12), "e": (18, 12)}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('msgid "a\nmsgstr "b"\n', '1:7: this text does not end on its line: put a " at its end'),
        ('msgid "a"\nmsgstr oops\n', '2:8: unknown keyword "oops"'),
        ('msgid "a"\nmsgstr "He said "hi""\n', '2:18: unknown keyword "hi"'),
        ('msgid "a"\nmsgstr\n', '2:1: msgstr has no text: put it in quotes, or ""'),
        ('msgid "a"\n', "1:1: this entry has no msgstr"),
        ('msgid "a"\n\nmsgid "b"\nmsgstr ""\n', "1:1: this entry has no msgstr"),
        ('msgctxt "a"\n', "1:1: this entry has no msgid"),
        ('msgstr "b"\n', "1:1: msgstr without a msgid before it"),
        ('"b"\n', "1:1: this belongs to no msgid or msgstr"),
        ("。\n", "1:1: 。 is out of place: texts stand in quotes, comments begin with #"),
        ("\x00\x01", "1:1: a NUL character: this is not a text file"),
        ('msgid "a"\nmsgstr "\\q"\n', "2:9: unknown escape \\q: write \\\\ for a backslash"),
        ('msgid "a"\nmsgstr "x\\0"\n', "2:10: a text cannot contain the character NUL"),
        ('msgid "a"\nmsgstr "\\377"\n', "2:9: \\377 is not valid UTF-8: write the character itself"),
        ('msgid "a"\n# why\nmsgstr "b"\n', "2:1: a comment inside an entry: move it above the msgid"),
        ('msgid "a"\n#| msgid "b"\nmsgstr ""\n', "2:4: #| inside an entry: move it above the msgid"),
        ('#~ msgid "a"\nmsgstr "b"\n', "2:1: some lines of this entry begin with #~, others do not"),
        ('msgid "a"\n#~ "b"\n', "2:4: this line belongs to the msgid above: mark it as that"),
        (
            'msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n',
            "3:1: this entry has a msgid_plural: write msgstr[0]",
        ),
        ('msgid "a"\nmsgstr[0] "c"\n', "2:1: msgstr[0] without a msgid_plural before it"),
        (
            'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[2] "d"\n',
            "4:1: msgstr[2] where msgstr[1] should be",
        ),
        (
            'msgid "a"\n<<<<<<< HEAD\nmsgstr "b"\n=======\nmsgstr "c"\n>>>>>>> theirs\n',
            "2:1: a merge conflict is not resolved: keep one side, and delete the other and the markers",
        ),
        (
            'msgid "a"\nmsgstr "1"\n\nmsgid "a"\nmsgstr "2"\n',
            "4:1: this entry is there already: the first is at line 1; keep one of them",
        ),
        (HEADER + HEADER, "5:1: a second header: the first is at line 1; keep one of them"),
        (b"# \xe6\xa0\xb8 \xff\n", "1:5: byte 0xFF is not valid UTF-8: save the file as UTF-8"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(read, content, expected):
    assert message(read, content).startswith(expected)


def test_obsolete_entries_may_repeat_others(read):
    catalog = read('msgid "a"\nmsgstr "1"\n\n#~ msgid "a"\n#~ msgstr "2"\n\n#~ msgid "a"\n#~ msgstr "3"\n')

    assert len(catalog.po) == 3


def test_a_catalog_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match=r"^a\.po:1:1: no such file$"):
        read_catalog(tmp_path / "a.po", PurePath("a.po"))


def test_a_folder_is_no_catalog(tmp_path):
    with pytest.raises(InputError, match=r"^a\.po:1:1: cannot be read: Is a directory$"):
        read_catalog(tmp_path, PurePath("a.po"))
