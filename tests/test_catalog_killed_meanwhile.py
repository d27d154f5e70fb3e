"""``kill -9`` at any moment of an update: each file is the old one or the new one, whole."""

import os
import re
import shutil
import subprocess
import sys

import pytest

ROUNDS = os.environ.get("PIPELINE_ROUNDS", "25")
"""How many updates are killed; the promise was tried with 1,000."""

KILL_UPDATES = """
import os, random, shutil, signal, sys, time
from pathlib import Path
from pipeline.catalog import read_catalog, remove_drafts
from pipeline.project import find_project
from pipeline.translation.catalogs import update

root, before, rounds = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
project = find_project(root)

def restore():
    shutil.rmtree(root / "locale")
    shutil.copytree(before, root / "locale")

def files():
    return {path: path.read_bytes() for path in sorted((root / "locale").rglob("*.po*"))}

def without_date(data):
    return b"\\n".join(line for line in data.split(b"\\n") if b"POT-Creation-Date" not in line)

def start():
    child = os.fork()
    if not child:
        update(project, project.articles(), project.config.languages)
        os._exit(0)
    return child

old = {path: without_date(data) for path, data in files().items()}
begin = time.monotonic()
os.waitpid(start(), 0)
duration = time.monotonic() - begin
new = {path: without_date(data) for path, data in files().items()}
chance = random.Random(1)
killed = partly = 0
for number in range(rounds):
    restore()
    child = start()
    time.sleep(chance.uniform(0.3, 1.1) * duration)
    os.kill(child, signal.SIGKILL)
    killed += os.WIFSIGNALED(os.waitpid(child, 0)[1])
    found = {path: without_date(data) for path, data in files().items()}
    assert found.keys() == new.keys(), found.keys() ^ new.keys()
    for path, data in found.items():
        assert data in (old[path], new[path]), path
        read_catalog(path, path)
    partly += len({path for path in found if found[path] == old[path]}) not in (0, len(found))
    if number % 10 == 0:
        remove_drafts(root / "locale")
print(killed, partly)
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_each_file_is_the_old_one_or_the_new_one(project):
    for article in range(12):
        text = "\n\n".join(f"これは{article}番目の記事の{number}番目の段落である。" for number in range(8))
        project.article(f"a{article}", f"{text}\n")
    project.ok("update")
    before = shutil.copytree(project.root / "locale", project.root.parent / "before")
    for article in range(12):
        path = project.root / f"source/ja/a{article}.md"
        path.write_text(re.sub("である", "だった", path.read_text("utf-8")), encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-c", KILL_UPDATES, project.root, before, ROUNDS], capture_output=True, text=True
    )

    assert done.returncode == 0, done.stderr
    killed, _partly = map(int, done.stdout.split())
    assert killed > int(ROUNDS) / 4
