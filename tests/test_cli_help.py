"""Help, options that every command has, and how quickly it all starts."""

import subprocess
import sys
import time

import pytest
from conftest import PIPELINE

COMMANDS = [
    *("init", "extract", "update", "build", "preview", "check", "explain", "publish", "status", "diff"),
    *("glossary", "export", "import", "tm", "adopt"),
]
IN_GROUPS = [
    *("glossary match", "glossary suggest", "glossary check", "glossary import", "glossary export"),
    *("tm search", "tm import", "tm export"),
]


@pytest.mark.parametrize("command", [*(one for one in COMMANDS if one not in ("glossary", "tm")), *IN_GROUPS])
def test_every_command_has_help_with_an_example(project, command):
    text = " ".join(project.ok(*command.split(), "--help").split())

    assert f"pipeline {command}" in text.partition("Example: ")[2]
    assert "-C DIR" in text


def test_the_commands_are_listed_in_the_order_of_work(project):
    lines = project.ok("--help").partition("Commands:")[2].splitlines()

    assert [line.split()[0] for line in lines if line.startswith("  ")][: len(COMMANDS)] == COMMANDS


def test_version(project):
    assert project.ok("--version").startswith("pipeline ")


@pytest.mark.parametrize("arguments", [["-C", "project", "status"], ["status", "-C", "project"]])
def test_works_from_another_folder(project, tmp_path, arguments):
    project.article("a", "核の傘とは。\n")

    done = project.run(*arguments, cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert "a " in done.stdout


def test_paths_are_relative_to_the_folder_as_with_git(project, tmp_path):
    project.article("deep/a", "核の傘とは。\n")

    done = project.run("-C", "project/source", "extract", "-C", "ja", "deep/a.md", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert (project.root / "locale/deep/a.pot").is_file()


def test_a_folder_that_is_not_there(project):
    done = project.run("build", "-C", "nowhere")

    assert (done.returncode, done.stdout) == (2, "")
    assert "nowhere: No such file or directory" in done.stderr


def _seconds(*command: str) -> float:
    def once() -> float:
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        return time.perf_counter() - start

    return min(once() for _ in range(7))


def test_help_starts_in_less_than_three_times_what_click_takes():
    assert _seconds(str(PIPELINE), "--help") < 3 * _seconds(sys.executable, "-c", "import click")


def test_a_closed_pipe_is_no_error_worth_telling(project):
    project.article("a", "核の傘とは。\n")

    done = subprocess.run(
        ["bash", "-c", f"'{PIPELINE}' status | head -n 0"],
        cwd=project.root,
        capture_output=True,
        text=True,
    )

    assert done.stderr == ""
