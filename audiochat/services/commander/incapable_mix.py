# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Wishes about what sounds together with something else, or is not there at all: instruments, sounds to add, pictures, other tongues."""

from __future__ import annotations

NO_PICTURE = "There is only sound here, no picture to change."
NO_MUSIC = (
    "I can't make or add music and other sounds: I work with what is in the recording, its silence, and spoken words. "
    "Sound that you have in a file can be opened beside it."
)
NO_STEMS = (
    "One voice or instrument can't be taken out of a mix here, since they lie in the same sound. "
    "I can cut, mute or change the level of a part of the time."
)
NO_EFFECT = "There is no such effect here. I can change level, speed and pitch, fade, filter lows or highs, and take away noise, hum and pauses."
NO_FILES = "I can write several files at once for chapters only: mark chapters, then say “export each chapter”."
NO_VOICE = (
    "I can't give a voice another character or tune it. Pitch, speed and level can be changed."
)
NO_SENDING = "I can't send or publish anything: nothing leaves this computer. Export writes a file that you can send."
NO_OTHERS = (
    "I work with this one recording. Other files can be put beside it with Open, not in a sentence."
)
NO_TONGUE = (
    "I can't make a voice speak another language. The transcript can be translated in the conversation, "
    "and words you write can be spoken by the computer voice."
)

BEGIN = r"(?:^|(?:[,;.]|\band\b|\bthen\b|\bplease\b)\s*(?:then |and |also |please )*)"
"""Where a wish begins."""

