"""Publishing that ends at any moment: a reader never sees a page without what it shows.

Set PUBLISH_KILLS to the number of interruptions for each target; 20 take some minutes.
"""

import os
import random
import subprocess
import threading
import time
from pathlib import Path

import pytest
from conftest import PIPELINE, ProjectFolder
from publishing import (
    Read,
    branch_reader,
    bucket_reader,
    folder_reader,
    missing_assets,
    s3_server,
    sftp_server,
)

pytestmark = pytest.mark.slow

KILLS = int(os.environ.get("PUBLISH_KILLS", "2"))
PAGES = (
    "ja/index.html",
    "ja/a/index.html",
    "ja/b/index.html",
    "ja/c/index.html",
    "en/a/index.html",
    "index.html",
)


def make_site(root: Path, number: int) -> ProjectFolder:
    """A site whose every page and picture differs from those of another number."""
    site = ProjectFolder(root / f"site{number}")
    site.config = {}
    site.configure(title=f"試し{number}", languages=["en"], cards="none")
    for name in "abc":
        site.write(f"source/ja/{name}.png", f"picture {number} {name}".encode() * 1000)
        site.article(name, f"---\ntitle: 記事{number}\n---\n\n![図]({name}.png)\n\n文{number}。\n")
    site.ok("build")
    return site


class Reader(threading.Thread):
    """Looks at the pages all the time, and keeps what was wrong."""

    def __init__(self, read: Read) -> None:
        super().__init__(daemon=True)
        self.read = read
        self.wrong: list[str] = []
        self.looks = 0
        self.was_there: set[str] = set()
        self.stop = False

    def run(self) -> None:
        while not self.stop:
            for page in PAGES:
                try:
                    missing = missing_assets(self.read, page)
                except Exception as error:
                    self.wrong.append(f"{page}: {error!r}")
                    return
                if missing is None and page in self.was_there:
                    self.wrong.append(f"{page} is gone")
                elif missing:
                    self.wrong.append(f"{page} lacks {missing}")
                elif missing is not None:
                    self.was_there.add(page)
                    self.looks += 1


def publish_and_kill(sites: list[ProjectFolder], target: str, read: Read) -> Reader:
    first, second = sites
    start = time.monotonic()
    done = first.run("publish", target)
    assert done.returncode == 0, done.stderr
    whole = time.monotonic() - start
    reader = Reader(read)
    reader.start()
    chance = random.Random(20241210)
    for number in range(KILLS):
        site = (second, first)[number % 2]
        process = subprocess.Popen([PIPELINE, "publish", target], cwd=site.root, stderr=subprocess.PIPE)
        time.sleep(chance.uniform(0.6, 1.1) * whole)
        process.kill()
        process.communicate()
    done = second.run("publish", target, "--verify")
    reader.stop = True
    reader.join()
    assert done.returncode == 0, done.stderr
    assert reader.wrong == []
    assert reader.looks > KILLS * len(PAGES)
    assert read("ja/a/index.html") == second.output("ja", "a/index.html").encode()
    return reader


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    root = tmp_path_factory.mktemp("sites")
    return [make_site(root, number) for number in (1, 2)]


def test_a_folder(sites, tmp_path):
    publish_and_kill(sites, str(tmp_path / "www"), folder_reader(tmp_path / "www"))

    assert not list(tmp_path.glob(".www*"))


def test_a_folder_that_is_a_mount_point_or_the_like(sites, tmp_path, monkeypatch):
    from pipeline.publish import publish
    from pipeline.publish.targets import folder, open_target

    monkeypatch.setattr(folder, "exchange", lambda _one, _other: False)
    www = tmp_path / "www"
    www.mkdir()
    for site in sites:
        files = {
            path.relative_to(site.root / "output").as_posix(): path.read_bytes()
            for path in (site.root / "output").rglob("*")
            if path.is_file()
        }
        publish(files, open_target(str(www), tmp_path))

    assert all(not missing_assets(folder_reader(www), page) for page in PAGES)


def test_a_branch(sites, tmp_path):
    repository = tmp_path / "r.git"
    subprocess.run(["git", "init", "--quiet", "--bare", repository], check=True)

    publish_and_kill(sites, f"git:{repository}#pages", branch_reader(repository, "pages"))


def test_a_bucket(sites, monkeypatch):
    with s3_server() as (address, environment):
        for name, value in environment.items():
            monkeypatch.setenv(name, value)

        publish_and_kill(sites, "s3://site/news", bucket_reader(f"{address}/news"))


def test_a_server(sites, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    with sftp_server(tmp_path) as address:
        publish_and_kill(sites, f"{address}{tmp_path}/www", folder_reader(tmp_path / "www"))
