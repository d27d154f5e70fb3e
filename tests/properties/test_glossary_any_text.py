"""For any text, the matcher answers, and what it answers is in the text."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.glossary import Glossary, Matcher, Term
from pipeline.glossary.plaintext import plain_text
from pipeline.glossary.wording import wording_of

PIECES = st.sampled_from(
    [
        *("核の傘", "平時", "ACM", "ｶﾞ", "㍻", "İ", "핵우산", "الردع", "\ud800", "\u0301", " ", "\n"),
        *("**", "_", "`", "``", "~~~", "\\", "&amp;", "<b>", "<!--", "-->", "[^1]"),
        *("[", "![", "](", "](https://a.b)", "https://a.b/"),
    ]
)
TEXTS = st.one_of(
    st.lists(PIECES, max_size=12).map("".join),
    st.text(st.characters(exclude_categories=()), max_size=60),
)
MATCHER = Matcher(Glossary((Term("a", ("核の傘",)), Term("b", ("平時", "ACM")), Term("c", ("平成",)))), "ja")


@given(TEXTS)
def test_matches_are_slices_from_left_to_right(text):
    end = 0
    for match in MATCHER.find(text):
        assert end <= match.start < match.end <= len(text)
        assert match.text == text[match.start : match.end]
        end = match.end


@given(TEXTS)
def test_each_character_of_the_plain_text_comes_from_the_text_in_order(text):
    plain = plain_text(text)

    assert len(plain.text) == len(plain.starts) == len(plain.ends)
    assert list(plain.starts) == sorted(plain.starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(plain.starts, plain.ends, strict=True))


@given(TEXTS, TEXTS, st.sampled_from(["en", "de", "fr", "ko", "zh_Hans", "ar", "vi"]))
def test_a_rendering_is_looked_for_in_any_text(text, form, language):
    wording = wording_of(language)

    wording.read(plain_text(text)).says(form)
    for start, end in wording.read(plain_text(text)).find(form):
        assert 0 <= start < end <= len(text)
