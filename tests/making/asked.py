"""A made talk of hours with facts in it, and questions about them in other words.

Every topic has three names: the one it is spoken of by, one that people would use who have heard
of it, and one without a word in common. Every kind of fact is said in one way and asked in
another. Each kind occurs with many topics and each topic with several kinds, so a question is
only answered by the passage that is right in both: all the others are distractors.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from tests.making.talk import Talk

TOPICS = """
kitchen renovation|new kitchen|redoing the cooking area
school play|children's play|theatre show by the pupils
village well|old well|place where the villagers draw water
bakery on Mill Street|bread shop on Mill Street|shop that sells bread
football team|football club|soccer club
bicycle lane|cycle path|track for people on bikes
hospital garden|garden of the clinic|green space beside the clinic
choir tour|trip of the choir|singers' trip
wedding photographs|wedding pictures|pictures of the marriage
old lighthouse|lighthouse|tower that guides the ships
solar panels|solar roof|equipment that makes power from the sun
puppy|young dog|young dog
radio documentary|documentary|programme we broadcast
tax return|taxes|declaration for the revenue office
beehives|bees|honey boxes
piano|grand piano|keyboard instrument
train station|railway station|railway stop
museum of clocks|clock museum|collection of timepieces
chess tournament|chess competition|board game competition
vineyard|wine farm|grape farm
translation of the novel|translated novel|version of the book in another language
swimming pool|pool|place to bathe and do laps
roof of the church|church roof|top of the house of worship
language course|language lessons|classes for learning to speak
wind farm|wind turbines|turbines on the hill
apple harvest|picking of the apples|picking of the fruit
ferry to the island|island boat|boat across the strait
cookbook|book of recipes|volume of recipes
night shift at the factory|night work at the factory|late working hours in the plant
dental practice|dentist|tooth doctor's office
weather balloon|balloon|instrument that rises into the sky
quilt exhibition|show of the quilts|show of sewn blankets
""".strip().splitlines()

FACTS = """
In the end we had to pay {amount} dollars for the {t}.|How expensive was the {q}?
The {t} has to be finished by {date}, there is no way around it.|What is the deadline for the {q}?
It is {person} who takes care of the {t} from now on.|Who is responsible for the {q}?
The {t} was held up because {reason}.|What delayed the {q}?
Altogether {count} people signed up to help with the {t}.|How many volunteers are there for the {q}?
We all voted, and it is settled that the {t} moves to {place}.|To which place will the {q} be relocated?
{person} complained that the {t} is far too {quality}.|Who was unhappy with the {q}?
For the {t} we picked {firm} over the other two bidders.|Which company won the contract for the {q}?
My biggest worry about the {t} is {risk}.|What could go wrong with the {q}?
The very first idea for the {t} came from {person}, over breakfast.|Whose suggestion was the {q} originally?
They painted everything at the {t} {colour} last spring.|What colour does the {q} have?
It took {span} until the {t} was really up and running.|How long did it take to get the {q} going?
""".strip().splitlines()

HELD_OUT = """
{person} taught us everything there is to know about the {t}.|Who instructed you about the {q}?
We shut the {t} down for {span} after the accident.|For how long was the {q} out of use?
The {t} weighs about {count} kilos, believe it or not.|How heavy is the {q}?
Thanks to {firm} the {t} got its insurance back.|Who helped to insure the {q} again?
{person} lost the keys to the {t} twice in one month.|Who keeps mislaying the keys of the {q}?
You reach the {t} best by bus number {count}.|Which line goes to the {q}?
The worst moment with the {t} was when {reason}.|What was the low point of the {q}?
Next year the {t} will be twice as large.|How will the {q} grow?
{person} gave {amount} dollars to the {t} and wanted no thanks.|Who donated to the {q}?
Children under ten get into the {t} for free.|Is there an age limit for free entry to the {q}?
We had to apologise to {person} about the {t}.|Whose forgiveness did we ask for over the {q}?
The {t} is closed on Mondays and in {month}.|When can one not visit the {q}?
""".strip().splitlines()
"""Facts written after the search was weighed: nothing was changed for them."""

HEBREW_TOPICS = """
שיפוץ המטבח|המטבח החדש|חידוש אזור הבישול
ההצגה בבית הספר|הצגה של בית הספר|המופע של התלמידים
קבוצת הכדורגל|נבחרת הכדורגל|נבחרת השחקנים
הגינה הקהילתית|הגינה של השכונה|הערוגות של השכנים
""".strip().splitlines()

HEBREW_FACTS = """
בסופו של דבר שילמנו {amount} שקלים על {t}.|מה היה המחיר של {q}?
מעכשיו {hperson} אחראית על {t}.|מי מטפלת ב{q}?
{t} התעכב בגלל {hreason}.|מה גרם לאיחור של {q}?
{t} חייב להסתיים עד {hdate}.|מהו התאריך האחרון ל{q}?
""".strip().splitlines()

_VALUES = """
person: Anna|Ben|Carla|David|Esther|Frank|Grace|Hannah|Ivan|Julia|Karl|Leah|Martin|Nora|Oscar|Paula
person: Quentin|Rachel|Simon|Tamar|Ulrich|Vera|Walter|Yael|Zoe|Miriam|Jonas|Petra|Rami|Sofia
place: the north side|Riverton|the old barn|Lisbon|the second floor|Market Square|the harbour|Graz
place: the valley|Station Road|the castle yard|Bergen|the east wing|Oak Hill
reason: the permit got lost in the post|it rained for three weeks|the main supplier went bankrupt
reason: nobody could find the key|the engineer broke an arm|customs kept the parts
reason: the bank wanted another signature|a pair of storks was nesting there|the money ran out
reason: the drawings were upside down|the lorry was stuck in the snow|the neighbours went to court
risk: that the water freezes|that nobody turns up|that the wiring catches fire|that thieves come back
risk: that the loan is called in|that we run out of volunteers|that the paint peels off
risk: that the mayor changes her mind|that the insurance refuses|that the noise drives people away
firm: Halder and Sons|Northwind|Blue Anchor|Castellan|Ferrum Works|Ostrich Limited|Tindal Brothers
firm: Green Lantern|Pico Systems|Marlowe|Avalon Traders|Kestrel
quality: loud|small|bright|slow|cold|crowded|fragile|sweet|dark|complicated
colour: green|dark blue|yellow|white|orange|purple|light grey|brown|turquoise|red
span: eleven months|three weeks|two and a half years|nine days|almost a decade|six months
span: a whole winter|forty hours|five weeks|one long afternoon
month: January|March|May|July|October
hperson: רותי|דנה|יעל|מרים|נועה|שרה|תמר|אסתר
hreason: הגשם הכבד|שביתה בנמל|אישור שאבד בדואר|מחסור בכסף
hdate: השלישי במאי|סוף ינואר|ערב פסח|עשרה ביולי
""".strip().splitlines()

OPENINGS = (
    """
