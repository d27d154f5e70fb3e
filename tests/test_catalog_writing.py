"""Catalogs as text, and onto the disk."""

import os
import stat

import polib
import pytest

from pipeline.catalog import Content, Outcome, dump, write_generated, write_if_changed, write_together
from pipeline.catalog.swap import exchange


def text_of(**fields):
    po = polib.POFile()
    po.append(polib.POEntry(**fields))
    return dump(po)


def test_a_text_that_fits_stays_on_its_line():
    assert text_of(msgid="核の傘", msgstr="umbrella") == 'msgid "核の傘"\nmsgstr "umbrella"\n'


def test_a_japanese_text_is_wrapped_by_its_width_and_its_punctuation():
    msgid = (
        "日米安全保障条約の条文に「核」の文字はない。約束を文書で支えているのは「日米防衛協力のための指針」で、"
        "2015年の改定版は拡大抑止を提供し続けると記した（外務省）。"
    )

    assert text_of(msgid=msgid) == (
        'msgid ""\n'
        '"日米安全保障条約の条文に「核」の文字はない。約束を文書で支えているのは「日米"\n'
        '"防衛協力のための指針」で、2015年の改定版は拡大抑止を提供し続けると記した（外"\n'
        '"務省）。"\n'
        'msgstr ""\n'
    )


def test_a_hard_break_ends_a_line_of_the_file():
    assert text_of(msgid="さらに読む\n出典: 外務省") == (
        'msgid ""\n"さらに読む\\n"\n"出典: 外務省"\nmsgstr ""\n'
    )


def test_what_was_there_before_is_wrapped_behind_its_mark():
    previous = "a " * 50

    assert text_of(msgid="x", msgstr="y", flags=["fuzzy"], previous_msgid=previous) == (
        f'#, fuzzy\n#| msgid ""\n#| "{"a " * 37}"\n#| "{"a " * 13}"\nmsgid "x"\nmsgstr "y"\n'
    )


def test_an_untranslated_entry_is_not_fuzzy():
    assert text_of(msgid="x", flags=["fuzzy", "no-wrap"]) == '#, no-wrap\nmsgid "x"\nmsgstr ""\n'


def test_a_comment_that_ends_in_a_backslash_does_not_swallow_the_next_line():
    assert text_of(msgid="x", comment="C:\\").startswith("#. C:\\ \nmsgid")


def test_obsolete_entries_come_last():
    po = polib.POFile()
    po.append(polib.POEntry(msgid="gone", msgstr="Gone", obsolete=True))
    po.append(polib.POEntry(msgid="here"))

    assert dump(po) == 'msgid "here"\nmsgstr ""\n\n#~ msgid "gone"\n#~ msgstr "Gone"\n'


def test_writing_makes_the_folders_and_tells_whether_it_changed_anything(tmp_path):
    path = tmp_path / "locale" / "en" / "a.po"

    assert write_if_changed(path, "核\n") is True
    before = path.stat().st_mtime_ns
    assert write_if_changed(path, "核\n") is False
    assert path.read_bytes() == "核\n".encode()
    assert path.stat().st_mtime_ns == before
    assert [file.name for file in path.parent.iterdir()] == ["a.po"]


def test_a_file_keeps_its_permissions_and_a_link_stays_one(tmp_path):
    target = tmp_path / "real.po"
    target.write_text("old")
    target.chmod(0o640)
    link = tmp_path / "a.po"
    link.symlink_to("real.po")

    write_if_changed(link, "new")

    assert link.is_symlink()
    assert target.read_text() == "new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_new_file_has_the_permissions_that_the_user_gives_new_files(tmp_path):
    (tmp_path / "other").touch()

    write_if_changed(tmp_path / "a.po", "new")

    assert (tmp_path / "a.po").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_when_writing_fails_the_old_file_is_still_there(tmp_path, monkeypatch):
    path = tmp_path / "a.po"
    path.write_text("old")

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_if_changed(path, "new")

    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == {"a.po": "old"}


