"""The partnership’s logo: two banks and a river, drawn with the standard library."""

from __future__ import annotations

import math
import struct
import zlib

WIDTH, HEIGHT = 168, 56
NAVY, WATER, SAND, WHITE = (31, 56, 100), (0, 141, 169), (214, 178, 94), (255, 255, 255)


def draw() -> bytes:
    """The logo as a PNG file."""
    rows = b"".join(
        b"\0" + b"".join(bytes(_colour(x, y)) for x in range(WIDTH)) for y in range(HEIGHT)
    )
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 0)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def _colour(x: int, y: int) -> tuple[int, int, int]:
    """One bank, the water with a crest of foam, the other bank, and the sun in the corner."""
    wave = HEIGHT / 2 + 8 * math.sin(x / 21) - 10 * (x / WIDTH - 0.5)
    depth = y - wave
    if math.hypot(x - WIDTH + 30, y - 14) < 9:
        return SAND
    if abs(depth) < 7:
        return WATER
    if abs(depth) < 9:
        return WHITE
    return NAVY if depth > 0 else WHITE


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
