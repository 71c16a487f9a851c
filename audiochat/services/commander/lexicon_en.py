"""English words a person uses around an edit, by what they mean to the commander."""

from __future__ import annotations

from audiochat.services.commander.lexicon_padding import NOISES, SWAPS
from audiochat.services.commander.lexicon_padding import WORDS as PADDING
from audiochat.services.commander.lexicon_places import WORDS as PLACES
from audiochat.services.commander.normalise import word_set

WORDS: dict[str, str] = {
    # the edits
    "REMOVE": "took away|took out|took off|got rid of|threw away|threw out|suppress|suppressing|"
    "get away with|part with|crop off|"
    "gone|removed|deleted|taken out|taken off|taken away|chopped|chopped off|chopped out|trimmed off|erased|"
    "thrown away|thrown out|need to go|need to be gone|out of there|out of here|edited out|"
    "stripped out|discarded|wiped|snipped|cropped out|crop out|get shot of|get shut of|get rid|"
    "toss|toss out|nix|zap|edit out|weed out|take away|do away with|dispose of|prune|"
    "cut|cut out|cut off|cut away|cutting|delete|deleting|remove|removing|erase|erase me|"
    "excise|strike|strike out|lose|kill|snip|snip out|snip off|chop|chop off|chop out|"
    "shave|shave off|throw away|throw out|wipe|wipe out|rid|get rid of|getting rid of|discard|del|"
    "rm|strip|strip out|clean out|scrap|dump|must go|can go|has to go|have to go|needs to go|"
    "should go|must be gone|"
    "gotta go|ditch|eliminate|take out|take off|slice off|lop off|trash|"
    "bin|axe|nuke|yeet|rip out|purge|omit|leave out|clip off|skip|skip over|skip past|jump over|lop|slice|"
    "hack off|hack out|leave off|chuck|chuck out|chuck away|rip off|should disappear|must disappear|"
    "should vanish|obliterate|destroy",
    "DROPHE": "drop|dropping",
    "TAKE": "took|lift out|pick up|pick|pluck|take|select|grab",
    "TAPE": "with pitch|with pitch change|let pitch change|let pitch follow|let pitch go with it|"
    "pitch changes too|pitch should change too|pitch too|pitch as well|pitch also|so pitch changes|"
    "so pitch drops|so pitch rises|vinyl style|record style|turntable style|like a turntable|"
    "like a slowed record|"
    "like a tape|like tape|tape style|like a tape machine|like an old tape|like a record|"
    "like vinyl|"
    "pitch and all|pitch included|including pitch|along with pitch|and pitch with it|"
    "and pitch too|changing pitch too|with pitch going up|with pitch going down",
    "OUT": "out|away",
    "TRIM": "trim|trimming|crop|cropping",
    "KEEP": "keep nothing but|keep nothing except|leave nothing but|nothing but|keep solely|"
    "keep exclusively|retain solely|retain exclusively|hold on to|hang on to|hold onto|hang onto|"
    "kept|kept only|left only|maintain only|"
    "save just|only save|keep|keep only|keep just|only keep|just keep|retain|retain only|"
    "preserve|preserve only|"
    "conserve|conserve only|leave only|leave just|only leave|crop to|trim to|trim down to|"
    "trim it to|trim it down to|crop it to|crop down to|cut it down to|cut down to|save only|"
    "should stay|must stay|can stay|has to stay|needs to stay|"
    ""
    "gimme just|give me just|give me only|gimme only|just give me",
    "MUTE": "redact|redacting|anonymise|anonymize|mute|muting|mute out|silence out|silent|"
    "make silent|blank out|quiet out|blank|"
    "make it silent|silenced|muted",
    "INSERT": "attach|tack on|tack|tag on|stick on|append on|throw in|include|introduce|put in|inserted|"
    "added|appended|"
    "insert|inserting|add|adding|pad|pad with|append|prepend",
    "LEAVE": "leave",
    "MOVE": "moved|relocated|move|moving|shift|relocate|transfer|move over",
    "COPY": "duplicated|copied|repeated|looped|"
    "duplicate|duplicating|copy|repeat|loop|replicate|clone|double up",
    "NORM": "normalized|normalised|mastered|evened out|levelled|leveled|"
    "level it out|even it out|level this out|even this out|level everything out|"
    "even everything out|"
    "normalize|normalise|normalizing|normalising|normalization|normalisation|norm|conform|"
    "consistent|more consistent|uniform|level out|master|mastering|even out|equalize loudness|match",
    "REVERSE": "flip|turn around|turn it around|turn this around|so it runs in reverse|"
    "so they run in reverse|so it plays backwards|"
    "so they play backwards|"
    "so that it plays backwards|so it runs backwards|so they run backwards|so it is backwards|"
    "reverse|reversing|reversed|backwards|backward|flip around|play backwards|"
    "play it backwards|play in reverse|in reverse|play it in reverse",
    "FADEIN": "swell in|rise from silence|grow from silence|come in gradually|fade on|"
    "faded in|"
    "slowly fade in|gradually fade in|fade in|fade-in|fadein|fading in|fades in|fade up|ramp up|"
    "ease in|fade up from nothing|fade up from silence|fade in from nothing|fade in from silence|"
    "fade up from zero|fade in from zero|bring it in gently from silence",
    "FADEOUT": "die out|die away|die down|trail off|tail off|taper off|taper out|peter out|"
    "dissolve to silence|drift away|dwindle away|vanish gradually|gradually disappear|fade off|"
    "fade completely out|wind down to silence|dip to silence|"
    "faded out|"
    "slowly fade out|gradually fade out|ease out|ramp down|fade out|fade-out|fadeout|"
    "fading out|fades out|fade down|"
    "fade away|fade to silence|"
    "fade down to nothing|fade down to silence|fade out to nothing|fade out to silence|fade to nothing|"
    "fade away to nothing|fade out to zero|fade to zero|fade to black",
    "FADE": "fade|fading",
    "FADEBOTH": "add fades|fade in and out|fade it in and out|fade both ends|"
    "fade in and fade out both ends|"
    "fade it in and fade it out|fades at both ends|fade this in and out",
    "BOTH": "each end|on either side|on each side|on both sides|each side|either end|either side|"
    "start and end both|both ends|both sides|in and out",
    "CONVERT": "converted|"
    "mix|convert|downmix|upmix|sum|fold down|collapse|mix down|mixdown|transform",
    "SHORTEN": "shortened|tightened|tightened up|"
    "squeeze|shorten|tighten|tighten up|shrink|compact|compress|reduce down|limit",
    "RAISE": "raised|boosted|increased|amplified|beef up|jack up|"
    "raise|raising|boost|boosting|increase|increasing|amplify|amplifying|lift|incr|plus",
    "LOWER": "lowered|reduced|decreased|attenuated|ducked|"
    "knock|knock off|knock down|dip|lower|lowering|reduce|reducing|decrease|decreasing|"
    "attenuate|attenuating|duck|soften|"
    "drop down|diminish|bring lower",
    "CRANK": "crank|pump",
    "SET": "made|brought|gave|got|ran|changed|played|dropped it to|would be|read|switch|apply some|"
    "apply a bit of|apply a|"
    "set|bring|make|turn|put|change|changing|adjust|adjusting|apply|give|giving|pull|push|use|"
    "get|run|do a|start with|end with|finish with|play|take it|take this|making|turning|putting|"
    "gimme|let|render|shift it|nudge|bump|tweak|ease",
    "UP": "up|upward|upwards",
    "DOWN": "down|downward|downwards",
    "DOUBLE": "double|doubling",
    "HALVE": "halve|halving|cut in half|cut by half",
    # comparatives
    "LOUDER": "louder|loud|more loud|more volume|more gain|stronger",
    "QUIETER": "quieter|quiet|softer|less loud|more quiet|more silent|less volume|not so loud|calmer",
    "FASTER": "sped up|speeded up|hurry up|"
    "faster|quicker|more fast|more quick|more quickly|more rapid|fast|speed up|speeding up|"
    "speed it up|speed this up|speed that up|accelerate|quicken",
    "SLOWER": "slowed down|slowed|"
    "slower|more slow|more slowly|slow|slow down|slowing down|slow it down|slow this down|"
    "slow that down|decelerate",
    "HIGHER": "higher|more high|squeakier|squeaky|more squeaky",
    "DEEPER": "deeper|more deep|lower pitched",
    # things
    "SIL": "silence|silences|pause|pauses|gap|gaps|dead air|dead space|quiet parts|quiet bits|"
    "silent parts|silent bits|quiet sections|silent sections|empty space|break|breaks|blanks",
    "CLEAN": "cleaned up|cleaned|clean up|clean|clear up|cleaning|cleaning up|cleanup",
    "NOTCH": "notch|notch out|notch filter",
    "NOISE": NOISES + "|"
    "less noisy|less hissy|air conditioner noise|air conditioning noise|ac noise|"
    "hvac noise|ambient noise|white noise|"
    "computer noise|tape hiss|mic hiss|microphone hiss|mic noise|microphone noise|hissing noise|"
    "hissing sound|"
    "background hissing|less noise|less background noise|less hiss|noise of fan|noise from fan|"
    "noise of air conditioner|noise from air conditioner|noise|noises|hiss|background noise|"
    "background noises|noises of background|hissing|"
    "noise of background|static|background hiss|denoise|de-noise|noise reduction|noise removal|"
    "background sound|background sounds|room noise|fan noise|noise in background",
    "HUM": "electrical buzz|electric buzz|power line hum|60 cycle hum|50 cycle hum|humming noise|"
    "buzzing noise|"
    "humming sound|buzzing sound|less hum|less buzz|background hum|background buzz|"
    "background humming|background buzzing|hum|mains hum|buzz|humming|buzzing|mains|mains noise|"
    "dehum|de-hum|hum removal|"
    "electrical hum|power hum|ground hum|hum out|line hum|mains buzz|electric hum",
    "RUMBLE": "wind rumble|traffic rumble|wind noise rumble|subsonic rumble|deep rumble|handling rumble|"
    "rumble|low rumble|rumbling|low end rumble",
    "VOLUME": "volume|gain|level|levels|loudness level|amplitude|sound level|sound volume|vol",
    "LOUDNESS": "loudness|integrated loudness",
    "PEAK": "peak|peaks|peak level|peak levels",
    "TRUEPEAK": "true peak|true peaks|tp|truepeak|peaks no higher than|peak no higher than|"
    "true peak no higher than|true peaks no higher than|peaks not above|peaks not over|peaks at most|"
    "true peak not above|true peak at most|peaks no louder than|peaks no more than|"
    "true peak ceiling|peak ceiling|ceiling",
    "PITCH": "pitch|tone of voice|transpose|transposing|pitch shift|key",
    "VOICE": "little one|little ones|little one's|"
    "my talking|talking|my speech|my speaking|speaking|narration|my narration|vocals only|"
    "voice|my voice|voices|speech|speaker's voice",
    "SPEED": "playing speed|play speed|running speed|speed|varispeed|playback speed|speeds|pace",
    "TEMPO": "tempo|time stretch|time-stretch|timestretch|stretch",
    "KEEPPITCH": "pitch stays|pitch stays put|pitch stays as it is|pitch as is|pitch fixed|pitch locked|"
    "pitch intact|pitch preserved|pitch untouched|pitch constant|hold pitch|lock pitch|"
    "maintain pitch|maintaining pitch|retain pitch|no pitch change|no pitch shift|"
    "with no pitch change|no change in pitch|without a change in pitch|pitch should stay|"
    "pitch must stay same|pitch remains same|pitch remains|preserve voice|but keep my voice same|"
    "but keep voice same pitch|keep my voice same|same voice|without altering voice|"
    "without affecting voice|not changing pitch|natural pitch|"
    "don't change pitch|do not change pitch|don't change its pitch|don't touch pitch|"
    "don't alter pitch|don't affect pitch|leave pitch untouched|pitch must not change|pitch unaffected|"
    "pitch should stay same|pitch should not change|without pitch changing|without pitch going up|"
    "keep pitch where it is|keep pitch natural|same tone|with same tone|at same tone|in same tone|"
    "keep same tone|keeping same tone|same key|in same key|but same key|same tone of voice|but same tone|"
    "without making it higher|keep voice same pitch|"
    "keep voice at same pitch|keep voice unchanged|keep voice normal|"
    "keep voice natural|keep it at same pitch|keep it same pitch|but same pitch|not pitch|"
    "and pitch stays same|pitch stays same|leave pitch|leave pitch as it is|keep pitch as it is|"
    "keep same pitch|keep original pitch|without changing pitch|"
    "without changing its pitch|without affecting pitch|"
    "without pitch change|keeping pitch|keep pitch|but keep pitch|preserving pitch|preserve pitch|"
    "same pitch|at same pitch|with same pitch|pitch unchanged|but not pitch|keep pitch same|"
    "without touching pitch|without altering pitch|without chipmunk effect|"
    "without changing pitch of voice|leave pitch alone|without sounding like chipmunk",
    "SWAP": SWAPS + "|"
    "swap channels|switch channels|flip channels|exchange channels|swap left and right|"
    "switch left and right|exchange left and right|flip left and right|swap sides|swap stereo sides|"
    "swap left and right channels|switch left and right channels|swap stereo channels",
    "LEFT": "left channel|left channel only|only left channel|just left channel|left side only|"
    "only left side|"
    "left only|left side",
    "RIGHT": "right channel|right channel only|only right channel|just right channel|right side only|"
    "only right side|right only|right side",
    "MONO": "single mono channel|mono channel|single mono track|mono track|single mono|mono file|"
    "mix to mono|mix it to mono|mono version|mono format|format mono|mono|monophonic|single channel|"
    "one channel",
    "STEREO": "stereo|stereophonic|two channels",
    "CHANNELS": "channel|channels",
    "SURROUND": "surround|surround sound|dolby atmos|atmos|quadraphonic|quad|ambisonic|binaural|8d",
    "RATE": "sample rate|sampling rate|rate|samplerate|sampling frequency|sample frequency|resample|"
    "resampling|resample to|src|sample-rate",
    "CDRATE": "cd rate|cd quality|cd sample rate|cd sampling rate|cd",
    "HPF": "high pass|high-pass|highpass|hpf|hp|high pass filter|highpass filter|hpf filter|"
    "low cut|low-cut|lowcut|low cut filter|locut",
    "LPF": "low pass|low-pass|lowpass|lpf|lp|low pass filter|lowpass filter|lpf filter|high cut|"
    "high-cut|highcut|high cut filter|hicut",
    "FREQS": "frequency|frequencies|freqs|freq",
    "ROLLOFF": "roll off|rolloff|filter out|filter off",
    "LOWS": "lows|low frequencies|low end|bass frequencies",
    "HIGHS": "highs|high frequencies|high end|treble frequencies",
    "CURVE": "curve|shape|curved",
    # named targets
    "PODCAST": "podcast|podcast loudness|podcast level|podcast standard|podcasts|podcasting|"
    "apple podcasts|podcast volume|podcast levels",
    "BROADCAST": "broadcast|ebu|r128|ebu r128|r 128|ebu r 128|broadcast loudness|broadcast level|"
    "broadcast standard|tv|radio|television|ebu standard|ebu r128 loudness|tv loudness|r128 loudness",
    "STREAMING": "streaming|spotify|youtube|spotify level|spotify loudness|streaming loudness|"
    "streaming level|youtube loudness|youtube level|streaming platforms|spotify levels|tidal",
    "STANDARD": "standard|target",
    **PLACES,
    # amounts
    "TWICE": "twice more|two more times|twice|two times",
    "THRICE": "thrice|triple|three times",
    "TIMES": "times|x|fold",
    "AS": "as",
    "TELEPHONE": "like telephone|like a telephone|like a phone|like phone|like a phone call|"
    "like a telephone call|"
    "like an old radio|like an old telephone|like an old phone|like am radio|like an am radio|"
    "like a walkie talkie|"
    "like a walkie-talkie|like a transistor radio|like over phone|like through a phone|over phone|"
    "through a phone|through a telephone|on phone|over telephone|telephone effect|phone effect|"
    "telephone voice|phone voice|telephone filter|phone filter|old radio effect|am radio effect|"
    "walkie talkie effect|telephone sound|old radio sound|like a megaphone|megaphone effect",
    "RADIOLIKE": "like a radio|like radio|radio effect|radio filter|radio voice|like on radio|"
    "like it's on radio|"
    "like a radio show|like a radio voice|radio sound|like a radio presenter|like radio voice",
    "RESTAWAY": "throw rest away|bin rest|delete rest|remove rest|cut rest|lose rest|drop rest|"
    "discard rest|get rid of rest|throw away rest|throw out rest|dump rest|scrap rest|erase rest|"
    "cut out rest|take out rest|delete everything else|remove everything else|cut everything else|"
    "lose everything else|throw everything else away|get rid of everything else|drop everything else|"
    "throw away everything else|discard everything else|nothing else|rest can go|rest should go|"
    "rest must go|erase everything else",
    "REST": "rest|rest of it|rest of this|rest of recording|rest of file|rest of audio|rest of track|"
    "rest of episode|"
    "rest of clip|remainder|remainder of it|everything else|anything else|all rest|all else|other parts|"
    "what's left|what is left|whatever's left|whatever is left|remaining part|remaining bit|remaining audio",
    "FACTOR": "factor of|factor",
    "TOO": "too loud|too quiet|too soft|too fast|too slow|too long|too high|too low|too noisy|too boomy|"
    "way too loud|way too quiet|far too loud|far too quiet|a bit too loud|a bit too quiet|much too loud|"
    "much too quiet|a little too loud|a little too quiet|too loud there|too quiet there|too soft there|"
    "i can't hear|can't hear|you can't hear|can hardly hear|can barely hear|hardly hear|barely hear|"
    "hard to hear|inaudible|barely audible|hardly audible|really loud|really quiet|super loud|super quiet|"
    "hurts my ears|painful|a mess|a bit loud|a bit quiet|so loud|so quiet|very loud|very quiet|"
    "kind of loud|kind of quiet|pretty loud|pretty quiet|rather loud|rather quiet|way too fast|way too slow|"
    "far too fast|far too slow|a bit too fast|a bit too slow|way too high|way too low|too boomy there",
    "BIT": "a bit|wee bit|tiny bit|a wee bit|a tiny bit|"
    "bit more|a little|little|slightly|a touch|a tad|tad|somewhat|a little bit|little bit|"
    "just a bit|just a little|touch|a hair|a smidge|a bit more|a little more|gently|marginally|"
    "a wee bit|a tiny bit|tiny bit|kinda|a notch|slight",
    "MUCH": "much|a lot|way|far|significantly|considerably|really|very|a lot more|much more|"
    "way more|lots|very much|a great deal|massively|super|drastically|seriously|loads",
    "COUPLE": "couple|couple of",
    "FEW": "few|some|several|one part|one section|one piece|one place|one spot|one passage|one sentence",
    "PLUSSIGN": "plus sign",
    "MINUS": "minus|negative",
    "HALF": "half|1/2|halves|half of",
    # joining
    "AND": "and|&|n",
    "THEN": "then|and then|after that|afterwards|afterward|after which|finally|lastly|next up|"
    "and finally|followed by|subsequently|and after that|and lastly|as last step|in the end please|"
    "and afterwards|once done|when done|plus then|secondly|thirdly|and next|and also|also|"
    "once that's done|when that's done|after that's done|when you're done|once you're done|when that is done|"
    "while you're at it|while you are at it|while at it|while we're at it|on top of that|plus also|and plus|"
    "next thing|to top it off|in addition to that|"
    "in addition|as well as|additionally|first of all|firstly|to begin with|to finish|last of all",
    "BUT": "yet|but",
    # negation and conditions
    "NOT": "don't|do not|dont|not|never|no|without|nothing|none|neither|nor|stop|didn't|"
    "isn't|shouldn't|must not|mustn't|cannot|can't|won't",
    "IF": "if|unless|whenever|when|where|while|every time|each time|depending|except when",
    **PADDING,
}
"""Symbol to its words and phrases, parted by ``|``; longest phrase wins. Articles are skipped."""

