"""Mend everyday typing mistakes, and be careful with words that would destroy something."""

from __future__ import annotations

from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from audiochat.services.commander.normalise import word_set
from audiochat.services.commander.vocabulary import Vocabulary

REAL_WORDS = word_set(
    "calm clam palm able also army away baby ball band bank base bath bear beat been beer bell belt "
    "bike bill bird blue boat body bone both busy calf camp card cars cash cell city club coal coat "
    "cope cost cows crew crop dark dawn days died diet dish does dogs done dust duty each earn edge "
    "eggs else even ever evil exam eyes fans farm fear feed feet fell felt fish five flag folk four "
    "free fuel fund game gave gift girl give glad goal goat goes hair hall hand hang hate heat held "
    "hell help hero hill hire holy hour huge hung hurt idea inch iron item jazz jobs join joke jump "
    "jury just keys kick kids kill kind king kiss knee lack lady lamp laws lead leaf lies lips load "
    "loan lord lots luck lungs mail main many maps mass math meal mean meat meet menu mild milk mine "
    "miss moon much must myth name navy near neck need news next noon nuts obey odds once only onto "
    "open oral oven over pace pack page paid pans papa pets pick pigs pile pink pity plot plus poor "
    "pope port pray puts quit race rage rail rank rare rate rear rent rice rich ride ring rise risk "
    "rock role rope rows ruin safe sail salt same save seal seed seek seem self sell ship shot shut "
    "sick silk site sits skin slim snow soft soil sold sole some soon sort soul soup spot stay such "
    "suit sure swim tail task taxi tear tent text thin thus tied tiny toes tomb tool tour town toys "
    "tree trip true tune twin type ugly unit upon used user vary very wage wake wars wash wave ways "
    "weak wear week well went were what when whom wise wolf yard yeah year your zero boss says deplete "
    "depletes relate cutie cuts keeps kept list lost most best past cast test rest lust host post form "
    "mice nice place places plane plans plan mate late lane land mind mode mood more core care case "
    "cake came fine find file fill full fall feel them they then than that there here hear heard heart "
    "hard head leave live love life like lake line link loop lock look book cook cool pool poll pull "
    "push east ease easy eat seat set sea see seen send sent sand said side size since song sing sign "
    "sight night right light might fight high hope home hole hold told cold gold good goods food foot "
    "boot root roof room road read real deal dead deaf dear deer door down gown grow crow know knew "
    "new now not note vote voice void wild wide wife wine wind wish with work word world worth write "
    "wrote white while whole wait want warm wall walk talk tall tell till time tire tile tale take "
    "taken bring being begin began again gain rain pain paint point print price pride prime crime "
    "cream dream team term terms turn burn born corn cute cat cot put pot part park party path paste "
    "fast last mast vast sound round found ground second record forget remote remove remain related "
    "date data delay relay replay reply rely decide delight details detail detect default deliver bars "
    "bar vows vow chunk chunks siren sirens trial trail train tram tape tone zone alone along long "
    "lung sung lawyer layer player paper copper keeper keen sheep sleep keep step stop steps shop show "
    "slow flow flaw flat fat fate fade face fact fake flake shake shape share shore short shirt start "
    "smart stark state stage store story stare star steer sister mister master faster poem poet moved "
    "movie movies music magic topic logic guest guess gets great greet green money monkey month mouth "
    "south north house horse mouse message massage manage image reserve reverse relieve believe "
    "receive perceive retrain retain obtain contain certain lover lower power tower flower slower "
    "allow follow hollow yellow fellow bellow below intent intend insert invert invest infect inject "
    "erase phase phrase praise raise noise nose dose dove drove drive driver drop chop mute mule rule "
    "tube peace meat flute screaming screamed plate plates "
    "patch patches takes "
    "pass passes passed passing drag drags dragging leaving leaves matter matters truck trucks racing races "
    "causes caused clause clauses pausing raised rises risen riser mumbles mutters mutter rumbles rambles "
    "mutes tunnel funnel flies flips slips slides glides guides gliding droves drones stutters stutter "
    "coping cropped crops chops chapel chapels chopper choir coil soil spoil spoils spoiled fading fated"
)
"""Real words near words of the vocabulary; they are what they say."""


