# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Wishes for what this program cannot do at all: pictures, added music, single instruments, sending."""

from __future__ import annotations

import re

from audiochat.domain.plan import PlanStatus, Understanding
from audiochat.services.commander.asking import is_story
from audiochat.services.commander.frames import unframed
from audiochat.services.commander.incapable_mix import (
    BEGIN as _BEGIN,
)
from audiochat.services.commander.incapable_mix import (
    MIX,
    MIX_HEBREW,
    NO_EFFECT,
    NO_FILES,
    NO_MUSIC,
    NO_OTHERS,
    NO_PICTURE,
    NO_SENDING,
    NO_STEMS,
    NO_VOICE,
)
from audiochat.services.commander.normalise import normalise

_SOME = (
    r"(?:(?:in |me |us |it )?(?:a|an|some|any|another|more|nice|background|my own|a (?:bit|little|piece) of)? ?"
    r"(?:(?!(?:the|this|that|these|those|my|his|her|our|their|silence|pause|fade|fades|gap|second|seconds|minute|chapter|title|tag|tags|"
    r"to|at|before|after|between|from|of|into|until|with|and|or|db|decibels|beep|bleep|less|no|not|all|every|filter|voice|computer)\b)[a-z'-]+ ){0,3})"
)
_ADD = (
    r"(?:add|insert|put|mix(?: in)?|lay(?: down)?|place|include|drop(?: in)?|overlay|blend(?: in)?|slip(?: in)?|throw(?: in)?|stick|"
    r"layer(?: in)?|append|underlay|underscore (?:it|this) with|back (?:it|this|me) with|accompany (?:it|this|me) with|compose|generate|play|give (?:it|me|us))"
)
_MUSIC = (
    r"(?:music|soundtrack|theme (?:tune|song|music)|tune|melody|jingle|beats?|drum ?(?:beat|roll|loop|track|fill)s?|drums|"
    r"guitars?(?: solo| part)?|pianos?(?: part)?|violins?|strings|sitars?|flutes?|trumpets?|orchestra|choir|bass ?line|synth(?: pad)?|"
    r"backing (?:track|vocals?)|harmon(?:y|ies)|sound ?effects?|sfx|sound fx|applause|clapping|cheers|cheering|laughter|laugh ?track|"
    r"canned laughter|rain(?: sounds?)?|thunder|bird ?song|wave sounds|ocean sounds|nature sounds|crowd noise|whoosh(?:es)?|explosions?|gunshots?|"
    r"doorbell|door ?bell|church bells?|sirens?|air ?horn|metronome|click track|stingers?|ambience|ambient sounds?|"
    r"podcast intro|voices? of \w+)"
)
_PICTURE = (
    r"(?:faces?|pictures?|photos?|images?|thumbnails?|watermarks?|logos?|green ?screen|number ?plates?|licen[cs]e plates?|frame ?rate|"
    r"resolution|aspect ratio|brightness|contrast|saturation|colou?rs?|camera angle|title card|"
    r"(?:the |my )?video (?:brighter|darker|sharper|smoother|in (?:hd|4k|slow motion)))"
)
_SOURCE = (
    r"(?:vocals?|singing|singer(?:'s voice)?|drums?|guitars?|bass ?line|bass guitar|piano|violins?|instruments?|instrumentals?|"
    r"background music|backing (?:track|music)|backing vocals|accompaniment|percussion|keyboards?|strings|choir|trumpet|saxophone|sax|flute|synths?)"
)
_THIS = r"(?:it|this|that|everything|the (?:whole )?(?:thing|recording|file|audio|track|song|interview|episode|podcast|lecture|show|result|mix|meeting|talk|clip)|my (?:recording|file|track|song|podcast|episode|audio))"
_MANY = r"(?:\d+|two|three|four|five|six|ten|several|separate|different|individual|multiple|many|single|smaller|shorter|own)"
_FILES = r"(?:files?|tracks?|mp3s?|wavs?|episodes?|recordings?|documents?|stems?|clips)"
_WHO = (
    r"(?:(?:an? |the )?(?:old |young |little |different |other |famous |deep-voiced )*(?:woman|man|girl|boy|child|kid|lady|guy|"
    r"cartoon character|celebrity|person|someone else|somebody else|president|actor|actress)|[a-z]+ (?:freeman|obama|trump|vader|attenborough|swift|presley))"
)


