"""A seeded way to damage bytes, for files that nobody meant to be read."""

from __future__ import annotations

import random
import struct

INTERESTING = (0, 1, 2, 3, 7, 8, 31, 64, 255, 256, 4096, 65535, 2**31 - 1, 2**31, 2**32 - 1)


def damage(data: bytearray, header: int, seed: int) -> bytearray:
    """Damage ``data`` in one to four places, nearly always within its first ``header`` bytes."""
    chance = random.Random(seed)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        at = chance.randrange(header if chance.random() < 0.95 else len(data))
        kind = chance.randrange(6)
        if kind == 0:
            data[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            data[at] = chance.randrange(256)
        elif kind == 2 and at + 4 <= len(data):
            struct.pack_into("<I", data, at, chance.choice(INTERESTING))
        elif kind == 3 and at + 8 <= len(data):
            value = chance.choice((*INTERESTING, 2**40, 2**62, 2**63, 2**64 - 1))
            struct.pack_into("<Q", data, at, value)
        elif kind == 4 and at + 8 <= len(data):
            struct.pack_into("<i", data, at, chance.choice((-1, 1, -8, 8)) + chance.randrange(4))
        else:
            data[at] = (data[at] + chance.choice((-1, 1))) % 256
    return data
