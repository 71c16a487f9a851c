# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Wishes at a part told by what happens in it, with a verb or without: "the two predictions, nothing else"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from audiochat.domain.hearing import Hearing
from audiochat.services.commander.heard import finding, headed, topics, voices, wishes
from audiochat.services.commander.heard.finding import Hit, meet
from audiochat.services.commander.heard.follow_up import Reading
from audiochat.services.commander.heard.grounding import is_exchange, is_no_name
from audiochat.services.commander.heard.locating import Located, candidates, unlikely
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.reader import cleaned
from audiochat.services.commander.heard.request import Request, Target
from audiochat.services.commander.heard.supposing import MEASURED
from audiochat.services.commander.heard.told_names import apart, without_answers

LONGEST = 240
ONE = 20.0
"""Seconds between two things that are named with "and", up to which they are one clip."""
TOUCHING = 0.6
"""Seconds up to which they are one part."""

_WANTS = r"(?:(?:please |then |now |and |also )*(?:i(?:'d| would)? (?:just |only |really |also )?(?:want|need|like|love|wish(?: for)?)(?: to have| to get)?|(?:can|could|may) (?:i|we) (?:have|get)|give me|we need|we want|make(?: me)?|get me|have) )?"
_OWN = r"(?:(?:own|separate|seperate|single|extra|new|short|little|small|audio|wav|mp3) )*"
_FILE = rf"(?:(?:a|an|one|its|his|her|their|my|our) {_OWN}|{_OWN[:-1]}+)(?:clip|file|snippet|cutting|excerpt|audiofile|soundbite)"
_CLIPS = (
    re.compile(rf"^{_WANTS}(?:(?:save|export|extract|store|write|put|keep|clip)(?: out| down)? )?(?P<rest>.+?),? (?:i (?:want|need|would like) )?(?:(?:saved|exported|cut out|cut|out) )?(?:as|for|into|in|to) {_FILE}(?: of (?:its|his|her|their) own| by itself| on its own)?$"),
    re.compile(rf"^{_WANTS}(?:export |save |create |cut )?{_FILE} (?:of|with|from|about)(?: only| just)? (?P<rest>.+)$"),
    re.compile(r"^(?:please )?(?:export|save|clip out|extract)(?: me)?(?: only| just)? (?P<rest>.+?)(?: (?:separately|by itself|on its own|as audio))?$"),
)  # fmt: skip
_KEEPS = (
    re.compile(r"^(?:(?:please|so|ok|okay|now) )*(?:i (?:only |just )(?:need|want) |give me (?:only |just ))(?P<rest>.+?)(?:[,;.]? (?:and )?(?:nothing else|nothing more|no more|that's (?:all|it)))*$"),
    re.compile(r"^(?:(?:please|so|ok|okay|now) )*(?:only|just|nothing but|solely) (?P<rest>.+?)(?:,? (?:stays?|remains?|should stay|should be left|is to stay|must stay|may stay|is needed))?(?:[,;.]? (?:and )?(?:nothing else|nothing more|no more|that's (?:all|it)))*$"),
    re.compile(r"^(?P<rest>.+?)(?:[,;.–-]+| and) (?:and )?(?:nothing else|nothing more|only|that alone|that's (?:all|it)|only (?:that|those|this|them))$"),
    re.compile(r"^(?:keep|retain|leave|preserve|save)(?: me)? (?:only|just|solely|nothing but|exclusively) (?P<rest>.+?)[,;.]+ (?:and )?(?:discard|cut|delete|remove|drop|lose|bin|throw out) (?:all )?(?:of )?(?:the )?(?:else|rest|others?|remainder|everything else|all else)$"),
    re.compile(r"^(?:cut|strip|trim|reduce|shorten|boil) (?:it|this|everything|the \w+) (?:all )?down to (?:only |just )?(?P<rest>.+)$"),
    re.compile(r"^(?:all|the only thing|everything) (?:that )?(?:i|we) (?:need|want)(?: to keep)? (?:is|are) (?P<rest>.+)$"),
    re.compile(r"^(?:keep|retain|leave)(?: me)? (?:only|just|solely) (?P<rest>.+)$"),
)  # fmt: skip
_FRONT = r"(?:(?:right |also |too |again )*(?:at|to|on|in) (?:the )?(?:very )?(?:start|beginning|front|top|opening)(?: (?:of (?:it|the \w+)))?)"
_TEASER = r"(?:as (?:a|an|the|my|our) (?:\w+ )?(?:teaser|trailer|hook|opener|cold open|preview|appetizer|appetiser))"
_COPIES = (
    re.compile(rf"^{_WANTS}(?:put |use |copy |place |play |repeat |with )?(?P<rest>.+?),? (?:also |too |again |once more ){_FRONT}(?: {_TEASER})?(?: too| as well| also)?$"),
    re.compile(rf"^{_WANTS}(?:put |use |copy |place |play |have )?(?P<rest>.+?),? {_FRONT},? (?:{_TEASER}|too|as well|also|again)$"),
    re.compile(rf"^{_WANTS}(?:put |use |copy |place |play |have |take )?(?P<rest>.+?),? {_TEASER}(?:,? {_FRONT})?(?: please)?$"),
    re.compile(rf"^(?P<rest>.+?)[,;.]+ (?:please )?(?:put|place|paste|insert|make) (?:a|one|another) (?:copy|duplicate) (?:of (?:it|that|this) )?(?:right |also )*{_FRONT}$"),
    re.compile(rf"^(?:start|open|begin)(?: it| the \w+)? with (?P<rest>.+?),? {_TEASER}$"),
    re.compile(rf"^{_WANTS}(?:a )?(?:copy|duplicate) (?:of )?(?P<rest>.+?),? {_FRONT}$"),
)  # fmt: skip
_SWAPS = (
    re.compile(r"^(?P<one>.+?) first,? (?:and |then )*(?P<other>.+?) (?:after(?:wards)?|second|then|behind)(?: (?:it|that))?[,;.]? (?:please )?(?:swap|switch|exchange|turn) (?:them|those|the two|these)(?: round| around)?$"),
    re.compile(r"^(?:swap|switch|exchange)(?: the order of| the places of)? (?P<one>.+?) (?:and|with) (?P<other>[^,;.]+)(?:[,;.] .+ (?:first|before|after|behind|front)\b.*)?$"),
)  # fmt: skip
_MOVES = re.compile(
    r"^(?:move|put|shift|bring|place|paste) (?P<rest>.+?) (?:so (?:that )?(?:it|they) (?:comes?|goes|go|is|are) )?(?:directly |right |just |straight )?(?P<side>before|after|behind|in front of) (?P<place>.+)$"
)
_LEVELS = re.compile(
    r"^(?:(?:make|turn|have) (?:it|that|everything) )?(?:a (?:bit|little|touch|tad) |slightly |somewhat |much )?(?P<way>quieter|louder|softer)(?: please)?,? (?:while|when|whenever|where|during|in|at|for|as) (?P<rest>.+)$"
)
_TOLD_THEN = re.compile(
    r"^(?P<rest>(?:the |that |her |his |their |our |my )?[^,;.:]{3,60}?)(?: (?:is|was|are|were) [\w' ]{2,40}?)?[,;.:]+ (?:so |and |please |can you |could you |just )*(?:cut|delete|remove|take|drop|bleep|mute|edit|leave|lose|bin) (?:it|that|this|them|those)(?: (?:all|both))?(?: out| away)?(?: please)?$"
)
_MUTES = re.compile(r"\b(?P<deed>bleep|beep|mute|silence)\b (?:it|that|this|them|those)")
_NO = re.compile(
    r"^(?:please )?no (?P<rest>[\w' -]{3,60}?)(?:,? (?:and |or )?no (?P<other>[\w' -]{3,60}))?$"
)
_STATES = re.compile(
    r"\b(?:is|are|was|were|will|would|can|could|has|have|had|do|does|did|should|must|knows?|don't|isn't|aren't)\b"
)
_AND = re.compile(r",? and (?:also )?|, (?:and )?|,? plus ")
_OUT = re.compile(r",? (?:but )?(?:without|except|but not|minus|not)\b")
_SEVERAL = re.compile(
    r"\b(?:every|each|any|both|everything|anything|everyone|everybody|before|after|between|until|till|up to|except|twice|times|only|lines|sentences|things|moments|pieces|parts|bits|words|ones)\b|^(?:all|no|from)\b|\b(?:first|last|second|other|wrong|right) (?:time|one|thing|words?|sentences?)\b"
)
""" "Every price", "everything between": what is no name of one part."""
_QUOTES = re.compile(r"\"")
_NOUN = re.compile(r"^(?:the )?[\w-]+'s (?P<noun>[\w-]+)$")
_OWNER = re.compile(r"^(?:the )?(?P<who>[\w-]+)'s?$")

