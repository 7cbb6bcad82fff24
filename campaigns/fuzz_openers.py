"""Feed damaged files to every opener and count what comes of it.

    python campaigns/fuzz_openers.py --minutes 5 --seed 1

Seeds are made by ``opener_seeds`` and taken from the folder of real files where there is one.
Each case is a pure function of (opener, seed, number), so a failure can be repeated with
``--only xlsx --seed 1 --case 1234``. Cases run in a worker process without isolation; where
the worker dies, that is a crash (which the child process is there to contain); anything but
Opened or Unreadable is a failure. Exit 1 when there was one, or a crash of an opener that is
ours alone.
"""

from __future__ import annotations

import argparse
import io
import itertools
import multiprocessing
import os
import random
import sys
import time
import traceback
import zipfile
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent.parent), str(Path(__file__).parent.parent / "src")]

from campaigns.opener_seeds import seeds  # noqa: E402
from joinedup.formats.opening.opened import Opened, Unreadable, assemble  # noqa: E402
from joinedup.formats.opening.reading import read  # noqa: E402

OTHERS_CODE = {"xls"}
"""Openers that rest on a parser that can abort: for these a contained crash is no failure."""

MOST_BYTES = 150_000
SECONDS_A_CASE = 10
MEMORY = 700_000_000
TOKENS = [
    b"\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"1048576", b"XFD1048576", b"-1", b"1e999",
    b"99999999999999999999", b"<!DOCTYPE a>", b"&amp;", b"&#0;", b"]]>", b"<![CDATA[", b"\"", b"'",
    b"=", b"\xef\xbb\xbf", b"\xfe\xff", b"\r\n", b"|", b"---", b"[", b"{", b"NaN", b"#REF!", b"3000000", b"0.999999999",
    b"_x0000_", b"_xD800_", b"\xd8\x00", b"1000000", b'r="', b's="', b't="s"', b"</c>", b"</row>",
]  # fmt: skip


def mutate(data: bytes, chance: random.Random) -> bytes:
    """A few random edits: bytes flipped, pieces cut, doubled, moved, or strange tokens put in."""
    body = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        if not body:
            break
        at = chance.randrange(len(body))
        size = min(chance.choice((1, 2, 4, 16, 100, 1000)), len(body) - at)
        match chance.randrange(6):
            case 0:
                body[at] ^= 1 << chance.randrange(8)
            case 1:
                del body[at : at + size]
            case 2:
                body[at:at] = body[at : at + size] * chance.choice((1, 2, 50))
            case 3:
                body[at : at + size] = chance.randbytes(size)
            case 4:
                body[at:at] = chance.choice(TOKENS)
            case 5:
                to = chance.randrange(len(body))
                body[to:to] = body[at : at + size]
    if chance.random() < 0.03:
        del body[chance.randrange(len(body) + 1) :]
    return bytes(body)


def mutate_within(data: bytes, chance: random.Random) -> bytes:
    """A zip with one part damaged and packed again, so that the damage reaches the parser."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        names = [name for name in old.namelist() if name.endswith((".xml", ".rels"))]
        chosen = set(chance.sample(names, min(len(names), chance.choice((1, 1, 2)))))
        for name in old.namelist():
            body = old.read(name)
            new.writestr(name, mutate(body, chance) if name in chosen else body)
    return out.getvalue()


def case(files: list[tuple[str, bytes]], opener: str, seed: int, number: int) -> tuple[str, bytes]:
    """The name and bytes of one case."""
    chance = random.Random(f"{opener} {seed} {number}")  # noqa: S311
    name, data = chance.choice(files)
    if data.startswith(b"PK") and chance.random() < 0.7:
        return name, mutate_within(data, chance)
    return name, mutate(data, chance)


def attempt(name: str, data: bytes) -> str:
    """ "opened", "refused F12", or the traceback of a failure."""
    try:
        opened = assemble(read(data, name), name, "")  # as open_file does, and showing our faults
        for finding in opened.findings:
            finding.message()
            finding.remedy()
    except Unreadable as unreadable:
        return f"refused {unreadable.finding.code}" if str(unreadable) else "failure: no sentence"
    except BaseException:
        return f"failure: {traceback.format_exc()}"
    return "opened" if isinstance(opened, Opened) else "failure: not Opened"


def worker(pipe: Connection, files: list[tuple[str, bytes]], opener: str, seed: int) -> None:
    """Answer each case number with what came of it."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 2)
    while True:
        number = pipe.recv()
        pipe.send(attempt(*case(files, opener, seed, number)))


