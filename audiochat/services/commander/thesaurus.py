"""More English verbs and turns of phrase for each edit, which people use less often.

A word that the lexicon proper knows keeps the meaning it has there.
"""

from __future__ import annotations


def _with(verbs: str, *ends: str) -> str:
    """Verbs alone and with each of some particles: ``scrub|scrub out``."""
    return "|".join(f"{verb} {end}".strip() for verb in verbs.split() for end in ("", *ends))


WORDS: dict[str, str] = {
    "SEL": "what i've got selected|what i've got highlighted|what i've got marked|what i have got selected|"
    "what i have got highlighted|what i got selected|what i got highlighted|what i have highlighted",
    "TAPE": "|".join(
        f"{lead}pitch {way}{end}"
        for lead in ("with ", "")
        for way in ("dropping", "falling", "rising", "going down", "going up", "moving", "changing")
        for end in (" along", " along with it", " with it", " too", " as well", " accordingly")
    ),
    "REST": "others|other ones|all others|other lines|other bits|everything around it|all other parts|"
    "every other part|whatever else|all of rest|stuff around it",
    "KEEPTEMPO": "without changing speed|without changing tempo|without changing length|"
    "without changing duration|without changing its speed|without changing its length|"
    "without altering speed|without altering tempo|without affecting speed|without affecting tempo|"
    "without affecting length|keep tempo|keep speed|keep same tempo|keep same speed|keeping tempo|"
    "keeping speed|same speed|same tempo|at same speed|at same tempo|same length|keep same length|"
    "keep length|but not speed|not speed|not tempo|without slowing it down|without speeding it up|"
    "without changing pace|but keep tempo|but keep speed|speed unchanged|tempo unchanged|"
    "speed stays same|tempo stays same|but same speed|but same tempo|without changing timing|"
    "בלי לשנות מהירות|בלי לשנות את מהירות|בלי לשנות קצב|בלי לשנות את קצב|באותה מהירות",
    "REMOVE": "filter it out|filter that out|filter this out|filter them out||".join(
        (
            _with(
                "expunge excise extirpate rub banish abolish terminate oust shed expel jettison",
                "out",
            ),
            _with("shear whack hack slash carve saw nip crop", "off", "out", "away"),
            _with("clip", "off", "out", "away"),
            _with("erased deleted scrapped dropped cutted binned axed trashed zapped", "out"),
            "removal|removal of|elimination of|deletion of|blow away|do without|make disappear|"
            "make it disappear|make vanish|make go away|make it go away|"
            "take it out|take that out|take them out|leave it out|leave that out|send to trash|not include|"
            "should not be there|shouldn't be there|should be gone|should be removed|should be deleted|"
            "be done with|let go of|is to be removed|is to be deleted|are to be removed|is no longer needed|"
            "isn't needed|is not needed|is useless|is superfluous|not needed|wipe away|wash out|knock out|"
            "cut back|get shut of|dispense with|put in bin|throw in bin|remove from record|"
            "strike from record",
        )
    ),
    "KEEP": "let only|let just|let stay only|"
    "isolate|extract|excerpt|pull out only|pull out just|cut it to|cut to just|narrow it down to|"
    "narrow down to|narrow to|reduce it to|reduce to just|shorten it to just|limit it to just|"
    "boil it down to|"
    "whittle it down to|pare it down to|strip it down to|trim down to just|spare|spare only|salvage|"
    "salvage only|rescue|use only|use just|use nothing but|want nothing but|need nothing but|"
    "grab only|grab just|take only|take just|only take|only use|just use|just save|only leave in|"
    "leave in only|"
    "leave in just|is all i need|is all i want|is all we need|is all we want|is enough|should be left|"
    "should remain|must remain|is to remain|shall remain|remain",
    "MUTE": _with("hush quieten-out black shush stifle zero", "out")
    + "|make dead silent|dead silent|completely silent|totally silent|make completely silent|fully silent|"
    "absolutely silent|turn off sound|turn sound off|turn audio off|turn off audio|switch off sound|"
    "switch sound off|kill sound|cut sound|drop sound|no sound|no audio|turn off volume|remove sound|"
    "censor out|go silent|goes silent|be silent|inaudible please|make inaudible|make it inaudible|"
    "silencing|muffle completely|blot out|block out|beep out|bleep over|gag",
    "INSERT": "drop in|pop in|stick in|slot in|throw in|slip in|sneak in|squeeze in|fit in|"
    + _with("slip stick create generate place introduce squeeze wedge splice paste", "in")
    + "|put in|drop in some|make room for|allow for|leave room for|start it off with|"
    "open up",
    "MOVE": "drag|mv|"
    "shove|lug|haul|hoist|ship|bump it to|swing|"
    + _with(
        "transplant carry transport reposition slide rearrange transpose-to swap-to displace",
        "over",
        "up",
        "down",
    )
    + "|bring forward|push back|should go|should come|needs to go to|has to go to|must go to|belongs|"
    "put it over|take over|lift over|place|shuffle",
    "COPY": "dup|dupe|"
    "copies|more copies|duplicates|copies more|repetitions|repeats|"
    + _with("reproduce replay reiterate redo-copy", "again")
    + "|repeating|play again|say again|do again|copy-paste|copy and paste|make a copy of|make copies of|"
    "make a duplicate of|make another copy of|looping|iterate",
    "RAISE": "intensify|strengthen|heighten|lift up|hike|hike up|jack up|ramp level up|"
    "dial up|push up|bump up|nudge up|pump up|kick up|bring up|turn up|take up|gain up|step up|boost up|"
    "raise up|elevate|beef up|make up",
    "LOWER": "tone down|tone it down|dial down|dial back|dial it back|scale back|scale down|pull back|"
    "pull down|"
    "turn down|take down|bring down|step down|nudge down|bump down|push down|weaken|lessen|minimise|minimize|"
    "damp|dampen|tame|curb|cut down on|cut back on|drop back|cushion|mellow|subdue|moderate|temper|ease off|"
    "lighten|suppressing|mitigate|diminishing",
    "SET": "dial|kick|hike|jack|ratchet|ramp|notch it|twist|crank it|roll|ease it",
    "FREQS": "cutoff|cutoff frequency|corner frequency|cutoff point|cutoff of|cut off frequency|"
    "cut-off frequency",
    "CHANNELS": "both channels|two channels together|channels together|channels into one|"
    "both channels into one|"
    "channels into a single one|both channels together|stereo channels together|left and right together",
    "TOPTAIL": "top and tail|top & tail|top n tail|tops and tails",
    "LOUDER": "strong|more strong|more strongly|"
    "more audible|better audible|easier to hear|higher in volume|up in volume|amped up",
    "QUIETER": "quieten|quieten down|quiet down|hush down|down in volume|lower in volume|"
    "less audible|more quietly",
    "FASTER": "hasten|hurry|hurry up|rush|speedier|swifter|brisker|more swiftly|more rapidly|rapidly|zippier|"
    "snappier|pick up pace|pick up speed|pick up tempo|quicken pace|quicken tempo|step on it|get a move on|"
    "speeds up|goes faster|expedite|fasten",
    "SLOWER": "drag out|draw out|slacken|retard|brake|more leisurely|calmer pace|"
    "take it slower|go slower|goes slower|less fast|less quick|less quickly|less rapid",
    "HIGHER": "|up in pitch",
    "DEEPER": "deep|low pitched|low-pitched|baritone|deepen|down in pitch|manlier|lower voice|"
    "less squeaky|less high",
    "PITCH": "tune|retune|detune|intonation|pitching|repitch|pitch-shift|pitchshift",
    "SPEED": "velocity|rate of speech|speaking rate|playing rate|playback rate|tape speed",
    "NOISE": "noisiness|hiss and noise|hum and hiss|noise floor|room tone noise|grain|fuzz|crackle noise|"
    "background rumble noise|background murmur|white noise in background|denoiser|denoising|noise reducer|"
    "noise reduction pass|noise gate-like|noise suppression|noise filter|noise remover|noise cancellation|"
    "noise cancelling|background chatter noise|computer hum noise|room hiss|constant hiss|steady hiss|"
    "broadband noise|interference noise|traffic noise|street noise|wind noise|crowd noise|engine noise|"
    "air noise|airflow noise|ambience noise|background disturbance|atmospheric noise|sound of fan|"
    "sound of air conditioner|sound of ac|sound of fridge|hissing in background|whooshing|whoosh|shhh noise",
    "HUM": "hum of electricity|hum of mains|hum of power|buzz of electricity|buzz of mains|"
    "hum filter|dehummer|de-hummer|hum remover|electrical noise|electric noise|"
    "electrical interference|"
    "grid hum|ac hum|ground loop|ground loop hum|drone|droning|"
    "low hum|constant hum|steady hum|buzz sound|buzz noise|hum noise|power line noise|power line buzz|"
    "transformer hum|amp hum|mains frequency",
    "CLEAN": "scrub|scrub out|scrub up|",
    "SHORTEN": "squash|squish|condense|tightening|close|close up|compressing|abbreviate|abridge|contract|"
    "cut short|"
    "collapse down|scrunch|narrow",
    "SIL": "silent stretch|silent part|silent section|silent passage|silent spot|quiet stretch|"
    "every silent stretch|every silent part|every silent section|every silent passage|"
    "every pause|every gap|every silence|each pause|each gap|each silence|any pause|any gap|any silence|"
    "dead spots|dead moments|empty spots|empty moments|silent gaps|silent moments|silent stretches|"
    "silent spots|quiet moments|quiet stretches|quiet gaps|empty gaps|empty stretches|lulls|lull|"
    "long silence|awkward silence|stillness|nothingness|hush|pausing|silence gaps|"
    "pauses between words|pauses between sentences|gaps between words|gaps between sentences|spaces|stalls",
    "CONVERT": "fold to|fold into|fold it|fold this|fold both|fold it down|merge|fold|blend|combine|"
    "flatten|turn into|switch to|switch over to|change to|change into|"
    "go to|render as|export as|transcode|merging|unify|join",
    "MONO": "into one|into one channel|a single channel|single-channel|one-channel|monaural|mono sound|"
    "mono audio|"
    "just one channel|one channel only|only one channel",
    "SWAP": "swap over channels|reverse channels|reverse left and right|mirror channels|mirror stereo image|"
    "mirror left and right|invert channels|invert left and right|left and right swapped|swap stereo|"
    "trade left and right|interchange left and right|interchange channels",
    "LEFT": "left ear|left mic|left microphone|left-hand side|left-hand channel|left hand side|"
    "left hand channel|"
    "left track|l channel",
    "RIGHT": "right ear|right mic|right microphone|right-hand side|right-hand channel|right hand side|"
    "right hand channel|right track|r channel",
    "RATE": "recording rate|"
    "sr|sampling|sample-rate conversion|samples per second|sampling rate conversion|downsample|"
    "upsample|"
    "down sample|up sample|downsampling|upsampling|resampled",
    "NORM": "equalise|equalize volume|equalise volume|standardise|standardize|smooth out volume|"
    "make uniform|make volume consistent|make volume even|comply|comply with|complies with|"
    "conform to|compliant with|in line with|meet|meets|match to|bring in line with|loudness normalise|"
    "loudness normalize|loudness-normalize|loudness-normalise|normaliser|normalizer",
    "PEAK": "loudest point|loudest peak|highest point|max peak|maximum peak|highest peak|max level|"
    "maximum level|"
    "peak value|sample peak|tallest peak|peak amplitude|loudest sample",
    "FADEIN": "gradually bring in|slowly bring in|bring up from silence|come up from silence|"
    "come up from nothing|"
    "rise from nothing|ease into it|ease it in|fade it up|swell up|fade upwards|raise gradually from silence|"
    "fade-up|fades up",
    "FADEOUT": "ease it out|ramp volume down|ramp level down|ramp it down|gradually lower to silence|"
    "slowly lower to silence|bring down to silence|bring down to nothing|lower to silence|lower to nothing|"
    "go down to silence|go down to nothing|gradually go silent|gradually goes silent|gently end|fade it down|"
    "fade-down|fade downwards|fade-away|gradually turn down to nothing|gradually die|sink to silence|"
    "ebb away|ebb out|wane|fade itself out|let it die",
    "HPF": "high pass filter at|bass cut|bass roll off|bass rolloff|bass cut filter|rumble filter|"
    "low end filter|low-cut filter|hi pass|hi-pass|hipass|hi pass filter|highpass filtering",
    "LPF": "treble cut|treble roll off|treble rolloff|hi cut|hi-cut|lo pass|lo-pass|lopass|lo pass filter|"
    "high-cut filter|lowpass filtering",
    "ROLLOFF": "filter|filter away|shelve off|attenuate off|cut away",
    "START": "before it starts|before it begins|before anything|before everything|before first word|top|"
    "top of it|top of recording|very top|outset|onset|opening moment|commencement|lead-in|lead in|"
    "head end|front end|intro point|very first moment|get-go",
    "END": "after it ends|after it finishes|after it's over|after last word|after everything|tail end|"
    "conclusion|back end|very last moment|close of it|far end|termination|last moment|bottom",
    "HERE": "where i am|where i'm at|where cursor is|where playhead is|cursor position|playhead position|"
    "playback position|where it's playing|where we are|this moment|this position|this spot|"
    "where it is now|where i stopped|where i paused|current spot|current place|my position|play position",
    "MARK": "mark point|stamp|timestamp|time stamp",
    "THING": "interrogation|audiobook|vlog|sermon|homily|prayer|vows|ceremony|wedding|gig|concert|rehearsal|"
    "demo|jam|riff|set|stream|broadcast recording|consultation|session|lecture recording|"
    "sound clip|voiceover|"
    "voice-over|narrative|mix|soundtrack|production|take|project|mp4|m4a|flac|ogg|capture|content|footage|"
    "whole session|monologue|speech recording|audition|homework|assignment|exam|evidence|exhibit|"
    "transcript audio",
    "ALL": "whole show|whole talk|whole interview|whole song|whole lecture|entire show|entire talk|"
    "entire interview|entire song|entire lecture|complete file|complete audio|complete track|full recording|"
    "full file|full audio|full track|full thing|full length|entirety|everything in it|whole session|"
    "whole podcast|entire podcast|all audio|all sound|all stuff|whole call|entire call|"
    "whole meeting|entire meeting|"
    "start to finish|from start to finish|from beginning to end|from end to end|throughout|everywhere|"
    "throughout whole|all way through|whole way through|beginning to end|top to bottom",
    "AROUND": "roughly|approximately|approx|circa|near|close to|somewhere around|somewhere near|"
    "some time around|"
    "more or less|somewhere about|ish",
    "UNTIL": "through to|through until|thru to|on to|up till|as far as|down to time|all way to|"
    "all way until|all way up to|right up to|right until|"
    "right to|right through to|clear to|and ending at|and stopping at|and finishing at|ending with|and on to",
    "FROM": "running from|that runs from|which runs from|spanning from|spanning|ranging from|going from|"
    "extending from|stretching from|that goes from|which goes from|that spans|which spans|"
    "from around time|"
    "from time|commencing at|commencing from|from point|right from|all way from",
    "STARTING": "that begins at|which begins at|begins at|starts at|starting right at|commencing|beginning|"
    "that start at|started at",
    "BETWEEN": "anywhere between|everywhere between",
    "CURVE": "fade curve|fade shape|style curve",
    "BIT": "just slightly|a bit of|a smidgen|a whisker|a fraction|a hint|a trifle|barely|subtly|modestly|"
    "mildly|"
    "fractionally|ever so slightly|somewhat more|a shade|a tiny amount|a small amount|just a touch|"
    "just a tad|just a notch|a small bit|a teeny bit|a teensy bit|kind of slightly",
    "MUCH": "heaps|tons|a ton|a whole lot|a bunch|plenty|a good deal|a great amount|hugely|greatly|strongly|"
    "substantially|noticeably|markedly|heavily|wildly|extremely|super much|by far|big time",
    "THEN": "next step|second step|third step|step two|step one|step three|subsequent to that|and afterward|"
    "later on|in turn|right afterwards|straight after|straight after that|right after that|then also|"
    "and then also|then finally|and then finally|together with|along with that|plus|not to mention|"
    "apart from that|after which please|followed with|and to finish|and to end|and lastly please|"
    "to end with|to finish off|for last step|ultimately|eventually",
    "NOT": "doesn't|doesnt|wouldn't|couldn't|hasn't|haven't|wasn't|weren't|aren't|ain't|hadn't|"
    "keep it as it is|keep it as is|keep this as it is|keep this as is|keep as is|leave it as it is|"
    "leave it as is|"
    "leave it be|leave this be|keep it like this|keep it like that|keep it that way|keep it this way|"
    "refrain from|avoid|leave it alone|hands off|keep hands off",
    "IF": "in case|provided|provided that|as long as|assuming|should it|only when",
    "SLOWLY": "gradually|slowly|progressively|smoothly|steadily|step by step|bit by bit|little by little|"
    "in a gentle way|"
    "בהדרגה|לאט לאט|באיטיות|בהדרגתיות",
    "SAVE": "save",
    "FILL": "do needful|do needful and|at your earliest convenience|only please|na|yaar|"
    "revert back|please to|"
    "might you|might we|might i|may you|may we|may i|could we maybe|perhaps you could|"
    "accordingly|respectively|properly|correctly|nicely done|as needed|as required|as appropriate|"
    "as soon as possible|for everyone|for everybody|for us|for them|for him|for her|for my boss|for client|"
    "for my client|for court|for record|for my teacher|for class|for my class|for my students|for my mom|"
    "for work|for school|for website|for our website|for blog|for archive|for upload|for release|"
    "for publication|"
    "for a friend|for my friend|for listeners|for our listeners|for audience|for editing|for now please|"
    "if it's not much trouble|if you'd be so kind|if you would be so kind|when possible|where possible|"
    "all right|righto|okey dokey|okie dokie|k|kk|yep|yeah|yes|yup|sure|great|perfect|awesome|cool|super|"
    "no problem|no worries|excuse me|good day|good morning|good evening|"
    "good afternoon|greetings|howdy|hiya|hey there|hi there|my dear|darling|dude please|bruh|bestie|babe|"
    "ma'am|madam|boss|chief|captain|computer|assistant|robot|machine|buddy please|dearest|friend|"
    "kind sir|good sir|professionally|specifically|particularly|especially|namely|that being said|"
    "having said that|in particular|in general|generally|at this point|as discussed|as agreed|as mentioned|"
    "like i said|like before|as before|like we discussed|per request|as per request|as requested|"
    "as we discussed|as i said|as planned|wherever possible|whatever|or whatever|or something|"
    "or something like that|"
    "and stuff|and such|or thereabouts|give or take|i'd think|i hope|hope that's ok|hope that's okay|"
    "is that ok|is that okay|ok thanks|okay thanks|that's it|that's all|that is all|that'll be all|"
    "that will be all|nothing more|no more no less|just that|only that|thanks a bunch|thanks a million|"
    "cheers thanks|ta|ta very much|merci|gracias|danke|toda|shukran|grazie|por favor|bitte|s'il vous plait|"
    "s'il te plait|if u can|if u could|would u|should u|ur|u can|plz thx|tia|kthx|kthxbye|asap please|rn|tbh|"
    "imo|imho|fyi|btw|idk|lol|haha|pretty please|with sugar on top|i beg you|i beg|begging you",
    "FACTOR": "a factor of|factor by",
    "TIMES": "times over|times more|times as much|-fold|times its",
    "PODCAST": "podcast spec|podcast specs|podcast target|podcasting standard|podcasting level|podcast norms",
    "BROADCAST": "broadcast spec|broadcast specs|broadcast norms|broadcasting standard|broadcasting level|"
    "broadcasting|ebu spec|ebu norm|ebu level|ebu target|tv spec|tv standard|tv level|european broadcast|"
    "television standard|radio standard",
    "STREAMING": "streaming spec|streaming standard|streaming service|streaming services|streaming target|"
    "spotify standard|spotify target|spotify spec|youtube standard|youtube target|spotify's level|"
    "spotify's loudness|online streaming|apple music|soundcloud|deezer",
}
"""Symbol to its words and phrases, parted by ``|``; articles are skipped as in the lexicon."""