_THE = r"(?:(?:the|my|our|his|her|their|its|all|that|those|any|of|just|only) )*"
_PLAYED = (
    r"(?:(?:drum ?(?:kit|set|track|beat|part)|drums?|bass ?(?:line|guitar|drum)|guitars?|pianos?|organ|violins?|cellos?|strings?|harps?|flutes?|"
    r"trumpets?|saxophones?|sax|horns?|brass|synths?|synthesi[sz]ers?|keyboards?|percussion|tabla|sitar|oud|banjo|accordion|tambourine|cymbals?|"
    r"(?:lead |backing |background )?vocals?|singing|singers?|choir|band|orchestra|instruments?|instrumentals?|accompaniment|beat|melody|"
    r"backing(?: track| music| vocals?| singers?)?|background (?:music|vocals?|singers?|song)|rhythm section)(?:'s)?)(?! (?:solo|prelude|intro|introduction|interlude|outro|piece|bit|part|passage)\b)"
)
_MUSIC = rf"(?:{_PLAYED}|music|song|tune)"
_VOICE = r"(?:voices?|talking|speech|speaking|spoken words|words|speaker|narration|narrator|dialogue|reading|story|prayers?|singing|vocals?|singer|background|mix|song|recording|track|backing)"
_AWAY = (
    r"(?:take|lift|get|pull|remove|cut|strip|delete|drop|lose|erase|filter|clear|rip|peel|bring|separate|extract|split|kill|mute|silence|eliminate|throw|"
    r"wipe|isolate|get rid of|clean|move|tease|suppress|turn off|switch off)(?: (?:out|off|away|down))?"
)
_UNDER = r"(?:from (?:under(?:neath)?|beneath|behind|below|around|over)|out from (?:under(?:neath)?|behind|beneath)|out of|off(?: of)?|from|under(?:neath)?|beneath|behind|below)"
_PUT = r"(?:put|add|lay|play|have|mix|slip|set|place|bring|run|stick|insert|lay down|throw|drop|blend|fade in|let|i(?:'d| would) (?:like|love)|i want|i need|give (?:it|me|us)|use|include|overlay|loop|ring|sound|strike|hit|start with|end with|pop)(?: in| on| down| there be| to have| to hear)?"
_ALIVE = (
    r"(?:(?:\w+ )?(?:crowd|audience|people|baby|babies|bab(?:y|ies) crying|kids?|children|child|dogs?|dog barking|cats?|birds?|birdsong|frogs?|crickets|sheep|traffic|cars|trains?|"
    r"rain|wind|waves|sea|river|bells?|applause|laughter|clapping|crying|barking|chatter|talking|footsteps|engine|tv|television|radio)(?: crying| barking| talking| singing| sounds?| noises?)?)"
)
_NOT_THESE = (
    r"(?!\b(?:silence|pause|fade|fades|gap|chapter|title|tags?|bleep|beep|filter|selection|volume|decibels?|db|seconds?|minutes?|to|for|until|before|with|"
    r"end|start|beginning|part|section|bit|remove|noise gate|from|between|recording|computer|voice|synthetic|that|which|when|where|is|are|was)\b)"
)
_FEW = rf"(?:{_NOT_THESE}[a-z'-]+ ){{0,4}}"
_HEARD = (
    r"(?:bells?|gongs?|(?:singing )?bowls?|chimes?|ding(?:s|-dong)?|birds?(?:ong| ?song| sounds?)?|birdsong|crickets?|cicadas?|owls?|frogs?|seagulls?|roosters?|wolves|whales?|"
    r"(?:ocean |sea )?waves|ocean|rain(?:storm|fall|drops)?|thunder(?:storm)?|wind sounds?|waterfall|campfire|fireplace|crackling fire|traffic(?: sounds?)?|train whistle|whistles?|"
    r"fanfares?|buzzers?|alarms?|heartbeats?|footsteps|door(?: slam| knock| creak)s?|creaking door|phone ring(?:ing|tone)?|typing sounds?|record scratch|vinyl crackle|"
    r"white noise|pink noise|brown noise|static|drum ?rolls?|cymbals?|triangles?|tambourine|harp|songs?|lullab(?:y|ies)|choirs?|hymns?|anthems?|chant(?:s|ing)?|"
    r"laughter|giggles|applause|cheers|sound effects?|background (?:music|noise|sounds?)|music|tunes?|[a-z]+ (?:sounds?|noises|music|melody)|sounds? of [a-z' ]+|noises? of [a-z' ]+)"
)
_PICTURE = (
    r"(?:photograph(?:s|y)?|photos?|pictures?|images?|slides?|slide ?show|presentation|videos?|video clips?|footage|film|animations?|logo|drawings?|paintings?|"
    r"posters?|illustrations?|gifs?|visuals?|visuali[sz]er|maps?|portraits?|emojis?|subtitles? on screen|artwork|screenshots?)"
)
_TONGUE = (
    r"(?:english|french|german|spanish|italian|portuguese|dutch|danish|swedish|norwegian|finnish|polish|czech|russian|ukrainian|greek|turkish|arabic|hebrew|"
    r"yiddish|hindi|urdu|bengali|tamil|chinese|mandarin|cantonese|japanese|korean|vietnamese|thai|swahili|yoruba|zulu|latin|welsh|irish|gaelic|hungarian|romanian|"
    r"persian|farsi|tagalog|another language|other languages?)"
)
_CLOSE = r"(?: please| pls| for me| thanks| thank you| if you can| if possible)*[.!?]*"
_NO_TIMES = r"(?![^\n]*\d:\d)"

