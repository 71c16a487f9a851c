"""English words that name no edit: politeness, wishes, and what people call pauses and noise."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "ONLYWANT": "i only want|i just want|i only need|i just need|i want only|i need only|i want just|"
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
    "FILL": "for video|for this video|for a video|for film|"
    "enough|hit|aim for|shoot for|may i have|can i have|could i have|i'd like to have|have|"
    "from record|possibly|go|short|"
    "quick|smooth|gentle|brief|ready|compliant|because it's|cos it's|"
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
    for verb in ("swap", "switch", "flip", "exchange")
    for what in (
        "left and right", "left and right sides", "left and right channels", "right and left",
        "right and left sides", "right and left channels", "sides", "channels", "stereo sides",
        "two channels", "two sides",
    )
    for end in (" around", " over", " round", "")
)  # fmt: skip
"""Ways to say that the left and the right channel change places."""
