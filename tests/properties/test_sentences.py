"""Law: sentences and the white space between them are the text, and no sentence has half of some markup."""

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from pipeline.article import inline_tokens
from pipeline.article.sentences.boundaries import split_sentences

PIECES = [
    *"。！？!?．.…、 　\n「」『』（）()[]“”\"'*_~`<>$\\!:/😀✅1１aAあ漢",
    *[
        "**",
        "``",
        "](a)",
        "](a。b)",
        "](a 'b')",
        "[^1]",
        "<b>",
        "</b>",
        "<br>",
        "</",
        "<!--",
        "-->",
        "https://a.b",
    ],
    *[
        "です",
        "と",
        "という",
        "etc.",
        "Mr.",
        "v1.2",
        "&amp;",
        "![",
        "\\`",
        "Yahoo!",
        "……",
        "\0",
        "\u2028",
        "\ud800",
    ],
]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
TEXT_TOKENS = {"text", "text_special", "softbreak", "hardbreak"}


def markup(text):
    tokens = (token for token in inline_tokens(text) if token.type not in TEXT_TOKENS)
    return [(token.type, token.content, dict(token.attrs)) for token in tokens]


@given(TEXTS)
def test_sentences_and_white_space_are_the_whole_text(text):
    end = 0
    for span in split_sentences(text):
        assert text[end : span.start].strip() == ""
        assert text[span.start : span.end].strip() == text[span.start : span.end] != ""
        assert span.start >= end
        end = span.end
    assert text[end:].strip() == ""


@given(TEXTS)
def test_no_code_link_or_other_markup_is_cut(text):
    parts = (text[span.start : span.end] for span in split_sentences(text))

    assert list(chain.from_iterable(map(markup, parts))) == markup(text)