MIX: tuple[tuple[str, str], ...] = (
    # one sound out of, from under or without others
    (NO_STEMS, rf"{_NO_TIMES}{BEGIN}{_AWAY} {_THE}(?:\w+ )?{_MUSIC} (?:out |off |away |that is |that's |which is |playing )*{_UNDER} {_THE}(?:\w+ )?{_VOICE}\b"),
    (NO_STEMS, rf"{_NO_TIMES}{BEGIN}{_AWAY} {_THE}(?:\w+ )?{_PLAYED} (?:out |off |away )*(?:{_UNDER}|in) (?:it|this|that|everything|{_THE}(?:\w+ )?{_MUSIC})\b"),
    (NO_STEMS, rf"{_NO_TIMES}{BEGIN}{_AWAY} {_THE}(?:\w+ )?{_PLAYED}(?: out| off| away)*,? (?:so|and|but|then|to) (?:that |then |just )*(?:keep|leave|only|just|it'?s|it is|i|we|you|the|her|his|my|hear|have|get)\b"),
    (NO_STEMS, rf"{_NO_TIMES}{BEGIN}(?:keep|leave) {_THE}(?:\w+ )?{_VOICE},? (?:and |but )?(?:{_AWAY}|without|minus|no) {_THE}(?:\w+ )?{_MUSIC}\b"),
    (NO_STEMS, rf"{_NO_TIMES}{BEGIN}(?:keep|leave|give me|get me|let me have|make|have|can i have|could i have|i (?:just |only )?(?:want|need|wish)|i'd like|i would like|let us hear|let me hear)(?: to (?:hear|keep|have))? (?:only |just )*{_THE}(?:\w+ )?{_VOICE}(?: of \w+)? (?:without|minus|with no|and no|but no|not) {_THE}(?:\w+ )?{_MUSIC}\b"),
    (NO_STEMS, rf"^(?:just|only) the (?:\w+ )?{_PLAYED}(?: track)?{_CLOSE}$"),
    (NO_STEMS, rf"{_NO_TIMES}^(?:to (?:hear|have|keep) )?(?:only |just )*{_THE}(?:\w+ )?(?:{_VOICE}|{_MUSIC}) (?:without|minus|with no|and no|but no) {_THE}(?:\w+ )?{_MUSIC}{_CLOSE}$"),
    # one of several sounds louder or quieter
    (NO_STEMS, rf"{_NO_TIMES}{BEGIN}(?:turn|bring|push|pull|fade|mix|dial|boost|raise|lower|lift|duck|reduce|increase|quieten|soften|drop) (?:up |down |back )?{_THE}(?:\w+ )?{_PLAYED}(?: track)?(?: (?:up|down|back|forward|in the mix|a (?:bit|little|touch)|by [-\d.]+ ?db|some|slightly|please))*{_CLOSE}$"),
    (NO_STEMS, rf"{_NO_TIMES}{BEGIN}make {_THE}(?:\w+ )?{_PLAYED} (?:a (?:bit|little|lot|touch) |much |way |slightly )?(?:louder|quieter|softer|stronger|clearer|less loud|more prominent)\b"),
    (NO_STEMS, rf"{_NO_TIMES}{BEGIN}(?:lower|duck|dip|soften|quieten|reduce|turn down|raise|turn up|bring down|fade) {_THE}(?:\w+ )?{_MUSIC} (?:down |up )?(?:under(?:neath)?|beneath|behind|below|while|whenever|when) {_THE}(?:i |he |she |they |we |{_VOICE})"),
    # sounds that are not there
    (NO_MUSIC, rf"{_NO_TIMES}{BEGIN}(?:put|add|lay|play|have|mix|slip|set|place|run|stick|throw|drop|blend|let) (?:in |down )?(?!(?:it|this|that|them|these|everything|1|2) ){_FEW}(?:music|songs?|tunes?|piano|guitar|organ|strings|drums|sounds?|rain|birds|{_HEARD})(?: of (?:the |my )?[a-z ]{{3,30}}?)? (?:play(?:ing)? |run(?:ning)? |softly |quietly )*(?:under(?:neath)?|beneath|behind|below|over|on top of|in the background of|throughout) (?:{_THE}(?:\w+ )?{_VOICE}|it|this|that|everything|me|us|him|her)\b"),
    (NO_MUSIC, rf"{BEGIN}{_PUT} {_FEW}{_HEARD}(?: (?:sounds?|effects?|noises?))?(?= (?:in|at|before|after|under|behind|beneath|underneath|throughout|here|there|when|while|for|to|every|please|over|every|during|play|playing|between)\b|{_CLOSE}$)(?! (?:to|down|up|by) (?:-?\d|down|up))"),
    (NO_MUSIC, rf"{BEGIN}(?:i(?:'d| would) (?:like|love)|i want|we want|let there be|there should be|could there be|can there be|can we have|can i have|could we have) (?:to have )?(?:a |an |some |any )?(?:{_NOT_THESE}[a-z'-]+ ){{0,2}}{_HEARD} (?:playing |running )?(?:in|behind|under|beneath|underneath|over|at)\b"),
    (NO_EFFECT, rf"{BEGIN}make (?:it|this|that|me|us|him|her|everything|the \w+|my \w+) sound (?:like|as if|as though) (?:it(?:'s| is| was| were)|i(?:'m| am| was| were)|we(?:'re| are| were)|he(?:'s| is| was)|she(?:'s| is| was)|they(?:'re| are| were)|in|inside|at|underwater|under) ?(?!.*\b(?:phone|telephone|faster|slower|tape|radio)\b)"),
    # pictures
    (NO_PICTURE, rf"{BEGIN}(?:show|display|put|add|insert|overlay|attach|include|flash|project|place|use|have|pop up|bring up|throw up)(?: me| us| in| up| on)? {_FEW}{_PICTURE}(?= (?:of|while|when|at|during|on|over|for|from|to|as|with|in|behind|here)\b|{_CLOSE}$)"),
    (NO_PICTURE, rf"{BEGIN}(?:make|turn|convert|crop|rotate|resize|flip|mirror|stabili[sz]e|brighten|darken|sharpen|blur|edit|speed up|slow down) (?:the|my|our|this) (?:video|film|footage|picture|image|clip's picture)\b(?! (?:call|conference|chat)\b)"),
    (NO_PICTURE, rf"{BEGIN}(?:turn|make|convert|change) (?:it|this|that|the \w+|my \w+) (?:in)?to (?:a |an )?(?:\w+ )?(?:video|film|movie|slide ?show|animation|reel)\b"),
    (NO_PICTURE, rf"{BEGIN}(?:make|create|generate|produce) (?:me |us )?(?:a |an )?(?:\w+ )?(?:video|film|movie|slide ?show|animation|reel|thumbnail|cover picture)\b"),
    # voices and sounds of people and animals among others
    (NO_STEMS, rf"{_NO_TIMES}{BEGIN}{_AWAY} {_THE}{_ALIVE} (?:out |off |away |that is |that's )*(?:from )?(?:behind|under(?:neath)?|beneath|below) {_THE}(?:\w+ )?[a-z]+"),
    (NO_STEMS, rf"{_NO_TIMES}{BEGIN}{_AWAY} {_THE}{_ALIVE}(?: out| off| away)?,? (?:and|but) (?:then |just )*(?:keep|leave) {_THE}[a-z]+"),
    (NO_STEMS, rf"{_NO_TIMES}{BEGIN}(?:just |only )*(?:keep|leave|isolate|extract|i want|i need|give me) (?:only |just )*{_THE}{_ALIVE}(?:(?: sounds?)? (?:and|but|,) (?:{_AWAY}|without|no) .*)?{_CLOSE}$"),
    (NO_STEMS, rf"{_NO_TIMES}{BEGIN}{_AWAY} (?:the |my |our |his |her |their |that )?(?:other |second |first )?[a-z]+'s voice(?: out| off| away)?{_CLOSE}$"),
    (NO_STEMS, rf"{_NO_TIMES}{BEGIN}{_AWAY} (?:the )?(?:other|second|third) (?:person|speaker|voice|singer|man|woman)(?:'s voice)?(?: out| off| away)?{_CLOSE}$"),
    # voices with another character
    (NO_VOICE, rf"{BEGIN}(?:change|alter|distort|mask|modify|scramble) (?:my|his|her|their|the|our) (?:[a-z]+(?:'s)? )?voices? (?:so|such)(?: that)? (?:nobody|no one|no-one|people|they|you|it|he|she|i)\b"),
    (NO_VOICE, rf"{BEGIN}(?:disguise|anonymi[sz]e|mask|scramble|clone|deepfake|imitate) (?:my|his|her|their|the|our) (?:[a-z]+(?:'s)? )?(?:voices?|speakers?|identity)\b"),
    (NO_VOICE, rf"{BEGIN}(?:turn|change|transform|convert) (?:my|his|her|their|the|our) (?:[a-z]+(?:'s)? )?voices? (?:in)?to (?:a |an |that of |the voice of )"),
    (NO_VOICE, rf"{BEGIN}(?:auto-?tune|pitch[ -]correct) (?:the |my |his |her |our |their )?[a-z]+|{BEGIN}(?:fix|correct|repair|tune) (?:my|his|her|the|our|their) (?:singing|vocals?|intonation|tuning|wrong notes|off-?key \w+)\b|{BEGIN}(?:make|let|have) (?:me|him|her|us|them|it) sing in tune\b|{BEGIN}sing (?:it|this|that) in tune\b"),
    (NO_EFFECT, rf"{BEGIN}make (?:it|this|that|me|us|him|her|everything|the \w+|my \w+) sound (?:like|as if in|as if it were in) (?:a |an |the )?(?:big |large |huge |small |old )?(?:cathedral|church|cave|hall|concert hall|stadium|bathroom|well|tunnel|canyon|arena|chapel|theat(?:re|er)|dungeon|forest|spaceship)\b"),
    # files and sending
    (NO_FILES, rf"{BEGIN}(?:save|export|write|render|bounce|download|store) (?:each|every|all(?: the)?|the) (?:chapters?|songs?|parts?|tracks?|questions?|sections?|takes?|pieces?|speakers?|hymns?|answers?) (?:separately|individually|apart|(?:in|in)?to (?:its|their) own|(?:as|in|into|to) (?:a |an |its |their )?(?:separate|own|individual|different|single))"),
    (NO_FILES, rf"{BEGIN}(?:cut|split|chop|divide|slice|break)(?: up)? (?:it|this|that|everything|the \w+)(?: up)? (?:in)?to (?:\d+|[a-z]+)[- ](?:minute|second|hour)[- ]?(?:long )?(?:pieces|chunks|parts|segments|bits|clips|files|sections)"),
    (NO_SENDING, rf"{BEGIN}(?:upload|publish|post|share|send|stream) (?:it |this |that |the \w+ )?(?:on |to |onto |in )(?:my |our |the )?(?:soundcloud|youtube|spotify|facebook|instagram|tiktok|twitter|whatsapp|telegram|dropbox|google drive|drive|website|blog|podcast feed|apple podcasts|bandcamp|discord|slack)\b"),
    (NO_OTHERS, rf"{BEGIN}(?:insert|add|append|put|place|paste|import|stick|tack|attach|load|drop)(?: in| on)? (?:the |my )?(?:file )?\S+\.(?:mp3|wav|flac|m4a|ogg|aiff?|mp4)\b"),
    (NO_OTHERS, rf"{BEGIN}(?:insert|add|append|put|place|paste|tack|attach|join|glue)(?: in| on)? (?:the |my |our |that )?(?:other|second|next|previous|first|last week's|yesterday's|older|new) (?:recording|file|track|episode|audio|interview|take|sermon|meeting)\b"),
    (NO_OTHERS, rf"{BEGIN}(?:merge|join|combine|mix|stitch|splice|glue) (?:it|this|that|the \w+|this \w+|my \w+) (?:together )?(?:with|to|and|onto) (?:the |my )?(?:yesterday's|last week's|last month's|tomorrow's|the day before's|another|other)\b"),
    # other tongues
    (NO_TONGUE, rf"{BEGIN}(?:translate|interpret)\b[^;.]*\band (?:then )?(?:speak|say|read|voice|record|dub) (?:it|that|this)\b"),
    (NO_TONGUE, rf"{BEGIN}(?:translate|interpret|convert|render|put|turn)\b[^;.]*\b(?:in|with|using|keeping|but keep|and keep|keep) (?:the same|my own|my|his own|his|her own|her|their|the original|the speaker's|that same) (?:own |original )?voice"),
    (NO_TONGUE, rf"{BEGIN}(?:make|let|have|get) (?:me|him|her|them|us|it|this|the [a-z]+|my [a-z]+|his [a-z]+) (?:to )?(?:speak|talk|say (?:it|this|that|everything)|sound|be)(?: (?:it|fluent|perfect|good|in))* {_TONGUE}\b"),
    (NO_TONGUE, rf"{BEGIN}(?:turn|change|convert|switch|transform) (?:my|the|his|her|their|this|our) (?:{_TONGUE}|words|speech|voice|speaker|narration|talking) (?:from {_TONGUE} )?(?:in)?to {_TONGUE}\b"),
    (NO_TONGUE, rf"{BEGIN}(?:dub|re-?dub|voice ?over|overdub)\b[^;.]*\b(?:in|into|to) {_TONGUE}\b"),
    (NO_TONGUE, rf"{BEGIN}(?:say|speak|re-?record|read) (?:it|this|that|everything|the same|all of it) in {_TONGUE}\b"),
)  # fmt: skip

