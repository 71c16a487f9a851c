"""What the model sees: what fits, cut from the oldest side, with a beginning that stays put."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from audiochat.domain.conversation import MessageStatus, Role
from audiochat.domain.sampling import Preset, Sampling
from audiochat.services.context import turns_of
from audiochat.services.workshop import Workshop

PRESET = Preset(
    name="Small",
    system_prompt="Be brief please",
    sampling=Sampling(context_length=256, max_tokens=56),
)


def _talk(workshop: Workshop, provider: Any, turns: int, words: int = 10) -> str:
    session = workshop.sessions.create()
    for number in range(turns):
        asked = workshop.chat.post(session.id, f"question{number} " + "word " * (words - 1))
        workshop.chat.reply(asked.id, PRESET, provider)
    return session.id


def test_a_short_talk_is_sent_whole(workshop: Workshop, parrot: Callable[..., Any]) -> None:
    provider = parrot(["answer"])
    _talk(workshop, provider, 3)
    turns = provider.requests[-1].turns
    assert [turn.role.value for turn in turns] == ["system", *["user", "assistant"] * 2, "user"]
    assert turns[0].content == "Be brief please"
    assert provider.requests[-1].turns[: len(provider.requests[-2].turns)] == (
        provider.requests[-2].turns
    )


def test_a_long_talk_is_cut_and_its_beginning_stays_put(
    workshop: Workshop, parrot: Callable[..., Any]
) -> None:
    provider = parrot(["answer"])
    session_id = _talk(workshop, provider, 60)
    moved = 0
    for before, after in zip(provider.requests, provider.requests[1:], strict=False):
        assert provider.count_tokens(after.turns) <= 200
        assert after.turns[0].content == "Be brief please"
        assert after.turns[1].role is Role.USER
        assert after.turns[-1].role is Role.USER
        moved += after.turns[: len(before.turns)] != before.turns
    assert 3 <= moved <= 10  # not at each of the 60 replies
    workshop.settings.save_preset(PRESET)
    workshop.settings.use_preset(PRESET.name)
    used, total = workshop.chat.context_used(session_id, provider)
    assert total == 256
    assert 0 < used <= total


def test_the_window_is_what_was_chosen_and_what_the_model_can(
    workshop: Workshop, parrot: Callable[..., Any]
) -> None:
    session = workshop.sessions.create()
    assert workshop.chat.context_used(session.id, parrot([])) == (0, 4096)
    assert workshop.chat.context_used(session.id, parrot([], context_length=512)) == (0, 512)
    workshop.chat.post(session.id, "three words here")
    assert workshop.chat.context_used(session.id, parrot([])) == (3, 4096)
    workshop.chat.post(session.id, "word " * 5000)
    assert workshop.chat.context_used(session.id, parrot([])) == (4096, 4096)


def test_a_message_that_cannot_fit_is_refused_with_the_reason(
    workshop: Workshop, parrot: Callable[..., Any]
) -> None:
    session = workshop.sessions.create()
    asked = workshop.chat.post(session.id, "word " * 300)
    provider = parrot(["never"])
    reply = workshop.chat.reply(asked.id, PRESET, provider)
    assert reply.status is MessageStatus.FAILED
    assert "too long for the model: 303 of 200" in reply.metadata["error"]
    assert provider.requests == []
    short = workshop.chat.edit(asked.id, "short")
    assert workshop.chat.reply(short.id, PRESET, provider).content == "never"


def test_a_message_that_just_fits_goes_alone(
    workshop: Workshop, parrot: Callable[..., Any]
) -> None:
    provider = parrot(["answer"])
    session_id = _talk(workshop, provider, 5)
    asked = workshop.chat.post(session_id, "word " * 190)
    assert workshop.chat.reply(asked.id, PRESET, provider).content == "answer"
    assert [turn.role for turn in provider.requests[-1].turns] == [Role.SYSTEM, Role.USER]


def test_speakers_alternate(workshop: Workshop) -> None:
    session = workshop.sessions.create()
    ask = workshop.chat.post(session.id, "one")
    note = workshop.chat.note(session.id, ask.id, "card", {})
    more = workshop.chat.note(session.id, note.id, "result", {})
    workshop.chat.note(session.id, more.id, " ", {})
    workshop.chat.post(session.id, "two")
    workshop.chat.post(session.id, "three")
    turns = turns_of("", workshop.sessions.path(session.id))
    assert [(turn.role, turn.content) for turn in turns] == [
        (Role.USER, "one"),
        (Role.ASSISTANT, "card\n\nresult"),
        (Role.USER, "two\n\nthree"),
    ]
    assert turns_of("", workshop.sessions.path(session.id)[1:])[0].content == "two\n\nthree"


def test_what_the_editor_only_asked_back_about_is_not_sent(workshop: Workshop) -> None:
    session = workshop.sessions.create()
    ask = workshop.chat.post(session.id, "cut the zeppelin")
    question = {"understanding": {"status": "question"}}
    workshop.chat.note(session.id, ask.id, "Which part?", question)
    cut = workshop.chat.post(session.id, "cut the pauses")
    workshop.chat.note(session.id, cut.id, "Cut.", {"understanding": {"status": "plan"}})
    workshop.chat.post(session.id, "what is it about?")
    turns = turns_of("", workshop.sessions.path(session.id))
    assert [turn.content for turn in turns] == ["cut the pauses", "Cut.", "what is it about?"]


def test_what_a_prompt_takes_once_is_counted_once(
    workshop: Workshop, parrot: Callable[..., Any]
) -> None:
    """A base model is prompted with examples in front: they are no part of each message."""
    provider = parrot(["answer"])
    words = provider.count_tokens
    provider.count_tokens = lambda turns: 100 + sum(3 + words((turn,)) for turn in turns)
    _talk(workshop, provider, 4, words=6)
    assert len(provider.requests[-1].turns) == 1 + 7  # 100 + 3 + 6 + 4 * 9 + 3 * 4 of 200 tokens
    _talk(workshop, provider, 40, words=6)
    kept = [len(request.turns) for request in provider.requests[10:]]
    assert min(kept) >= 5
    for request in provider.requests:
        assert provider.count_tokens(request.turns) <= 200


def test_a_model_not_trained_to_answer_does_not_see_what_recordings_said(
    workshop: Workshop,
) -> None:
    session = workshop.sessions.create()
    ask = workshop.chat.post(session.id, "who pays?")
    kept = {"answer": {"kind": "fact", "citations": []}}
    workshop.chat.note(session.id, ask.id, "- [00:22] Ben: “I pay.”", kept)
    workshop.chat.post(session.id, "hello")
    path = workshop.sessions.path(session.id)
    assert [turn.content for turn in turns_of("", path, is_base=True)] == ["hello"]
    assert len(turns_of("", path)) == 3
