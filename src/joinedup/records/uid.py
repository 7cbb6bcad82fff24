"""Random ids: what names a thing before it is shared, and rows that people address."""

import secrets

ALPHABET = (
    "23456789abcdefghjkmnpqrstvwxyz"  # no 0, o, 1, i, l or u: they are read out over the telephone
)
LENGTH = 16


def new_uid() -> str:
    """Sixteen letters and digits: 78 bits that nobody guesses."""
    number, found = int.from_bytes(secrets.token_bytes(16)), ""
    for _ in range(LENGTH):
        number, place = divmod(number, len(ALPHABET))
        found += ALPHABET[place]
    return found