NUMBERS: dict[str, float] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "hundred": 100, "thousand": 1000, "million": 1e6, "billion": 1e9,
}  # fmt: skip

ORDINALS: dict[str, int] = {
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "fifteenth": 15, "twentieth": 20,
    "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100,
    "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6, "7th": 7, "8th": 8,
    "9th": 9, "10th": 10,
}  # fmt: skip

FRACTIONS: dict[str, float] = {
    "quarter": 0.25, "quarters": 0.25, "third": 1 / 3, "thirds": 1 / 3, "fourth": 0.25,
    "fifth": 0.2, "fifths": 0.2, "tenth": 0.1, "tenths": 0.1, "sixth": 1 / 6, "eighth": 0.125,
    "quater": 0.25,
}  # fmt: skip

TIME_UNITS: dict[str, float] = {
    "ms": 0.001, "msec": 0.001, "msecs": 0.001, "millisecond": 0.001, "milliseconds": 0.001,
    "millis": 0.001, "s": 1, "sec": 1, "secs": 1, "second": 1, "seconds": 1, "m": 60, "min": 60,
    "mins": 60, "minute": 60, "minutes": 60, "h": 3600, "hr": 3600, "hrs": 3600, "hour": 3600,
    "hours": 3600,
}  # fmt: skip

