"""What the checks must achieve on the evaluation set (evaluation/README.md), on the part held out as well."""

from collections.abc import Mapping, Sequence

import pytest
from evaluation_set import Case, false_alarms, find_codes, read_cases, scores, total


@pytest.fixture(scope="module")
def cases() -> Sequence[Case]:
    return read_cases()


@pytest.fixture(scope="module")
def found(cases: Sequence[Case], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, frozenset[str]]:
    return find_codes(cases, tmp_path_factory.mktemp("catalogs"))


def test_the_set_has_what_it_should(cases):
    pairs = [case for case in cases if not case.is_term_case]

    assert {case.language for case in pairs} == {"en", "ko", "zh_Hans", "de", "fr", "ar"}
    assert len(pairs) >= 400
    assert 0.4 <= sum(case.planted is None for case in pairs) / len(pairs) <= 0.65
    assert sum(case.is_term_case for case in cases) >= 200
    assert len({case.name for case in cases}) == len(cases)


@pytest.mark.parametrize("is_held_out", [False, True], ids=["tuned on", "held out"])
def test_planted_defects_are_found_and_right_translations_left_alone(cases, found, is_held_out):
    chosen = [case for case in cases if case.is_held_out is is_held_out]

    assert total(scores(chosen, found).values()).recall >= 0.95
    assert false_alarms(chosen, found) <= 0.02


def test_no_check_finds_less_than_it_should_or_cries_wolf(cases, found):
    below = {
        code: score
        for code, score in scores(cases, found).items()
        if min(score.recall, score.precision) < 0.85
    }

    assert not below
