"""Any glossary comes back from TBX and CSV as it was."""

from pathlib import PurePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.glossary import Glossary, Rendering, Status, Term
from pipeline.glossary.exchange import (
    Dialect,
    Preference,
    merge_terms,
    read_csv,
    read_tbx,
    write_csv,
    write_tbx,
)
from pipeline.glossary.reading import parse_glossary

WORDS = st.text(st.sampled_from("核傘 aBé-=+'\"<&>;,|_x20_\\1令ー"), min_size=1, max_size=8)
TEXTS = WORDS.map(lambda text: " ".join(text.replace("|", "").split())).filter(
    lambda text: bool(text.strip("'"))
)


@st.composite
def renderings(draw):
    preferred, *others = draw(st.lists(TEXTS, min_size=1, max_size=5, unique_by=str.casefold))
    half = len(others) // 2
    forbidden = tuple(others[half:])
    reasons = {form: draw(TEXTS) for form in forbidden if draw(st.booleans())}
    reasons = {form: why for form, why in reasons.items() if why != "-"}
    note, definition = (draw(st.just("") | TEXTS) for _ in range(2))
    return Rendering(preferred, tuple(others[:half]), forbidden, note, reasons, definition)


@st.composite
def glossaries(draw):
    names = draw(st.lists(TEXTS, min_size=1, max_size=6, unique_by=str.casefold))
    terms = [
        Term(
            f"t{number} {name}",
            (name,),
            definition=draw(st.just("") | TEXTS),
            renderings=draw(st.dictionaries(st.sampled_from(["en", "zh_Hant"]), renderings())),
            part_of_speech=draw(st.sampled_from(["", "noun", "idiom"])),
            status=draw(st.sampled_from(Status)),
        )
        for number, name in enumerate(names)
    ]
    return Glossary(tuple(terms))


@pytest.mark.parametrize("dialect", Dialect)
@settings(max_examples=40)
@given(glossary=glossaries())
def test_tbx(dialect, glossary):
    assert (
        read_tbx(write_tbx(glossary, "ja", title="x", dialect=dialect), PurePath("a"), "ja").terms
        == glossary.terms
    )


@settings(max_examples=60)
@given(glossary=glossaries())
def test_csv(glossary):
    assert (
        read_csv(write_csv(glossary, "ja", ["en", "zh_Hant"]), PurePath("a"), "ja", None).terms
        == glossary.terms
    )


@settings(max_examples=60)
@given(glossary=glossaries())
def test_an_empty_glossary_takes_all_of_it(glossary):
    text = merge_terms("", glossary.terms, PurePath("g"), "ja", (), Preference.OURS).text

    assert parse_glossary(text, PurePath("g"), "ja", ()) == glossary
