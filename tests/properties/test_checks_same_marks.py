"""What is said of simple marks without a parser is what the parser finds."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks import Pair
from pipeline.checks.same_marks import have_same_marks
from pipeline.glossary import Glossary, Matcher

PIECES = st.sampled_from(
    ["**", "`a`", "`b`", "[", "](u)", "核", "「", "」", "a", " ", ".", "“", "은", "*", "\n", "<b>"]
)
TEXTS = st.lists(PIECES, max_size=9).map("".join)
NOTHING = Glossary(())


@given(TEXTS, TEXTS)
def test_texts_with_the_same_simple_marks_have_the_same_markup(source, target):
    if have_same_marks(source, target):
        pair = Pair(source, target, "ja", "en", Matcher(NOTHING, "ja"), NOTHING)
        kinds = [
            sorted(one.type for one in tokens if one.type != "text")
            for tokens in (pair.source_tokens, pair.target_tokens)
        ]

        assert kinds[0] == kinds[1]
