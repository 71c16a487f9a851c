# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""A Hebrew sentence about what is said becomes a request, or nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from audiochat.services.commander.heard.request import Request, Target, Which

_POLITE = re.compile(r"^(?:(?:בבקשה|אפשר|תוכל|תוכלי|אנא|נא|אני רוצה|עכשיו|היי|קודם כל|בוא)[\s,]+)*")
_DEEDS = {
    "keep": r"(?:(?:ת?השאר|תשאיר|תשאירי|השאירי|להשאיר|שמור|תשמור)(?: לי)? רק|רק תשאיר|"
    r"(?:תמחק|מחק|תוריד|תחתוך) (?:את )?(?:ה?כל|הכול) (?:חוץ מ|מלבד |פרט ל))",
    "silence": r"(?:השתק|תשתיק|תשתיקי|השתיקי|להשתיק|תעשה שקט ב)",
    "bleep": r"(?:צפצף|תצפצף|תצפצפי|לצפצף|צנזר|תצנזר|תצנזרי|לצנזר|תבליפ|ביפ)(?: על| את)?",
    "go": r"(?:(?:לך|תלך|קפוץ|תקפוץ|עבור|תעבור|דלג|תדלג|קח אותי|תיקח אותי|נגן|תנגן)(?: אל| ל| מ|))",
    "where": r"(?:מצא|תמצא|תמצאי|חפש|תחפש|הראה לי|תראה לי|איפה|היכן|מתי)",
    "delete": r"(?:מחק|תמחק|תמחקי|מחקי|למחוק|חתוך|תחתוך|תחתכי|לחתוך|הסר|תסיר|תסירי|להסיר|תוריד|"
    r"תורידי|הורד|להוריד|תעיף|תעיפי|גזור|תגזור|תוציא|תוציאי)",
}
_FORMS = {
    "phone": r"(?:ה)?(?:מספר(?:י)? (?:ה)?(?:טלפון|טלפונים|נייד)|טלפון|טלפונים)",
    "email": r"(?:ה)?(?:כתובת|כתובות) (?:ה)?(?:מייל|אימייל|דוא\"ל|דואל|דואר אלקטרוני)|(?:ה)?(?:מייל|אימייל)",
    "card": r"(?:ה)?(?:מספר(?:י)? )?(?:ה)?כרטיס(?:י)? (?:ה)?אשראי|(?:ה)?כרטיס אשראי",
    "swears": r"(?:ה)?(?:קללות|קללה|ניבולי (?:ה)?פה|מילים (?:ה)?גסות|גסויות|קללות)",
    "fillers": r"(?:ה|כל ה)?(?:אממ?ים|אממ?|אההים|אהה?|המהומים|היסוסים|מילות (?:ה)?מילוי|מילוי(?:ים)?|גמגומי אממ)",
    "repeats": r"(?:ה)?(?:חזרות|גמגומים|מילים כפולות|מילים שחוזרות)",
    "advert": r"(?:ה)?(?:פרסומות|פרסומת|חסות|חסויות)",
    "greeting": r"(?:ה)?(?:ברכות|ברכת (?:ה)?(?:שלום|פתיחה))",
    "farewell": r"(?:ה)?(?:פרידה|דברי (?:ה)?פרידה)",
    "thanks": r"(?:ה)?תודות",
    "money": r"(?:ה)?(?:סכומים|סכומי (?:ה)?כסף|מחירים)",
    "date": r"(?:ה)?תאריכים",
    "website": r"(?:ה)?(?:אתרים|כתובות (?:ה)?(?:אתרים|אתר|אינטרנט))",
    "questions": r"(?:ה)?(?:שאלות|שאלה)",
    "answers": r"(?:ה)?(?:תשובות|תשובה)",
}  # fmt: skip
_MANY = re.compile(r".*(?:ים|ות|אממ?|אהה?)$")
_SINGULAR_NUMBERS = ("מספר", "כתובת", "כרטיס", "המספר", "הכתובת", "הכרטיס")
_ORDER = {
    "ראשונה": 1, "הראשונה": 1, "ראשון": 1, "הראשון": 1, "שנייה": 2, "השנייה": 2, "השניה": 2,
    "שניה": 2, "השני": 2, "שלישית": 3, "השלישית": 3, "השלישי": 3, "רביעית": 4, "הרביעית": 4,
    "הרביעי": 4, "אחרונה": -1, "האחרונה": -1, "אחרון": -1, "האחרון": -1,
}  # fmt: skip
_WHICH = "|".join(_ORDER)
_WHO = (
    r"(?:הוא|היא|הם|הן|אני|אנחנו|מישהו|מישהי|(?P<speaker>ה?(?:אורח|אורחת|מראיין|מראיינת|מרואיין|"
    r"מרואיינת|מנחה|דובר|דוברת)|[א-ת]{2,}))"
)
_SAYS = r"(?:אומר|אומרת|אומרים|אמר|אמרה|אמרו|מזכיר|מזכירה|הזכיר|הזכירה|מזכירים)(?: את)?(?: ה?מילה| ה?שם)?"
_TALKS = r"(?:מדבר|מדברת|מדברים|דיבר|דיברה|דיברו) (?:על|אודות) ?"
_WHERE = (
    r"(?:(?:ה|ל|מ|ב)?(?:מקום|קטע|חלק|רגע|נקודה|פעם) )?(?:שבו |שבה |ש|איפה ש|כש|מתי ש|בו |בה )?ש?"
)
_SPOKEN = re.compile(rf"^(?:את )?{_WHERE}{_WHO} {_SAYS}[\s:]+(?P<text>.+)$")
_NTH = re.compile(
    rf"^(?:את )?ה?פעם (?P<which>{_WHICH}) (?:ש|שבה ){_WHO} {_SAYS}[\s:]+(?P<text>.+)$"
)
_EVERY = re.compile(
    rf"^(?:את |ב)?כל (?:ה)?פע(?:ם|מים) (?:ש|שבה |שבהן ){_WHO} {_SAYS}[\s:]+(?P<text>.+)$"
)
_LITERAL = re.compile(
    rf"^(?:את )?(?P<every>כל )?(?:ה)?(?:מילה|מילים|שם|ביטוי|צירוף)(?: (?P<which>{_WHICH}))? (?P<text>.+)$"
)
_QUOTED = re.compile(
    rf"^(?:את )?(?P<every>כל )?(?:ה?(?:משפט|מילה|מילים|ביטוי|קטע|חלק) )?\"(?P<text>[^\"]+)\"(?: (?P<which>{_WHICH}))?$"
)
_ABOUT = re.compile(
    rf"^(?:את )?(?P<every>כל )?(?P<piece>ה?משפטים|ה?משפט|ה?קטעים|ה?קטע|ה?חלק|ה?חלקים)(?: (?P<which>{_WHICH}))? "
    r"(?:על|אודות|שמדבר על|שמדברים על|שעוסק ב|שבו (?:הוא|היא|הם) (?:מדבר|מדברת|מדברים) על) ?(?P<text>.+)$"
)  # fmt: skip
_HELD = re.compile(
    rf"^(?:את )?(?:ה)?(?:משפט|קטע|חלק)(?: ש|שבו |שבו ש| שבו | שבה ){_WHO} {_SAYS}[\s:]+(?P<text>.+)$"
)
_SPEAKER = re.compile(
    r"^(?:את )?(?:כל )?(?:מה ש|הדברים של |החלקים של |הקטעים של |הקול של )?(?P<speaker>ה(?:אורח|אורחת|מראיין|"
    r"מראיינת|מרואיין|מרואיינת|מנחה|דובר|דוברת)|(?<=מה ש)[א-ת]{2,}(?= )|(?<=של )[א-ת]{2,})(?: (?:אומר|אומרת|אמר|אמרה|מדבר|מדברת))?$"
)  # fmt: skip
_SIDES = (
    ("between", re.compile(r"^(?:את )?(?:כל )?(?:מה ש)?בין (?P<one>.+?) (?:ל|ו|לבין )(?P<other>.+)$")),
    ("range", re.compile(r"^(?:את )?(?:הכל |הכול |כל )?(?:מה )?מ(?:ה)?(?P<one>(?:מקום|רגע|פעם|איפה|כש|ש|\").+?) (?:ו?עד|ועד) (?P<other>.+)$")),
    ("before", re.compile(r"^(?:את )?(?:ה?כל |הכול )?(?:את )?(?:מה )?(?:ש)?(?:לפני|עד) (?P<one>.+)$")),
    ("after", re.compile(r"^(?:את )?(?:ה?כל |הכול )?(?:את )?(?:מה )?(?:ש)?(?:אחרי|לאחר) (?P<one>.+)$")),
)  # fmt: skip
_COUNT = (
    re.compile(rf"^כמה פעמים {_WHO} {_SAYS}[\s:]+(?P<text>.+)$"),
    re.compile(
        r"^כמה פעמים (?:אמרתי|אמרנו|אמרו|אמרת|הזכרתי|הזכרנו|הזכירו)(?: את)?(?: ה?מילה| ה?שם)? (?P<text>.+)$"
    ),
    re.compile(r"^כמה פעמים (?:נאמר|נאמרה|מוזכר|מוזכרת)(?: ה?מילה| ה?שם)? (?P<text>.+)$"),
)
_LONG = re.compile(r"^כמה (?:זמן )?(?P<speaker>[א-ת]+) (?:מדבר|מדברת|דיבר|דיברה)$")


