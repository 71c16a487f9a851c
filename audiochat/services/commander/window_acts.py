# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Words for what the window does itself: undo, redo, export. They are no steps of a plan."""

from __future__ import annotations

import re

from audiochat.domain.plan import EXPORT_CHAPTERS, EXPORT_PART, PlanStatus, Understanding
from audiochat.services.commander.normalise import normalise

_BEFORE = r"(?:(?:please|ok|okay|no|oh no|oops|wait|sorry|can you|could you|let's|just|now|בבקשה|אפשר)[\s,.!]+)*"
_AFTER = r"(?:[\s,]+(?:please|again|now|for me|בבקשה))*[\s.!?]*"
_LAST = r"(?: (?:it|that|this|the (?:last|latest|previous) (?:one|edit|change|step|thing|cut)|my (?:last )?(?:edit|change)|last (?:edit|change|one)|what (?:you|i) (?:just )?did))?"
_FORMATS = r"(?:an? )?\.?(?:mp3|wav|wave|flac|ogg|opus|m4a|aac|aiff?|file)"
_PAPERS = r"(?:an? )?\.?(?:srt|vtt|lrc|txt|text|docx|word|markdown|md|json|pdf|file|document)(?: (?:file|document))?"
_THING = r"(?: (?:it|this|that|everything|the (?:recording|file|audio|result|episode|edit|whole thing)|my (?:recording|file|edit)))?"
_HEARD = (
    r"(?: (?:it|this|that|everything|all(?: of it)?|(?:the|this|that|my|our)(?: whole| entire)? (?:recording|file|audio|interview|talk|"
    r"podcast|episode|meeting|lecture|lesson|call|conversation|thing|track|clip|sound|speech|video|voice (?:note|memo))))?"
)
_WRITES = r"(?:export|save|write|render|bounce|download|make|create|give me|i want|i need)(?: out)?"
_EACH = r"(?:separately|individually|apart|one by one|(?:as|in|into|to) (?:a |an |its |their )?(?:(?:separate|own|individual|different|single) )+(?:audio )?(?:files?|tracks?|mp3s?|wavs?)|as (?:separate )?(?:files|tracks))"
_WHO = r"(?:all )?(?:the )?(?:different )?(?:speakers|voices|people)"

