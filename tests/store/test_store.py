"""The tables as repositories: what goes in comes out, in order, from any thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from audiochat.domain.conversation import MessageStatus, Role
from audiochat.domain.errors import NotFound, StoreError
from audiochat.domain.generation import ModelSpec
from audiochat.domain.loudness import Loudness
from audiochat.domain.recording import Recording, Revision, Source
from audiochat.domain.sampling import Preset, Sampling
from audiochat.domain.timeline import SILENCE, Clip, Timeline, Tone
from audiochat.domain.verdict import Verdict
from audiochat.store.codec import dump_timeline, load_timeline, timeline_seconds
from audiochat.store.database import Store
from audiochat.store.engine import check_version, driver


def test_a_session_has_an_empty_root_that_is_its_own_parent(store: Store) -> None:
    session = store.sessions.add("Talk", None)
    root = store.messages.get(session.root_id)
    assert (root.parent_id, root.content, root.role) == (root.id, "", Role.SYSTEM)
    assert session.leaf_id == session.root_id
    assert session.message_count == 0
    assert store.sessions.get(session.id) == session


def test_messages_make_a_tree(store: Store) -> None:
    session = store.sessions.add("Talk", None)
    ask = store.messages.add(session.id, session.root_id, Role.USER, "one")
    first = store.messages.add(session.id, ask.id, Role.ASSISTANT, "two")
    second = store.messages.add(session.id, ask.id, Role.ASSISTANT, "zwei")
    assert second.siblings == (first.id, second.id)
    assert first.seq < second.seq
    path = store.messages.path(second.id, 10)
    assert [m.content for m in path] == ["one", "zwei"]
    assert path[1].siblings == (first.id, second.id)
    assert store.messages.leaf_under(ask.id) == second.id
    assert store.messages.leaf_under(first.id) == first.id
    now = store.sessions.get(session.id)
    assert (now.message_count, now.leaf_id) == (3, second.id)
    assert [m.id for m in store.messages.all(session.id)] == [ask.id, first.id, second.id]


def test_a_path_comes_in_pages(store: Store) -> None:
    session = store.sessions.add("Talk", None)
    leaf = session.root_id
    for number in range(25):
        leaf = store.messages.add(session.id, leaf, Role.USER, str(number)).id
    last = store.messages.path(leaf, 10)
    assert [m.content for m in last] == [str(n) for n in range(15, 25)]
    above = store.messages.path(leaf, 10, before=last[0].id)
    assert [m.content for m in above] == [str(n) for n in range(5, 15)]
    assert [m.content for m in store.messages.path(leaf, 10, above[0].id)] == list("01234")
    assert store.messages.path(session.root_id, 10) == []
    assert store.messages.path(leaf, 10, before=store.messages.path(leaf, 25)[0].id) == []


def test_a_message_needs_a_parent_of_its_own_session(store: Store) -> None:
    one, two = store.sessions.add("", None), store.sessions.add("", None)
    with pytest.raises(NotFound):
        store.messages.add(one.id, two.root_id, Role.USER, "astray")
    with pytest.raises(NotFound):
        store.messages.get("nothing")
    with pytest.raises(NotFound):
        store.messages.change("nothing", content="x")
    assert store.sessions.get(one.id).message_count == 0


def test_sessions_are_listed_by_use_even_when_the_clock_goes_back(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = store.sessions.add("Old", None)
    monkeypatch.setattr("audiochat.store.sessions.now", lambda: datetime(2001, 1, 1, tzinfo=UTC))
    new = store.sessions.add("New", None)
    assert [s.id for s in store.sessions.list()] == [new.id, old.id]
    store.messages.add(old.id, old.root_id, Role.USER, "again")
    assert [s.id for s in store.sessions.list()] == [old.id, new.id]
    assert [s.id for s in store.sessions.list(limit=1, offset=1)] == [new.id]


def test_purging_takes_the_messages_along(store: Store) -> None:
    kept, gone = store.sessions.add("kept", None), store.sessions.add("gone", None)
    store.messages.add(kept.id, kept.root_id, Role.USER, "needle kept")
    lost = store.messages.add(gone.id, gone.root_id, Role.USER, "needle gone")
    store.sessions.change(gone.id, deleted_at=datetime.now(UTC))
    assert store.sessions.purge(datetime.max.replace(tzinfo=UTC)) == 1
    with pytest.raises(NotFound):
        store.messages.get(lost.id)
    assert [hit.snippet for hit in store.search.messages("needle")] == ["needle kept"]


def test_writes_that_fail_leave_nothing(store: Store) -> None:

    def half_done() -> None:
        with store.transaction():
            session = store.sessions.add("half", None)
            store.messages.add(session.id, session.root_id, Role.USER, "half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half_done()
    assert store.sessions.list() == []
    assert store.search.messages("half") == []


def test_hostile_text_is_kept_as_far_as_it_can_be(store: Store) -> None:
    session = store.sessions.add("a\x00b", None)
    message = store.messages.add(session.id, session.root_id, Role.USER, "x\ud800y\x00z שלום 🎧")
    assert store.messages.get(message.id).content == "x?yz שלום 🎧"
    assert store.sessions.get(session.id).title == "ab"


def test_interrupting_marks_only_what_streams(store: Store) -> None:
    session = store.sessions.add("", None)
    done = store.messages.add(session.id, session.root_id, Role.USER, "done")
    half = store.messages.add(
        session.id, done.id, Role.ASSISTANT, "half", status=MessageStatus.STREAMING
    )
    assert store.messages.interrupt_streaming() == 1
    assert store.messages.get(half.id).status is MessageStatus.INTERRUPTED
    assert store.messages.get(half.id).content == "half"
    assert store.messages.get(done.id).status is MessageStatus.COMPLETE


def test_room_tone_is_kept_with_its_join_and_old_timelines_open() -> None:
    tone = Tone("b", 4, 9, 100, -6.5)
    clips = (Clip("a", 0, 9), Clip("a", 20, 30, 7), Clip("a", 40, 50, 0, tone), Clip(SILENCE, 0, 5))
    plain = Timeline(100, 2, clips[:2])
    assert dump_timeline(plain) == '{"r":100,"c":2,"s":["a"],"k":[[0,0,9],[0,20,30,7]]}'
    for timeline in (plain, Timeline(100, 2, clips), Timeline(100, 2, (*clips, *clips[2:]))):
        assert load_timeline(dump_timeline(timeline)) == timeline
        assert timeline_seconds(dump_timeline(timeline)) == timeline.seconds
    old = '{"r":8000,"c":1,"s":["a"],"k":[[0,0,9],[0,20,30,7]]}'
    assert load_timeline(old).clips == clips[:2]


def test_recordings_with_their_history(
    store: Store, make_recording: Callable[[str], Recording], tmp_path: Path
) -> None:
    recording = make_recording("talk")
    inside = store.path.parent / "sources" / "s1.npy"
    store.sources.add(Source("s1", tmp_path / "talk.wav", 48000, 2, 480000, "original"))
    store.sources.add(Source("s2", inside, 48000, 2, 100, "rendered"))
    whole = Timeline(48000, 2, (Clip("s1", 0, 480000),))
    assert store.recordings.add(recording, whole) == recording
    assert store.recordings.get("talk") == recording
    first = store.revisions.get("talk-0")
    assert (first.parent_id, first.timeline, first.plan) == ("talk-0", whole, None)
    clips = (Clip("s1", 0, 9), Clip(SILENCE, 0, 5), Clip("s2", 3, 70, 48), Clip("s1", 9, 20))
    edit = Revision(
        "r1", "talk", "talk-0", 0, Timeline(48000, 2, clips), "Cut", {"steps": []}, first.created_at
    )
    added = store.revisions.add(edit)
    assert added == replace(edit, seq=added.seq)
    assert added.seq > first.seq
    assert store.recordings.get("talk").revision_id == "r1"
    assert [one.seconds for one in store.recordings.findable()] == [edit.timeline.seconds]
    assert store.revisions.of("talk") == [first, added]
    store.recordings.set_revision("talk", "talk-0")
    assert store.recordings.get("talk").revision_id == "talk-0"
    assert [one.seconds for one in store.recordings.findable()] == [10.0]
    assert store.sources.get("s2").path == inside
    assert store.sources.unused() == []
    with pytest.raises(StoreError):
        store.sources.delete(["s2"])
    store.recordings.delete("talk")
    assert {s.id for s in store.sources.unused()} == {"s1", "s2"}
    store.sources.delete(["s1", "s2"])
    assert store.sources.all() == []
    with pytest.raises(NotFound):
        store.sources.of(["s1"])
    with pytest.raises(NotFound):
        store.revisions.get("r1")


def test_recordings_are_found_by_content(
    store: Store, make_recording: Callable[[str], Recording]
) -> None:
    nothing = Timeline(48000, 2, ())
    one, two = make_recording("one"), make_recording("two")
    store.recordings.add(one, nothing)
    store.recordings.add(two, nothing)
    assert store.recordings.find(one.path, one.sha256) == one
    assert store.recordings.find(Path("/elsewhere"), one.sha256) == two
    assert store.recordings.find(one.path, "b" * 64) is None
    opened = store.recordings.opened("one", Path("/elsewhere"))
    assert opened.path == Path("/elsewhere")
    assert [r.id for r in store.recordings.list()] == ["one", "two"]
    loud = replace(one.facts, loudness=Loudness(-16.0, -1.0, -1.2, -18.0))
    assert store.recordings.set_facts("one", loud).facts == loud
    with pytest.raises(NotFound):
        store.recordings.set_revision("nothing", "one-0")


def test_a_message_points_at_a_recording_until_that_is_forgotten(
    store: Store, make_recording: Callable[[str], Recording]
) -> None:
    store.recordings.add(make_recording("talk"), Timeline(48000, 2, ()))
    session = store.sessions.add("", None)
    store.sessions.change(session.id, recording_id="talk")
    message = store.messages.add(
        session.id,
        session.root_id,
        Role.USER,
        "here",
        recording_id="talk",
        revision_id="talk-0",
        span_start=1.5,
        span_end=2.0,
    )
    assert (message.recording_id, message.span_start, message.span_end) == ("talk", 1.5, 2.0)
    store.recordings.delete("talk")
    left = store.messages.get(message.id)
    assert (left.content, left.recording_id, left.revision_id) == ("here", None, None)
    assert store.sessions.get(session.id).recording_id is None


def test_models_verdicts_settings_and_presets(store: Store) -> None:
    path = store.path.parent / "models" / "m.gguf"
    spec = ModelSpec("f" * 64, "Gemma", "gemma_local", path, True, 2048, 5, {"n": [1]})
    store.models.put(spec)
    store.models.put(replace(spec, name="Gemma 3"))
    assert store.models.list() == [replace(spec, name="Gemma 3")]
    assert store.models.at(path) == store.models.get(spec.id)
    store.models.put(replace(spec, id="e" * 64, name="Another file in its place"))
    assert [model.id for model in store.models.list()] == ["e" * 64]
    store.models.put(spec)
    for remote in ("r1", "r2"):
        store.models.put(replace(spec, id=remote, path=None))
    assert {model.id for model in store.models.list()} == {spec.id, "r1", "r2"}
    store.models.delete(spec.id)
    with pytest.raises(NotFound):
        store.models.get(spec.id)
    verdict = Verdict("f" * 64, "gguf", False, "It ends too early.", {"bytes": 3})
    store.verdicts.put(replace(verdict, ok=True))
    store.verdicts.put(verdict)
    assert store.verdicts.get("f" * 64, "gguf") == verdict
    assert store.verdicts.get("f" * 64, "media") is None
    store.settings.set("window", {"size": [1, 2], "שם": None})
    assert store.settings.get("window") == {"size": [1, 2], "שם": None}
    assert store.settings.all() == {"window": {"size": [1, 2], "שם": None}}
    store.settings.delete("window")
    assert store.settings.get("window", 7) == 7
    preset = Preset(name="Mine", system_prompt="Be kind", sampling=Sampling(seed=5))
    store.presets.put(preset)
    assert store.presets.list() == [preset]
    store.presets.delete("Mine")
    assert store.presets.list() == []


def test_many_threads_write_and_read_at_once(store: Store) -> None:
    session = store.sessions.add("", None)
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for turn in range(10):
                text = f"{number}-{turn}"
                message = store.messages.add(session.id, session.root_id, Role.USER, text)
                assert store.messages.get(message.id).content == text
                store.messages.path(message.id, 50)
        except BaseException as error:  # noqa: BLE001
            failures.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert store.sessions.get(session.id).message_count == 80
    seqs = [m.seq for m in store.messages.all(session.id)]
    assert len(set(seqs)) == 80


def test_an_old_sqlite_is_refused() -> None:
    check_version("3.51.3")
    check_version("3.60.0")
    with pytest.raises(StoreError, match=r"3\.51\.2 is too old"):
        check_version("3.51.2")


def test_an_old_sqlite_opens_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver(), "sqlite_version", "3.45.0")
    with pytest.raises(StoreError, match="too old"):
        Store.open(tmp_path / "audiochat.db")
    assert list(tmp_path.iterdir()) == []


def test_two_programs_write_in_turn(store: Store) -> None:
    """Without BEGIN IMMEDIATE the second to write after reading is refused at once."""
    other = Store.open(store.path)
    session = store.sessions.add("", None)
    failures: list[BaseException] = []

    def work(mine: Store) -> None:
        try:
            for _ in range(20):
                with mine.transaction():
                    mine.sessions.get(session.id)
                    mine.messages.add(session.id, session.root_id, Role.USER, "x")
        except BaseException as error:  # noqa: BLE001
            failures.append(error)

    threads = [threading.Thread(target=work, args=(mine,)) for mine in (store, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    other.close()
    assert failures == []
    assert store.sessions.get(session.id).message_count == 40
