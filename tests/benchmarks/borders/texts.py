"""What the voices say that the network for borders is fitted to."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.making.disfluent import OTHERS as ERRANDS
from tests.making.disfluent import SENTENCES as HABITS
from tests.making.edited_talk import SENTENCES as GARDEN
from tests.making.episodes import subjects
from tests.making.sentences import SENTENCES

_DATA = Path(__file__).parents[2] / "data"
_CHAT = _DATA / "no_commands.txt"
_WISHES = _DATA / "phrasings.txt"
_COMMANDS = ("commands.jsonl", "word_commands.jsonl", "commands_beyond.jsonl")
_SEED, _OTHER_SEED = 8, 3

VOWELS = """
I asked her why she always arrives after eight.
So if you ask me, we ought to open early.
They are all on a long list of old ideas.
Go up the hill until you see an empty house.
We only use it in an emergency.
How old is your uncle, and how is he?
My aunt and I agreed to eat at home.
You always answer before I even ask.
She ended up in a tiny office on an island.
Do I owe you any money, or are we even?
Two apples and three oranges are in a bowl.
The idea is easy, but the rest is awful.
I am afraid I owe everyone an apology.
He is as old as I am, or even older.
When I was a boy, we all ate in a huge kitchen.
Now it is up to us to act on it.
If I am honest, I only ever liked the end of it.
Tell us all about it once you are in.
Anybody who arrives at eleven has to wait until one.
Some of us use a map, others use an old phone.
What if you are wrong about each and every one of them?
Everything else is on us, as always.
Let us all agree on an hour that is okay for you.
I usually iron in the evening while I listen to an opera.
We are in a hurry, so I am off.
She and her agent are at an art event in a nearby town.
Who else is here, and who is on the other end?
It is enough if you use a little oil and an onion.
Are you able to hear me over all of that?
The hour is up, and everyone is out again.
By afternoon it is always a bit easier.
I ran out of eggs, so I asked Emma across the hall.
You and I are on a team, and I am in it to win.
There is an elevator in every other building in our area.
Call us if anything is unclear, or if you are ill.
Put it all in an envelope and add your own address.
His answer is almost always a yes or an okay.
The actor was ill, so a young student stepped in.
Nobody else ever uses it, so it is yours if you want it.
When you are with a group, stay on a safe path.
How much did you and your friend pay for a week at a hotel?
We ran a test on a Monday and a second one on a Friday.
Can you hand us an umbrella on your way out?
Every old engine in our area is a little unusual.
An owl is an animal that is active at night.
If we offer an apple to each of our eight guests, is it enough?
I know you, and you know I owe him a favor.
They argue about almost anything, even about ice.
Where are all of your other albums?
The umpire is always right, even if he is in error.
See, I even offered to do it alone.
He argued on and on, although all of us agreed.
Do us a favor and ask how it is going over there.
It was an odd evening, and in a way an amusing one.
Is it so awful if I use yours?
You earn about as much as I do, if I am not in error.
The army and the air force are on high alert.
Why ask if you are unable to use an answer?
In an ideal world, each of us would own a small garden.
To us it is only an item on an agenda.
No one else is awake, so ease open the door.
Our easy option is in a way a riskier one.
Say it again, a little louder, into each of our ears.
Three out of four of us are over eighty.
A few of the early arrivals are already eating.
She is out on an errand until about an hour after lunch.
"""
"""Words that begin with a vowel behind words that end with one: the borders that are hardest to hear."""


def texts() -> list[str]:
    """All sentences, in an order by chance that is the same in every run."""
    said = list(_sayable(_CHAT.read_text("utf-8").splitlines()))
    told = [sentence for _, sentences in subjects() for sentence in sentences]
    plain = [f"{text}." for text in (*HABITS, *ERRANDS)]
    found = [*SENTENCES, *GARDEN, *plain, *told, *VOWELS.strip().splitlines(), *said]
    random.Random(_SEED).shuffle(found)
    return found


def wishes() -> list[str]:
    """What people ask of a recording, where that is letters alone; in an order that is the same in every run.

    They are said to a microphone, and are short: many words begin right after a pause or end before one.
    """
    lines = _WISHES.read_text("utf-8").splitlines()
    for name in _COMMANDS:
        for line in (_DATA / name).read_text("utf-8").splitlines():
            if line.startswith("{"):
                lines.append(str(json.loads(line).get("words", "")))
    found = sorted(set(_sayable(line.strip().strip('"') for line in lines)))
    random.Random(_OTHER_SEED).shuffle(found)
    return found


def _sayable(lines: Iterable[str]) -> Iterator[str]:
    """Those of four to fourteen words that every voice reads alike, as sentences."""
    for text in map(str.strip, lines):
        if re.fullmatch(r"[A-Za-z',.? ]+", text) and 4 <= len(text.split()) <= 14:
            yield text[0].upper() + text[1:] + ("" if text[-1] in ".?!" else ".")
