"""``pipeline explain``."""

from pathlib import Path

from pipeline.diagnostics import CODES


def test_it_prints_the_page_of_a_code(project):
    page = Path(__file__).parent.parent / "docs/checks/number.md"

    assert project.ok("explain", "number") == page.read_text("utf-8")


def test_it_lists_all_codes_with_a_line_each(project):
    lines = project.ok("explain").splitlines()[1:]

    assert {line.split()[0] for line in lines} == set(CODES)
    assert len(lines) == len(CODES)


def test_a_code_without_a_page_has_its_line(project):
    assert project.ok("explain", "asset").startswith("# asset\n\n")


def test_an_unknown_code_is_told_with_a_near_one(project):
    done = project.run("explain", "numbers")

    assert done.returncode == 2
    assert 'there is no code "numbers": did you mean "number"?' in done.stderr