Find = Callable[[str], "Target | None"]


def resolve(text: str, said: Said, hearing: Hearing) -> Reading | None:
    """The wish at the parts that are told; None for any other sentence, or where a part is not found."""
    shaped = structured(text, said, hearing)
    wish = cleaned(text).rstrip("?!. ")
    return shaped or (_kept(wish, said, hearing) if _is_read(wish) else None)


def _is_read(wish: str) -> bool:
    return len(wish) <= LONGEST and '"' not in wish and MEASURED.search(wish) is None


def structured(text: str, said: Said, hearing: Hearing) -> Reading | None:
    """The same where the sentence has more to it than a verb and a part: clips, copies, swaps, moves."""
    wish = spoken = cleaned(text).rstrip("?!. ")
    if _first(_COPIES, wish) is not None:
        wish = _QUOTES.sub("", wish)  # Anna's "that's the only word" at the start
    if not _is_read(wish):
        return None

    def find(name: str) -> Target | None:
        spelt = wish != spoken
        found = (
            [part.core for part in candidates(name, said, hearing)[:1]]
            if spelt
            else parts(name, said, hearing)
        )
        return finding.offered(said, name, found[:1]) if len(found) == 1 else None

    request = (
        _clip(wish, said, hearing)
        or _copied(wish, find)
        or _swapped(wish, said, hearing)
        or _moved(wish, find)
    )
    if request is not None:
        return (request,)
    return _levelled(wish, find) or _told_then(wish, find, said) or _none(wish, said, hearing)


