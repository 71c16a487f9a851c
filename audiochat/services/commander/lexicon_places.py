"""English words for parts and places of a recording, and what lies between and beside them."""

from __future__ import annotations

from audiochat.services.commander.lexicon_padding import CHOICES

WORDS: dict[str, str] = {
    "FIRST": "first|opening|initial|1st",
    "LAST": "last|final|closing|ending",
    "NEXT": "next|coming",
    "PREV": "previous|preceding|past",
    "MIDDLE": "half way|half-way|halfway through|half way through|midway through|"
    "middle|center|centre|central|mid|halfway|halfway point|midpoint|midway",
    "START": "start|beginning|head|very beginning|very start|beginning of it|front",
    "END": "end|tail|very end|finish",
    "HERE": "here|playhead|cursor|current position|this point|right here|play head|current time",
    "SEL": CHOICES + "|"
    "what i have selected|what i've selected|what i marked|what i have marked|what i've marked|"
    "what i highlighted|what i've highlighted|what i have highlighted|what's selected|what is selected|"
    "what's marked|what is marked|what's highlighted|what is highlighted|part i selected|bit i selected|"
    "piece i selected|section i selected|part i marked|bit i marked|part i highlighted|bit i highlighted|"
    "section i marked|section i highlighted|part that i selected|bit that i selected|part i've selected|"
    "bit i've selected|part that is selected|bit that is selected|part that's selected|"
    "bit that's selected|"
    "part that is highlighted|bit that is highlighted|part that's highlighted|bit that's highlighted|"
    "part that is marked|bit that is marked|selected range|selected stretch|selected passage|"
    "selected segment|selected piece|selected portion|selected sound|selected span|marked bit|"
    "marked section|"
    "marked area|marked range|marked passage|marked|highlighted|highlighted area|highlighted region|"
    "highlighted range|highlighted passage|chosen part|chosen bit|chosen section|this range|this stretch|"
    "this area|this segment|this portion|current region|region|selection i made|"
    "what i picked|part i picked|bit i picked|part i chose|bit i chose|selection|selected part|"
    "selected bit|selected region|selected section|selected area|"
    "selected|highlighted part|marked part|this part|this bit|this section|this region|this piece|"
    "this passage|that part|that bit|that section|what i selected|current selection|"
    "highlighted section|selected audio|highlighted bit|that selection|this selection|marked region",
    "PRON": "it|this|that|them|these|those|that one|this one|same part|same bit",
    "ALL": "everything|all|lot|whole thing|entire thing|all of it|whole recording|entire recording|"
    "whole file|entire file|whole audio|entire audio|whole|entire|whole track|entire track|"
    "whole episode|whole lot|all of this|all of them|every bit|complete recording|entire episode|"
    "anything|whole clip|entire clip",
    "THING": "statement|deposition|testimony|hearing|presentation|webinar|seminar|keynote|voicemail|"
    "voice note|dictation|"
    "stuff|quiet part from|loud part from|quiet bit from|loud bit from|noisy part from|talk|"
    "lecture|lesson|meeting|call|show|memo|voice memo|message|sermon|conversation|story|"
    "podcast episode|audio recording|voice recording|recording|file|audio|track|clip|sound|episode|tape|"
    "sound file|audio file|interview|song|"
    "part|portion|passage|bit|section|segment|piece|stretch from|part from|wav|mp3",
    "ALLBUT": "anything outside|all outside|anything outside of|all but|everything but|"
    "everything except|everything except for|all except|"
    "all except for|everything apart from|everything other than|everything besides|everything bar|"
    "everything excluding|anything but|anything except|everything outside|all apart from|"
    "everything outside of",
    "EXCEPT": "except|except for|excluding|apart from",
    "FROM": "from|since",
    "THERE": "from there on|from there onward|from there onwards|from then on|from then onwards|"
    "from there to end|"
    "from that point on|from that point onwards|from that point|after that point|after that point on|"
    "everything after that|all that follows|everything that follows|מ שם והלאה|מ שם ואילך|משם והלאה|"
    "משם ואילך",
    "STARTING": "starting|starting at|starting from|beginning at|beginning from|start at|start from|"
    "that starts at|which starts at|starting on",
    "TO": "to|forward to|over to|across to|through|thru|and ends at|ending at|into",
    "UNTIL": "until|till|til|up to|up until|untill",
    "BETWEEN": "between|in between",
    "BEFORE": "precedes|preceding time|comes before|earlier than|"
    "before|prior to|earlier than|ahead of|leading up to",
    "AFTER": "follows|comes after|beyond|succeeding|"
    "after|following|later than|right after|past the",
    "AROUND": "around|about|roughly at|centred on|centered on",
    "AT": "at|on|@|in",
    "WITHIN": "during|within|inside|inside of",
    "FOR": "for|lasting|worth",
    "OFF": "off|off of|from off",
    "OF": "of",
    "BY": "by",
    "OVER": "over",
    "ABOVE": "above|more than|greater than|higher than|louder than|over the",
    "BELOW": "below|under|less than|quieter than|lower than|beneath|underneath",
    "LONGER": "longer than|exceeding|that last longer than|that are longer than|lasting more than|"
    "lasting longer than|that last more than|longer then|bigger than|of more than|of over|"
    "which are longer than|more long than|lasting over|that exceed|at least",
    "ONWARD": "onward|onwards|forward|forwards|on and on|and on",
    "MARK": "mark|marker|point",
    "IN": "in to",
}
"""Symbol to its words and phrases, parted by ``|``."""
