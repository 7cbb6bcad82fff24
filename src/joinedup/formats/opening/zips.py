"""A zip read with care: before any other parser sees it, and counting what really comes out.

Only ``struct`` and ``zlib`` are used, so that the child starts quickly. Nothing is ever
unpacked to disk, so names such as ``../../etc/passwd`` are only names.
"""

from __future__ import annotations

import struct
import zlib

from joinedup.formats.opening.limits import MAX_ENTRIES, MAX_INFLATED, MAX_RATIO, RATIO_FROM
from joinedup.formats.opening.refusal import Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

CHUNK = 1 << 18
_END = b"PK\x05\x06"
_END64 = b"PK\x06\x06"
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_BIG = 0xFFFFFFFF


class Entry:
    """One file within the zip; ``start`` is where its packed bytes begin, once that is known."""

    __slots__ = ("check", "method", "name", "offset", "packed", "start")

    def __init__(self, name: str, method: int, check: int, packed: int, offset: int) -> None:
        self.name = name
        self.method = method
        self.check = check
        self.packed = packed
        self.offset = offset
        self.start = 0


class Archive:
    """The entries of a zip, by name in lower case (parts of office files ignore case)."""

    def __init__(self, data: bytes) -> None:
        """Read the directory of ``data``.

        Raises Refused: F11 incomplete, F12 damaged, F07 encrypted, F14 a bomb.
        """
        self._data = data
        self._left = MAX_INFLATED
        self.entries: dict[str, Entry] = {}
        directory, count = _directory(data)
        listed = list(_entries(data, directory, count))
        _locate(data, listed)
        for entry in listed:
            self.entries[entry.name.lower()] = entry

    def __contains__(self, name: str) -> bool:
        return name.lower() in self.entries

    def names(self) -> list[str]:
        """The names of all entries, in lower case."""
        return list(self.entries)

    def stream(self, name: str, *, worksheet: bool = False) -> Iterator[bytes]:
        """The unpacked bytes of ``name`` in chunks.

        Raises Refused: F12 when the part is missing or damaged, F14 when too much comes out.
        """
        entry = self.entries.get(name.lower())
        if entry is None:
            raise Refused("F12", part=name)
        check = 0
        for chunk in self._unpack(entry, worksheet):
            self._left -= len(chunk)
            if self._left < 0:
                raise Refused("F14", part=entry.name)
            check = zlib.crc32(chunk, check)
            yield chunk
        if check != entry.check:
            raise Refused("F12", part=entry.name)

    def read(self, name: str) -> bytes:
        """All of ``name``; for parts that are small in honest files."""
        return b"".join(self.stream(name))

    def unpack_all(self) -> None:
        """Unpack every entry and drop what comes out: for files that another parser will read."""
        for name in self.entries:
            for _ in self.stream(name):
                pass

    def _unpack(self, entry: Entry, worksheet: bool) -> Iterator[bytes]:
        packed = memoryview(self._data)[entry.start : entry.start + entry.packed]
        if entry.method == 0:
            for at in range(0, len(packed), CHUNK):
                yield bytes(packed[at : at + CHUNK])
            return
        inflate = zlib.decompressobj(-15)
        total = 0
        rest: bytes | memoryview = packed
        try:
            while not inflate.eof:
                chunk = inflate.decompress(rest, CHUNK)
                rest = inflate.unconsumed_tail
                total += len(chunk)
                used = len(packed) - len(rest)
                if total > RATIO_FROM and not worksheet and total > MAX_RATIO * used:
                    raise Refused("F14", part=entry.name)
                if not chunk:
                    raise Refused("F12", part=entry.name)
                yield chunk
        except zlib.error:
            raise Refused("F12", part=entry.name) from None


def _directory(data: bytes) -> tuple[int, int]:
    """Where the central directory begins, and how many entries it says it has."""
    end = data.rfind(_END, max(0, len(data) - 65_557))
    if end < 0 or end + 22 > len(data):
        raise Refused("F11")
    count, size, offset = struct.unpack_from("<H2L", data, end + 10)
    if offset == _BIG or size == _BIG:
        end = data.rfind(_END64, 0, end)
        if end < 0 or end + 56 > len(data):
            raise Refused("F11")
        count, size, offset = struct.unpack_from("<3Q", data, end + 32)
    if count > MAX_ENTRIES:
        raise Refused("F14", part=f"{count:,}")
    start = end - size
    if start < 0 or offset > start:
        raise Refused("F11")
    return start, count


def _entries(data: bytes, at: int, count: int) -> Iterator[Entry]:
    for _ in range(count):
        if at + _CENTRAL.size > len(data):
            raise Refused("F12", part="")
        fields = _CENTRAL.unpack_from(data, at)
        flags, method = fields[3], fields[4]
        packed, unpacked, offset = fields[8], fields[9], fields[16]
        name_size, extra_size, comment_size = fields[10:13]
        if fields[0] != b"PK\x01\x02":
            raise Refused("F12", part="")
        at += _CENTRAL.size
        raw = data[at : at + name_size]
        extra = data[at + name_size : at + name_size + extra_size]
        at += name_size + extra_size + comment_size
        name = raw.decode("utf-8" if flags & 0x800 else "cp437", "backslashreplace")
        if flags & 1:
            raise Refused("F07")
        if method not in (0, 8):
            raise Refused("F12", part=name)
        if _BIG in (packed, unpacked, offset):
            unpacked, packed, offset = _wide(extra, unpacked, packed, offset)
        yield Entry(name.replace("\\", "/").lstrip("/"), method, fields[7], packed, offset)


def _wide(extra: bytes, *sizes: int) -> list[int]:
    """The sizes that stand in the zip64 field of ``extra`` where a size is FFFFFFFF."""
    at = 0
    while at + 4 <= len(extra):
        tag, size = struct.unpack_from("<2H", extra, at)
        if tag == 1:
            wide = iter(struct.iter_unpack("<Q", extra[at + 4 : at + 4 + size // 8 * 8]))
            return [next(wide, (_BIG,))[0] if n == _BIG else n for n in sizes]
        at += 4 + size
    raise Refused("F12", part="")


def _locate(data: bytes, entries: list[Entry]) -> None:
    """Find where each entry's bytes start; refuse entries that share bytes (a known bomb)."""
    previous = 0
    for entry in sorted(entries, key=lambda entry: entry.offset):
        if entry.offset < previous:
            raise Refused("F14", part=entry.name)
        if entry.offset + _LOCAL.size > len(data):
            raise Refused("F12", part=entry.name)
        header = _LOCAL.unpack_from(data, entry.offset)
        if header[0] != b"PK\x03\x04":
            raise Refused("F12", part=entry.name)
        entry.start = entry.offset + _LOCAL.size + header[9] + header[10]
        previous = entry.start + entry.packed
        if previous > len(data):
            raise Refused("F12", part=entry.name)
