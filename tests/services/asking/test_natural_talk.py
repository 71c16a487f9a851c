# ruff: noqa: E501 (a line is what somebody says in one go)
"""Questions about natural talk: an association that meets and an interview, asked as people ask."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from audiochat.domain.job import Job
from audiochat.services.asking.asking import Asking
from audiochat.services.asking.bearings import asks_their_words, named
from audiochat.services.asking.conversing import Earlier, follows, in_full, is_bare
from audiochat.services.asking.kinds import Kind, kind_of
from audiochat.services.asking.numbers import wanted_count
from audiochat.services.asking.wording import as_said, spelt_out, unpolite
from audiochat.store.database import Store
from tests.making.talk import Talk, talk_of

Make = Callable[[Talk], Asking]

ASSOCIATION = """
Nora: Good evening. This is the meeting of the Allotment Society, Monday the tenth of May. We've got me, Peter and Gwen.
Peter: Tom texted, his train is stuck behind a cow.
Nora: Then let us begin with the money. Peter, how much is in the account?
Peter: Nine hundred and forty pounds, after we paid for the water.
Gwen: And how many plots are empty?
Peter: Three, and there are eleven people on the waiting list.
Nora: You wanted to raise the rent, Peter. What is it now?
Peter: Thirty pounds a plot, since two thousand and twelve. I'd like to go to forty from January.
Gwen: I don't like it. Half of the people on my side are pensioners, and they will give up their plots.
Peter: With respect, it's less than a pound a month.
Nora: I'm somewhere in between. Let's not settle it tonight, and look at it again in June.
Nora: Peter, you write to all members about it by the end of the month.
Peter: Right, I'll write to them on Sunday.
Nora: Next, the hedge. It has grown over the path, and the council has complained.
Gwen: I can borrow a machine from my brother and cut it on Saturday week.
Nora: Lovely. All those for? Everybody. That's agreed then.
Gwen: Could we have a barbecue in August?
Peter: The smoke goes straight into the neighbours' bedrooms. It's a no from me.
Nora: And from me, I'm afraid.
Gwen: All right, all right. Then it's dead.
Tom: Sorry, sorry. The cow would not move, and the driver had to sing to it.
Nora: Sit down, Tom. Somebody has to look after the key of the shed, and Ada is moving to Wales.
Tom: I don't have the time, I work on Sundays.
Nora: Then we'll leave that hanging, and have a think until June.
Gwen: The next meeting is Monday the fourteenth of June, at seven, in the same room?
Nora: Same room. Thank you, everybody.
""".strip().splitlines()

INTERVIEW = """
Mark: Welcome to Late Starters. I'm Mark Olsen, and with me today is Vera Lind. For thirty years she drove night trains across Sweden. Now she keeps a lighthouse with six guest rooms.
Vera: Good morning, Mark. Mind the step.
Mark: Let's go back. Where did you grow up?
Vera: In Gothenburg, over a bakery. My mother sold fish on the market, and my father mended clocks. I slept in the flour store.
Mark: And how did you come to drive trains?
Vera: There was a notice at the station in seventy-nine. I wrote only my initial, so they thought that I was a man.
Mark: What did you miss on those nights?
Vera: Bread. Not company so much, to be honest. And I missed my brother's graduation, because the line was closed by snow.
Mark: Were you ever afraid?
Vera: Never. A driver has no time for that. Fear is for passengers with nothing to do.
Mark: In ninety-four there was an accident at Falun. Do you want to speak about it?
Vera: No. I leave that to the families.
Mark: Why did you stop?
Vera: Two reasons. My eyes, for one. And then they sold the line, and the new people wanted us on monthly contracts.
Mark: There is a story about a moose, I am told.
Vera: Oh dear. It stood on the track near Mora, and it would not go. So I got out and shared my sandwich with it, and we were forty minutes late.
Mark: How much was the lighthouse?
Vera: They asked for ninety thousand, and I paid seventy, because of the stairs.
Mark: Why should anybody sleep in a lighthouse?
Vera: Because the light comes round again whatever you did that day. People need that more than they need a view.
Mark: Thank you very much, Vera.
Vera: Take some bread with you.
""".strip().splitlines()


@pytest.fixture
def association(store: Store) -> Talk:
    talk = talk_of(ASSOCIATION)
    talk.keep(store)
    return talk


@pytest.fixture
def interview(store: Store) -> Talk:
    talk = talk_of(INTERVIEW)
    talk.keep(store)
    return talk


def told(asking: Asking, talk: Talk, question: str, earlier: Earlier | None = None) -> str:
    """The words of an answer; every place in it is heard."""
    answer = asking.ask("r", talk.timeline, question, Job(), None, earlier)
    view = talk.view(talk.timeline)
    for place in answer.citations:
        said = [view.words[i].text for i in view.between(place.start, place.end)]
        assert place.text in " ".join(said)
    return answer.text


def before(asking: Asking, talk: Talk, question: str) -> Earlier:
    """A question that was answered, as the next one sees it."""
    answer = asking.ask("r", talk.timeline, question, Job())
    places = tuple((place.start, place.end) for place in answer.citations)
    return Earlier(question, kind_of(question), places)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("decisions?", Kind.DECISIONS),
        ("what did they agree on", Kind.DECISIONS),
        ("what did they agree about the hedge?", Kind.FACT),
        ("and what did they not settle?", Kind.OPEN),
        ("what's still open?", Kind.OPEN),
        ("when does the shop open?", Kind.FACT),
        ("so what do they actually dissagree about", Kind.DISPUTED),
        ("who was against it", Kind.DISPUTED),
        ("who was there?", Kind.PEOPLE),
        ("who was there when the cow came?", Kind.FACT),
        ("what are they talking about around minute five", Kind.MOMENT),
        ("what is said at 2:30?", Kind.MOMENT),
        ("what did he say about the last five minutes of the match?", Kind.FACT),
        ("whats the funniest bit", Kind.FUNNY),
        ("tell me a joke", Kind.FACT),
        ("what's the most important point she makes", Kind.HIGHLIGHTS),
        ("whats this recording about", Kind.SUMMARY),
        ("summarise it in three points pls", Kind.SUMMARY),
    ],
)
def test_kinds_as_people_ask(question: str, kind: Kind) -> None:
    assert kind_of(question) is kind


def test_a_question_is_read_as_it_is_meant() -> None:
    assert (
        spelt_out("whats it cost & isnt it late, pls")
        == "what is it cost and is not it late, please"
    )
    assert unpolite("could you please tell me when it starts?") == "when it starts?"
    assert unpolite("tell me the story") == "the story"
    assert (
        as_said("how many lighthouses", frozenset({"light", "houses"})) == "how many light houses"
    )
    assert as_said("what is the gaurden", frozenset({"garden"})) == "what is the gaurden"  # two off
    assert wanted_count("in three short points", "points?") == 3
    assert wanted_count("a quote", "quotes?") == 1
    assert wanted_count("summarise it", "points?") == 0


def test_follow_ups_are_known() -> None:
    earlier = Earlier("How much is the rent?", Kind.FACT, ())
    for question in ("why?", "and when?", "are you sure?", "who?", "how so?"):
        assert is_bare(question), question
        assert in_full(question, earlier).startswith("How much is the rent, "), question
    for question in ("and for the shed?", "who decided that?", "what about Anna?"):
        assert follows(question), question
    assert (
        in_full("When does the train leave for Mora?", earlier)
        == "When does the train leave for Mora?"
    )
    assert not follows("When does the train leave for Mora?")


def test_who_is_named_and_whose_words_are_wanted() -> None:
    names = ["Nora", "Tom Berg"]
    assert named("and just noras?", names) == ["Nora"]
    assert named("what about berg", names) == ["Tom Berg"]
    assert named("what about norway", names) == []
    assert asks_their_words("what does nora think of it", "Nora")
    assert asks_their_words("did Tom agree", "Tom Berg")
    assert not asks_their_words("why was Tom late", "Tom Berg")


def test_each_one_is_named_with_their_own_words(asking_of: Make, interview: Talk) -> None:
    text = told(asking_of(interview), interview, "how much was the lighthouse?")
    assert "Mark: “How much was the lighthouse?” Vera: “They asked for ninety thousand" in text
    assert "lighthouse? They asked" not in text


def test_a_reply_is_quoted_with_its_question(asking_of: Make, interview: Talk) -> None:
    asking = asking_of(interview)
    assert "Vera: “Bread. Not company" in told(asking, interview, "what did she miss most?")
    story = told(asking, interview, "tell me the story with the moose")
    assert "sandwich" in story.splitlines()[0]
    assert "My eyes" in told(asking, interview, "why did she stop?")
    assert "I leave that to the families" in told(
        asking, interview, "what happened at the accident?"
    )


def test_each_part_of_a_question_is_answered(asking_of: Make, association: Talk) -> None:
    question = "how many plots are empty and when is the next meeting?"
    lines = told(asking_of(association), association, question).splitlines()
    assert "Three, and there are eleven" in lines[0]
    assert "fourteenth of June" in lines[1]


def test_what_somebody_says_is_theirs(asking_of: Make, association: Talk) -> None:
    asking = asking_of(association)
    earlier = before(asking, association, "what does peter want to do with the rent?")
    lines = told(asking, association, "and what does gwen say to that?", earlier).splitlines()
    assert "Gwen: “" in lines[0]
    assert "pensioners" in lines[0] or "I don't like it" in lines[0]


def test_words_that_nobody_says_are_named(
    asking_of: Make, association: Talk, interview: Talk
) -> None:
    asking = asking_of(association)
    assert "Nobody says “treasurer”" in told(
        asking, association, "who was the treasurer last year?"
    )
    assert "Nobody says “netflix”" in told(
        asking_of(interview), interview, "does she like netflix?"
    )
    assert "Nobody says “bank” or “loan”" in told(asking, association, "did they get a bank loan?")
    assert "Nobody says" not in told(asking, association, "what did they say about the hedge?")
    earlier = Earlier("who was the treasurer of the orchestra?", Kind.FACT, ())
    doubted = told(asking, association, "are you sure?", earlier)
    assert not doubted.startswith("This is what is said")  # nothing is said about it


def test_a_doubt_repeats_what_is_said(asking_of: Make, association: Talk) -> None:
    asking = asking_of(association)
    earlier = before(asking, association, "how many plots are empty?")
    text = told(asking, association, "are you sure?", earlier)
    assert text.startswith("This is what is said about it:")
    assert "Three, and there are eleven" in text


def test_decisions_of_talk_with_what_was_left_open(asking_of: Make, association: Talk) -> None:
    asking = asking_of(association)
    text = told(asking, association, "decisions?")
    decided, _, left = text.partition("**Left open**")
    assert "cut it on Saturday week" in decided
    assert "no from me" in decided
    assert "look at it again in June" in left
    assert "leave that hanging" in left
    assert "how much is in the account" not in decided
    assert "leave that hanging" in told(asking, association, "what is still open?")
    assert "Saturday week" not in told(asking, association, "what is still open?")


def test_what_came_of_it_is_told_with_it(asking_of: Make, association: Talk) -> None:
    asking = asking_of(association)
    lines = told(asking, association, "what happened to the barbecue?").splitlines()
    assert "Could we have a barbecue" in lines[0]
    assert any("no from me" in line for line in lines[:2])
    rent = told(asking, association, "so is it going up to forty in january?").splitlines()
    assert "I'd like to go to forty from January" in rent[0]
    assert "Let's not settle it tonight" in rent[1]


def test_somebody_who_was_late_is_not_who_speaks(asking_of: Make, association: Talk) -> None:
    assert "stuck behind a cow" in told(asking_of(association), association, "why was tom late?")


def test_where_they_differ(asking_of: Make, association: Talk) -> None:
    asking = asking_of(association)
    text = told(asking, association, "what do they disagree about?")
    assert "I don't like it" in text
    assert "With respect" in text
    about = before(asking, association, "what happened to the barbecue?")
    assert "It's a no from me" in told(asking, association, "who was against it?", about)


def test_tasks_of_one_person(asking_of: Make, association: Talk) -> None:
    asking = asking_of(association)
    everybody = before(asking, association, "what are the tasks?")
    text = told(asking, association, "and just gwens?", everybody)
    assert "I can borrow a machine" in text
    assert "write to them" not in text
    assert "I'll write to them" in told(asking, association, "what is peter supposed to do?")


def test_who_is_heard_and_when(asking_of: Make, association: Talk) -> None:
    asking = asking_of(association)
    text = told(asking, association, "who was there?")
    for name in ("Nora", "Peter", "Gwen", "Tom"):
        assert f"**{name}** from [" in text
    assert "**Ada**" not in text
    assert "We've got me, Peter and Gwen" in text


def test_a_minute_is_told(asking_of: Make, association: Talk) -> None:
    asking = asking_of(association)
    answer = asking.ask(
        "r", association.timeline, "what do they talk about around minute one", Job()
    )
    assert answer.citations
    assert all(30 <= place.start <= 90 for place in answer.citations)
    first = asking.ask("r", association.timeline, "what happens in the first minute?", Job())
    assert all(place.start <= 60 for place in first.citations)
    assert told(asking, association, "what is said at 59:00?") == "Nothing is said around [59:00]."


def test_as_many_points_as_are_asked_for(
    asking_of: Make, association: Talk, interview: Talk
) -> None:
    asking = asking_of(association)
    for count, word in ((2, "two"), (3, "three"), (4, "four")):
        answer = asking.ask("r", association.timeline, f"sum it up in {word} points", Job())
        assert len(answer.citations) == count
    two = asking_of(interview).ask(
        "r", interview.timeline, "what is it about, in two sentences", Job()
    )
    assert len(two.citations) == 2
    assert "lighthouse" in two.text
    tags = asking_of(interview).told(interview.timeline, "four tags please", Job())[1]["tags"]
    assert len(tags) == 4  # type: ignore[arg-type]


def test_a_quote_is_of_the_guest_and_stands_alone(asking_of: Make, interview: Talk) -> None:
    answer = asking_of(interview).ask(
        "r", interview.timeline, "I need a nice quote from her for our web page", Job()
    )
    assert "Mark:" not in answer.text
    assert "People need that more than they need a view." in answer.text


def test_what_is_funny_is_not_made_up(asking_of: Make, association: Talk) -> None:
    text = told(asking_of(association), association, "whats the funniest bit")
    assert text.startswith("What is funny I cannot tell")


def test_questions_about_people_are_about_the_recording(asking_of: Make, interview: Talk) -> None:
    asking = asking_of(interview)
    earlier = Earlier("when did she stop?", Kind.FACT, ((60.0, 64.0),))
    for question in (
        "who was there?",
        "was she ever married",
        "what does a driver earn",
        "decisions?",
    ):
        assert asking.concerns(interview.timeline, question), question
    for question in ("why?", "are you sure?", "really?"):
        assert asking.concerns(interview.timeline, question, None, earlier), question
        assert not asking.concerns(interview.timeline, question) or question == "why?", question
    for question in ("what can you do?", "what is a sonnet?", "who are you?", "tell me a joke"):
        assert not asking.concerns(interview.timeline, question, None, earlier), question


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who are the guests and what do they do?", Kind.PEOPLE),
        ("minutes of the meeting with decisions and open points", Kind.DECISIONS),
        ("what do we do next?", Kind.TASKS),
        ("what do they have to do?", Kind.TASKS),
    ],
)
def test_further_kinds(question: str, kind: Kind) -> None:
    assert kind_of(question) is kind


def test_what_somebody_supposes_is_asked_of_the_recording() -> None:
    assert unpolite("it was the mud, correct?") == "it was the mud"
