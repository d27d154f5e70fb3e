"""Where ``pipeline check`` runs by itself: the pre-commit hook and the GitHub Action of this repository."""

import os
import shlex
import subprocess
from pathlib import Path

import pytest
import yaml
from conftest import PIPELINE

ROOT = Path(__file__).parents[1]
WRONG = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: en\\n"\n\nmsgid "2024年のことだ。"\nmsgstr "It was in 1999."\n'


@pytest.fixture
def checkout(tmp_path):
    """A repository's folder with a catalog in a folder that has a space in its name."""
    (tmp_path / "my po").mkdir()
    (tmp_path / "my po" / "en.po").write_text(WRONG, encoding="utf-8")
    return tmp_path


def environment(**variables):
    return {**os.environ, "PATH": f"{PIPELINE.parent}:{os.environ['PATH']}", **variables}


def test_the_hook_checks_the_catalogs_that_it_is_given(checkout):
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))

    command = [*shlex.split(hook["entry"]), "my po/en.po"]
    done = subprocess.run(command, cwd=checkout, env=environment(), capture_output=True, text=True)

    assert (hook["id"], hook["language"], hook["files"]) == ("pipeline-check", "python", r"\.po$")
    assert done.returncode == 1
    assert "/my po/en.po:5:9: number: " in done.stdout


def act(checkout, **inputs):
    """Run the script of the action's last step as the runner does, with these inputs."""
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    step = action["runs"]["steps"][-1]
    given = {name: str(value["default"]) for name, value in action["inputs"].items()} | inputs
    variables = {
        variable: given[expression.removeprefix("${{ inputs.").removesuffix(" }}")]
        for variable, expression in step["env"].items()
    }
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=checkout,
        env=environment(GITHUB_WORKSPACE=str(checkout), **variables),
        capture_output=True,
        text=True,
    )


def test_the_action_annotates_the_catalogs_that_its_patterns_name(checkout):
    done = act(checkout, paths="**/*.po\n")

    assert done.returncode == 1
    assert done.stdout.startswith("::error file=my po/en.po,line=5,col=9,title=number::")


def test_the_action_passes_its_inputs_on(checkout):
    done = act(
        checkout, **{"paths": "my po/en.po", "format": "junit", "output": "found.xml", "fail-on": "never"}
    )

    assert (done.returncode, done.stdout) == (0, "")
    assert "<failure" in (checkout / "found.xml").read_text(encoding="utf-8")


def test_the_action_does_not_run_what_is_in_its_inputs(checkout):
    done = act(checkout, paths="$(touch evil).po", languages="`touch evil`")

    assert done.returncode == 2
    assert not (checkout / "evil").exists()


def test_the_action_says_when_its_patterns_name_nothing(checkout):
    done = act(checkout, paths="nowhere/*.po")

    assert (done.returncode, done.stdout) == (0, "nothing to check: no file is called so: nowhere/*.po\n")


def test_the_action_installs_this_checkout_and_names_no_input_in_a_script():
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    install = action["runs"]["steps"][1]

    assert install["env"] == {"ACTION_PATH": "${{ github.action_path }}"}
    assert '"$ACTION_PATH"' in install["run"]
    assert all("${{" not in step.get("run", "") for step in action["runs"]["steps"])
    assert all(step.get("shell") == "bash" for step in action["runs"]["steps"] if "run" in step)
