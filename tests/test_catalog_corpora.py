"""Acceptance: gettext's own tools leave every catalog that we write as it is, and accept it."""

import os
import random
import shutil
import subprocess

import pytest
from corpora import articles, needs_corpora

LANGUAGES = ["en", "ko", "zh_Hans", "ar", "de", "fr"]
TRANSLATIONS = {
    "en": "The United States promised to defend its allies (“extended deterrence”), see https://example.jp/a-b?c=d. ",
    "ko": "미국은 동맹국을 지키겠다고 약속했다, 그러나 「핵우산」은… ",
    "zh_Hans": "美国承诺保卫盟国，“核保护伞”；但是……①②③ ",
    "ar": "وعدت الولايات المتحدة بالدفاع عن حلفائها، ١٢؟ ",
    "de": "Die Vereinigten Staaten haben „Verbündeten“ Schutz versprochen – Donaudampfschifffahrtsgesellschaft. ",
    "fr": "Les États-Unis ont promis\u00a0: «\u202fparapluie nucléaire\u202f», l’été\u00a0! ",
}
ODD = ["", ' \\ \\\\ " \t', "\n", " \u200b\u2060\u00ad ", "👨‍👩‍👧 ", "e\u0301", '[x](y "z") `a` | # * ']


@needs_corpora
@pytest.mark.skipif(not shutil.which("msgcat"), reason="needs GNU gettext")
@pytest.mark.slow
def test_catalogs_of_real_articles(project):
    from pipeline.catalog import read_catalog, rewrite
    from pipeline.catalog.write import dump

    project.configure(title="試し", languages=LANGUAGES)
    every = list(articles("zenn", "vite-ja"))
    for name, text in every[:: int(os.environ.get("PIPELINE_CORPORA_STEP", "9"))]:
        project.article(name, text)
    project.ok("update")
    chance = random.Random(1)
    paths = sorted((project.root / "locale").rglob("*.po"))
    for path in paths:
        catalog = read_catalog(path, path)
        text = TRANSLATIONS[path.relative_to(project.root / "locale").parts[0]]
        for entry in catalog.po:
            entry.msgstr = (
                text * chance.randrange(4) + chance.choice(ODD) + text[: chance.randrange(60)]
            ).strip(" \n")
            entry.flags = ["fuzzy"] if entry.msgstr and chance.random() < 0.1 else []
        path.write_text(dump(catalog.po), encoding="utf-8", newline="")
    for article in sorted((project.root / "source/ja").rglob("*.md")):
        article.write_text(
            article.read_text("utf-8").replace("です", "である") + "\n足した段落。\n", encoding="utf-8"
        )
    project.ok("update")
    command = 'msgcat "$1" | cmp -s - "$1" || echo "$1"; msgfmt -c -o /dev/null "$1"'

    done = subprocess.run(
        ["xargs", "-0", "-n1", "-P2", "sh", "-c", command, "sh"],
        input="\0".join(map(str, paths)),
        capture_output=True,
        text=True,
    )

    assert len(paths) > 80
    assert (done.stdout, done.stderr) == ("", "")
    assert all(rewrite(one.po, one) == one.text for one in (read_catalog(path, path) for path in paths[:50]))