_EFFECT = (
    r"(?:reverb(?:eration)?|echo(?:es)?|delay|chorus effect|flanger|phaser|distortion|overdrive|vocoder|auto-?tune|tremolo|vibrato|"
    r"wah|bitcrusher|lo-?fi effect|stereo widening|exciter|saturation|harmonizer|talk ?box|convolution)"
)
_OTHER = (
    r"(?:(?:the |my |an? |her |his |our )?(?:other|another|second|next|previous|last week's|yesterday's|older) (?:\w+ )?(?:file|recording|track|episode|"
    r"audio|clip|podcast|interview|video)|another (?:one|file|recording)|episode \d+|track \d+|(?:my |the )?(?:phone|desktop|dropbox|drive|youtube|spotify|"
    r"library|microphone|internet|video)\b|\S+\.(?:wav|mp3|flac|m4a|ogg|aiff?|mp4)\b)"
)
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (why, re.compile(shape))
    for why, shape in (
        (
            NO_PICTURE,
            rf"{_BEGIN}(?:blur|pixelate|pixellate|colou?r[ -]?(?:grade|correct)|crop out|rotate|brighten|darken|hide|show|change|adjust|replace|remove|"
            rf"sharpen|zoom in on|improve|increase|fix|cover|add|insert|put|make|turn) (?:out |on |in )?(?:(?:a|an|the|my|his|her|our|their|its) )?(?:\w+ )?{_PICTURE}\b",
        ),
        (NO_PICTURE, rf"{_BEGIN}(?:pixelate|pixellate|colou?r[ -]?(?:grade|correct)|green ?screen)\b"),
        (NO_PICTURE, rf"{_BEGIN}(?:burn|embed|hard-?code|overlay|put|add) (?:in )?(?:the )?(?:subtitles|captions) (?:in|on|into|onto|to|over) (?:the |my )?(?:video|picture|screen|film|movie)"),
        (NO_MUSIC, rf"{_BEGIN}{_ADD} {_SOME}{_MUSIC}\b(?! (?:as|chapter|down|up|louder|quieter|softer|higher|lower|faster|slower|again|backwards))"),
        (NO_STEMS, rf"{_BEGIN}(?:separate|split|divide|unmix|disentangle|pull apart) (?:out )?(?:the |my |his |her )?(?:\w+ )?(?:{_SOURCE}|voices?|speech|music|song|speaker) (?:from|and|off|apart)\b"),
        (NO_STEMS, rf"{_BEGIN}(?:extract|isolate|solo|unmix|rip|lift|pull out|take out|remove|strip(?: out)?|delete|get rid of|mute|silence|erase|drop|lose|kill|filter out|keep only|give me(?: just| only)?) (?:just |only |out )?(?:the |my |his |her |all )?(?:\w+ )?{_SOURCE}(?: (?:only|alone|part|parts|track|out))?(?: (?:of|from|in|out of) {_THIS}| please)*$"),
        (NO_STEMS, rf"{_BEGIN}(?:make|create|turn {_THIS} into|give me|do|produce) (?:me )?(?:an? |the )?(?:karaoke|a ?cappella|instrumental|acapella)\b"),
        (NO_STEMS, r"(?:split|separate|divide|break)\b.{0,40}\b(?:in|into|to) (?:the |its )?(?:\w+ )?stems?\b"),
        (NO_FILES, rf"{_BEGIN}(?:split|cut|divide|chop|break|slice|separate|export|save|render|bounce)\b[^,;]{{0,60}}?\b(?:in|into|as|to|onto) (?:its |their )?{_MANY}(?: (?:separate|different|equal|smaller|individual|single|own|audio|mp3|wav|sound|shorter))* {_FILES}\b"),
        (NO_FILES, rf"{_BEGIN}(?:split|divide) {_THIS} (?:up )?(?:at|where|after|every|by|whenever|between)\b"),
        (NO_FILES, rf"{_BEGIN}(?:export|save|write|give me|make|create)\b[^,;]{{0,40}}?\b(?:one|a|an own|a separate) (?:\w+ )?(?:file|mp3|wav|track) (?:per|for each|for every) \w+"),
        (NO_VOICE, rf"{_BEGIN}(?:make|turn|change|convert|transform|let|have) (?:me|him|her|us|them|it|(?:my|his|her|the|our)(?: \w+)?(?: voice| speech| vocals?)?) (?:sound )?(?:like|into|to|as) {_WHO}\b"),
        (NO_VOICE, rf"{_BEGIN}(?:auto-?tune|pitch[ -]correct|harmoni[sz]e|vocode|clone|deepfake|anonymi[sz]e|disguise) (?:it|this|me|(?:my|his|her|the|our) (?:\w+ )?(?:voice|vocals?|singing|song|recording|speaker|track))\b"),
        (NO_VOICE, rf"{_BEGIN}(?:(?:add|apply|use|put) (?:some |an? |the )?)auto-?tune\b"),
        (NO_VOICE, rf"{_BEGIN}(?:dub|re-?dub|voice[ -]?over) {_THIS} (?:in|into|to) [a-z]+$|\b(?:give|make|change) (?:me|him|her|(?:my|his|her|the)(?: \w+)?) (?:an? |my |his |her )?(?:\w+ )?accent\b"),
        (NO_SENDING, rf"{_BEGIN}(?:e-?mail|mail|upload|publish|post|tweet|share|fax|dm|whatsapp|burn|send) {_THIS} (?:to|on|onto|with|over|via|for|by)\b(?! (?:the )?(?:start|beginning|end|front|back|\d))"),
        (NO_SENDING, rf"{_BEGIN}(?:e-?mail|upload|publish|tweet|print) {_THIS}$"),
        (NO_EFFECT, rf"{_BEGIN}(?:add|apply|put|use|insert|give (?:it|me|my voice|the \w+)|slap|throw|want|include|dial in|mix in) {_SOME}{_EFFECT}\b"),
        (NO_EFFECT, rf"{_BEGIN}(?:pan|hard-?pan|auto-?pan) (?:it|this|that|me|my|the|his|her|everything|\d)"),
        (NO_OTHERS, rf"{_BEGIN}(?:merge|join|combine|append|concatenate|splice|mix|sync|synchroni[sz]e|align|attach|stitch|glue|crossfade)\b[^,;]{{0,60}}?\b(?:with|to|onto|into|and|from|by)\b {_OTHER}"),
        (NO_OTHERS, rf"{_BEGIN}(?:import|paste|insert|add|append|bring|put|take|copy|use)\b[^,;]{{0,40}}?\b(?:from|of|in|out of) {_OTHER}"),
        *MIX,
        *MIX_HEBREW,
        # Hebrew
        (NO_PICTURE, r"(?:טשטש|טשטשי|תטשטש|תטשטשי|לטשטש|להסתיר|תסתירי?) (?:לי )?(?:את )?ה?(?:פנים|פרצוף|תמונה|רקע|מסך|לוגו)"),
        (NO_PICTURE, r"(?:תבהירי?|תחשיכי?|תסובבי?|תחתכי?|תחתוך|תוסיפי?|הוסף|תשני?|תשנה) (?:את )?ה?(?:תמונה|צבעים|כתוביות לסרטון|רזולוציה|בהירות)"),
        (NO_MUSIC, r"(?:תוסיפי?|הוסף|הוסיפי|להוסיף|תכניסי?|תשימי?|שים|שימי|תנגני?|תלחיני?) (?:לי )?(?:קצת )?(?:מוזיק\S*|שיר רקע|צליל\S* של|אפקט\S* קול\S*|אפקט קולי|מחיאות כפיים|צחוק\S*|תופים|גיטרה|פסנתר|מנגינה|ג'ינגל)"),
        (NO_STEMS, r"(?:תפרידי?|הפרד|הפרידי|להפריד|תבודדי?|תבודד|תחלצי?|תוציאי?) (?:בין |את )?ה?(?:גיטרה|שירה|זמר\S*|תופים|מוזיקה|פסנתר|בס|כלים|קול\S*)\b.{0,40}(?:\bמה|\bמן|לבין|\bמ-|קבצים|ערוצים)"),
        (NO_STEMS, r"(?:תורידי?|הורד|תסירי?|הסר|תמחקי?|תוציאי?|להוציא|להסיר|תעיפי?) (?:את )?ה?(?:גיטרה|שירה|זמר|זמרת|תופים|פסנתר|מוזיקת הרקע|ווקאל|כלי הנגינה)(?: מה\S+)?$"),
        (NO_FILES, r"(?:תפצלי?|פצל|פצלי|לפצל|תחלקי?|חלק|לחלק|תחתכי?|תחתוך|תשמרי?|תפרידי?)\b.{0,40}ל-?\s?(?:\d+|שני|שלושה|ארבעה|כמה|חמישה) (?:קבצים|רצועות|הקלטות)"),
        (NO_SENDING, r"(?:תשלחי?|שלח|שלחי|לשלוח|תעלי?|העלה|תעלה|תפרסמי?|תפרסם) (?:את )?(?:זה|ההקלטה|הקובץ) (?:ל|ב|אל)\S*(?:מייל|אמא|יוטיוב|פייסבוק|אינסטגרם|וואטסאפ|בוס|לקוח\S*|ספוטיפיי)"),
    )
)  # fmt: skip


_TELLING = re.compile(
    r"^(?:i|we|they|he|she|you|(?:my|our|his|her|the) \w+) (?!want|need|wish|would|'d|require|should|must|could|can|has to|have to)"
)


def incapable(words: str) -> Understanding | None:
    """The refusal, with its reason, of a wish for what no edit here does; None for all others."""
    if is_story(words):
        return None
    text = unframed(normalise(words).strip(" .!?"))
    telling = _TELLING.match(text) is not None
    for why, shape in _SHAPES:
        found = shape.search(text)
        if found and not (telling and found.group().startswith("and ")):
            return Understanding(status=PlanStatus.REFUSED, message=why)
    return None
