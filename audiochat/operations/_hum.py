"""Finding the mains hum in a recording and notching it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiochat.domain.operation import Samples, Workbench
from audiochat.domain.timeline import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MAINS = (50.0, 60.0)
_HARMONICS = 24
_HIGHEST = 2400.0  # Hz
_CLEAR = 8.0  # dB above its surroundings before a line counts as hum
_SURE = 12.0  # dB the strongest line must stand out by before hum is claimed at all
_WIDTH = 2.4  # Hz between the -3 dB points of a notch
_WINDOW = 2.0  # seconds of sound in each spectrum: half a hertz between lines
_WINDOWS = 40


@dataclass(frozen=True, slots=True)
class Hum:
    """The lines to be taken out, in Hz."""

    lines: tuple[float, ...]


def find_hum(bench: Workbench, span: Span, frequency: float) -> Hum | None:
    """The hum of ``span``: at ``frequency`` and its harmonics, or (0) whichever mains hum is there.

    The spectrum is the lowest quarter over up to 40 windows, so that what comes and goes (speech)
    weighs little and what is always there (hum) stands out.
    """
    import numpy as np

    rate = bench.timeline.rate
    spectrum = _steady_spectrum(bench, span)
    if spectrum is None:
        return Hum(_all_lines(frequency, rate)) if frequency else None
    best: tuple[float, Hum] | None = None
    for mains in (frequency,) if frequency else MAINS:
        exact = _exact(spectrum, mains)
        standing = {
            line: _stands_out(spectrum, line)
            for line in _all_lines(exact, rate)
            if line < rate / 2 - 2 * _WIDTH
        }
        lines = tuple(line for line, clear in standing.items() if clear >= _CLEAR)
        score = float(np.sum([min(clear, 30.0) for clear in standing.values() if clear >= _CLEAR]))
        sure = max(standing.values(), default=0.0) >= _SURE
        if lines and sure and (best is None or score > best[0]):
            best = (score, Hum(lines))
    if best is None and frequency:
        return Hum(_all_lines(frequency, rate)[:8])
    return best[1] if best else None


def _all_lines(mains: float, rate: int) -> tuple[float, ...]:
    highest = min(_HIGHEST, rate / 2 - 4 * _WIDTH)
    lines = (mains * k for k in range(1, _HARMONICS + 1))
    return tuple(line for line in lines if line <= highest)


def _steady_spectrum(bench: Workbench, span: Span) -> NDArray[np.float64] | None:
    """Power at every half hertz, averaged over the quietest quarter of windows at each; None if short."""
    import numpy as np

    size = round(_WINDOW * bench.timeline.rate)
    if span.frames < 4 * size:  # the hum of a short part is the hum of what lies around it
        end = bench.timeline.frames
        span = Span(max(0, span.start - 2 * size), min(end, span.end + 2 * size))
    if span.frames < size:
        return None
    count = min(_WINDOWS, max(1, 2 * span.frames // size - 1))
    window = np.hanning(size)[:, None]
    rows: list[NDArray[np.float64]] = []
    for start in np.linspace(span.start, span.end - size, count).astype(int):
        place = Span(int(start), int(start) + size)
        sound = np.concatenate(list(bench.blocks(place)))
        power = np.square(np.abs(np.fft.rfft(sound * window, axis=0))).sum(axis=1)
        rows.append(power[: round(_WINDOW * (_HIGHEST + 200))])
    ranked = np.sort(np.stack(rows), axis=0)
    return np.asarray(ranked[: max(1, len(rows) // 4)].mean(axis=0), np.float64)


def _exact(spectrum: NDArray[np.float64], mains: float) -> float:
    """The mains frequency near ``mains`` at which the most power lies, to a twentieth of a hertz."""
    import numpy as np

    tries = np.arange(mains - 0.4, mains + 0.41, 0.05)
    orders = np.arange(1, 9)
    places = np.arange(len(spectrum)) / _WINDOW
    level = np.log(spectrum + 1e-20)
    scores = [np.interp(orders * one, places, level).sum() for one in tries]
    return float(tries[int(np.argmax(scores))])


def _stands_out(spectrum: NDArray[np.float64], line: float) -> float:
    """How far a line is above what lies 4 to 12 Hz beside it, in dB."""
    import numpy as np

    at = round(line * _WINDOW)
    near = spectrum[max(0, at - 1) : at + 2]
    beside = np.concatenate(
        [
            spectrum[max(0, at - round(12 * _WINDOW)) : max(0, at - round(4 * _WINDOW))],
            spectrum[at + round(4 * _WINDOW) : at + round(12 * _WINDOW)],
        ]
    )
    if not len(near) or not len(beside):
        return 0.0
    return float(10 * np.log10((near.max() + 1e-20) / (np.median(beside) + 1e-20)))


def notched(blocks: Iterable[Samples], rate: int, hum: Hum) -> Iterator[Samples]:
    """``blocks`` with a narrow notch at every line.

    A narrow notch rings in for a third of a second. So its state is first run in on a continuation
    of the lines backwards, fitted to the first half second: the hum is gone from the first frame on.
    """
    import numpy as np
    from scipy.signal import iirnotch, sosfilt, tf2sos

    notches = [iirnotch(line, line / _WIDTH, fs=rate) for line in hum.lines]
    sections = np.concatenate([tf2sos(b, a) for b, a in notches])
    state: NDArray[np.float64] | None = None
    for block in blocks:
        if state is None:
            run_in = _before(block[: rate // 2].astype(np.float64), rate, hum)
            state = np.zeros((len(sections), 2, block.shape[1]))
            _, state = sosfilt(sections, run_in, axis=0, zi=state)
        out, state = sosfilt(sections, block.astype(np.float64), axis=0, zi=state)
        yield np.asarray(out, np.float32)


def _before(start: NDArray[np.float64], rate: int, hum: Hum) -> NDArray[np.float64]:
    """One second of the lines as they must have been before ``start`` (least squares)."""
    import numpy as np

    lines = np.array(hum.lines)
    if len(start) < 0.2 * rate:  # too short to tell the lines apart
        return np.zeros((rate, start.shape[1]))
    phase = 2 * np.pi * np.arange(len(start))[:, None] / rate * lines
    base = np.concatenate([np.cos(phase), np.sin(phase), np.ones((len(start), 1))], axis=1)
    weights, *_ = np.linalg.lstsq(base, start, rcond=None)
    back = 2 * np.pi * np.arange(-rate, 0)[:, None] / rate * lines
    lines_only = np.concatenate([np.cos(back), np.sin(back)], axis=1)
    return np.asarray(lines_only @ weights[:-1], np.float64)
