"""``pipeline publish``: only what changed, in a safe order, and never what should not be published."""

import json
import subprocess

import pytest
from conftest import PIPELINE
from publishing import branch_reader, bucket_reader, folder_reader, s3_server, sftp_server

from pipeline.publish.plan import make_plan
from pipeline.publish.record import Record, digest

PAGE = "---\ntitle: 核の傘\n---\n\n![図](a.png)\n\n核の傘とは。\n"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def site(project):
    project.configure(languages=["en"])
    project.article("a", PAGE)
    project.write("source/ja/a.png", PNG)
    project.ok("build")
    return project


def published(folder):
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return names - {".published.json"}


def built(project):
    return published(project.root / "output")


def test_a_folder_gets_the_site(site, tmp_path):
    done = site.run("publish", str(tmp_path / "www"), "--verify")

    assert done.returncode == 0, done.stderr
    assert published(tmp_path / "www") == built(site)
    assert f"read back: {len(built(site))} files as sent, 0 not" in done.stderr


def test_only_what_changed_is_sent(site, tmp_path):
    www = tmp_path / "www"
    site.run("publish", str(www))
    before = {path: path.stat().st_mtime_ns for path in www.rglob("*") if path.is_file()}
    assert "nothing to do" in site.run("publish", str(www)).stderr

    site.article("b", "---\ntitle: 二\n---\n\n二。\n")
    site.ok("build")
    done = site.run("publish", str(www), "--dry-run")

    assert "new      ja/b/index.html\n" in done.stdout
    assert "changed  ja/index.html\n" in done.stdout
    assert "ja/a/index.html" not in done.stdout
    assert not (www / "ja/b").exists()

    site.run("publish", str(www))

    assert published(www) == built(site)
    assert (www / "ja/a/index.html").stat().st_mtime_ns == before[www / "ja/a/index.html"]


def test_pages_that_are_gone_go_at_once_and_what_they_showed_the_next_time(site, tmp_path):
    www = tmp_path / "www"
    site.run("publish", str(www))
    picture = next(path for path in published(www) if path.endswith(".png"))
    (site.root / "source/ja/a.md").unlink()
    site.article("b", "---\ntitle: 二\n---\n\n二。\n")
    site.ok("build")

    site.run("publish", str(www))

    assert not (www / "ja/a").exists()
    assert (www / picture).exists()

    site.run("publish", str(www))

    assert published(www) == built(site)
    assert "nothing to do" in site.run("publish", str(www)).stderr


def test_files_of_others_are_not_touched(site, tmp_path):
    www = tmp_path / "www"
    www.mkdir()
    (www / "CNAME").write_text("example.org")

    refused = site.run("publish", str(www))

    assert refused.returncode == 2
    assert "holds files that were not published from here, such as CNAME" in refused.stderr
    assert published(www) == {"CNAME"}

    site.run("publish", str(www), "--take-over")
    site.run("publish", str(www))

    assert published(www) == built(site) | {"CNAME"}


def test_a_file_of_others_in_the_place_of_a_page_is_not_replaced_unasked(site, tmp_path):
    www = tmp_path / "www"
    site.run("publish", str(www))
    (www / "ja/b").mkdir()
    (www / "ja/b/index.html").write_text("mine")
    site.article("b", "---\ntitle: 二\n---\n\n二。\n")
    site.ok("build")

    refused = site.run("publish", str(www))

    assert refused.returncode == 2
    assert "has ja/b/index.html, which was not published from here" in refused.stderr
    assert (www / "ja/b/index.html").read_text() == "mine"
    assert "changed  ja/b/index.html\n" in site.run("publish", str(www), "--take-over", "--dry-run").stdout