def surely(text: str, said: Said, hearing: Hearing) -> Reading | None:
    """The plain wish at parts of which the words are said; None where one is only near in meaning."""
    return deeds(text, said, hearing, sure=True)


def deeds(text: str, said: Said, hearing: Hearing, sure: bool = False) -> Reading | None:
    """The plain wish ("cut ...") at the parts that it tells; None where one of them is not found."""
    wish = cleaned(text).rstrip("?!. ")
    plainly = wishes.plainly(wish)
    if (
        plainly is None
        or len(wish) > LONGEST
        or '"' in wish
        or MEASURED.search(wish)
        or _OUT.search(wish)
    ):
        return None
    deed, name = plainly
    asked = sure and (finding.said_so(said, name) or is_exchange(name))
    if is_no_name(name) or asked:
        return None  # words that are said are asked about as such
    found = parts(name, said, hearing, sure)
    if not found or deed == "go":
        return None
    named = [finding.offered(said, name, [hit]) for hit in found]
    if deed == "keep":
        return (Request("keep", named[0], also=tuple(named[1:])),)
    if deed == "gain":
        levels = [wishes.level_of(wish, one) for one in named]
        return tuple(level for level in levels if level is not None)
    return tuple(Request(deed, one) for one in named)


def parts(
    name: str, said: Said, hearing: Hearing, sure: bool = False, most: float = TOUCHING
) -> list[Hit]:
    """The parts that a name tells, with "and" also several; none where one of them is not found.

    With ``sure`` only those whose words are said. What is up to ``most`` seconds from each other is one.
    """
    own = headed.section(
        said,
        re.sub(
            r"^the (?:part|bit|section|discussion|talk) (?:about|of|on) |(?: part| bit| section| discussion)$",
            "",
            name,
        ),
    )
    if own is not None:
        return [own]
    whole = candidates(name, said, hearing)
    taken = apart(name, said)
    several = _SEVERAL.search(without_answers(name)) is not None
    if taken is None or taken.kind == "fight" or several:
        one = taken is not None and (not several or taken.kind == "fight")
        return [found.hit for found in whole[:1] if one and (found.sure or not sure)]
    halves = [half for half in _AND.split(name) if half.strip()]
    if len(halves) > 1:
        each = [candidates(half, said, hearing) for half in halves]
        if all(found and (found[0].sure or not sure) for found in each) and not _is_one(
            whole, said, name
        ):
            return _together(said, [found[0].hit for found in each], most)
    return [found.hit for found in whole[:1] if found.sure or not sure]


def _is_one(whole: Sequence[Located], said: Said, name: str) -> bool:
    """Whether one sentence holds all that is named: "the neighbour and the burst pipe"."""
    words = topics.wanted(name)
    held = topics.holders(said, [whole[0].core], words) if whole else []
    return bool(held) and all(held)


def _together(said: Said, found: Sequence[Hit], most: float) -> list[Hit]:
    """Parts so many seconds from each other as one."""
    out: list[Hit] = []
    for hit in sorted(found, key=lambda hit: hit.first):
        near = out and (
            meet(out[-1], hit) or said.starts[hit.first] - said.ends[out[-1].last - 1] <= most
        )
        if near:
            out[-1] = Hit(out[-1].first, max(out[-1].last, hit.last))
        else:
            out.append(hit)
    return out


