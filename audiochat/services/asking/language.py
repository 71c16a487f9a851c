"""Words as the search and the checks see them: content words, stems, numbers; English and Hebrew."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:['’״׳\"][^\W_]+)*")

_EN = """
a about above after again all also am an and any are as at be because been before being below between
both but by can could did do does doing done down during each either else ever every few for from
further get gets getting give go goes going gone got had has have having he her here hers herself him
himself his how i if in into is it its itself just let lets like many me might mine more most much
must my myself nor now of off oh ok okay on once one only or other others our ours ourselves out over
own please quite really same say says said saying shall she should so some something such than that
the their theirs them themselves then there these they thing things this those through to too um uh
under until up us very was way we well were what whatever when where whether which while who whom
whose why will with would yeah yes you your yours yourself exactly actually tell talk talks talking
talked mention mentions mentioned mentioning speak speaks recording audio part anything anybody anyone
somebody someone everybody everyone discuss discussed explain explained ll ve re don doesn didn isn
wasn aren weren won wouldn couldn shouldn hasn haven hadn
"""
_HE = """
של את על אל עם הוא היא הם הן אני אנחנו אתה אתם זה זאת זו אלה אלו יש אין לא כן גם רק או אבל כי אם
מה מי איפה היכן מתי למה מדוע כמה איך איזה איזו האם כל כבר עוד היה היתה הייתה היו להיות לי לך לו לה
לנו להם שלי שלך שלו שלה שלנו שלהם כדי בין אז כאן שם מאוד יותר פחות אחרי לפני אותו אותה אמר אמרה
אמרו נאמר דיבר דיברה דיברו מדבר מדברת מדברים בהקלטה הקלטה החלק בבקשה לגבי בנוגע
"""
STOP = frozenset(_EN.split()) | frozenset(_HE.split())
_NO = "not no never none nobody nothing neither nor without cannot cant לא אין אף בלי אסור"
NEGATIONS = frozenset(_NO.split())
HEBREW_PREFIXES = "הבלומשכ"
_SUFFIXES = (
    ("ational", "ate"), ("ization", "ize"), ("fulness", "ful"), ("iveness", "ive"), ("ments", ""),
    ("ment", ""), ("ness", ""), ("ions", ""), ("ion", ""), ("ings", ""), ("ing", ""), ("edly", ""),
    ("ies", "i"), ("ied", "i"), ("ers", ""), ("ed", ""), ("es", ""), ("ly", ""), ("er", ""),
    ("al", ""), ("s", ""), ("y", "i"), ("e", ""),
)  # fmt: skip
_SAME = """
bought:buy paid:pay made:make met:meet chose:choose chosen:choose began:begin begun:begin went:go
took:take taken:take gave:give given:give told:tell thought:think kept:keep left:leave lost:lose
found:find held:hold sold:sell sent:send spent:spend built:build wrote:write written:write
drove:drive driven:drive grew:grow grown:grow knew:know known:know ran:run spoke:speak
spoken:speak broke:break broken:break fell:fall fallen:fall rose:rise risen:rise taught:teach
caught:catch brought:bring won:win children:child people:person men:man women:woman feet:foot
mice:mouse came:come became:become saw:see seen:see heard:hear led:lead fed:feed flew:fly
flown:fly wore:wear worn:wear ate:eat eaten:eat drew:draw drawn:draw
slept:sleep swam:swim swum:swim sang:sing sung:sing rang:ring rung:ring sank:sink sunk:sink drank:drink
drunk:drink shook:shake shaken:shake stole:steal stolen:steal hid:hide hidden:hide bit:bite bitten:bite
woke:wake woken:wake rode:ride ridden:ride stuck:stick struck:strike shot:shoot stood:stand
understood:understand forgot:forget forgotten:forget froze:freeze frozen:freeze hung:hang tore:tear
torn:tear blew:blow blown:blow threw:throw thrown:throw felt:feel dealt:deal meant:mean lent:lend
bent:bend dug:dig swore:swear sworn:swear laid:lay slid:slide swung:swing wove:weave hurried:hurry
burnt:burn dreamt:dream spilt:spill learnt:learn smelt:smell spoilt:spoil leapt:leap lit:light
fought:fight sought:seek bred:breed bled:bleed crept:creep swept:sweep wept:weep knelt:kneel fled:flee
forgave:forgive hung:hang shrank:shrink sprang:spring stank:stink strode:stride wound:wind
teeth:tooth geese:goose wives:wife knives:knife lives:life leaves:leaf shelves:shelf wolves:wolf
halves:half loaves:loaf mum:mom mums:mom mummy:mom mommy:mom tyre:tire tyres:tire grey:gray
colour:color favourite:favorite neighbour:neighbor flavour:flavor honour:honor humour:humor
harbour:harbor centre:center theatre:theater metre:meter litre:liter programme:program cheque:check
kerb:curb pyjamas:pajamas aluminium:aluminum plough:plow jewellery:jewelry sceptical:skeptical
"""
_IRREGULAR = dict(pair.split(":") for pair in _SAME.split())


def plain(text: str) -> str:
    """Lower case, compatible forms, without accents and vowel points."""
    parts = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    return "".join(c for c in parts if not unicodedata.combining(c))


def words(text: str) -> list[str]:
    """The words of a text in plain form."""
    return [w.replace("״", '"') for w in WORD.findall(plain(text))]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word without its endings (English) or its joined prefix (Hebrew), to compare words by.

    Cruder than a dictionary and the same on both sides, which is what comparing needs.
    """
    if word in ("speaker", "speakers"):
        return "speaker"  # who or what speaks is a thing; to speak is not
    if "'" in word:
        word = word.split("'", 1)[0] or word.replace("'", "")
    word = _IRREGULAR.get(word, word)
    if "\u05d0" <= word[:1] <= "\u05ea":
        return word[1:] if len(word) > 3 and word[0] in HEBREW_PREFIXES else word
    if len(word) <= 3 or not word.isascii():
        return word
    for ending, instead in _SUFFIXES:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)] + instead
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]  # planned, plan
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


def content(text: str) -> list[str]:
    """Stems of the words that carry meaning, in order."""
    return [stem(w) for w in words(text) if w not in STOP and stem(w) not in STOP]


@lru_cache(maxsize=20_000)
def content_set(text: str) -> frozenset[str]:
    """The same without order, each once; kept for the sentences that are looked at again and again."""
    return frozenset(content(text))


def variants(word: str) -> list[str]:
    """What to look for when a word was asked for: Hebrew words with and without joined prefixes."""
    if not "\u05d0" <= word[:1] <= "\u05ea":
        return [word]
    bare = stem(word)
    return [word, bare, *(prefix + bare for prefix in HEBREW_PREFIXES)]


def search_terms(question: str) -> list[str]:
    """The words of a question to look for; all of them when none carries meaning."""
    said = words(question)
    kept = [w for w in said if w not in STOP] or said
    return [v for word in kept for v in variants(word)]
