"""The states of a talk without hands: heard, sent, answered, interrupted, ended."""

from __future__ import annotations

import pytest

from audiochat.domain.live import Echo, Live
from audiochat.services.hands_free import Act, HandsFree, State, Wish, is_echo, understood


class Talk:
    """A talk that remembers what it showed and wanted."""

    def __init__(self, headphones: bool = False) -> None:
        self.states: list[State] = []
        self.wishes: list[Wish] = []
        self.plan = False
        self.now = 0.0
        self.free = HandsFree(
            self.wishes.append,
            self.states.append,
            lambda: self.plan,
            lambda: headphones,
            lambda: self.now,
        )

    def say(self, words: str) -> None:
        self.free.heard(Live(speaking=True, level=0.5))
        self.free.heard(Live(open=words, speaking=True))
        self.free.heard(Live(settled=words, ended=words))


def test_a_question_is_heard_sent_and_answered_aloud() -> None:
    talk = Talk()
    talk.free.start()
    talk.say("What was decided?")
    assert talk.wishes == [Wish(Act.SEND, "What was decided?")]
    talk.free.reading("The budget was approved.")
    talk.free.reading_over()
    assert talk.states == [
        State.LISTENING,
        State.HEARING,
        State.THINKING,
        State.SPEAKING,
        State.LISTENING,
    ]


def test_a_plan_is_applied_by_yes_and_discarded_by_no() -> None:
    talk = Talk()
    talk.free.start()
    talk.plan = True
    talk.say("Yes, apply it.")
    talk.say("No!")
    talk.plan = False
    talk.say("Yes.")
    assert [wish.act for wish in talk.wishes] == [Act.APPLY, Act.DISCARD, Act.SEND]


def test_another_voice_interrupts_and_the_loudspeaker_does_not() -> None:
    talk = Talk()
    talk.free.start()
    talk.free.reading("The guest says the budget was approved in September.")
    talk.free.heard(Live(speaking=True, level=0.5))
    talk.free.heard(Live(open="the guest says the budget", speaking=True))
    talk.free.heard(Live(ended="The guest says the budget was approved"))
    assert talk.wishes == []
    assert talk.free.state is State.SPEAKING
    talk.free.heard(Live(open="wait who was that", speaking=True))
    assert talk.wishes == [Wish(Act.HUSH)]
    assert talk.free.state is State.HEARING
    talk.free.heard(Live(ended="Wait, who was that?"))
    assert talk.wishes[-1] == Wish(Act.SEND, "Wait, who was that?")
    assert talk.free.state is State.THINKING


def test_with_headphones_any_voice_interrupts_at_once() -> None:
    talk = Talk(headphones=True)
    talk.free.start()
    talk.free.reading("The budget was approved.")
    talk.free.heard(Live(speaking=True))
    assert talk.wishes == [Wish(Act.HUSH)]


def test_where_the_loudspeaker_is_not_heard_any_voice_interrupts_at_once() -> None:
    talk = Talk()
    talk.free.start()
    talk.free.reading("The budget was approved.")
    talk.free.heard(Live(speaking=True, chance=0.1, echo=Echo.GONE))  # left over from before
    talk.free.heard(Live(chance=0.4, echo=Echo.GONE))
    assert talk.wishes == []
    talk.free.heard(Live(chance=0.55, echo=Echo.GONE))
    assert talk.wishes == [Wish(Act.HUSH)]
    talk.free.heard(Live(ended="The budget?", echo=Echo.GONE))
    assert talk.wishes[-1] == Wish(Act.SEND, "The budget?")


def test_a_loudspeaker_that_is_heard_all_the_same_is_never_answered_nor_trusted_again() -> None:
    talk = Talk()
    talk.free.start()
    talk.free.reading("The budget was approved in September.")
    talk.free.heard(Live(speaking=True, chance=0.9, echo=Echo.GONE))
    talk.free.heard(Live(ended="Budget was approved in September.", echo=Echo.GONE))
    assert talk.wishes == [Wish(Act.HUSH)]
    assert talk.free.state is State.LISTENING
    talk.free.reading("Nobody objected to the plan for the kitchen.")
    talk.free.heard(Live(speaking=True, chance=0.9, echo=Echo.GONE))
    talk.free.heard(Live(open="nobody objected", speaking=True, chance=0.9, echo=Echo.GONE))
    assert talk.wishes == [Wish(Act.HUSH)]
    talk.free.heard(Live(open="wait who was that", speaking=True, chance=0.9, echo=Echo.GONE))
    assert talk.wishes == [Wish(Act.HUSH)] * 2
    talk.free.stop()
    talk.free.start()
    talk.free.reading("Nobody objected.")
    talk.free.heard(Live(chance=0.9, echo=Echo.GONE))
    assert talk.wishes[-1] == Wish(Act.HUSH)
    assert talk.free.state is State.HEARING