def nearest(
    ones: Sequence[Located], others: Sequence[Located], said: Said
) -> tuple[Hit, Hit] | None:
    """Of parts that two names may mean those that fit best and are near to each other."""
    pairs = [
        (unlikely(said, n, one.hit, m, other.hit), n, m)
        for n, one in enumerate(ones)
        for m, other in enumerate(others)
        if not meet(one.hit, other.hit)
    ]
    if not pairs:
        return None
    _, n, m = min(pairs)
    return ones[n].hit, others[m].hit


def _first(shapes: Sequence[re.Pattern[str]], wish: str) -> re.Match[str] | None:
    return next((found for shape in shapes if (found := shape.match(wish))), None)


def _clip(wish: str, said: Said, hearing: Hearing) -> Request | None:
    """ "The story as a separate clip"."""
    found = _first(_CLIPS, wish)
    if found is None or _OUT.search(wish):
        return None
    name = re.sub(r"^(?:only|just) ", "", found["rest"])
    hits = parts(name, said, hearing, most=ONE)
    return Request("clip", finding.offered(said, name, hits)) if len(hits) == 1 else None


def _copied(wish: str, find: Find) -> Request | None:
    """ "The joke at the very front as a teaser"."""
    found = _first(_COPIES, wish)
    named = find(found["rest"]) if found is not None else None
    return None if named is None else Request("copy", named, other=Target("time", at=0.0))


def _swapped(wish: str, said: Said, hearing: Hearing) -> Request | None:
    """ "Ben's forecast first and Anna's after, swap them"."""
    found = _first(_SWAPS, wish)
    if found is None:
        return None
    one, other = found["one"], found["other"]
    noun, owner = _NOUN.match(one), _OWNER.match(other)
    if noun is not None and owner is not None:
        other = f"{owner['who']}'s {noun['noun']}"
    heads = headed.section(said, one), headed.section(said, other)
    both = (heads[0], heads[1]) if heads[0] is not None and heads[1] is not None else None
    pair = both or nearest(candidates(one, said, hearing), candidates(other, said, hearing), said)
    if pair is None or meet(*pair):
        return None
    left, right = (
        finding.offered(said, name, [hit]) for name, hit in zip((one, other), pair, strict=True)
    )
    return Request("swap", left, other=right)


def _moved(wish: str, find: Find) -> Request | None:
    """ "Put the letter behind the predictions"."""
    found = _MOVES.match(wish)
    if found is None:
        return None
    what, place = find(found["rest"]), find(found["place"])
    if what is None or place is None:
        return None
    after = 1.0 if found["side"] in ("after", "behind") else 0.0
    return Request("move", what, other=place, params={"after": after})


def _kept(wish: str, said: Said, hearing: Hearing) -> Reading | None:
    """ "The two predictions, nothing else"."""
    found = _first(_KEEPS, wish)
    if (
        found is None
        or _OUT.search(found["rest"])
        or _STATES.search(found["rest"].split(" where ")[0])
    ):
        return None
    hits = parts(found["rest"], said, hearing)
    named = [finding.offered(said, found["rest"], [hit]) for hit in hits]
    return (Request("keep", named[0], also=tuple(named[1:])),) if named else None


def _levelled(wish: str, find: Find) -> Reading | None:
    """ "A bit quieter while Anna reads the letter"."""
    found = _LEVELS.match(wish)
    named = find(found["rest"]) if found is not None else None
    level = (
        wishes.level_of(f"make it {found['way']}", named)
        if named is not None and found is not None
        else None
    )
    return None if level is None else (level,)


def _told_then(wish: str, find: Find, said: Said) -> Reading | None:
    """ "Anna's wedding is private, please take it out"."""
    found = _TOLD_THEN.match(wish)
    if found is None or voices.is_called(said, found["rest"]) or is_no_name(found["rest"]):
        return None
    named = find(found["rest"])
    mutes = _MUTES.search(wish[found.end("rest") :])
    deed = "delete" if mutes is None else "bleep" if "eep" in mutes["deed"] else "silence"
    return None if named is None else (Request(deed, named),)


def _none(wish: str, said: Said, hearing: Hearing) -> Reading | None:
    """ "No joke about the chair and no cake"."""
    found = _NO.match(wish)
    names = [name for name in (found["rest"], found["other"]) if name] if found is not None else []
    hits = [parts(name, said, hearing, sure=True)[:1] for name in names]
    if not hits or not all(hits):
        return None  # "no problem at all" names nothing
    return tuple(Request("delete", finding.offered(said, "", one)) for one in hits)
