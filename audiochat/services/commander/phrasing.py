# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Roundabout ways to wish for one edit of a part, as the plain verb with that part.

The part is whatever stands there: if it is no part that the grammar knows, the plain wish is not
understood either, and nothing is planned.
"""

from __future__ import annotations

from audiochat.services.commander.phrasing_shapes import X, shapes
from audiochat.services.commander.phrasing_sound import SOUND
from audiochat.services.commander.rewriting import rewritten

_THING = (
    r"(?:it|this|that|everything|(?:the|my|our|this|that) (?:whole |entire |full )?(?:thing|file|recording|audio|track|clip|interview|episode|"
    r"podcast|lecture|talk|show|song|sermon|session|take|meeting|call|video|story|performance|speech))"
)
_NOBODY = r"(?:nobody|no one|no-one|noone)"
_ANYBODY = r"(?:anyone|anybody|people|them|him|her|others|listeners|the (?:audience|listeners?|public|world|client))"
_GO = r"(?:goes|can go|must go|has to go|should go|is to go|may go|needs to go|away|out|gets cut|is out|should be (?:cut|removed|deleted)|can be (?:cut|removed|deleted))"
_AWAY = r"(?:delete|cut|remove|drop|lose|erase|bin|kill|trim|chop|take|throw|get rid of|discard|ditch|scrap|dump|wipe)"
_PARTLY = r"(?=(?:(?:the|its|my) )?(?:very )?(?:first|last|final|opening|closing|middle|selected|selection|second|third|part|section|bit|stretch|minutes?|seconds?|half|\d|from \d|between \d|what))"

_DELETE = shapes(
    (
        (rf"(?:make|let|have|get) {X} (?:to )?(?:disappear|vanish|go away|be gone|gone|evaporate)", r"delete \g<x>"),
        (rf"(?:i|we) (?:don't|do not|dont|no longer) (?:want|need|like) {X} (?:in it|in there|in this|in the \w+|at all|any ?more|there|to (?:be (?:in )?there|stay|remain))", r"delete \g<x>"),
        (rf"(?:i|we) (?:could|can|would) (?:easily |gladly |well |happily )?do without {X}", r"delete \g<x>"),
        (rf"there(?:'s| is) no (?:need|use|room) for {X}", r"delete \g<x>"),
        (rf"(?:away|out|off|down) with {X}", r"delete \g<x>"),
        (rf"nothing (?=(?:after|before|from|between|in|within|during)\b){X} (?:is |are )?(?:needed|necessary|wanted|useful|relevant|interesting|of (?:any )?(?:use|interest|value)|worth (?:keeping|anything|a listen)|matters|counts|interests (?:me|us)|has to stay|needs to stay)", r"delete everything \g<x>"),
        (rf"(?:nothing is (?:needed|necessary|useful|relevant|of (?:any )?(?:use|interest|value)|worth keeping)|there(?:'s| is) nothing (?:useful|relevant|interesting|of (?:any )?(?:use|interest|value)|worth keeping)) (?=(?:after|before|from|between)\b){X}", r"delete everything \g<x>"),
        (rf"(?:tear|yank|pull|pluck|rip|edit|splice|carve|strip|knock|snip|chop|slice|lift|throw|toss|kick|fish|shave|hack|scoop|dig|cut|take|crop|scrape|wash|sweep|peel) {X} (?:clean |right |straight |completely |all )?(?:out|away|off)", r"delete \g<x>"),
        (rf"{X} (?:is|are) to (?:go|be gone|disappear|vanish|be (?:cut|deleted|removed|dropped|erased))", r"delete \g<x>"),
        (rf"{X} (?:gets?|should get|must get|becomes?) (?:cut|deleted|removed|dropped|erased|binned)", r"delete \g<x>"),
        (rf"{X} (?:can|should|must|has to|have to|needs? to|may|ought to) (?:please )?(?:disappear|vanish|be gone|go|be (?:cut|deleted|removed|dropped|erased|binned|thrown)(?: (?:out|away|off))?)", r"delete \g<x>"),
        (rf"{X} (?:should|must|ought to|needs to|may) ?(?:not|n't) be (?:in )?(?:there|it|this|the (?:recording|file|audio|final \w+))", r"delete \g<x>"),
        (rf"(?:shorten|trim|cut|reduce) {_THING} by (?=(?:the|its) (?:first|last|final|opening|closing)\b){X}", r"delete \g<x>"),
        (rf"(?:make|get|have) {_THING} {X} shorter (?:at|from|on|in) (?:the|its) (?:very )?(?:start|beginning|front|head|top)", r"delete the first \g<x>"),
        (rf"(?:make|get|have) {_THING} {X} shorter (?:at|from|on|in) (?:the|its) (?:very )?(?:end|back|tail|bottom|close)", r"delete the last \g<x>"),
        (rf"(?:shorten|trim|cut|reduce) (?:the|its) (?:very )?(?:start|beginning|front|head|top) by {X}", r"delete the first \g<x>"),
        (rf"(?:shorten|trim|cut|reduce) (?:the|its) (?:very )?(?:end|back|tail|bottom) by {X}", r"delete the last \g<x>"),
    )
)  # fmt: skip
_KEEP = shapes(
    (
        (rf"(?:restrict|confine|limit|reduce|narrow|whittle|pare|boil|cut|crop|trim|shorten|shrink|condense|slim|strip|bring|get) {_THING} (?:back |down )?to (?:just |only |nothing but )*{_PARTLY}(?:its )?{X}(?: only)?", r"keep only \g<x>"),
        (rf"(?:what|all|the only (?:thing|part|bit)) (?:that )?(?:i|we)(?:'d| would)? (?:really |actually )?(?:want|need|like|care about|am after)(?: to (?:hear|keep|have|use|be left with|stay))? (?:is|are) (?:only |just )*{X}", r"keep only \g<x>"),
        (rf"{X} (?:is|are) (?:all|everything|the only (?:thing|part|bit)) (?:that )?(?:matters|counts|(?:i|we) (?:need|want|care about|want to keep)|worth keeping|to be kept|to keep)", r"keep only \g<x>"),
        (rf"(?:let |have )?(?:only|just) {X} (?:may |can |should |must |shall |is to |gets to |will |has to |ought to )?(?:stay|remain|survive|be left|be kept|live|remains|survives|stays|is kept|lives)(?: in)?", r"keep only \g<x>"),
        (rf"(?:let|have) (?:only |just )?{X} (?:be )?(?:all that|the only (?:thing|part|bit) that) (?:stays|remains|is left|survives)", r"keep only \g<x>"),
        (rf"(?:everything|all|anything|whatever is) (?:but|except(?: for)?|besides|apart from|other than|outside(?: of)?|beyond|not in|not within) {X} {_GO}", r"keep only \g<x>"),
        (rf"{_AWAY} (?:out |away |off )?(?:everything|anything|all|whatever) (?:that |which |what )?(?:is |isn't |lies |'s |comes )?(?:not )?(?:around|outside(?: of)?|besides\b|beside\b|apart from|other than|not in|not inside|not within|not part of|not (?=between|from)) ?{X}", r"keep only \g<x>"),
        (rf"(?:leave|keep) (?:me |us )?(?:with (?:only |just )?|only |just |nothing but |nothing except |nothing more than ){X}(?: standing| in| behind| over| there| alone)?", r"keep only \g<x>"),
        (rf"(?:i|we) (?:need|want|require) nothing (?:beyond|but|except|other than|more than|besides|outside) {X}", r"keep only \g<x>"),
        (rf"(?:pick out|pull out|take out|grab|fish out|cut out|lift out|save|take|spare) {X} and (?:then )?(?:drop|delete|discard|ditch|bin|lose|scrap|erase|remove|toss|dump|trash|forget|throw away|throw out|get rid of) (?:all )?(?:the rest|everything else|the remainder)(?: of it)?(?: away| out)?", r"keep only \g<x>"),
        (rf"(?:give|get|make|cut|produce|create|take) (?:me |us )?(?:an? )(?:short |little |nice )?(?:excerpt|clip|snippet|extract|sample) (?:of|from|out of|with) {_PARTLY}{X}", r"keep only \g<x>"),
        (rf"make (?:it|this|the \w+) (?:just|only) {_PARTLY}{X}", r"keep only \g<x>"),
        (rf"(?:get|give|fetch|hand|cut) (?:me|us) {X} (?:only|alone)", r"keep only \g<x>"),
    )
)  # fmt: skip
_MUTE = shapes(
    (
        (rf"(?:quiet|quieten|muffle|hush) {X} (?:completely|entirely|totally|fully|altogether)", r"mute \g<x>"),
        (rf"(?:make|render|have|get) {X} (?:completely |entirely |totally |fully |dead |absolutely |wholly )*(?:silent|mute|muted|soundless|inaudible|noiseless)", r"mute \g<x>"),
        (rf"(?:make|render|have|get) {X} (?:completely|entirely|totally|fully|dead|absolutely) quiet", r"mute \g<x>"),
        (rf"(?:kill|suppress|turn off|switch off|shut off|disable|deaden) (?:the |all |any )?(?:sound|audio|volume)s? (?=(?:of|from|in|between|at|on|during|for) )(?:of |in |on |during |for |at )?{X}", r"mute \g<x>"),
        (rf"(?:turn|switch|set|bring|drop|take|pull|put) (?:the )?(?:volume|level|sound|audio|gain)s? (?:off|to zero|to nothing|to 0|all the way down|down to (?:zero|nothing|0)|down completely) (?=(?:of|from|in|between|at|on|during|for) )(?:of |in |on |during |for |at )?{X}", r"mute \g<x>"),
        (rf"(?:turn|switch|shut|set) {X} (?:off|to zero volume|to no volume) ?(?:completely|entirely)?", r"mute \g<x>"),
        (rf"(?:lay|spread|place|put|drop|paste|drape|throw) (?:complete |total |some |a )?silence (?:over|on|onto|across|on top of|upon|in place of|instead of|where) {X}(?: (?:is|was|are))?", r"mute \g<x>"),
        (rf"{X} (?:must|should|has to|needs to|is to|shall|ought to) be (?:made |rendered |put )(?:silent|mute|muted|inaudible|quiet)", r"mute \g<x>"),
        (rf"put {X} (?:in|into|under|on) (?:complete |total )?(?:silence|mute)", r"mute \g<x>"),
        (rf"{_NOBODY} (?:should|must|may|can|is to|shall|ought to|is allowed to) (?:be able to |ever )?hear {X}", r"mute \g<x>"),
        (rf"(?:i|we) (?:don't|do not|dont) want {_ANYBODY} to (?:be able to )?hear {X}", r"mute \g<x>"),
        (rf"(?:make sure|ensure|see to it|take care|see)(?: that)? {_NOBODY} (?:can |will |ever )?hears? {X}", r"mute \g<x>"),
        (rf"{X} (?:(?:should|must|may|shall) ?(?:n't|not)|is not to|isn't to|ought not to) be (?:heard|audible)", r"mute \g<x>"),
    )
)  # fmt: skip

_ALL = (*SOUND, *_KEEP, *_MUTE, *_DELETE)


def phrased(words: str) -> str:
    """The sentence with every roundabout wish in it as a plain one."""
    return rewritten(words, _ALL)
