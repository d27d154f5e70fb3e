"""For any source and translation, the checks answer, always the same."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks import Pair, check_pair
from pipeline.glossary import Glossary, Matcher, Rendering, Term

GLOSSARY = Glossary(
    (Term("a", ("核の傘",), renderings={"en": Rendering("nuclear umbrella", (), ("umbrella",))}),)
)
MATCHER = Matcher(GLOSSARY, "ja")
PIECES = st.sampled_from(
    [
        *("核の傘", "**", "`", "[", "](https://a.b)", "<b>", "\n", " ", "[^1]", "$x$", "~~", "\\"),
        *("2024年", "7月", "28日", "1億2000万", "第3回", "令和6年", "三つ", "〇", "万", "억"),
        *("July", "28", "million", "umbrella", "٢٨", "1.2.3", "1,000", "VI", "12~13", "seven"),
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=10).map("".join), st.text(max_size=40))
LANGUAGES = st.sampled_from(["en", "de", "fr", "ko", "zh_Hans", "ar", "ru", "vi"])


def findings(source: str, target: str, language: str) -> list[tuple[str, str]]:
    pair = Pair(source, target, source_language="ja", language=language, matcher=MATCHER, glossary=GLOSSARY)
    return [(code, finding.message) for code, finding in check_pair(pair)]


@given(TEXTS, TEXTS, LANGUAGES)
def test_any_pair_is_checked(source, target, language):
    assert findings(source, target, language) == findings(source, target, language)


@given(TEXTS, LANGUAGES)
def test_markup_and_addresses_of_a_text_are_those_of_the_text(text, language):
    assert not {"markup", "url"} & {code for code, _ in findings(text, text, language)}