I was thinking about this on the way here, and|Somebody wrote to us the other day, and|You know how it is,
Let me just say that|People often forget that|I remember that when we were young|In the corridor downstairs
My grandmother used to say that|Anyway, before we lose the thread,|When I look back at it today,
That reminds me that|In the last episode I told you that|If you ever go there early in the morning,
I would not call it a mistake, but|The radio was playing in the background, and|Well, in this country
And then, after a long silence,|For me, and I can only speak for myself,|On the other side of the street
""".strip()
    .replace("\n", "|")
    .split("|")
)
MIDDLES = (
    """
one day it is sunny and the next day everything has changed|nobody had any idea what they were doing
the light is soft and hardly anybody is around|good things come to those who keep on trying
reasonable people can disagree about that for hours|there is a lovely picture hanging on the wall
there were cups of tea on every table|it felt like a dream, and in a way it was
we treated each other with more patience|it was never a question of technique
an old song was playing that none of us could name|the dog was asleep under the chair
the children kept running in and out|we laughed until our sides were sore
I had written down something clever about it|the stairs were creaking as they always do
you learn more from listening than from talking|the soup had gone cold once more
my notes were lying at home on the shelf|everybody has an opinion and few have a plan
""".strip()
    .replace("\n", "|")
    .split("|")
)
ENDINGS = (
    """