_ACTS: tuple[tuple[str, str, str], ...] = (
    (
        "edit.undo",
        rf"(?:undo|revert|take back){_LAST}|undo (?:it|that) all|go back(?: (?:one step|a step))?|"
        r"(?:put (?:it|that) back|bring (?:it|that) back)|ctrl ?\+? ?z|"
        r"(?:בטל|תבטל|תבטלי|בטלי|לבטל)(?: את)?(?: (?:זה|ה?פעולה(?: ה?אחרונה)?|ה?שינוי(?: ה?אחרון)?|ה?אחרון))?|"
        r"(?:תחזיר|החזר)(?: את)?(?: (?:זה|ה?מצב))? (?:אחורה|לקדמותו)",
        "Undo (Ctrl+Z) takes back the last edit, and the history beside the recording goes further back.",
    ),
    (
        "edit.redo",
        rf"redo{_LAST}|do (?:it|that) again|ctrl ?\+? ?shift ?\+? ?z|(?:בצע|תבצע|עשה|תעשה)(?: את זה)? (?:שוב|מחדש)",
        "Redo (Ctrl+Shift+Z) brings back what was undone.",
    ),
    (
        EXPORT_PART,
        rf"(?:export|render|bounce|save|extract|write)(?: out)?(?: only| just)? (?:(?:the|my|this) selection|(?:the|this|my) selected (?:part|bit|range|audio|piece|section)|what(?:'s| is| i(?:'ve| have)?) selected)(?: (?:as|to|in|into) {_FORMATS})?|"
        r"(?:ייצא|יצא|תייצא|תיצא|שמור|תשמור)(?: רק)? (?:את )?(?:ה?בחירה|הקטע (?:המסומן|הנבחר|שנבחר))",
        "Export the selection (Ctrl+Alt+E) writes what is selected to a file of its own.",
    ),
    (
        EXPORT_CHAPTERS,
        rf"{_WRITES} (?:each|every|all(?: of)?(?: the| my)?|(?:the|my)(?= chapters {_EACH})) chapters?(?: {_EACH})?(?: (?:as|in) {_FORMATS}s?)?|"
        rf"(?:split|cut|divide|chop|break|separate){_THING}(?: up)? (?:in)?to (?:(?:its|the) )?chapters?,? {_EACH}|"
        rf"{_WRITES}?{_THING} ?(?:{_EACH} )?(?:a|one) (?:(?:separate|audio|sound|mp3|wav) )?file (?:for each|per|for every|of each|of every) chapter|"
        r"(?:ייצא|יצא|תייצא|תיצא|שמור|תשמור|לייצא|לשמור) (?:את )?(?:כל פרק|ה?פרקים|כל ה?פרקים)(?: (?:ל|ב)(?:קובץ (?:נפרד|משלו)|קבצים (?:נפרדים|שונים)))?",
        "Export each chapter (File) writes every chapter to a file of its own. Where there are none yet, "
        "“make chapters” proposes some.",
    ),
    (
        "file.export",
        rf"(?:export|render|bounce){_THING}(?: (?:as|to|in|into) {_FORMATS})?|"
        rf"(?:save|download){_THING} (?:as|to) {_FORMATS}|(?:save|download) (?:the|this|my) (?:recording|result|file|audio)|"
        rf"(?:convert|turn|make|change){_THING} (?:to|into|in) {_FORMATS}|"
        r"(?:ייצא|יצא|תייצא|תיצא|ייצאי|לייצא|שמור|תשמור)(?: (?:את )?(?:זה|ה?הקלטה|ה?קובץ))?(?: (?:ל|כ|ב)-? ?(?:mp3|wav|flac|ogg|m4a|קובץ))?",
        "Export (Ctrl+E) writes the recording to a file; the format is chosen there.",
    ),
    (
        "transcript.again",
        rf"(?:re-?transcribe|(?:transcribe|recogni[sz]e|listen to){_HEARD} (?:again|anew|afresh|once more|from scratch|one more time))(?:{_HEARD})|"
        rf"(?:redo|repeat) the (?:transcri(?:pt|ption)|recognition)|(?:תמלל|תתמלל|תמללי|תתמללי|לתמלל)(?: את)?(?: (?:זה|ה?הקלטה|ה?קובץ))? (?:שוב|מחדש|עוד פעם)",
        "Transcribe anew (Recording, Transcript) asks first, then hears all of it once more; Undo brings the words back.",
    ),
    (
        "transcript.transcribe",
        rf"(?:transcribe|transcript|transcription)(?:{_HEARD})(?: (?:in)?to (?:text|words))?|"
        rf"(?:make|create|do|write|give me|get me|i want|i need|i'd like|produce|generate|start)(?: me)? (?:a |an |the )?(?:full |whole )?(?:transcri(?:pt|ption)|transcribing)(?: (?:of|for|from){_HEARD})?|"
        rf"(?:turn|convert|put|make){_HEARD} (?:in)?to (?:text|words|writing)|speech to text|"
        rf"(?:write|type) (?:down |out |up )?(?:what(?:'s| is| was| they| he| she)? (?:being )?(?:said|say|says|saying)|the words|every word|everything (?:that is |that was )?said)(?: (?:in|on){_HEARD})?|"
        rf"recogni[sz]e (?:the )?(?:speech|words)(?: (?:in|of){_HEARD})?|"
        r"(?:תמלל|תתמלל|תמללי|תתמללי|לתמלל)(?: (?:לי )?את)?(?: (?:זה|ה?הקלטה|ה?קובץ|הכל|הכול))?|(?:תכתוב|כתוב|תעשה|תכין)(?: לי)? תמלול(?: של (?:זה|ה?הקלטה))?",
        "What is said is written down beside the waveform, on this computer. Where all the words are there "
        "already, “transcribe it again” hears it once more.",
    ),
    (
        "file.export_transcript",
        rf"(?:export|save|download|render|write|share|print)(?: out)? (?:the |my |this |all (?:the )?)?(?:transcri(?:pt|ption)|words|captions?|subtitles?|srt|vtt)(?: file)?(?: of{_HEARD})?(?: (?:as|to|in|into) (?:{_PAPERS}))?|"
        rf"(?:make|create|generate|produce|give me|get me|i want|i need|i'd like|add)(?: me)? (?:the |an? |some )?(?:captions?|subtitles?|srt|vtt|lrc|closed captions)(?: file)?(?: (?:of|for|from){_HEARD})?(?: (?:as|in) (?:{_PAPERS}))?|"
        r"(?:ייצא|יצא|תייצא|תיצא|לייצא|שמור|תשמור|תכין|צור|תיצור)(?: לי)? (?:את )?(?:ה?תמלול|ה?כתוביות)(?: (?:ל|כ|ב)-? ?(?:srt|vtt|txt|docx|word|קובץ))?",
        "Export transcript (Ctrl+Shift+E) writes captions or a document, once the recording is transcribed; "
        "the format is chosen there.",
    ),
    (
        "transcript.apart",
        rf"(?:tell|keep) (?:{_WHO}) apart|(?:separate|distinguish|identify|detect|label|recogni[sz]e) {_WHO}|"
        r"(?:find out|say|tell me|show|mark) who (?:is speaking|speaks|is talking|talks)(?: when)?|"
        r"diari[sz]e(?: (?:it|this|the (?:recording|transcript|audio)))?|"
        r"(?:הפרד|תפריד|הפרידי|זהה|תזהה|זהי|לזהות|להפריד)(?: (?:את|בין))? ?ה?דוברים",
        "Tell speakers apart (Recording, Transcript) names who speaks by the voice, once there are words;"
        " names that you have set stay, and it can be undone.",
    ),
)
_SHAPES = [(act, re.compile(f"{_BEFORE}(?:{shape}){_AFTER}"), told) for act, shape, told in _ACTS]


