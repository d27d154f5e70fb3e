"""Law: whatever bytes a catalog has, it is read, or told to be broken at a place that exists."""

import shutil
import subprocess
from pathlib import Path, PurePath

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from pipeline.catalog import Catalog, dump, read_catalog
from pipeline.diagnostics import InputError

CATALOG = """\
# 翻訳者
msgid ""
msgstr ""
"Language: en\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

# a comment
#. heading
#: source/ja/a.md:1 source/ja/a.md:2
#, fuzzy, c-format
#| msgctxt "old"
#| msgid "核"
msgctxt "new"
msgid ""
"核の傘\\n"
"とは\\t\\"\\\\"
msgstr "The \\"umbrella\\"\\101\\x42"

msgid "one"
msgid_plural "many"
msgstr[0] "1"
msgstr[1] "2"

#~| msgid "y"
#~ msgid "x"
#~ msgstr "X"
"""

WORDS = r'msgid msgstr msgctxt msgid_plural msgstr[0] domain " "" [ ] 12 あ Language:ja\n \n \8 \x \134'
FRAGMENTS = st.sampled_from([*WORDS.split(), "msgstr[1] ", "\n", " ", "\t", "\x85", "\u2028", "\n# x\n"])
STRANGE = st.sampled_from(
    [
        "#",
        "#~",
        "#|",
        "#~|",
        "#, ",
        "#. ",
        "#: ",
        "\r",
        "\\",
        "\0",
        "\ufeff",
        "\\377",
        "Shift_JIS",
        "=======\n",
    ]
)
"""Some of these mean something to gettext where we refuse them: a comment behind a text, for example."""


@st.composite
def mutated(draw: st.DrawFn, fragments: st.SearchStrategy[str]) -> str:
    """A catalog with up to three places replaced by something else."""
    text = CATALOG
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 0, 1, 2, 5, 20])))
        text = text[:start] + draw(fragments) + text[end:]
    return text


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """The same with a few bytes replaced by any others."""
    data = draw(mutated(FRAGMENTS | STRANGE)).encode()
    start = draw(st.integers(0, len(data)))
    return data[:start] + draw(st.binary(max_size=3)) + data[start + draw(st.integers(0, 2)) :]


def read(path: Path, data: bytes) -> Catalog | InputError:
    path.write_bytes(data)
    try:
        return read_catalog(path, PurePath("a.po"))
    except InputError as error:
        return error


@settings(max_examples=600, deadline=None)
@given(data=damaged() | st.binary(max_size=80))
@example(data=b"")
@example(data=b'"Content-Type: charset=utf-16\\n"')
@example(data=b'"Content-Type: charset=idna\\n" \xff')
@example(data=b'"Content-Type: charset=unicode_escape\\n"')
def test_any_bytes_are_read_or_told_to_be_broken(data, tmp_path_factory):
    result = read(tmp_path_factory.getbasetemp() / "any.po", data)

    if isinstance(result, InputError):
        for one in result.diagnostics:
            assert "\n" not in one.message
            assert 1 <= one.line <= 1 + data.count(b"\n") + data.count(b"\r") + data.count(b"\0")
            assert 1 <= one.column <= 1 + len(data)
    else:
        dump(result.po)


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="needs GNU gettext")
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=mutated(FRAGMENTS))
@example(text='msgid "a"\nmsgstr "\\x1242"\n')
def test_what_gettext_reads_is_read(text, tmp_path_factory):
    assume("\\\n" not in text)  # for gettext, a backslash continues the line,
    assume("[\n" not in text and "\n]" not in text)  # and the number of a plural may have lines of its own
    path = tmp_path_factory.getbasetemp() / "mutated.po"
    result = read(path, text.encode())

    done = subprocess.run(["msgfmt", "-o", "/dev/null", path], capture_output=True)

    if done.returncode == 0:
        assert isinstance(result, Catalog), result