class Campaign:
    """The cases of one opener, in a worker that is started again when it dies."""

    def __init__(self, opener: str, files: list[tuple[str, bytes]], seed: int) -> None:
        self.opener = opener
        self.files = files
        self.seed = seed
        self.counts: Counter[str] = Counter()
        self.codes: Counter[str] = Counter()
        self.failures: list[str] = []
        self._process: multiprocessing.Process | None = None
        self._pipe: Connection | None = None

    def run(self, number: int) -> None:
        """Run one case and count it."""
        self.counts["cases"] += 1
        self._count(number, self._ask(number))

    def _ask(self, number: int) -> str:
        pipe = self._worker()
        try:
            pipe.send(number)
            if not pipe.poll(SECONDS_A_CASE):
                self.stop()
                return "failure: took too long"
            return str(pipe.recv())
        except (EOFError, OSError):
            self.stop()
            return "crashed"

    def _count(self, number: int, came: str) -> None:
        kind, _, more = came.partition(" ")
        if kind == "refused":
            self.codes[more] += 1
        if kind == "failure:" or (kind == "crashed" and self.opener not in OTHERS_CODE):
            self.failures.append(f"{self.opener} --seed {self.seed} --case {number}: {came}")
        self.counts[kind.rstrip(":")] += 1

    def _worker(self) -> Connection:
        if self._pipe is None:
            self._pipe, theirs = multiprocessing.Pipe()
            self._process = multiprocessing.Process(
                target=worker, args=(theirs, self.files, self.opener, self.seed), daemon=True
            )
            self._process.start()
            theirs.close()
        return self._pipe

    def stop(self) -> None:
        """End the worker."""
        if self._process is not None and self._pipe is not None:
            self._process.kill()
            self._process.join()
            self._pipe.close()
        self._process = self._pipe = None


def gather(folder: Path | None) -> dict[str, list[tuple[str, bytes]]]:
    """The seed files by opener: ours, and real ones that are small enough."""
    files: dict[str, list[tuple[str, bytes]]] = {}
    for name, data in seeds().items():
        files.setdefault(name.rpartition(".")[2], []).append((name, data))
    if folder is not None:
        for path in sorted(folder.rglob("*")):
            kind = path.suffix[1:]
            if kind in files and path.is_file() and path.stat().st_size <= MOST_BYTES:
                files[kind].append((path.name, path.read_bytes()))
    return files


def campaign(
    seed: int, *, minutes: float | None = None, cases: int = 0, folder: Path | None = None
) -> list[Campaign]:
    """Run every opener for its share of ``minutes``, or for ``cases`` cases each."""
    files = gather(folder)
    done = []
    for opener, given in files.items():
        run = Campaign(opener, given, seed)
        end = None if minutes is None else time.monotonic() + 60 * minutes / len(files)
        for number in itertools.count():
            if number >= cases if end is None else time.monotonic() > end:
                break
            run.run(number)
        run.stop()
        done.append(run)
    return done


def report(runs: list[Campaign]) -> str:
    """The counts as a table in Markdown."""
    heads = ["opener", "seeds", "cases", "opened", "refused", "crashed", "failure", "codes"]
    lines = [" | ".join(heads), " | ".join("---" for _ in heads)]
    for run in runs:
        numbers = [run.counts[head] for head in heads[2:7]]
        codes = ", ".join(f"{code} {count}" for code, count in run.codes.most_common(8))
        cells = [run.opener, len(run.files), *(f"{number:,}" for number in numbers), codes]
        lines.append(" | ".join(map(str, cells)))
    return "\n".join(f"| {line} |" for line in lines)


def main() -> int:
    """The command line."""
    words = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    words.add_argument("--minutes", type=float, default=5)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--data", type=Path, help="a folder of real files to damage as well")
    words.add_argument("--only", help="one opener, with --case: write that case's file and stop")
    words.add_argument("--case", type=int)
    given = words.parse_args()
    folder = given.data or Path(os.environ.get("JOINEDUP_DATA", "../shared/data"))
    folder = folder if folder.is_dir() else None
    if given.case is not None:
        name, data = case(gather(folder)[given.only], given.only, given.seed, given.case)
        Path(f"case-{given.case}-{name}").write_bytes(data)
        print(attempt(name, data))
        return 0
    runs = campaign(given.seed, minutes=given.minutes, folder=folder)
    print(report(runs))
    failures = [failure for run in runs for failure in run.failures]
    print("\n".join(failures[:20]))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