UNITS: dict[str, tuple[str, float]] = {
    "db": ("dB", 1), "decibel": ("dB", 1), "decibels": ("dB", 1), "dbs": ("dB", 1),
    "dbfs": ("dB", 1), "lufs": ("LUFS", 1), "lkfs": ("LUFS", 1), "dbtp": ("dBTP", 1),
    "%": ("percent", 1), "percent": ("percent", 1), "pct": ("percent", 1), "per cent": ("percent", 1),
    "hz": ("Hz", 1), "hertz": ("Hz", 1), "khz": ("Hz", 1000), "kilohertz": ("Hz", 1000),
    "mhz": ("Hz", 1e6), "megahertz": ("Hz", 1e6),
    "k": ("Hz", 1000), "semitone": ("semitones", 1), "semitones": ("semitones", 1),
    "half tone": ("semitones", 1), "half tones": ("semitones", 1), "half step": ("semitones", 1),
    "half steps": ("semitones", 1), "half-tone": ("semitones", 1),
    "half a step": ("semitones", 1), "half a tone": ("semitones", 1),
    "whole step": ("semitones", 2),
    "whole steps": ("semitones", 2), "whole-step": ("semitones", 2), "minor third": ("semitones", 3),
    "major third": ("semitones", 4), "perfect fourth": ("semitones", 5), "perfect fifth": ("semitones", 7),
    "st": ("semitones", 1),
    "tone": ("semitones", 2), "tones": ("semitones", 2), "whole tone": ("semitones", 2),
    "octave": ("semitones", 12), "octaves": ("semitones", 12), "x": ("factor", 1),
    "cents": ("semitones", 0.01), "semi": ("semitones", 1), "semis": ("semitones", 1),
}  # fmt: skip