def test_what_is_left_of_an_echo_interrupts_nothing_and_says_nothing() -> None:
    talk = Talk()
    talk.free.start()
    talk.plan = True
    talk.free.reading("The budget was approved in September.")
    talk.free.heard(Live(open="that's a proof", speaking=True, chance=0.9, echo=Echo.LEAVING))
    talk.free.heard(Live(ended="Yes.", echo=Echo.LEAVING))
    assert talk.wishes == []
    talk.free.heard(Live(open="what's up", speaking=True, chance=0.9, echo=Echo.LEAVING))
    talk.free.reading_over()
    talk.free.heard(Live(ended="What's up with timber?", echo=Echo.LEAVING))
    assert talk.wishes == []
    assert talk.free.missed == "What's up with timber?", "the person is told that it was not taken"
    talk.free.heard(Live(echo=Echo.LEAVING))
    talk.say("Yes.")
    assert talk.wishes == [Wish(Act.APPLY, "Yes.")]
    assert not talk.free.missed


def test_stop_counts_while_an_echo_leaves_and_who_goes_on_is_heard_afterwards() -> None:
    talk = Talk()
    talk.free.start()
    talk.free.reading("The budget was approved in September.")
    talk.free.heard(Live(open="stop", speaking=True, chance=0.9, echo=Echo.LEAVING))
    talk.free.heard(Live(ended="Stop!", echo=Echo.LEAVING))
    assert talk.wishes == [Wish(Act.HUSH, "Stop!")]
    talk.free.reading("Nobody objected.")
    talk.free.heard(Live(open="wait a moment", speaking=True, chance=0.9, echo=Echo.LEAVING))
    talk.free.heard(Live(open="wait a moment", speaking=True, chance=0.9, echo=Echo.GONE))
    assert talk.wishes[-1] == Wish(Act.HUSH)
    talk.free.heard(Live(ended="Wait a moment, who objected?", echo=Echo.GONE))
    assert talk.wishes[-1].act is Act.SEND


def test_an_echo_that_ends_after_the_reading_is_dropped() -> None:
    talk = Talk()
    talk.free.start()
    talk.free.reading("The budget was approved in September.")
    talk.free.heard(Live(open="the budget was", speaking=True))
    talk.free.reading_over()
    talk.free.heard(Live(ended="The budget was approved in September."))
    assert talk.wishes == []


def test_what_interrupted_and_fell_silent_with_the_program_is_never_asked() -> None:
    talk = Talk()
    talk.free.start()
    talk.free.reading("I would lift it by four decibels and take out the hum.")
    talk.now = 10.0
    talk.free.heard(Live(open="but it will be", speaking=True))
    talk.free.heard(Live(open="but typically", speaking=True))
    talk.now = 12.0
    talk.free.heard(Live(ended="But typically, we'll definitely take out.", voiced=10.5))
    assert talk.wishes == [Wish(Act.HUSH)]
    assert talk.free.missed == "But typically, we'll definitely take out."
    talk.free.heard(Live())
    assert talk.free.state is State.LISTENING
    talk.free.reading("Try another socket first.")
    talk.free.heard(Live(open="wait a moment", speaking=True))
    talk.free.heard(Live(ended="Wait a moment, which socket?", voiced=13.2))
    assert talk.wishes[1:] == [Wish(Act.HUSH), Wish(Act.SEND, "Wait a moment, which socket?")]