_HOLDS = re.compile(
    r"^(?:את )?ה?(?:משפט|קטע|חלק) (?:עם|שיש בו|שמכיל|שבו) (?:ה?מילה |ה?מילים |ה?שם |את )*(?P<text>.+)$"
)
_TALKED_OF = re.compile(rf"^(?:את )?{_WHERE}{_WHO} {_TALKS}(?P<text>.+)$")


def _words(text: str) -> str:
    return text.strip(" \"'.,!?:;")


def target(text: str) -> Target | None:
    """What a part of a Hebrew sentence names."""
    text = text.strip(" ,")
    bare = re.sub(r"^(?:את |כל |רק )+", "", text)
    for kind, form in _FORMS.items():
        found = re.fullmatch(rf"(?:{form})(?: (?P<which>{_WHICH}))?", bare)
        if found is not None:
            single = bare.split()[0] in _SINGULAR_NUMBERS or not _MANY.match(bare.split()[0])
            which = found["which"]
            many = not single or kind in ("fillers", "swears") or text.startswith(("כל", "את כל"))
            return Target(kind, bare, Which(_ORDER[which]) if which else None, many)
    for piece, kind in (("משפט", "sentences"), ("מילה", "words")):
        nth = re.fullmatch(rf"(?:את )?ה?{piece} (?P<which>{_WHICH})", text)
        if nth is not None:
            return Target(kind, which=Which(_ORDER[nth["which"]]))
    for shape, kind in (
        (_HELD, "sentence"), (_NTH, "phrase"), (_EVERY, "every"), (_ABOUT, "about"), (_LITERAL, "phrase"),
        (_QUOTED, "phrase"), (_SPOKEN, "phrase"),
    ):  # fmt: skip
        found = shape.match(text)
        if found is None or not _words(found["text"]):
            continue
        parts = found.groupdict()
        which = parts.get("which")
        chosen = Which(_ORDER[which]) if which else None
        if kind == "every" or parts.get("every"):
            chosen = Which()
        piece = parts.get("piece") or ""
        made = "phrase" if kind == "every" else kind
        return Target(
            made,
            _words(found["text"]),
            chosen,
            piece.endswith("ים"),
            parts.get("speaker") or "",
            single=piece.endswith("משפט"),
        )
    holds = _HOLDS.match(text)
    if holds is not None:
        return Target("sentence", _words(holds["text"]), single=True, literal=True)
    spelt = re.match(r"^(?:את )?ה?משפט (?P<text>\S+ \S+.*)$", text)
    if spelt is not None:
        return Target("phrase", _words(spelt["text"]))
    about = _TALKED_OF.match(text)
    if about is not None:
        return Target("about", _words(about["text"]))
    found = _SPEAKER.match(text)
    if found is not None:
        return Target("speaker", speaker=found["speaker"].removeprefix("ה"), many=True)
    return None