ARTICLES = word_set("the my our his her your their")

ABOUT_SOUND = word_set(
    "bass treble vocals vocal compress compressor eq equalizer echo reverb robot cough coughs "
    "speaker ums ahs split undo redo play playback export save render music sidechain distortion "
    "autotune cutoff sound sounds sounding noisy clip clips clicks click pops pop breath breaths "
    "edit edits mix remix limiter gate deess sibilance crossfade mp3 wav flac better nicer quality "
    "fix improve clean enhance polish beep chipmunk slap undo audio volume intro outro "
    "middle usual boring bad shorter longer gone filter"
)
"""Words that show a sentence is about the sound, though no operation is named."""

ASKING = (
    "in your opinion",
    "can you hear", "do you hear", "can you see", "do you think",
    "what", "who", "whom", "whose", "why", "how", "when", "where", "which", "is it", "is there",
    "is the", "is this", "is that", "are", "was", "were", "did", "does", "do you", "do they",
    "should", "tell", "explain", "describe", "summarise", "summarize", "summary", "translate",
    "transcribe", "write", "list", "give me five", "give me ideas", "give me some", "give me three",
    "give me ten", "what's", "who's", "how's", "where's", "am i", "have", "has", "define", "compare",
    "suggest", "recommend", "count", "find", "search", "can you tell", "can you explain",
    "could you explain", "could you tell", "can you summarise", "can you summarize", "can you write",
    "could you write", "could you summarise", "could you summarize", "please summarise",
    "please summarize", "please explain", "please translate", "please write", "please transcribe",
    "can you transcribe", "can you translate", "draft", "invent", "do i", "can i", "will it",
    "give me an", "give me a summary", "please tell", "is anyone", "is somebody", "is he", "is she",
)  # fmt: skip
"""How questions and wishes begin that the chat model answers."""
