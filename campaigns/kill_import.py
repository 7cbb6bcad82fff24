"""Kill the application of a large import at many moments, and look at what is left each time.

    python campaigns/kill_import.py --actions 5000 --kills 40

Each time all of it must be there or nothing, and what is kept must be what history says. On SQLite;
needs a system that can fork. Exit 1 on half an import.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from campaigns import databases


def main() -> int:
    """Prepare the import, kill it again and again, and say what was left."""
    words = argparse.ArgumentParser(description="Kill a large import.")
    words.add_argument("--actions", type=int, default=5_000)
    words.add_argument("--kills", type=int, default=40)
    words.add_argument("--seed", type=int, default=1)
    asked = words.parse_args()
    databases.set_up("sqlite")
    from django.db import connections

    from tests.records.killing import ALL, MOMENTS, Killing

    with databases.own() as name:
        killing = Killing(asked.actions)
        killing.prepare()
        kept = f"{name}.kept"

        def put_back() -> None:
            connections.close_all()
            shutil.copyfile(kept, name)

        connections.close_all()
        shutil.copyfile(name, kept)
        killing.measure()
        put_back()
        print(
            f"{asked.actions:,} actions: applied in {killing.seconds:.1f} s by "
            f"{killing.statements:,} statements",
            flush=True,
        )
        chance = random.Random(asked.seed)  # noqa: S311 (moments, not secrets)
        for number in range(asked.kills):
            try:
                if killing.kill(MOMENTS[number % 3], chance) == ALL:
                    put_back()
            except AssertionError as half:
                print(f"kill {number}: {half}")
                return 1
    for (moment, found), times in sorted(killing.left.items()):
        print(f"  killed {moment}: {found} was left, {times} times")
    return 0


if __name__ == "__main__":
    sys.exit(main())
