"""What is written about a recording follows its edits."""

from __future__ import annotations

from audiochat.domain.notes import Chapter, Notes
from audiochat.domain.time_map import Stretch, TimeMap
from audiochat.domain.timeline import Span

RATE = 100


def notes(*starts: float) -> Notes:
    return Notes("T", tuple(Chapter(s, f"c{s:g}") for s in starts), ("a",))


def cut(first: float, last: float, total: float = 100, instead: float = 0) -> TimeMap:
    part = Span(round(first * RATE), round(last * RATE))
    return TimeMap.splices(round(total * RATE), [(part, round(instead * RATE))])


def places(made: Notes) -> list[tuple[float, str]]:
    return [(c.start, c.title) for c in made.chapters]


def test_a_cut_before_a_chapter_moves_it() -> None:
    moved = notes(0, 50).carried(cut(10, 20), RATE, RATE)
    assert places(moved) == [(0, "c0"), (40, "c50")]
    assert (moved.title, moved.tags) == ("T", ("a",))


def test_a_chapter_whose_start_is_cut_goes_to_what_is_left_of_it() -> None:
    assert places(notes(0, 50).carried(cut(40, 60), RATE, RATE)) == [(0, "c0"), (40, "c50")]


def test_a_chapter_that_is_cut_whole_goes_with_it() -> None:
    gone = notes(0, 30, 60).carried(cut(30, 60), RATE, RATE)
    assert places(gone) == [(0, "c0"), (30, "c60")]
    assert places(notes(0, 30).carried(cut(20, 100), RATE, RATE)) == [(0, "c0")]
    assert places(notes(40).carried(cut(30, 100), RATE, RATE)) == []


def test_what_is_put_in_at_a_chapter_lies_before_it() -> None:
    assert places(notes(0, 30).carried(cut(30, 30, instead=5), RATE, RATE))[1] == (35, "c30")


def test_another_rate_leaves_the_seconds() -> None:
    scaled = TimeMap.scaled(10_000, 4_800_00)
    assert places(notes(0, 12.34).carried(scaled, RATE, 4800))[1] == (12.34, "c12.34")


def test_chapters_of_moved_parts_are_in_order_again() -> None:
    moved = TimeMap(
        (
            Stretch(Span(0, 5000), Span(5000, 10_000)),
            Stretch(Span(5000, 10_000), Span(0, 5000)),
        )
    )
    assert places(notes(0, 50).carried(moved, RATE, RATE)) == [(0, "c50"), (50, "c0")]


def test_a_replaced_chapter_stays() -> None:
    assert places(notes(0, 30).carried(cut(30, 100, instead=3), RATE, RATE))[1] == (30, "c30")


def test_nothing_written_is_false() -> None:
    assert not Notes()
    assert Notes(tags=("a",))