_PLAYED_HE = r"(?:תופים|תוף|גיטרה|גיטרות|פסנתר|עוגב|כינור\S*|בס|חליל|חצוצרה|סקסופון|אורגן|שירה|זמרת?|זמרים|מקהלה|תזמורת|להקה|כלים|כלי הנגינה|ליווי|ווקאל|מוזיקת הרקע|מקצב)"
_AWAY_HE = r"(?:תוציא[יו]?|הוצ[אי]\S*|להוציא|תורידי?|תוריד|הורד|להוריד|תסירי?|תסיר|הסר|להסיר|תמחקי?|תמחק|למחוק|תעי(?:ף|פי)|להעיף|תשתיקי?|תשתיק|תנק[הי]|תבטלי?|תפרידי?|תפריד|תבודדי?|תבודד|לבודד|תחליש[יו]?|להחליש|תנמי(?:ך|כי)|להנמיך|תגביר[יו]?|להגביר)"
_ADD_HE = r"(?:תוסי(?:ף|פי|פו)|הוס(?:ף|יפי)|להוסיף|תכניס[יו]?|תשימ[יו]|תשים|שים|שימי|לשים|תנגנ[יו]|תנגן|תשמיע[יו]?|תלחין|תלחיני|תדביק[יו]?)"
MIX_HEBREW: tuple[tuple[str, str], ...] = (
    (NO_STEMS, rf"{_NO_TIMES}(?:^|[ ,]ו?){_AWAY_HE} (?:לי )?(?:רק )?(?:את )?(?:כל )?ה?{_PLAYED_HE}(?:$|[ ,.!?])(?![^\n]*(?:סולו|קטע))"),
    (NO_STEMS, rf"{_NO_TIMES}(?:^|[ ,]ו?){_AWAY_HE} (?:לי )?(?:את )?ה?(?:מוזיקה|שיר|מנגינה) (?:ש)?(?:מתחת|מאחורי|מאחור|ברקע|מהרקע|מסביב|מ?תחת)"),
    (NO_STEMS, rf"{_NO_TIMES}(?:תשאיר[יו]?|השאר|השאירי|להשאיר|רק|אני רוצה|תן לי)(?: לשמוע| לי)? (?:רק )?(?:את )?ה?(?:{_PLAYED_HE}|קול\S*) (?:שלה |שלו |שלי )?(?:בלי|ללא) ה?(?:{_PLAYED_HE}|מוזיקה)"),
    (NO_MUSIC, rf"{_ADD_HE} (?:לי |כאן |שם )?(?:קצת |איזה |גם )?(?:מוזיק\S*|שיר\S*(?= )|צליל\S* של|צלילי|רעש של|קול של|סאונד|אפקט\S*|פעמו\S*|גונג|ציפורים|גשם|רעם|גלים|מחיאות כפיים|צחוק|תופים|גיטרה|פסנתר|מנגינה|ג'ינגל|תרועה)"),
    (NO_PICTURE, r"(?:תרא[הי]|להראות|תציג[יו]?|הצג|להציג|תשים|תשימי|שים|שימי|תוסי(?:ף|פי)|הוסף|תכניס[יו]?) (?:לי |לנו |פה |שם )?(?:את )?ה?(?:תמונ\S*|צילום\S*|סרטון\S*|וידאו|מצגת|שקופי\S*|איור\S*)"),
    (NO_TONGUE, r"(?:תתרג(?:ם|מי)|תרגם|תרגמי|לתרגם) .*(?:באותו (?:ה)?קול|בקול שלי|בקול של|עם אותו (?:ה)?קול)"),
    (NO_EFFECT, rf"{_ADD_HE} (?:לי )?(?:קצת |איזה )?(?:הד|ריוורב|אקו|דיליי|עיוות)(?: |$)"),
    (NO_VOICE, r"(?:תשנ[הי]|שנה|שני|תהפו(?:ך|כי)|תעש[הי]) (?:לי )?(?:את )?ה?קול (?:שלי|שלו|שלה|שלהם)? ?ל(?:קול של |קול )?(?:גבר|אישה|ילד|ילדה|רובוט|מישהו|זקן|זקנה)"),
    (NO_TONGUE, r"(?:תגרו(?:ם|מי) לי לדבר|שאדבר|שאני אדבר|תדבב\S*|לדבב) ?(?:את זה )?(?:ב|ל)\S+"),
)  # fmt: skip
"""The same in Hebrew."""
