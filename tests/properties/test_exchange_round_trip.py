"""Whatever a catalog says, every format gives it back; an edited translation comes back as it was typed."""

from dataclasses import replace
from pathlib import PurePath

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.exchange import FORMATS, Bundle, ExchangeUnit, State
from pipeline.exchange.guard import guarded, unguarded

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=40)
LIKELY = st.text("=+-@'\"<>&]_x0041\r\n\t 1２/,;:。核*`[]()", min_size=1, max_size=12)
ANY = TEXT | LIKELY
STATES = st.sampled_from(State)


@st.composite
def units(draw: st.DrawFn) -> ExchangeUnit:
    state = draw(STATES)
    return ExchangeUnit(
        article=draw(st.sampled_from(["a", "folder/b", "日米.同盟"])),
        context=draw(st.none() | st.just("") | ANY),
        source=draw(ANY),
        target="" if state is State.UNTRANSLATED else draw(ANY),
        state=state,
        references=("source/ja/a.md:9",),
        notes=tuple(draw(st.lists(ANY, max_size=2))),
        comments=tuple(draw(st.lists(ANY, max_size=1))),
        previous=draw(st.none() | ANY) if state is State.FUZZY else None,
    )


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=60)
@given(st.lists(units(), min_size=1, max_size=4))
@example([ExchangeUnit("a", None, "_x0041_ ax005F_b", "=1+1", State.TRANSLATED)])
@example(
    [
        ExchangeUnit("a", None, " \n", "\r\n", State.FUZZY),
        ExchangeUnit("a", "", " \n", "12月10日", State.TRANSLATED),
    ]
)
def test_every_format_gives_back_what_it_was_given(name: str, some: list[ExchangeUnit]) -> None:
    form = FORMATS[name]
    kept = tuple(
        sorted((unit for unit in some if not form.cannot_carry(unit)), key=lambda unit: unit.article)
    )
    if not kept:
        return

    back = form.read(form.write(Bundle("ja", "zh_Hans", kept)), PurePath("file"))

    assert [(unit.article, unit.id, unit.source, unit.target) for unit in back.units] == [
        (unit.article, unit.id, unit.source, unit.target) for unit in kept
    ]
    assert [unit.fingerprint for unit in back.units] == [unit.fingerprint for unit in kept]
    assert [unit.state or State.UNTRANSLATED for unit in back.units] == [unit.state for unit in kept]
    assert [unit.context for unit in back.units] == [unit.context for unit in kept]


@given(ANY)
def test_what_cannot_be_carried_is_control_characters_alone(text: str) -> None:
    unit = ExchangeUnit("a", None, "核", text, State.TRANSLATED)
    clean = replace(unit, target="".join(one for one in text if one.isprintable()) or "x")

    assert not any(form.cannot_carry(clean) for form in FORMATS.values())


@given(ANY)
def test_the_guard_of_csv_cells_loses_nothing(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[0] not in "=+-@\t\r＝＋－＠"
