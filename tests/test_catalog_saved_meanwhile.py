"""A translator saves a catalog while ``update`` runs."""

import os
import random
import subprocess
import sys
import time

import polib

ROUNDS = int(os.environ.get("PIPELINE_ROUNDS", "40"))
"""How many edits; the promise was tried with 1,000."""

UPDATE_IN_A_LOOP = """
import sys
from pathlib import Path
from pipeline.translation.catalogs import update
from pipeline.project import find_project

root = Path(sys.argv[1])
article = root / "source/ja/a.md"
text = article.read_text(encoding="utf-8")
updates = 0
while not (root / "stop").exists():
    updates += 1
    article.write_text(f"{text}\\n段落の{updates}番目の版である。\\n", encoding="utf-8")
    project = find_project(root)
    update(project, project.articles(), ["en"])
print(updates)
"""


def save_as_an_editor_does(path, msgid, msgstr):
    """Read, change, write beside, rename over."""
    catalog = polib.pofile(str(path), wrapwidth=79)
    entry = catalog.find(msgid)
    entry.msgstr = msgstr
    catalog.save(str(path.with_suffix(".tmp")))
    path.with_suffix(".tmp").replace(path)


def test_no_edit_is_lost(project):
    paragraphs = [f"これは{number}番目の段落で、変わることがない。" for number in range(12)]
    project.article("a", "\n\n".join(paragraphs) + "\n")
    project.ok("update")
    path = project.catalog_path("en", "a")
    chance = random.Random(1)
    expected = {}

    with subprocess.Popen(
        [sys.executable, "-c", UPDATE_IN_A_LOOP, str(project.root)], stdout=subprocess.PIPE, text=True
    ) as updating:
        for number in range(ROUNDS):
            msgid = chance.choice(paragraphs)
            expected[msgid] = f"Edit {number}."
            save_as_an_editor_does(path, msgid, expected[msgid])
            time.sleep(chance.uniform(0, 0.1))
        project.write("stop", "")
        updates = int(updating.communicate(timeout=60)[0])

    catalog = project.catalog("en", "a")
    assert {
        entry.msgid: entry.msgstr for entry in catalog if entry.translated() and not entry.obsolete
    } == expected
    assert updating.returncode == 0
    assert updates > 5
    assert [file.name for file in path.parent.iterdir()] == ["a.po"]


def test_the_new_text_and_the_edit_are_both_there(project):
    project.article("a", "# 核の傘\n\n約束は守られるのか。\n")
    project.translate("en", {"核の傘": "The umbrella"})
    project.article("a", "# 核の傘\n\n約束は守られるのか。\n\n答えはまだ出ていない。\n")
    saving = """
import sys
import polib
from pathlib import Path
from pipeline.translation import saving
from pipeline.cli import main

write, root = saving.write_together, Path(sys.argv[1])

def write_after_an_edit(contents):
    saving.write_together = write
    path = root / "locale/en/LC_MESSAGES/a.po"
    path.write_text(path.read_text().replace("The umbrella", "The nuclear umbrella"))
    return write(contents)

saving.write_together = write_after_an_edit
main(["-C", str(root), "update", "--lang", "en"])
"""

    done = subprocess.run(
        [sys.executable, "-c", saving, project.root], capture_output=True, text=True, check=True
    )

    assert done.stdout.splitlines()[1].split()[1:] == ["1", "0", "2", "1", "0", "updated"]
    assert [(entry.msgid, entry.msgstr) for entry in project.catalog("en", "a")] == [
        ("核の傘", "The nuclear umbrella"),
        ("約束は守られるのか。", ""),
        ("答えはまだ出ていない。", ""),
    ]