def test_folders_of_others_stay_as_they_are(site, tmp_path):
    www = tmp_path / "www"
    site.run("publish", str(www))
    (www / "private").mkdir(mode=0o700)
    (www / "private/key").write_text("mine")
    (www / "empty").mkdir()
    site.article("b", "---\ntitle: 二\n---\n\n二。\n")
    site.ok("build")

    assert site.run("publish", str(www)).returncode == 0

    assert (www / "private").stat().st_mode & 0o777 == 0o700
    assert (www / "empty").is_dir()
    assert built(site) <= published(www)


def test_nothing_is_written_through_a_link_of_others(site, tmp_path):
    www = tmp_path / "www"
    (tmp_path / "elsewhere").mkdir()
    www.mkdir()
    (www / "en").symlink_to("../elsewhere")

    done = site.run("publish", str(www), "--take-over")

    assert done.returncode == 2
    assert "en is a link to elsewhere" in done.stderr
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_folder_of_the_project_itself_will_do(site):
    for place in ("public", "public", "deep/in/it"):
        done = site.run("publish", place)
        assert done.returncode == 0, done.stderr
        assert published(site.root / place) == built(site)


def test_two_at_once_do_not_meet(site, tmp_path):
    www = tmp_path / "www"
    runs = [
        subprocess.Popen([PIPELINE, "publish", www], cwd=site.root, stderr=subprocess.PIPE) for _ in range(3)
    ]
    for run in runs:
        run.communicate()

    assert [run.returncode for run in runs] == [0, 0, 0]
    assert published(www) == built(site)


def test_pages_of_a_pseudo_locale_are_not_published_and_others_are_told_of(site, tmp_path):
    site.ok("build", "--lang", "qps-ploc")
    site.write("output/google123.html", "x")

    done = site.run("publish", str(tmp_path / "www"))

    assert done.returncode == 0, done.stderr
    assert "output/google123.html is published too" in done.stderr
    assert (tmp_path / "www/google123.html").exists()
    assert not (tmp_path / "www/qps-ploc").exists()


def test_what_was_taken_away_at_the_target_is_sent_again(site, tmp_path):
    www = tmp_path / "www"
    site.run("publish", str(www))
    (www / "ja/index.html").unlink()

    site.run("publish", str(www))

    assert (www / "ja/index.html").exists()


def test_a_file_that_somebody_changed_there_is_told_by_reading_back(site, tmp_path):
    www = tmp_path / "www"
    site.run("publish", str(www))
    (www / "ja/index.html").write_text("?")

    done = site.run("publish", str(www), "--verify")

    assert done.returncode == 1
    assert "ja/index.html is not what was sent" in done.stderr


def test_a_link_to_a_folder_stays_one(site, tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "www").symlink_to("real")

    site.run("publish", str(tmp_path / "www"))

    assert (tmp_path / "www").is_symlink()
    assert published(tmp_path / "real") == built(site)


def test_a_site_that_is_not_the_articles_is_not_published(site, tmp_path):
    site.article("a", PAGE + "\n新しい文。\n")

    done = site.run("publish", str(tmp_path / "www"))

    assert done.returncode == 1
    assert "output/ is not what would be built now (" in done.stderr
    assert done.stderr.endswith("nothing was published\n")
    assert not (tmp_path / "www").exists()


def test_an_edition_that_is_too_incomplete_stops_it(site, tmp_path):
    site.configure(min_complete=0.5)
    site.ok("build")

    done = site.run("publish", str(tmp_path / "www"))

    assert done.returncode == 1
    assert (
        "a (en) is less complete than min_complete: translate more of it, or leave it out with" in done.stderr
    )
    assert not (tmp_path / "www").exists()

    assert site.run("publish", str(tmp_path / "www"), "--skip-incomplete").returncode == 0
    assert published(tmp_path / "www") == built(site)