so I smiled and went on.|and that was that.|which I still find touching.|but that is another story.
and we left it there.|as so often with these matters.|and I would do it all over again.
though not all of us agreed.|and nobody minded.|if you see what I mean.|and it still makes me laugh.
so let us come back to what matters.|and that is what I like about the {t}.
and there the {t} comes in once more.|as with the {t}, come to think of it.
""".strip()
    .replace("\n", "|")
    .split("|")
)


def _chat(chance: random.Random, topic: str, language: str) -> str:
    """A sentence that says nothing, now and then with the topic's name in it."""
    if language == "he":
        return chance.choice(HEBREW_CHAT)
    parts = (chance.choice(OPENINGS), chance.choice(MIDDLES), chance.choice(ENDINGS))
    return " ".join(parts).format(t=topic)


HEBREW_CHAT = """
חשבתי על זה הרבה בדרך לכאן, ואני עדיין נהנית מכל רגע.
מישהו שאל אותי על זה אתמול, ולא ידעתי מאיפה להתחיל.
סבתא שלי תמיד אמרה שדברים טובים באים למי שממשיך לנסות.
אבל בואו נחזור לעניין, כי הזמן קצר והמאזינים מחכים.
""".strip().splitlines()
SIZES = {"long": (6, 10), "short": (2, 3)}


@dataclass(frozen=True)
class Asked:
    """A question and where its answer is said, in seconds; ``words`` is the sentence itself.

    ``naming`` is 0 where the question names the topic as the talk does, 1 in other words, 2 in words of
    which none is in the talk's name.
    """

    question: str
    start: float
    end: float
    words: str
    naming: int
    language: str = "en"


def _values() -> dict[str, list[str]]:
    """What may fill each slot."""
    found: dict[str, list[str]] = {}
    for line in _VALUES:
        slot, values = line.split(": ")
        found.setdefault(slot, []).extend(values.split("|"))
    return found


def _slots(chance: random.Random) -> dict[str, str]:
    """Something for every slot."""
    slots = {slot: chance.choice(values) for slot, values in _values().items()}
    return {
        **slots,
        "amount": f"{chance.randint(11, 989) * 10:,}",
        "count": str(chance.randint(12, 480)),
        "date": f"the {chance.randint(4, 20)}th of {slots['month']}",
    }


@dataclass(frozen=True)
class _Fact:
    said: str
    question: str
    topic: str
    naming: int
    language: str


def _plan(
    chance: random.Random, topics: int, kinds: int, hard: bool, facts: Sequence[str]
) -> list[_Fact]:
    """What is said and asked, in a mixed order."""
    out: list[_Fact] = []
    for number, line in enumerate(TOPICS[:topics]):
        names = line.split("|")
        for step in range(kinds):
            said, question = facts[(number * 5 + step * 7) % len(facts)].split("|")
            naming = 2 if hard else step % 2
            said = said.format(t=names[0], **_slots(chance))
            out.append(_Fact(said, question.format(q=names[naming]), names[0], naming, "en"))
    for line in HEBREW_TOPICS[: max(1, topics // 8)]:
        names = line.split("|")
        for step, fact in enumerate(HEBREW_FACTS):
            said, question = fact.split("|")
            naming = 2 if hard else step % 2
            said = said.format(t=names[0], **_slots(chance))
            out.append(_Fact(said, question.format(q=names[naming]), names[0], naming, "he"))
    chance.shuffle(out)
    return out


def made(
    topics: int = 32,
    kinds: int = 6,
    size: str = "long",
    *,
    hard: bool = False,
    facts: Sequence[str] = tuple(FACTS),
    seed: int = 7,
) -> tuple[Talk, list[Asked]]:
    """A talk and its questions; the usual one lasts over three hours and has over 200 of them.

    ``hard``: no question has a word of its topic's name.
    """
    chance = random.Random(seed)
    talk = Talk("made")
    asked: list[Asked] = []
    for fact in _plan(chance, topics, kinds, hard, facts):
        sentences = chance.randint(*SIZES[size])
        where = chance.randrange(sentences)
        for place in range(sentences):
            talk.say(_chat(chance, fact.topic, fact.language))
            if place == where:
                start, end = talk.say(fact.said)
                asked.append(
                    Asked(fact.question, start, end, fact.said, fact.naming, fact.language)
                )
        talk.now += chance.choice((0.3, 0.8, 1.5, 3.0))
    return talk, asked
