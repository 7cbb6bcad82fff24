"""Makes src/joinedup/web/static/govuk.css again, when GOV.UK Frontend or our colours change.

    .venv-dev-3.11/bin/python -m ground.stylesheet.make

Needs Node and npm, and fetches govuk-frontend and sass into a folder that is thrown away. What it
makes is kept with the sources: whoever installs or runs Joinedup needs neither.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

FRONTEND = "govuk-frontend@6.3.0"  # the version that the macros of govuk-frontend-jinja are of
SASS = "sass@1"
SOURCE = Path(__file__).with_name("govuk.scss")
TARGET = Path(__file__).parents[2] / "src" / "joinedup" / "web" / "static" / "govuk.css"
HEAD = (
    "/* Made by ground/stylesheet/make.py from GOV.UK Frontend 6.3.0 (MIT, Crown copyright). "
    "Not to be changed by hand. */\n"
)


def main() -> int:
    """Make the style sheet."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "init", "-y"], cwd=folder, check=True, capture_output=True)
        fetch = ["npm", "install", "--no-save", "--ignore-scripts", FRONTEND, SASS]
        subprocess.run(fetch, cwd=folder, check=True, capture_output=True)
        make = [
            "npx",
            "sass",
            "--no-source-map",
            "--style=compressed",
            "--quiet-deps",
            "--no-charset",
        ]
        made = subprocess.run(
            [*make, f"--load-path={folder}/node_modules", str(SOURCE)],
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
        )
    TARGET.write_text(HEAD + made.stdout, "utf-8")
    print(f"{TARGET.name}: {len(made.stdout):,} characters")
    return 0


if __name__ == "__main__":
    sys.exit(main())
