"""Catalogs as text, and onto the disk."""

import os
import stat

import polib
import pytest

from pipeline.catalog import dump, write_if_changed


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