def plainly(words: str) -> tuple[str, str] | None:
    """The deed of a sentence and the bare words it is done to, or None."""
    text = _POLITE.sub("", words.strip()).strip(" .!?")
    for deed, shape in _DEEDS.items():
        found = re.match(rf"^{shape}(?:\s+|(?<= [בלמ]))(?P<rest>.+)$", text)
        if found is not None and deed in ("silence", "bleep", "delete", "keep"):
            return deed, re.sub(r"^(?:על|את) ", "", found["rest"]).strip()
    return None


def read(words: str) -> Request | None:
    """The request of a Hebrew sentence (normalised), or None."""
    if not re.search(r"[א-ת]", words):
        return None
    text = re.sub(r"[\s,]+(?:בבקשה|תודה)$", "", _POLITE.sub("", words.strip())).strip(" .!?")
    text = re.sub(r"([בלמ])-(?=[\w\"])", r"\1", text)
    for shape in _COUNT:
        found = shape.match(text)
        if found is not None:
            return Request("count", Target("phrase", _words(found["text"]), many=True))
    found = _LONG.match(text)
    if found is not None and found["speaker"] not in ("זמן", "זה", "פעמים"):
        return Request("long", Target("speaker", speaker=found["speaker"].removeprefix("ה")))
    for deed, shape_ in _DEEDS.items():
        found = re.match(rf"^{shape_}(?:\s+|(?<= [בלמ]))(?P<rest>.+)$", text)
        if found is None:
            continue
        made = _request(deed, found["rest"].strip())
        if made is not None:
            return made
    return None


_GAP = re.compile(
    r"^(?:את )?ה?(?:שתיקה|הפסקה|שקט|דממה)(?: הארוכה| הארוך)? (?:ש)?(?P<side>לפני|אחרי|לאחר) (?P<one>.+)$"
)


def _request(deed: str, rest: str) -> Request | None:
    gap = _GAP.match(rest) if deed in ("delete", "silence") else None
    place = target(gap["one"]) if gap is not None else None
    if gap is not None and place is not None:
        return Request(deed, place, "gap before" if gap["side"] == "לפני" else "gap after")
    for relation, shape in _SIDES if deed not in ("go", "where") else ():
        found = shape.match(rest)
        if found is None:
            continue
        one = target(found["one"])
        other = target(found["other"]) if relation in ("between", "range") else None
        if one is not None and (other is not None or relation in ("before", "after")):
            return Request(deed, one, relation, other)
    named = target(rest)
    if named is None:
        return None
    return Request(deed, replace(named, many=named.many or deed == "where"))