@pytest.mark.parametrize("echo", [Echo.LEAVING, Echo.HEARD])
def test_what_was_read_aloud_and_is_heard_late_is_never_asked(echo: Echo) -> None:
    talk = Talk()
    talk.free.start()
    talk.free.reading("There are three parts in this recording.")
    talk.now = 20.0
    talk.free.heard(Live(ended="Stop!", voiced=17.5, echo=echo))
    talk.free.reading_over()
    assert talk.wishes[-1].act is Act.HUSH
    count = len(talk.wishes)
    talk.now = 23.0
    talk.free.heard(Live(speaking=True, chance=0.9, echo=echo))
    talk.free.heard(Live(open="three pots", speaking=True, chance=0.9, echo=echo))
    talk.free.heard(Live(ended="Three pots and this record.", voiced=20.4, echo=echo))
    assert talk.wishes[count:] == []
    assert talk.free.missed
    talk.free.heard(Live(echo=echo))
    talk.free.heard(Live(ended="Which is the longest?", voiced=22.0, echo=echo))
    assert talk.wishes[count:] == [Wish(Act.SEND, "Which is the longest?")]


@pytest.mark.parametrize("before", [Echo.LEAVING, Echo.HEARD])
def test_an_echo_is_not_asked_when_it_is_gone_before_it_ends(before: Echo) -> None:
    talk = Talk()
    talk.free.start()
    talk.free.reading("Nobody objected to the plan.")
    talk.free.heard(Live(open="nobody", speaking=True, chance=0.9, echo=before))
    talk.now = 5.0
    talk.free.heard(Live(open="nobody", speaking=True, chance=0.6, echo=Echo.GONE))
    talk.free.heard(Live(ended="Nobody.", voiced=5.2, echo=Echo.GONE))
    assert talk.wishes == [Wish(Act.HUSH)]
    assert talk.free.missed == "Nobody."


def test_what_had_ended_before_a_voice_interrupted_is_not_asked() -> None:
    talk = Talk()
    talk.free.start()
    talk.free.reading("The permits came late.")
    talk.now = 5.0
    talk.free.heard(Live(ended="Gave it.", voiced=3.9, chance=0.9, echo=Echo.GONE))
    assert talk.wishes == [Wish(Act.HUSH)]
    assert talk.free.missed == "Gave it."


def test_a_stop_that_fell_silent_with_the_program_counts() -> None:
    talk = Talk()
    talk.free.start()
    talk.free.reading("There are three parts in this recording.")
    talk.now = 5.0
    talk.free.heard(Live(open="stop talking", speaking=True))
    talk.free.heard(Live(ended="Start talking.", voiced=5.1))
    assert [wish.act for wish in talk.wishes] == [Act.HUSH, Act.HUSH]
    assert not talk.free.missed


def test_one_word_into_a_reading_that_asks_nothing_is_a_stop_misheard() -> None:
    for word, wishes in {"Time.": [], "Okay.": [], "Why?": [Wish(Act.SEND, "Why?")]}.items():
        talk = Talk()
        talk.free.start()
        talk.free.reading("There are three parts in this recording.")
        talk.now = 5.0
        talk.free.heard(Live(speaking=True, chance=0.9, echo=Echo.GONE))
        talk.free.heard(Live(ended=word, voiced=5.4, echo=Echo.GONE))
        assert talk.wishes == [Wish(Act.HUSH), *wishes]
        assert talk.free.missed == ("" if wishes else word)
        assert talk.free.state is (State.THINKING if wishes else State.LISTENING)
    for word, act in {"Okay.": Act.HUSH, "Yes.": Act.APPLY}.items():
        talk = Talk()
        talk.plan = True
        talk.free.start()
        talk.free.reading("Cut the pause at the end. Shall I apply it?")
        talk.now = 5.0
        talk.free.heard(Live(speaking=True, chance=0.9, echo=Echo.GONE))
        talk.free.heard(Live(ended=word, voiced=5.4, echo=Echo.GONE))
        assert talk.wishes[-1].act is act
    talk = Talk(headphones=True)
    talk.free.start()
    talk.free.reading("There are three parts in this recording.")
    talk.free.heard(Live(speaking=True, chance=0.9))
    talk.free.heard(Live(ended="Normalize.", voiced=9.0))
    assert talk.wishes[-1] == Wish(Act.SEND, "Normalize.")


