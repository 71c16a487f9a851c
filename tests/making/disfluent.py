"""Made speech with hesitations, repeated words and pauses at known places."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from tests.making.speech import RATE, Made, Speech

FILLERS = ("um", "uh", "er", "umm", "uhh", "erm")
MEANT = ("very", "long", "many", "more", "good", "that", "is", "her")
"""Words that people say twice on purpose; none is made a stumble."""

SHORT = {"uhh": "[[ˈʌː]]"}
"""How hesitations are said where the voice would misread them ("uhh" as "ooh"): mostly under 0.2 s."""

DRAWN = {
    "um": "[[ˈʌːʌːmm]]",
    "uh": "[[ˈʌːʌː]]",
    "er": "[[ˈɜːɜː]]",
    "umm": "[[ˈʌːʌːʌːʌːmm]]",
    "uhh": "[[ˈʌːʌːʌːʌː]]",
    "erm": "[[ˈɜːɜːɜːmm]]",
}
"""How they are drawn out, nearer to what people do: 0.12 to 0.4 s."""

LONG_PAUSE = 1.0
"""Seconds: longer pauses are meant to be found, and none is made between 0.8 and 1.2 s."""

SENTENCES = (
    "I think we should go to the market before it closes",
    "The answer to that question is not very clear to me",
    "My brother works in a small office near the station",
    "We had a long meeting about the new budget yesterday",
    "She told us why her train arrived late this morning",
    "They want to build a bridge over the river next year",
    "You will find my keys under some papers near a lamp",
    "Our teacher explained how plants turn light into sugar",
    "He bought three books and a lamp at the old shop",
    "The doctor said that sleep is more important than food",
    "Nobody knew why every light went dark after dinner",
    "It takes an hour to walk from here to the harbor",
    "The children played football until their mother called them",
    "Most companies decided to lower prices before winter",
    "A good recording needs a quiet room and some patience",
    "Last summer we traveled through four countries by car",
)

OTHERS = (
    "Every morning the baker opens his shop before the sun comes up",
    "We finally reached a village where people still spoke the old language",
    "Nothing in this report explains how much the repairs will cost us",
    "Please remember to close both windows when you leave the house",
    "Her daughter studies music at a college in the north of Spain",
    "Some farmers grow olives on the hills behind the old monastery",
    "The engine makes a strange noise whenever we drive up a mountain",
    "Two of my neighbors bought the same car in the same week",
    "Scientists found water under the ice of a small distant moon",
    "After lunch the committee voted against a higher tax on fuel",
    "Somebody left an umbrella and a red hat beside the front door",
    "The museum opens at nine and closes late on Friday evenings",
    "Good coffee depends on fresh beans and on the right temperature",
    "It was already dark when the ferry arrived at the island",
    "Many students would rather learn from videos than from a book",
    "The judge asked the witness to describe exactly what she saw",
    "A single mistake in the figures delayed our project for months",
    "My grandmother kept her letters in a wooden box under the bed",
    "Their new album sounds warmer because they recorded it on tape",
    "Winter storms damaged the roof and the garden behind our school",
)
"""Sentences that no rule was made with."""


class Another(Speech):
    """The voice at another speed, and with another throat: ``tone`` over 1 is a smaller one."""

    def __init__(
        self, speed: float, tone: float, chance: tuple[float, float] = (0.0, 0.0), seed: int = 0
    ) -> None:
        super().__init__(chance, seed)
        self._speed, self._tone = speed, tone

    def say(self, text: str, speed: float = 1.0, accent: str = "en-us") -> Made:
        import soxr

        made = super().say(text, speed * self._speed / self._tone, accent)
        samples = soxr.resample(made.samples, RATE * self._tone, RATE).astype("float32")
        words = [(t, start / self._tone, end / self._tone) for t, start, end in made.words]
        return Made(samples, words)


@dataclass(frozen=True)
class Talk:
    """The sound, and what is known of it: times in seconds.

    ``fused`` are the hesitations that run into the words beside them without any pause.
    """

    made: Made
    fillers: list[tuple[str, float, float]]
    fused: list[tuple[str, float, float]]
    repeats: list[tuple[str, float, float]]
    pauses: list[tuple[float, float]]


def talk(
    speech: Speech,
    sentences: int,
    seed: int,
    fused: float = 0.1,
    texts: tuple[str, ...] = SENTENCES,
    said: Mapping[str, str] = SHORT,
) -> Talk:
    """Sentences with two hesitations each, every third with a repeated word.

    ``fused`` is the share of hesitations that run together with their neighbours, ``said`` how they
    are pronounced.
    """
    chance = random.Random(seed)
    phrases: list[str] = []
    pauses: list[float] = []
    for number in range(sentences):
        text = texts[(number + seed) % len(texts)]
        made = _hesitant(text, number % 3 == 0, chance, fused, said)
        while not all(speech.say(phrase).words for phrase in made):  # the voice ran words together
            made = _hesitant(text, number % 3 == 0, chance, fused, said)
        phrases += made
        pauses += [chance.uniform(0.06, 0.4) for _ in made[1:]]
        pauses.append(chance.uniform(1.2, 2.5) if number % 3 == 1 else chance.uniform(0.25, 0.6))
    return _known(speech.joined(phrases, pauses), phrases, said)


def _hesitant(
    text: str, again: bool, chance: random.Random, fused: float, said: Mapping[str, str]
) -> list[str]:
    """A sentence with two hesitations, and one word said twice (``again``), as what is said at once."""
    words = text.split()
    places = sorted(chance.sample(range(1, len(words)), 2))
    if again:
        fit = [n for n in range(1, len(words)) if n not in places and words[n] not in MEANT]
        twice = chance.choice(fit)
        words[twice] = f"{words[twice]} {words[twice]}"
    out: list[str] = []
    begin = 0
    for place in places:
        filler = chance.choice(FILLERS)
        filler = said.get(filler, filler)
        if chance.random() < fused:
            words[place - 1] += f" {filler}"
            continue
        out += [" ".join(words[begin:place]), filler]
        begin = place
    return [*out, " ".join(words[begin:]) + "."]


def _known(made: Made, phrases: list[str], said: Mapping[str, str]) -> Talk:
    written = {sound: filler for filler, sound in said.items()}
    bare = [(text.strip(".,").lower(), start, end) for text, start, end in made.words]
    assert [word[0] for word in bare] == [
        word.strip(".,").lower() for phrase in phrases for word in phrase.split()
    ]
    plain = [(written.get(text, text), start, end) for text, start, end in bare]
    made = Made(made.samples, plain)
    fillers = [word for word in plain if word[0] in FILLERS]
    pairs = list(pairwise(plain))
    repeats = [one for one, two in pairs if one[0] == two[0] and one[0] not in FILLERS]
    quiet = [(one[2], two[1]) for one, two in pairs if two[1] - one[2] > LONG_PAUSE]
    alone = {phrase for phrase in phrases if written.get(phrase, phrase) in FILLERS}
    at, free = 0, set()
    for phrase in phrases:
        if phrase in alone:
            free.add(at)
        at += len(phrase.split())
    fused = [w for n, w in enumerate(plain) if w[0] in FILLERS and n not in free]
    return Talk(made, fillers, fused, repeats, quiet)


def said_through(speech: Speech, seed: int, texts: tuple[str, ...] = SENTENCES) -> Talk:
    """Sentences that are said in one go, two hesitations between commas in each.

    A voice says them as it finds right: they move more than those that are said alone, and their
    neighbours stop for them.
    """
    chance = random.Random(seed)
    phrases: list[str] = []
    for text in texts:
        words = text.split()
        for place in sorted(chance.sample(range(1, len(words)), 2), reverse=True):
            words[place - 1] += ","
            words.insert(place, chance.choice(FILLERS[:3]) + ",")
        phrases.append(" ".join(words).replace(",,", ",") + ".")
    known = [phrase for phrase in phrases if speech.say(phrase).words]  # not run together
    made = speech.joined(known, [0.35, 0.6, 0.5], floor=0.0006)
    bare = [(text.strip(".,").lower(), start, end) for text, start, end in made.words]
    fillers = [word for word in bare if word[0] in FILLERS]
    return Talk(Made(made.samples, bare), fillers, [], [], [])