EXPORT_NOTE = "When it is applied, say “export” (Ctrl+E) for the file."
"""What is said beside an edit after which the file is wished for."""
_THEN_EXPORT = re.compile(
    rf"^(?P<rest>.{{6,}}?)(?:\s*[,;.]\s*(?:and )?(?:then |finally |afterwards )?|\s+(?:and then|and finally|and|then|before you|ואז|ו)\s*,?\s*)"
    rf"(?:please |just )?(?:(?:export|render|bounce|download)(?:{_THING}| the result)?|save(?: it| that| this| everything| the (?:result|recording|file|audio))?)"
    rf"(?: (?:as|to|in|into) {_FORMATS}(?: file)?)?{_AFTER}$",
    re.IGNORECASE,
)


def without_export(words: str) -> str | None:
    """The edit of a sentence that wishes for the file as well ("... and export it as mp3"); else None."""
    found = _THEN_EXPORT.match(words)
    return found["rest"].strip() if found is not None else None


def exported(answer: Understanding) -> Understanding | None:
    """The plan of the edit with what to say for the file, or its question; None where it is no edit."""
    if answer.steps:
        return answer.noting(EXPORT_NOTE)
    asks = answer.status is PlanStatus.QUESTION and not (answer.lost or answer.action)
    return answer if asks else None


def act_of(words: str) -> Understanding | None:
    """The window's action that a sentence asks for, or None.

    The status is a question, since no plan comes of it; the window does the action at once.
    """
    text = normalise(words)
    if len(text) > 80:
        return None
    for act, shape, told in _SHAPES:
        if shape.fullmatch(text):
            return Understanding(status=PlanStatus.QUESTION, message=told, action=act)
    return None
