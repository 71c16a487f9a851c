"""The edges of a plan's cuts on the waveform, drawn elsewhere with the pointer."""

from __future__ import annotations

from dataclasses import dataclass, replace

from audiochat.domain.editing import Tint
from audiochat.domain.operation import Effect
from audiochat.ui.studio.gestures import GRAB, SLACK
from audiochat.ui.studio.state import StageState


@dataclass(frozen=True, slots=True)
class _Held:
    """One edge that is held: the tint's place, whether it is its end, and where it was taken."""

    index: int
    at_end: bool
    tint: Tint
    x: float


class CutEdges:
    """One press, its moves and its release on an edge of a cut.

    While it is held only the tint moves; at the release ``StageState.tint_moved`` says where to.
    """

    def __init__(self, state: StageState) -> None:
        self._state = state
        self._held: _Held | None = None

    @property
    def active(self) -> bool:
        """Whether an edge is held."""
        return self._held is not None

    def at(self, x: float) -> tuple[int, bool] | None:
        """The tint with an edge at ``x`` and whether that is its end; the nearest of several."""
        if not self._state.movable:
            return None
        view = self._state.view
        first, last = view.seconds(x - GRAB), view.seconds(x + GRAB)
        found: list[tuple[float, int, bool]] = []
        for index, tint in enumerate(self._state.tints):
            if tint.effect is not Effect.REMOVES:
                continue
            for at_end, edge in ((False, tint.start), (True, tint.end)):
                if first <= edge <= last:
                    # Where two edges lie on one another, that is taken which can be drawn apart.
                    outside = x > view.x(edge) if at_end else x < view.x(edge)
                    found.append((abs(view.x(edge) - x) - (0.5 if outside else 0.0), index, at_end))
        if not found:
            return None
        _, index, at_end = min(found)
        return index, at_end

    def press(self, x: float) -> bool:
        """A button went down; whether an edge was taken hold of."""
        found = self.at(x)
        if found is None:
            return False
        index, at_end = found
        self._held = _Held(index, at_end, self._state.tints[index], x)
        return True

    def move(self, x: float) -> None:
        """The pointer moved: the edge goes along, but never over the other edge."""
        held, state = self._held, self._state
        if held is None or held.index >= len(state.tints) or abs(x - held.x) <= SLACK:
            return
        at = min(max(0.0, state.view.seconds(x)), state.total)
        if held.at_end:
            moved = replace(held.tint, end=max(at, held.tint.start + state.view.finest))
        else:
            moved = replace(held.tint, start=min(at, held.tint.end - state.view.finest))
        moved = replace(moved, label=f"-{moved.end - moved.start:.2f} s")
        tints = list(state.tints)
        tints[held.index] = moved
        state.set_tints(tuple(tints), movable=True)

    def release(self, exact: bool) -> None:
        """The button came up; ``exact``: the edge stays just here and is not moved to a quiet place."""
        held, self._held = self._held, None
        if held is None or held.index >= len(self._state.tints):
            return
        now = self._state.tints[held.index]
        if (now.start, now.end) != (held.tint.start, held.tint.end):
            self._state.tint_moved.emit(now.step, now.start, now.end, exact)

    def cancel(self) -> None:
        """Forget a press."""
        held, self._held = self._held, None
        if held is not None and held.index < len(self._state.tints):
            tints = list(self._state.tints)
            tints[held.index] = held.tint
            self._state.set_tints(tuple(tints), movable=True)