def test_an_error_of_a_check_stops_it(site, tmp_path):
    site.article("b", "---\ntitle: 二\n---\n\n[文書](https://a.jp/)を見る。\n")
    site.translate("en", {"[文書](https://a.jp/)を見る。": "See [the paper](https://b.jp/)."})
    site.ok("build")

    done = site.run("publish", str(tmp_path / "www"))

    assert done.returncode == 1
    assert ": url: the source links to https://a.jp/" in done.stderr
    assert not (tmp_path / "www").exists()


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("output", "a folder of the project itself"),
        ("source", "a folder of the project itself"),
        (".", "a folder of the project itself"),
        ("pipeline.toml", "is a file: name a folder"),
        ("git:x", "name the branch as well"),
        ("git:x#y", "no remote of that name"),
        ("nosuch://a/b", "Protocol not known: nosuch"),
        ("git:nowhere/x.git#y", "fatal: 'nowhere/x.git' does not appear to be a git repository"),
        ("file://tmp/x", "a folder's address begins with file:///"),
        ("theme/x", "a folder of the project itself"),
        ("git:--upload-pack=touch pwned#x", "name the branch as well"),
    ],
)
def test_a_target_that_cannot_be(site, target, message):
    done = site.run("publish", target)

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert message in done.stderr


def test_a_branch_gets_one_commit(site, tmp_path):
    subprocess.run(["git", "init", "--quiet", "--bare", tmp_path / "r.git"], check=True)
    target = f"git:{tmp_path / 'r.git'}#pages"

    site.run("publish", target)
    done = site.run("publish", target, "--verify")

    assert done.returncode == 0, done.stderr
    assert "nothing to do" in done.stderr
    assert branch_reader(tmp_path / "r.git", "pages")("ja/a/index.html")
    log = subprocess.run(
        ["git", "-C", tmp_path / "r.git", "log", "--format=%s", "pages"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert len(log.stdout.splitlines()) == 1


def test_a_bucket_gets_the_site_with_types(site, monkeypatch):
    with s3_server() as (address, environment):
        for name, value in environment.items():
            monkeypatch.setenv(name, value)

        done = site.run("publish", "s3://site/news", "--verify")

        assert done.returncode == 0, done.stderr
        assert bucket_reader(f"{address}/news")("ja/index.html") == site.output("ja", "index.html").encode()
        assert "nothing to do" in site.run("publish", "s3://site/news").stderr


def test_a_server_gets_the_site(site, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    with sftp_server(tmp_path) as address:
        done = site.run("publish", f"{address}{tmp_path}/www", "--verify")

        assert done.returncode == 0, done.stderr
        assert "secret" not in done.stderr
        assert folder_reader(tmp_path / "www")("ja/index.html") == site.output("ja", "index.html").encode()
        assert published(tmp_path / "www") == built(site)

        (tmp_path / ".ssh/known_hosts").write_text("")
        done = site.run("publish", f"{address}{tmp_path}/www")
        assert done.returncode == 2
        assert "is not in" in done.stderr and "connect once with ssh" in done.stderr


def test_what_pages_need_is_sent_before_them_and_lists_last():
    site = {
        "index.html": b"",
        "en/index.html": b"",
        "en/a/index.html": b"",
        "theme/s.css": b"",
        "sitemap.xml": b"",
    }

    plan = make_plan(site, Record(), ())

    assert plan.sent == ("theme/s.css", "en/a/index.html", "en/index.html", "index.html", "sitemap.xml")


def test_after_an_interruption_what_was_on_its_way_is_sent_again():
    site = {"a.html": b"new", "b.html": b"same"}
    record = Record(
        {"a.html": digest(b"new"), "b.html": digest(b"same")}, coming=frozenset({"a.html", "c.css"})
    )

    plan = make_plan(site, record, {"a.html", "b.html", "c.css"})

    assert plan.changed == ("a.html",)
    assert plan.unchanged == ("b.html",)
    assert plan.after.retired == {"c.css"}


def test_a_record_says_the_same_when_it_is_read_again():
    record = Record({"ä.html": "1"}, frozenset({"b"}), frozenset({"c"}))

    assert Record.read(record.as_bytes(), "x") == record
    assert json.loads(record.as_bytes())["version"] == 1
