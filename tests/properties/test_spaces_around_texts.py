"""Laws of the white space of Unicode, such as U+3000, around the text of a block: it is the author's, and no text."""

from pathlib import PurePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.article import Article, localize, segment
from pipeline.conventions import Conventions

SPACES = "\u3000\xa0\u1680\u2002\u2003\u2009\u202f\u205f\u2028\u2029 "
"""What both Python and JavaScript trim; CommonMark has only the last of them."""

spaces = st.text(SPACES, max_size=4)
words = st.text("核の傘約束。、「」wordA-#1.[]", min_size=1, max_size=8).map(lambda some: f"語{some}終")

BLOCKS = {
    "heading": "# {}\n",
    "closed heading": "## {} ##\n",
    "underlined heading": "{}\n===\n",
    "paragraph": "{}\n",
    "last line of a file": "{}",
    "list item": "- {}\n- {}\n",
    "numbered item": "1. {}\n",
    "quote": "> {}\n",
    "nested": "> 1. - {}\n",
    "row": "| {} | {} |\n|---|---|\n| {} | {} |\n",
    "row without outer pipes": "{} | {}\n--|--\n{} | {}\n",
    "row in a quote": "> | {} |\n> |---|\n> |{}|\n",
    "definition": "{}\n: {}\n",
    "footnote": "{}\n\n[^1]: {}\n",
}


def read(text: str) -> Article:
    return segment(text, PurePath("a.md"), Conventions())


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS.keys())
@given(before=spaces, text=words, after=spaces)
@settings(max_examples=50)
def test_it_is_no_text_and_stays_where_it_is(block, before, text, after):
    count = block.count("{}")

    article = read(block.format(*[before + text + after] * count))
    localized = localize(article, {unit.key: "Umbrella" for unit in article.units})

    assert not article.leftovers
    assert {unit.text for unit in article.units} == {text}
    assert localized.text == block.format(*[before + "Umbrella" + after] * count)