def test_a_short_answer_into_a_reading_counts_while_its_echo_is_gone() -> None:
    for headphones, echo in ((False, Echo.GONE), (True, Echo.LEAVING)):
        talk = Talk(headphones)
        talk.plan = True
        talk.free.start()
        talk.free.reading("Shall I apply it?")
        talk.now = 5.0
        talk.free.heard(Live(speaking=True, chance=0.9, echo=echo))
        talk.free.heard(Live(ended="Yes.", voiced=5.2, echo=echo))
        assert talk.wishes[-1] == Wish(Act.APPLY, "Yes.")


def test_a_short_voice_is_not_answered_where_the_devices_stumbled_meanwhile() -> None:
    talk = Talk()
    talk.free.start()
    talk.free.reading("At the end they talk about trains.")
    talk.now = 5.0
    talk.free.heard(Live(speaking=True, chance=0.65, echo=Echo.GONE))
    talk.free.heard(Live(open="Great.", speaking=True, echo=Echo.LEAVING))
    talk.free.heard(Live(ended="Great.", voiced=5.1, echo=Echo.LEAVING))
    assert talk.wishes == [Wish(Act.HUSH)]
    assert talk.free.missed == "Great."


def test_it_ends_by_words_and_by_key() -> None:
    talk = Talk()
    talk.free.start()
    talk.say("Stop listening.")
    assert talk.free.state is State.OFF
    assert talk.wishes == [Wish(Act.HUSH)]
    talk.say("Hello?")
    assert len(talk.wishes) == 1
    talk.free.start()
    talk.free.stop()
    talk.free.stop()
    assert talk.states[-2:] == [State.LISTENING, State.OFF]


def test_a_cough_brings_it_back_to_listening() -> None:
    talk = Talk()
    talk.free.start()
    talk.free.heard(Live(speaking=True))
    talk.free.heard(Live(speaking=False))
    assert talk.free.state is State.LISTENING
    assert talk.wishes == []


def test_one_thing_at_a_time() -> None:
    talk = Talk()
    talk.free.start()
    talk.say("Cut the first ten seconds.")
    talk.say("And fade out.")
    assert len(talk.wishes) == 1
    talk.free.reply_over()
    talk.say("And fade out.")
    assert len(talk.wishes) == 2


@pytest.mark.parametrize(
    ("words", "plan", "speaking", "act"),
    [
        ("OK.", True, False, Act.APPLY),
        ("ok", False, False, Act.SEND),
        ("כן", True, False, Act.APPLY),
        ("לא!", True, False, Act.DISCARD),
        ("Don’t.", True, False, Act.DISCARD),
        ("Stop!", False, True, Act.HUSH),
        ("Stop, stop, stop!", False, True, Act.HUSH),
        ("Yes, yes.", True, False, Act.APPLY),
        ("Undo that. Undo that.", False, False, Act.RUN),
        ("no no no", False, False, Act.SEND),
        ("Start talking.", False, True, Act.HUSH),
        ("Start talking.", False, False, Act.SEND),
        ("next", False, True, Act.SKIP),
        ("next", False, False, Act.SEND),
        ("Say that again?", False, False, Act.REPEAT),
        ("undo that", False, False, Act.RUN),
        ("play", False, False, Act.RUN),
        ("and do that.", False, False, Act.RUN),
        ("And do the second part louder", False, False, Act.SEND),
        ("undo the fade at the end", False, False, Act.SEND),
        ("yes but only the first ten seconds", True, False, Act.SEND),
        ("Goodbye.", True, True, Act.END),
        ("", False, False, Act.SEND),
    ],
)
def test_what_words_ask_for(words: str, plan: bool, speaking: bool, act: Act) -> None:
    assert understood(words, plan, speaking).act is act


def test_echo_is_a_matter_of_words() -> None:
    assert is_echo("budget was approved", "The budget was approved in September.")
    assert not is_echo("cut the first part", "The budget was approved in September.")
    assert not is_echo("", "anything")
    assert not is_echo("anything", "")


def test_stop_is_understood_after_it_has_interrupted() -> None:
    done: list[Wish] = []
    talk = HandsFree(done.append, lambda _: None, headphones=lambda: True)
    talk.start()
    talk.reading("The roof was mended in May.")
    talk.heard(Live(speaking=True))
    talk.heard(Live(ended="Not talking."))
    assert [wish.act for wish in done] == [Act.HUSH, Act.HUSH]
    assert talk.state is State.LISTENING
