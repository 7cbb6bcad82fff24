"""Have many people edit one action at once, and hold what each was told against what is kept.

    python campaigns/edit_storm.py --edits 10000 --database sqlite
    JOINEDUP_TEST_POSTGRES=postgres://… python campaigns/edit_storm.py --database postgres

Every accepted text must have been based on the version before it, every refused one must be kept for
its writer, nobody may be told that something is locked, and what is kept must be what history says.
Exit 1 on a loss.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from campaigns import databases


def main() -> int:
    """Run the storm and say what came of it."""
    words = argparse.ArgumentParser(description="Edit one action from many threads.")
    words.add_argument("--edits", type=int, default=10_000)
    words.add_argument("--editors", type=int, default=50)
    words.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    asked = words.parse_args()
    databases.set_up(asked.database)
    from tests.records import worlds
    from tests.records.storm import Storm

    with databases.own():
        storm = Storm(worlds.make("riverside"))
        began = time.monotonic()
        storm.rage(asked.editors, asked.edits)
        seconds = time.monotonic() - began
        losses = storm.losses()
    print(
        f"{asked.database}: {len(storm.accepted):,} accepted and {len(storm.refused):,} refused of "
        f"{asked.edits:,} edits by {asked.editors} editors in {seconds:.0f} s; {len(losses)} losses"
    )
    for each in losses[:20]:
        print(f"  {each}")
    return 1 if losses else 0


if __name__ == "__main__":
    sys.exit(main())