SLIPS = {
    slip: right
    for right, slips in {
        "can": "cna", "you": "yuo yoou yoy", "please": "plaese pleas plese pleaes pelase pease pleae",
        "the": "teh hte thhe tthe te", "and": "adn nad anf andd", "from": "fomr frm fron ffrom frmo",
        "could": "coudl cuold coul coould cud", "would": "woudl wuold", "first": "frist fisrt firts firt",
        "last": "lsat lats laast", "want": "wnat watn", "just": "jsut juts jst", "then": "thn tehn",
        "with": "wiht wtih wth", "make": "maek mkae mke mak",
        "that": "taht htat thta", "this": "tihs thsi htis",
        "out": "otu ot", "off": "offf", "for": "fpr forr", "all": "alll", "cut": "ctu cutt",
        "to": "ot2", "it": "ti itt", "seconds": "secodns seocnds scondes secnods secnds sedonds scnds",
        "turn": "trun tunr", "until": "unitl utnil", "minute": "minuet mintue minut", "mono": "moon mnoo",
        "after": "afetr aftr", "before": "befor befroe bfore", "half": "hlaf", "bit": "bti",
        "keep": "kep keeep", "fade": "fde", "exponential": "exp expo", "linear": "lin",
        "selection": "sel", "insert": "ins", "volume": "voume",
    }.items()
    for slip in slips.split()
}  # fmt: skip
"""Slips of the fingers in the small words of a sentence, which ``mend`` is too careful to touch."""


_OFTEN = (
    "the and from with that this then you make over down last first want need just into half turn move fade "
    "keep cut end out get put off please could would after before until second minute start take trim "
    "hum bit here let rid secs"
)
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NO_SLIPS = word_set(
    "her hey tie toe she thy tho ad an any add ant are ane end ens our ore out put pun pat pet pit gut "
    "hut cup cur cue cud cuts nut but bus buy bud get gets got jet wet yet met net vet gel gem for fir "
    "far fur fro form fort from of odd oft on or if it is at as am me my by be do go no so to up us we "
    "ye yo fate fare face fake fame made male mare mate mane wade jade love mode mole more mope lest "
    "list lost lust past vast cast fast mast than thin chat them the they that tha hat what town dawn "
    "own gown down don dow does oven ever pout turn tern torn burn bury want wand wane wait went wart "
    "warn neat neap seed feed reed weed need nerd must bust rust dust gust jest just into unto pinto "
    "half calf halt hale move mover fade faded firs fist first fits lats last lash with wish wit width "
    "witch this thus his hit then hen ten teen you your young make mace cake bake rake sake wake over "
    "overt cover keep kept keel keen peep seep weep jeep ender send bend lend mend rend tend wend fend "
    "outs oust pub pup puts off oaf offs tike tame tale tram prim grim brim ham him hem hug bet bot bat "
    "hare rude red rod led lit lent lets sees sacs sets bits hums gum sum trick rid ride bid lid kid "
    "hid did aid"
)
"""Real words that a slip in a small word could also make."""


def _slips_of(word: str) -> set[str]:
    """One letter doubled, two swapped, one dropped (of four and more), or the key beside hit."""
    out = {word[:i] + word[i] + word[i:] for i in range(len(word))}
    out |= {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)}
    if len(word) > 3:
        out |= {word[:i] + word[i + 1 :] for i in range(1, len(word))}
    for i, letter in enumerate(word):
        row = next(keys for keys in _KEYS if letter in keys)
        at = row.index(letter)
        out |= {word[:i] + other + word[i + 1 :] for other in row[max(0, at - 1) : at + 2]}
    return out - _NO_SLIPS - REAL_WORDS - {word}


SMALL_SLIPS: dict[str, str] = {}
"""Slips in the small words, met only where the word itself is not known."""
for _word in _OFTEN.split():
    for _slip in _slips_of(_word):
        SMALL_SLIPS[_slip] = "" if _slip in SMALL_SLIPS else _word  # of two words: of neither


def mend(word: str, vocabulary: Vocabulary) -> str | None:
    """The one known word that ``word`` is a slip of, or None.

    Words of up to three letters must be exact. Four letters may differ by one slip (a destructive
    word only by two letters swapped), five to eight by one, longer ones by two (a destructive word
    by one); the first letter must agree for up to five letters. Distance: optimal string alignment.
    """
    size = len(word)
    if SMALL_SLIPS.get(word):
        return SMALL_SLIPS[word]
    if size <= 3 or word in REAL_WORDS:
        return None
    limit = 1 if size <= 8 else 2
    near = process.extract(
        word, vocabulary.near(word), scorer=OSA.distance, score_cutoff=limit, limit=6
    )
    good = [(float(d), w) for w, d, _ in near if _allowed(word, w, int(d), vocabulary.mendable[w])]
    if not good:
        return None
    good.sort()
    best = [w for d, w in good if d == good[0][0]]
    if len(best) > 1:
        kinds = {vocabulary.phrases[w][-1][1].kind if w in vocabulary.phrases else w for w in best}
        if len(kinds) > 1:
            best.sort(key=lambda w: (-len(w), JaroWinkler.distance(word, w)))
            best = best[:1]
    return best[0] if len(best) == 1 or (best and len(kinds) == 1) else None


def _allowed(word: str, known: str, distance: int, destructive: bool) -> bool:
    if len(known) <= 3:
        return False
    if word[0] != known[0] and sorted(word) != sorted(known):
        return False
    if destructive and (len(word) == 4 or len(known) == 4):
        return sorted(word) == sorted(known) or (distance == 1 and len(word) > 4)
    return not (destructive and distance > 1)
