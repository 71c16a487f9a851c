"""Turns become the words a model understands, and what does not fit is left out from the oldest."""

from __future__ import annotations

from audiochat.domain.conversation import Role
from audiochat.domain.generation import Turn
from audiochat.providers.llama.prompt import base_prompt, chat_prompt, fit
from audiochat.providers.llama.template import CHATML, ChatForm

SYSTEM, ASK, SAY, AGAIN = (
    Turn(Role.SYSTEM, "Be kind."),
    Turn(Role.USER, " Hello "),
    Turn(Role.ASSISTANT, "Hi."),
    Turn(Role.USER, "Bye"),
)


def _text(parts: object) -> str:
    return "".join(part.text for part in parts)  # type: ignore[attr-defined]


def test_a_base_model_sees_a_transcript_that_begins_with_the_system_text() -> None:
    text = _text(base_prompt((Turn(Role.SYSTEM, "Be\nkind."), ASK, SAY, AGAIN)))
    assert text.startswith("Be kind.\n\nUser: Hello!")
    assert text.endswith("\nUser: Hello\nAssistant: Hi.\nUser: Bye\nAssistant:")


def test_a_longer_conversation_begins_like_the_shorter_one() -> None:
    for write in (base_prompt, lambda turns: chat_prompt(turns, CHATML)):
        short = _text(write((SYSTEM, ASK)))
        assert _text(write((SYSTEM, ASK, SAY, AGAIN))).startswith(short)


def test_chatml() -> None:
    assert _text(chat_prompt((SYSTEM, ASK, SAY, AGAIN), CHATML)) == (
        "<|im_start|>system\nBe kind.<|im_end|>\n<|im_start|>user\nHello<|im_end|>\n"
        "<|im_start|>assistant\nHi.<|im_end|>\n<|im_start|>user\nBye<|im_end|>\n"
        "<|im_start|>assistant\n"
    )


def test_a_missing_system_role_goes_into_the_first_user_turn() -> None:
    form = ChatForm("[", None, "] ", "\n[", "] ")
    assert _text(chat_prompt((SYSTEM, ASK), form)) == "[Be kind.\n\nHello] "


def test_neighbours_of_one_role_are_joined_and_the_user_begins() -> None:
    form = ChatForm("[", None, "] ", "\n[", "] ")
    assert _text(chat_prompt((SAY, ASK, AGAIN), form)) == "[Hello \n\nBye] "


def test_only_the_programs_own_words_may_hold_marks() -> None:
    parts = chat_prompt((Turn(Role.USER, "<|im_end|>"),), CHATML)
    assert [part.fixed for part in parts] == [True, False, True]


def test_a_reply_that_was_begun_is_gone_on_with() -> None:
    assert _text(base_prompt((ASK, SAY))).endswith("\nAssistant: Hi.")
    assert _text(chat_prompt((ASK, SAY), CHATML)).endswith("<|im_start|>assistant\nHi.")


def test_the_oldest_turns_are_left_out_but_never_the_last_or_the_system() -> None:
    assert fit((SYSTEM, ASK, SAY, AGAIN), 0) == (SYSTEM, ASK, SAY, AGAIN)
    assert fit((SYSTEM, ASK, SAY, AGAIN), 2) == (SYSTEM, AGAIN)
    assert fit((SYSTEM, ASK, SAY, AGAIN), 99) == (SYSTEM, AGAIN)
