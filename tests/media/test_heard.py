"""What is heard now, of blocks that a device takes ahead."""

from __future__ import annotations

import numpy as np
import pytest

from audiochat.media.heard import HeardClock

RATE = 48_000
BLOCK = 4800


def test_blocks_taken_at_once_are_heard_one_after_the_other() -> None:
    clock = HeardClock()
    clock.go_to(1000)
    assert clock.frame(0.0) == 1000
    clock.taken(1000, BLOCK, RATE, 10.0)
    clock.taken(1000 + BLOCK, BLOCK, RATE, 10.03)
    assert clock.frame(10.0) == 1000
    assert clock.frame(10.05) == pytest.approx(1000 + BLOCK / 2, abs=2)
    assert clock.frame(10.15) == pytest.approx(1000 + BLOCK * 1.5, abs=2)
    assert not clock.over(10.15)
    assert clock.over(10.21)
    assert clock.frame(11.0) == 1000 + 2 * BLOCK


def test_silence_that_was_taken_puts_off_what_follows() -> None:
    clock = HeardClock()
    clock.quiet(BLOCK, RATE, 0.0)
    clock.taken(0, BLOCK, RATE, 0.01)
    assert clock.frame(0.09) == 0
    assert clock.frame(0.15) == pytest.approx(BLOCK / 2, abs=2)


def test_a_jump_is_shown_at_once_and_moves_when_its_sound_comes() -> None:
    clock = HeardClock()
    clock.taken(0, BLOCK, RATE, 0.0)
    clock.go_to(90_000)
    assert clock.frame(0.01) == 90_000
    clock.taken(90_000, BLOCK, RATE, 0.05)
    assert clock.frame(0.09) == 90_000
    assert clock.frame(0.15) == pytest.approx(90_000 + BLOCK / 2, abs=2)


@pytest.mark.parametrize("ppm", [-300, 0, 300])
def test_the_clocks_of_device_and_computer_do_not_drift_apart(ppm: int) -> None:
    clock, noise = HeardClock(), np.random.default_rng(0)
    second = BLOCK / RATE * (1 + ppm / 1e6)  # how long the device really takes for a block
    when, frame, seen = 0.0, 0, []
    for number in range(36_000):  # an hour
        late = float(noise.uniform(0, 0.01))
        taken_at = max(0.0, (number - 0.75) * second) + late
        clock.taken(frame, BLOCK, RATE, taken_at)
        frame += BLOCK
        when = number * second
        seen.append((clock.frame(taken_at) - taken_at / second * BLOCK) / RATE)
    assert when > 3500
    assert np.abs(seen[10:]).max() < 0.05


def test_the_position_never_goes_back() -> None:
    clock, noise = HeardClock(), np.random.default_rng(1)
    shown = [0]
    for number in range(500):
        now = number * 0.1 + float(noise.uniform(0, 0.09))
        clock.taken(number * BLOCK, BLOCK, RATE, now)
        shown += [clock.frame(now + step / 300) for step in range(3)]
    assert shown == sorted(shown)
