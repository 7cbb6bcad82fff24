"""The container of old office files (OLE compound file): one stream taken out of it."""

from __future__ import annotations

import struct

_FREE = 0xFFFFFFF0
"""Sector numbers from here on mean "none"."""

MINI = 64


def stream(data: bytes, *names: str) -> bytes | None:
    """The first stream that has one of the names; None where there is none or the file is damaged."""
    try:
        file = _File(data)
        for name, kind, start, size in file.directory():
            if kind == 2 and name in names:
                return file.read(start, size)
    except (struct.error, IndexError, ValueError):
        return None
    return None


class _File:
    def __init__(self, data: bytes) -> None:
        self._data = data
        shift = struct.unpack_from("<H", data, 30)[0]
        if shift not in (9, 12):
            raise ValueError("no such size of sector")
        self._size = 1 << shift
        self._first_directory = struct.unpack_from("<L", data, 48)[0]
        self._cutoff, self._first_mini = struct.unpack_from("<2L", data, 56)
        self._fat = self._read_fat()

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        return self._data[at : at + self._size]

    def _read_fat(self) -> list[int]:
        """Which sector follows which."""
        wanted = list(struct.unpack_from("<109L", self._data, 76))
        more = struct.unpack_from("<L", self._data, 68)[0]
        for _ in range(len(self._data) // self._size + 1):
            if more >= _FREE:
                break
            *further, more = self._numbers(self._sector(more))
            wanted += further
        fat: list[int] = []
        for number in wanted:
            if number < _FREE and len(fat) * self._size <= 4 * len(self._data):
                fat += self._numbers(self._sector(number))
        return fat

    @staticmethod
    def _numbers(sector: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(sector) // 4}L", sector[: len(sector) // 4 * 4])

    def _chain(self, start: int) -> bytes:
        parts: list[bytes] = []
        for _ in range(len(self._fat) + 1):
            if start >= _FREE:
                return b"".join(parts)
            parts.append(self._sector(start))
            start = self._fat[start]
        raise ValueError("a chain of sectors that goes in a circle")

    def directory(self) -> list[tuple[str, int, int, int]]:
        """(name, kind, first sector, size) of every entry; the root is the first."""
        raw = self._chain(self._first_directory)
        entries = []
        for at in range(0, len(raw) - 127, 128):
            length = min(64, struct.unpack_from("<H", raw, at + 64)[0])
            name = raw[at : at + max(0, length - 2)].decode("utf-16-le", "backslashreplace")
            start, size = struct.unpack_from("<2L", raw, at + 116)
            entries.append((name, raw[at + 66], start, size))
        return entries

    def read(self, start: int, size: int) -> bytes:
        """The bytes of a stream; small ones stand together in a stream of their own."""
        if size >= self._cutoff:
            return self._chain(start)[:size]
        packed = self._chain(self.directory()[0][2])
        links = self._numbers(self._chain(self._first_mini))
        parts: list[bytes] = []
        for _ in range(len(links) + 1):
            if start >= _FREE:
                break
            parts.append(packed[start * MINI : (start + 1) * MINI])
            start = links[start]
        return b"".join(parts)[:size]
