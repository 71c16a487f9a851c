"""English words that name no edit: politeness, wishes, and what people call pauses and noise."""

from __future__ import annotations

_NOUNS = [
    "part",
    "bit",
    "section",
    "passage",
    "piece",
    "segment",
    "region",
    "area",
    "stretch",
    "chunk",
    "range",
    "portion",
    "clip",
    "span",
    "bars",
    "lines",
    "words",
    "stuff",
    "sound",
    "audio",
    "moment",
    "spot",
    "slice",
    "selection",
    "block",
]
_CHOSEN = ["selected", "highlighted", "marked", "picked", "chose", "chosen"]
CHOICES = "|".join(
    [
        f"{noun} {who} {how}"
        for noun in (*_NOUNS, "what", "thing")
        for how in _CHOSEN
        for who in (
            "i",
            "i've",
            "that i",
            "i have",
            "i just",
            "that's",
            "that is",
            "which is",
            "we",
        )
    ]
    + [f"{how} {noun}" for noun in _NOUNS for how in _CHOSEN[:3]]
    + [f"{this} selection" for this in ("this", "that", "current", "my", "active")]
)
"""Ways to speak of what is selected."""

WORDS: dict[str, str] = {
    "ONLYWANT": "need just|need only|want only|want just|just want|just need|only need|just looking for|"
    "i'm only after|"
    "i'm only interested in|i am only interested in|interested only in|only interested in|"
    "all that matters is|"
    "i'm just after|i only care about|only care about|i just care about|i only want|i just want|"
    "i only need|i just need|i want only|i need only|i want just|"
    "i need just|all i want is|all i need is|all we need is|all we want is|we only want|we only need|"
    "we just need|we just want|only want|only need|i'd like only|i would like only|i'd only like|"
    "i'd just like",
    "ADJ": "awkward|annoying|unnecessary|unneeded|unwanted|useless|pointless|excessive|overlong|"
    "weird|silly|stupid|ugly|terrible|horrible|awful|nasty|constant|steady|big|huge|empty|dead|"
    "noticeable|obvious|lengthy|extra|extended|uncomfortable|irritating|distracting|loud|persistent|"
    "faint|longish|endless|needless|superfluous|dreadful",
    "PASTE": "paste|pasting",
    # politeness and padding, worth nothing
    "OP:remove_silence": "silence removal|pause removal|gap removal|dead air removal",
    "FILL": "solely|exclusively|merely|strictly|proper|nicely|gracefully|neatly|cleanly|softly|a brief|"
    "some of that|"
    "straight|completely out|fully|evenly|perfectly|by itself|on its own|needs|needs to be|"
    "need to be|has to be|have to be|must be|to be|ought to be|going to be|we|we'd like|we'd|"
    "i'd|i've|we've|we're|as is|as it is|as they are|untouched|intact|i'm afraid|literally|totally|honestly|"
    "obviously|seriously|ideally|hopefully|preferably|whole lot|kind of|sort of|a sec|real quick|right now|"
    "right away|straight away|immediately|first thing|at once|for now|in there|over there|out there|somehow|"
    "somewhere|or so|if that's ok|if that's okay|if that works|if that is ok|if it's ok|if you like|"
    "whenever you can|when you can|when you get a chance|when you have a minute|when you have time|"
    "if you get a chance|if it's possible|if it's not too much trouble|if you don't mind please|"
    "if you please|if you may|at your convenience|my friend|sweetie|buddy|pal|fam|folks|guys|my dear|"
    "would be great|would be nice|would be good|would be lovely|that'd be great|that would be great|"
    "that would be nice|it would be great|appreciated|i'd appreciate it|thanks a lot|thanks so much|"
    "thanks in advance|many thanks|cheers mate|much obliged|many thanks in advance|bless you|"
    "you know|y'know|let's say|say|i reckon|i believe|if i may|i'd say|"
    "for video|for this video|for a video|for film|"
    "enough|hit|aim for|shoot for|may i have|can i have|could i have|i'd like to have|have|"
    "from record|off record|for record|possibly|go|short|"
    "in a row|back to back|in succession|one after another|consecutively|quick|smooth|gentle|brief|ready|"
    "compliant|because it's|cos it's|"
    "super duper|"
    "that comes|which comes|that come|which come|that goes|that came|that happens|that follows|"
    "in background|from background|of background|going on|i guess|i suppose|if you would|"
    "if you don't mind|as usual|good|nice|"
    "please|any|each|of each|each one|"
    "pls|plz|plse|kindly|could you|can you|would you|will you|can u|could u|"
    "could you please|can we|could we|i want|i want you|i want you to|i want to|i need|i need to|"
    "i need you to|i'd like|i'd like to|i'd like you to|i would like|i would like to|i wanna|"
    "i would like you to|i would like that you|let's|lets|let us|just|hey|ok|okay|so|now|thanks|"
    "thank you|thx|ty|yo|go ahead and|go ahead|try|try to|for me|like|maybe|perhaps|right|well|"
    "would you mind|do me a favor and|do me a favour and|be so kind as to|so kind as to|"
    "would you be so kind as to|is it possible to|is possible to|i think we should|we should|"
    "i think|you should|you to|we need to|we want to|let me|i'm going to|gonna|wanna|wants|hi|"
    "hello|dear|more|even|only|simply|quickly|carefully|if possible|if you can|if you could|"
    "as well|too|again|together|exactly|precisely|actually|basically|um|uh|er|oh|bro|dude|man|"
    "mate|sir|asap|cheers|with|filter|effect|that is|to please|it's|'s|s'il|per cent of|"
    "how about|what about|we can|you can|you could|could|can|would|should|will|u|much appreciated|"
    "of course|along|there|its|i'd|want|need|alright|overall|completely|entirely|itself|"
    "that's|which is|is|are|be|so that it is|me|new|using|filtering|length|long|duration|position",
}
"""Symbol to its words and phrases, parted by ``|``; a word another symbol has keeps that meaning."""

_SOURCES = (
    "projector|projector fan|fridge|refrigerator|heater|heating|radiator|ventilation|vent|ventilator|"
    "laptop|laptop fan|computer fan|pc|pc fan|server|aircon|air con|air conditioning|air conditioner|ac|"
    "engine|dehumidifier|air purifier|boiler|generator|furnace|camera|amp|amplifier|preamp|cooler|fan"
)
NOISES = "|".join(
    form.format(source)
    for source in _SOURCES.split("|")
    for form in ("{} noise", "noise of {}", "noise from {}", "{} hiss")
)
"""Steady sounds of machines, which are noise."""

SWAPS = "|".join(
    f"{verb} {what}{end}"
    for verb in ("swap", "switch", "flip", "exchange", "interchange", "trade", "invert",
                 "reverse", "mirror", "cross")
    for what in (
        "left and right", "left and right sides", "left and right channels", "right and left",
        "right and left sides", "right and left channels", "sides", "channels", "stereo sides",
        "two channels", "two sides", "l and r", "r and l", "l/r", "left with right", "right with left",
        "left to right", "l with r", "left for right", "left right", "l r", "left channel and right channel",
        "left channel with right channel", "right channel with left channel", "left side with right side",
        "left side and right side", "left ear and right ear", "stereo channels", "stereo image",
        "my channels",
    )
    for end in (" around", " over", " round", "")
)  # fmt: skip
"""Ways to say that the left and the right channel change places."""
