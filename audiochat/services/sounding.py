"""The parts of the workshop that are heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiochat.services.part import part

if TYPE_CHECKING:
    from audiochat.media.outlet import Outlet
    from audiochat.media.playback import Player
    from audiochat.media.played import Played


class Sounding:
    """Where sound goes; what goes there is known to whoever listens meanwhile."""

    @part
    def played(self) -> Played:
        """What the loudspeakers were given lately."""
        from audiochat.media.played import Played

        return Played()

    @part
    def outlet(self) -> Outlet:
        """Where spoken replies are heard."""
        from audiochat.media.outlet import Outlet

        return Outlet(played=self.played)

    @part
    def player(self) -> Player:
        """Plays timelines; silent where there is no sound device."""
        from audiochat.media.playback import Player

        return Player(played=self.played)
