"""Opening what is heard and what hears: devices of the system's, given back whole when they are shut."""

from __future__ import annotations

from collections.abc import Generator
from functools import cache
from typing import Any, Protocol

from audiochat.domain.errors import MediaError

NAME = "Audio Chat Studio"
"""What the system's own mixer shows."""

NO_DEVICE = MediaError("No sound device can be opened.", "Check the system's sound.")
GONE = MediaError(
    "The sound device has gone away.", "Connect it or choose another, then play on from here."
)
_MOST_BYTES = 100_000  # PulseAudio's devices never start with more than 128 KiB at a time
NOBODY = ("discard all samples", "null")
"""How the names of devices begin that play to nobody, and hear nothing."""


class Device(Protocol):
    """A device that asks a generator for frames, or sends it what it hears (miniaudio's)."""

    def start(self, feed: Generator[Any, Any, None]) -> None:
        """Begin."""

    def close(self) -> None:
        """End. Calling again is free."""


@cache
def _tidy(kind: str) -> Any:
    """A class of miniaudio's whose devices give back the connection to the sound system, too.

    miniaudio makes one (a context) for each device and never ends it: after some sixty devices the
    sound server lets nobody in any more, this program and all others.
    """
    import miniaudio

    class Tidy(getattr(miniaudio, kind)):  # type: ignore[misc]
        _connection: Any = None

        def _make_context(self, *args: Any, **named: Any) -> Any:
            self._connection = super()._make_context(*args, **named)
            return self._connection

        def close(self) -> None:
            """End; also called when opening fails."""
            super().close()
            connection, self._connection = self._connection, None
            if connection is not None:
                miniaudio.lib.ma_context_uninit(connection)

    return Tidy


def playback(rate: int, channels: int, period_ms: int, null: bool = False) -> Any:
    """The system's device to play with float32 samples; ``miniaudio.MiniaudioError`` if it has none.

    ``null``: one that plays to nobody and keeps time. ``period_ms``: how much it asks for at a time, less
    where that would be too many bytes.
    """
    import miniaudio

    return _tidy("PlaybackDevice")(
        output_format=miniaudio.SampleFormat.FLOAT32,
        nchannels=channels,
        sample_rate=rate,
        buffersize_msec=max(1, min(period_ms, _MOST_BYTES * 1000 // (4 * channels * rate))),
        backends=[miniaudio.Backend.NULL] if null else None,
        app_name=NAME,
    )


def capture(rate: int, period_ms: int, device_id: Any = None) -> Any:
    """A device that hears mono float32 samples; ``miniaudio.MiniaudioError`` if it cannot be opened.

    ``device_id``: which (``miniaudio.Devices``); None for the one that the system has chosen.
    """
    import miniaudio

    return _tidy("CaptureDevice")(
        input_format=miniaudio.SampleFormat.FLOAT32,
        nchannels=1,
        sample_rate=rate,
        buffersize_msec=period_ms,
        device_id=device_id,
        app_name=NAME,
    )


def loudspeakers() -> list[str]:
    """Names of the playback devices the system has; none when there is no sound system.

    Sound systems name a device that plays to nobody ("Discard all samples"): that is none.
    """
    import miniaudio

    try:
        found = miniaudio.Devices()
        if found.backend == "Null":
            return []
        names = [str(one["name"]) for one in found.get_playbacks()]
    except miniaudio.MiniaudioError:
        return []
    return [name for name in names if not name.lower().startswith(NOBODY)]