def test_links_in_a_circle_are_an_error_of_the_system(tmp_path):
    (tmp_path / "a.po").symlink_to("b.po")
    (tmp_path / "b.po").symlink_to("a.po")

    for write in (
        lambda path: write_if_changed(path, "new"),
        lambda path: write_generated(path, "new"),
        lambda path: write_together([Content(path, b"new", None)]),
    ):
        with pytest.raises(OSError, match="symbolic links"):
            write(tmp_path / "a.po")

    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.po", "b.po"]


def test_of_files_written_together_those_saved_meanwhile_are_left(tmp_path):
    for name in ("mine.po", "theirs.po", "same.po", "read.po"):
        (tmp_path / name).write_text("before")
    (tmp_path / "theirs.po").write_text("an edit")
    (tmp_path / "appeared.po").write_text("an edit")
    (tmp_path / "read.po").write_text("an edit")

    outcomes = write_together(
        [
            Content(tmp_path / "mine.po", b"after", b"before"),
            Content(tmp_path / "theirs.po", b"after", b"before"),
            Content(tmp_path / "new.po", b"after", None),
            Content(tmp_path / "appeared.po", b"after", None),
            Content(tmp_path / "same.po", b"before", b"old"),
            Content(tmp_path / "read.po", b"before", b"before"),
        ]
    )

    written, unchanged, saved = Outcome.WRITTEN, Outcome.UNCHANGED, Outcome.SAVED_MEANWHILE
    assert outcomes == (written, saved, written, saved, unchanged, unchanged)
    assert {file.name: file.read_text() for file in sorted(tmp_path.iterdir())} == {
        "appeared.po": "an edit",
        "mine.po": "after",
        "new.po": "after",
        "read.po": "an edit",
        "same.po": "before",
        "theirs.po": "an edit",
    }


def test_when_the_disk_is_full_none_of_the_files_is_replaced(tmp_path, monkeypatch):
    (tmp_path / "a.po").write_text("old")

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_together([Content(tmp_path / "a.po", b"new", b"old"), Content(tmp_path / "b.po", b"new", None)])

    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == {"a.po": "old"}


def test_a_read_only_catalog_stays_one(tmp_path):
    (tmp_path / "a.po").write_text("old")
    (tmp_path / "a.po").chmod(0o444)

    write_if_changed(tmp_path / "a.po", "new")

    assert stat.S_IMODE((tmp_path / "a.po").stat().st_mode) == 0o444


@pytest.mark.parametrize(
    "saved", [["an edit"], ["an edit", "another edit"], ["an edit", "another edit", "a third"]]
)
def test_an_edit_in_the_very_moment_of_writing_stays(tmp_path, monkeypatch, saved):
    path = tmp_path / "a.po"
    path.write_text("before")
    edits = iter(saved)

    def exchange_after_an_edit(one, other):
        edit = next(edits, None)
        if edit:
            (tmp_path / "new").write_text(edit)
            (tmp_path / "new").replace(path)
        return exchange(one, other)

    monkeypatch.setattr("pipeline.catalog.files.exchange", exchange_after_an_edit)

    outcomes = write_together([Content(path, b"after", b"before")])

    assert outcomes == (Outcome.SAVED_MEANWHILE,)
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == {"a.po": saved[-1]}


def test_a_system_that_cannot_exchange_files_replaces_them(tmp_path, monkeypatch):
    (tmp_path / "a.po").write_text("before")
    monkeypatch.setattr("pipeline.catalog.files.exchange", lambda _one, _other: False)

    assert write_together([Content(tmp_path / "a.po", b"after", b"before")]) == (Outcome.WRITTEN,)

    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == {"a.po": "after"}


def test_the_disk_is_waited_for_once_per_catalog_and_folder_and_not_for_templates(tmp_path, monkeypatch):
    synced = []
    monkeypatch.setattr(os, "fsync", lambda handle: synced.append(stat.S_ISDIR(os.fstat(handle).st_mode)))

    write_generated(tmp_path / "a.pot", "new")
    write_together([Content(tmp_path / f"{number}.po", b"new", None) for number in range(3)])

    assert (synced.count(False), synced.count(True)) == (3, 1)
