"""Have the pages of this repository's site judged by others: the Nu HTML checker, and Lighthouse.

    python tests/audit.py [FOLDER]

FOLDER is a built site; without it, this repository's articles are built into a temporary folder. Needs Java, Node.js and
Chromium; the two tools are installed into .audit/ once. Ends with 1 if a page has an error, or less than its due.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent
TOOLS = REPOSITORY / ".audit"
VNU = TOOLS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
LIGHTHOUSE = TOOLS / "node_modules" / ".bin" / "lighthouse"
DUE = {"accessibility": 100, "best-practices": 100, "seo": 100, "performance": 98}
PAGES = (
    "",
    "ja/",
    "ar/",
    "ja/nuclear-umbrella/",
    "en/three-non-nuclear-principles/",
    "zh-Hans/nuclear-umbrella/",
)


def main(arguments: list[str]) -> int:
    """Run both, and say what they found."""
    if missing := [name for name in ("java", "node", "npm") if shutil.which(name) is None]:
        print(f"the audit needs {', '.join(missing)}", file=sys.stderr)
        return 2
    if not VNU.is_file() or not LIGHTHOUSE.exists():
        quietly = ["--silent", "--no-fund", "--no-audit", "--ignore-scripts"]
        subprocess.run(["npm", "install", *quietly, "--prefix", TOOLS, "vnu-jar", "lighthouse"], check=True)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(arguments[0]) if arguments else build(Path(folder))
        errors = html_errors(site)
        scores = [lighthouse(address, page) for address in serving(site) for page in PAGES]
    print("\n".join(errors) or "Nu HTML checker: no errors")
    return 1 if errors or not all(scores) else 0


def html_errors(site: Path) -> list[str]:
    """What the Nu HTML checker finds wrong with the pages of a site, warnings aside."""
    command = ["java", "-jar", str(VNU), "--skip-non-html", "--errors-only", "--format", "gnu", str(site)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stderr.splitlines()


def build(folder: Path) -> Path:
    """This repository's site, made anew in a folder."""
    for name in ("source", "locale"):
        shutil.copytree(REPOSITORY / name, folder / name)
    shutil.copy(REPOSITORY / "pyproject.toml", folder)
    pipeline = Path(sys.executable).with_name("pipeline")
    subprocess.run([pipeline, "build", "-C", folder], check=True, stdout=subprocess.DEVNULL)
    return folder / "output"


def serving(site: Path) -> Iterator[str]:
    """Serve a site for as long as the address that is given is used."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_arguments: object) -> None:
        """No line for each request."""


def lighthouse(address: str, page: str) -> bool:
    """Whether a page has its due from Lighthouse, in one of three tries: a busy machine is a slow one."""
    return any(has_its_due(address, page) for _ in range(3))


def has_its_due(address: str, page: str) -> bool:
    """Whether a page has its due from Lighthouse, on a simulated telephone."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
    command = [
        LIGHTHOUSE,
        f"{address}/{page}",
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(DUE)}",
    ]
    command.append("--chrome-flags=--headless=new --no-sandbox")
    done = subprocess.run(
        command, env={**os.environ, "CHROME_PATH": chromium}, capture_output=True, text=True, check=True
    )
    report = json.loads(done.stdout)
    scores = {name: round(100 * (report["categories"][name]["score"] or 0)) for name in DUE}
    print(f"/{page}: " + ", ".join(f"{name} {score}" for name, score in scores.items()))
    for audit in report["audits"].values():
        if audit["score"] is not None and audit["score"] < 1 and audit.get("scoreDisplayMode") == "binary":
            print(f"    {audit['id']}: {audit['title']}")
    return all(scores[name] >= due for name, due in DUE.items())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
