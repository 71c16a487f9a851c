# ruff: noqa: E501 (an answer is read as one line)
"""What the commander answers, in Hebrew: each beside its English, with ``{}`` where something is filled in."""

from __future__ import annotations

_CAN = "I can cut, keep, mute, move or repeat a part, change its level, speed or pitch, fade, clean up noise and pauses, or set the loudness"
_CAN_HE = "אפשר לחתוך, להשאיר, להשתיק, להזיז קטע או לחזור עליו, לשנות את העוצמה, המהירות או גובה הצליל, להוסיף דעיכה, לנקות רעשים והפסקות, או לקבוע את עוצמת השמע"

_NOT_UNDERSTOOD = (
    (f"What shall I do? {_CAN}.", f"מה לעשות? {_CAN_HE}."),
    (f"What should I do, and to which part? {_CAN}.", f"מה לעשות, ובאיזה קטע? {_CAN_HE}."),
    ("I changed nothing. What should I do, and to which part?", "לא שיניתי דבר. מה לעשות, ובאיזה קטע?"),
    (f"I did not understand “{{}}”. {_CAN}. What should it be?", f"לא הבנתי את “{{0}}”. {_CAN_HE}. מה לעשות?"),
)  # fmt: skip

_WHICH_PART = (
    ("Which part do you mean? Say it with times, like “from 0:10 to 0:20”.", "לאיזה קטע הכוונה? אפשר לומר אותו בזמנים, למשל “מ-0:10 עד 0:20”."),
    ("Which part do you mean for “{}”? Say it with times, like “from 0:10 to 0:20”, or select it.", "לאיזה קטע הכוונה? אפשר לומר אותו בזמנים, למשל “מ-0:10 עד 0:20”, או לסמן אותו."),
    ("The rest beside which part? Say it with times, like “from 0:10 to 0:20”.", "כל השאר מלבד איזה קטע? אפשר לומר אותו בזמנים, למשל “מ-0:10 עד 0:20”."),
    ("Nothing is selected. Which part do you mean?", "שום דבר לא מסומן. לאיזה קטע הכוונה?"),
    ("From where on? Say it with a time, like “from 1:30 on”.", "מאיפה והלאה? אפשר לומר זמן, למשל “מ-1:30 והלאה”."),
    ("From {} until where?", "מ-{0} עד איפה?"),
    ("How much of it around {}? Say from where to where.", "כמה מזה סביב {0}? כדאי לומר מאיפה עד איפה."),
    ("At which place? For example at 1:30, at the start, or at the end.", "באיזה מקום? למשל ב-1:30, בהתחלה או בסוף."),
    ("At which place? For example at 1:30, or at the end.", "באיזה מקום? למשל ב-1:30, או בסוף."),
    ("At which place?", "באיזה מקום?"),
    ("Instead of which part? Say from where to where.", "במקום איזה קטע? כדאי לומר מאיפה עד איפה."),
    ("Move which part where? For example: move 0:10 to 0:20 to the end.", "איזה קטע להעביר, ולאן? למשל: העבר 0:10 עד 0:20 לסוף."),
    ("Should I keep only that part, or cut it out?", "להשאיר רק את הקטע הזה, או לחתוך אותו?"),
    ("Fade in or fade out, and which part?", "עלייה הדרגתית או דעיכה, ובאיזה קטע?"),
    ("To make it silent, say which part to mute.", "כדי להשתיק, צריך לומר איזה קטע."),
    ("Only the silence at the very start, or every long pause?", "רק את השקט שבהתחלה, או כל הפסקה ארוכה?"),
    ("{} works on the whole recording. Shall I do that?", "הפעולה “{0}” חלה על ההקלטה כולה. לעשות זאת?"),
    ("An edit is about all channels. Shall I keep one of them alone?", "עריכה חלה על כל הערוצים. להשאיר רק אחד מהם?"),
    ("Nothing is heard there, you say. Shall it be cut out? Then say “cut” and the part.", "כלומר, לא שומעים שם דבר. לחתוך את זה? אפשר לומר “חתוך” ואת הקטע."),
)  # fmt: skip

_HOW_MUCH = (
    ("Normalize to what: LUFS (loudness) or dB (peak)? Say it with the unit.", "לנרמל למה: LUFS (עוצמת שמע) או dB (שיא)? צריך לומר גם את היחידה."),
    ("Up or down in pitch?", "גובה הצליל: למעלה או למטה?"),
    ("How far should the pitch go? For example up 2 semitones, or down an octave.", "בכמה לשנות את גובה הצליל? למשל שני חצאי טון למעלה, או אוקטבה למטה."),
    ("How fast should it be? For example 1.25x, or 10 percent slower.", "באיזו מהירות? למשל פי 1.25, או לאט יותר ב-10 אחוז."),
    ("Longer or shorter, and by how much? For example 10 percent slower.", "ארוך יותר או קצר יותר, ובכמה? למשל לאט יותר ב-10 אחוז."),
    ("Slower by that much, or to that speed?", "לאט יותר בשיעור הזה, או למהירות הזאת?"),
    ("Faster or slower by that much?", "מהר יותר או לאט יותר בשיעור הזה?"),
    ("Louder or quieter by that much?", "חזק יותר או חלש יותר בשיעור הזה?"),
    ("Down or up in what: the level, or the pitch?", "להוריד או להעלות את מה: את העוצמה או את גובה הצליל?"),
    ("How loud should it be? For example 3 dB louder, or -16 LUFS.", "באיזו עוצמה? למשל חזק יותר ב-3 dB, או \u2066-16 LUFS\u2069."),
    ("{} what: dB, or percent?", "{0} של מה: dB או אחוזים?"),
    ("Should the peak come to that level, or change by it?", "השיא יגיע לעוצמה הזאת, או ישתנה בה?"),
    ("Louder by that much, or to that share of the level?", "חזק יותר בשיעור הזה, או לחלק הזה של העוצמה?"),
    ("Thin as an old radio (only 300 Hz to 3.4 kHz), or as loud as radio asks for (-23 LUFS)?", "דק כמו רדיו ישן (רק 300 Hz עד 3.4 kHz), או בעוצמה שרדיו דורש (\u2066-23 LUFS\u2069)?"),
    ("Which sample rate? For example 44.1 kHz or 48 kHz.", "איזה קצב דגימה? למשל 44.1 kHz או 48 kHz."),
    ("Mono or stereo?", "מונו או סטריאו?"),
)  # fmt: skip

_IMPOSSIBLE = (
    ("That would delete the whole recording. Name the part to delete.", "כך תימחק ההקלטה כולה. צריך לומר איזה קטע למחוק."),
    ("That would delete the whole recording. Name or select the part to delete.", "כך תימחק ההקלטה כולה. צריך לומר או לסמן איזה קטע למחוק."),
    ("That would delete the whole recording. Name or select the words to delete.", "כך תימחק ההקלטה כולה. צריך לומר או לסמן אילו מילים למחוק."),
    ("Keeping the whole recording changes nothing. Name or select the part to keep.", "להשאיר את ההקלטה כולה לא משנה דבר. צריך לומר או לסמן איזה קטע להשאיר."),
    ("A length cannot be negative.", "אורך לא יכול להיות שלילי."),
    ("The end ({}) comes before the start ({}).", "הסוף ({0}) בא לפני ההתחלה ({1})."),
    ("That part would begin {} before the recording does.", "הקטע הזה היה מתחיל {0} לפני תחילת ההקלטה."),
    ("The recording ends at {}, so there is no {}.", "ההקלטה נגמרת ב-{0}, ולכן אין בה {1}."),
    ("From {} to {} there is nothing: the part has no length.", "בין {0} ל-{1} אין דבר: לקטע אין אורך."),
    ("{}: {} is longer than the {} there are.", "{0}: {1} ארוך יותר מ-{2} שיש."),
    ("{}: {} must be at least {}, not {}.", "{0}: {1} — לפחות {2}, ולא {3}."),
    ("{}: {} must be at most {}, not {}.", "{0}: {1} — לכל היותר {2}, ולא {3}."),
    ("{}: {} must be more than {}, not {}.", "{0}: {1} — יותר מ-{2}, ולא {3}."),
    ("{}: {} must be less than {}, not {}.", "{0}: {1} — פחות מ-{2}, ולא {3}."),
    ("The recording is {} already.", "ההקלטה כבר {0}."),
    ("The recording is mono, so it has no left and right.", "ההקלטה במונו, ולכן אין בה ימין ושמאל."),
    ("The recording would be longer than 100 hours. Repeat it fewer times.", "ההקלטה הייתה ארוכה מ-100 שעות. אפשר לחזור פחות פעמים."),
    ("A chapter needs a name. Write what the part is about.", "לפרק צריך שם. כדאי לכתוב על מה הקטע."),
    ("No chapter can begin where the recording ends. Name an earlier time.", "פרק לא יכול להתחיל במקום שבו ההקלטה נגמרת. צריך זמן מוקדם יותר."),
)  # fmt: skip

_CANNOT = (
    ("There is only sound here, no picture to change.", "יש כאן רק קול, ואין תמונה לשנות."),
    ("I can't make or add music and other sounds: I work with what is in the recording, its silence, and spoken words. Sound that you have in a file can be opened beside it.", "אי אפשר ליצור או להוסיף מוזיקה וצלילים אחרים: העבודה היא עם מה שבהקלטה, עם שקט ועם מילים מדוברות. קול שנמצא בקובץ אפשר לפתוח לצידה."),
    ("One voice or instrument can't be taken out of a mix here, since they lie in the same sound. I can cut, mute or change the level of a part of the time.", "אי אפשר להוציא קול או כלי אחד מתוך תערובת, כי הם נמצאים באותו צליל. אפשר לחתוך, להשתיק או לשנות את העוצמה של קטע בזמן."),
    ("Voices and instruments that sound together cannot be taken apart here. Cutting, keeping or muting a part takes all that is heard in it.", "אי אפשר להפריד כאן קולות וכלים שנשמעים יחד. חיתוך, השארה או השתקה של קטע חלים על כל מה שנשמע בו."),
    ("There is no such effect here. I can change level, speed and pitch, fade, filter lows or highs, and take away noise, hum and pauses.", "אין כאן אפקט כזה. אפשר לשנות עוצמה, מהירות וגובה צליל, להוסיף דעיכה, לסנן נמוכים או גבוהים, ולהסיר רעש, זמזום והפסקות."),
    ("I can't make a voice speak another language. The transcript can be translated in the conversation, and words you write can be spoken by the computer voice.", "אי אפשר לגרום לקול לדבר בשפה אחרת. אפשר לתרגם את התמליל בשיחה, וקול המחשב יכול לומר מילים שנכתבות."),
    ("I can write several files at once for chapters only: mark chapters, then say “export each chapter”.", "כמה קבצים בבת אחת אפשר לכתוב רק לפי פרקים: לסמן פרקים, ואז לומר “ייצא כל פרק”."),
    ("I can't give a voice another character or tune it. Pitch, speed and level can be changed.", "אי אפשר לתת לקול אופי אחר או לכוון אותו. אפשר לשנות גובה צליל, מהירות ועוצמה."),
    ("I can't send or publish anything: nothing leaves this computer. Export writes a file that you can send.", "אי אפשר לשלוח או לפרסם: דבר לא יוצא מהמחשב הזה. ייצוא כותב קובץ, ואותו אפשר לשלוח."),
    ("I work with this one recording. Other files can be put beside it with Open, not in a sentence.", "העבודה היא עם ההקלטה הזאת בלבד. קבצים אחרים אפשר לפתוח לצידה, אבל לא במשפט."),
)  # fmt: skip

_WINDOW = (
    ("Undo (Ctrl+Z) takes back the last edit, and the history beside the recording goes further back.", "ביטול (Ctrl+Z) מחזיר את העריכה האחרונה, וההיסטוריה שליד ההקלטה מגיעה רחוק יותר."),
    ("Redo (Ctrl+Shift+Z) brings back what was undone.", "ביצוע חוזר (Ctrl+Shift+Z) מחזיר את מה שבוטל."),
    ("Export (Ctrl+E) writes the recording to a file; the format is chosen there.", "ייצוא (Ctrl+E) כותב את ההקלטה לקובץ; שם בוחרים את הסוג."),
    ("Tell speakers apart (Recording, Transcript) names who speaks by the voice, once there are words; names that you have set stay, and it can be undone.", "Tell speakers apart (בתפריט Recording, Transcript) מזהה לפי הקול מי מדבר, אחרי שיש מילים; שמות שנקבעו ביד נשארים, ואפשר לבטל."),
    ("Select the part and switch Loop on, beside Play: it is played over and over, and the recording stays. “Repeat” and its times put the part in once more.", "אפשר לסמן את הקטע ולהפעיל את Loop, ליד Play: הוא מתנגן שוב ושוב, וההקלטה נשארת כמו שהיא. “חזור” עם זמנים מכניס את הקטע פעם נוספת."),
)  # fmt: skip

_HEARD = (
    ("This recording is not transcribed yet, so I do not know what is said where. Shall I transcribe it? Nothing was changed.", "ההקלטה הזאת עוד לא תומללה, ולכן לא ידוע מה נאמר איפה. לתמלל אותה? לא שיניתי דבר."),
    ("The recording is {} long.", "אורך ההקלטה {0}."),
    ("I do not know “{}”. It may be somebody who speaks or something that is said, but this recording is not transcribed yet. Shall I transcribe it? Nothing was changed.", "“{0}” לא מוכר. אולי זה מי שמדבר או משהו שנאמר, אבל ההקלטה הזאת עוד לא תומללה. לתמלל אותה? לא שיניתי דבר."),
    ("Transcribing. The answer comes by itself when the words are there.", "מתמלל. התשובה תבוא מעצמה כשיהיו מילים."),
    ("“{}” is not said in this recording.", "“{0}” לא נאמר בהקלטה הזאת."),
    ("“{}” is not said in the {} % that are transcribed. Shall I transcribe the rest?", "“{0}” לא נאמר ב-{1}% שתומללו. לתמלל את השאר?"),
    ("“{}” is said {} times: {}. Which one? Say “the first”, “the last” or “every”.", "“{0}” נאמר {1} פעמים: {2}. לאיזה מהם הכוונה? אפשר לומר “הראשון”, “האחרון” או “כולם”."),
    ("Parts about “{}” are found {} times: {}. Which one? Say “the first”, “the last” or “every”.", "קטעים על “{0}” נמצאו {1} פעמים: {2}. לאיזה מהם הכוונה? אפשר לומר “הראשון”, “האחרון” או “כולם”."),
    ("Sentences with “{}” are found {} times: {}. Which one? Say “the first”, “the last” or “every”.", "משפטים עם “{0}” נמצאו {1} פעמים: {2}. לאיזה מהם הכוונה? אפשר לומר “הראשון”, “האחרון” או “כולם”."),
    ("There is no pause before {}. Which part do you mean?", "אין הפסקה לפני {0}. לאיזה קטע הכוונה?"),
    ("There is no pause after {}. Which part do you mean?", "אין הפסקה אחרי {0}. לאיזה קטע הכוונה?"),
    ("What may go? Hesitations, repeated words and long pauses can be found once the recording is transcribed. Shall I transcribe it? Nothing was changed.", "מה אפשר להוציא? מילות מילוי, חזרות והפסקות ארוכות אפשר למצוא אחרי תמלול. לתמלל? דבר לא שונה."),
    ("I found no hesitations, no repeated words and no long pauses to take out. Which part may go?", "לא מצאתי מילות מילוי, חזרות או הפסקות ארוכות. איזה קטע אפשר להוציא?"),
    ("What should be better? For example “take out the ums and the long pauses”, “bring it to -16 LUFS”, “reduce the noise” or “make it shorter”.", "מה צריך להשתפר? למשל “הסר מילות מילוי והפסקות ארוכות”, “הבא את זה ל-16- LUFS”, “הפחת את הרעש” או “קצר את זה”."),
    ("Do you mean the part about “{}” from {} to {}? Say yes, or “the words”.", "האם הכוונה לקטע על “{0}” מ-{1} עד {2}? אפשר לומר “כן”, או “המילים”."),
    ("Do you mean the part about “{}” from {} to {}? Say yes, or name the part.", "האם הכוונה לקטע על “{0}” מ-{1} עד {2}? אפשר לומר “כן”, או לומר איזה קטע."),
    ("Do you mean the part about “{}” from {} to {} and the part about “{}” from {} to {}? Say yes, or name the part.", "האם הכוונה לקטע על “{0}” מ-{1} עד {2} ולקטע על “{3}” מ-{4} עד {5}? אפשר לומר “כן”, או לומר איזה קטע."),
    ("Export writes the whole recording. Shall I keep only {}, so that you can export that? Undo (Ctrl+Z) brings the rest back afterwards. Say yes.", "ייצוא כותב את ההקלטה כולה. להשאיר רק {0}, כדי שאפשר יהיה לייצא את זה? ביטול (Ctrl+Z) מחזיר אחר כך את השאר. אפשר לומר “כן”."),
    ("I found no sentences about “{}”. Do you mean “{}” at {}? Say yes.", "לא נמצאו משפטים על “{0}”. האם הכוונה ל“{1}” ב-{2}? אפשר לומר “כן”."),
    ("I found no sentences about “{}”. Do you mean “{}” at {}? Say yes or “the second” for “{}” at {}.", "לא נמצאו משפטים על “{0}”. האם הכוונה ל“{1}” ב-{2}? אפשר לומר “כן”, או “השני” בשביל “{3}” ב-{4}."),
    ("“{}” is announced at {}. After which words is it over?", "“{0}” נפתח ב-{1}. אחרי אילו מילים זה נגמר?"),
    ("“{}” is said {} times ({}): {}.", "“{0}” נאמר {1} פעמים ({2}): {3}."),
    ("“{}” is said {} times: {}.", "“{0}” נאמר {1} פעמים: {2}."),
    ("“{}” is said once: {}.", "“{0}” נאמר פעם אחת: {1}."),
    ("I do not know who speaks where. Shall I tell the speakers apart? They can be named in the transcript as well.", "לא ידוע מי מדבר איפה. להבחין בין הדוברים? אפשר גם לתת להם שמות בתמליל."),
    ("Export each chapter (File) writes every chapter to a file of its own. Where there are none yet, “make chapters” proposes some.", "ייצוא הפרקים (בתפריט File) כותב כל פרק לקובץ משלו. אם אין עדיין פרקים, “צור פרקים” מציע כאלה."),
    ("When it is applied, say “export” (Ctrl+E) for the file.", "אחרי ההחלה אפשר לומר “ייצא” (Ctrl+E) כדי לקבל קובץ."),
    ("I passed over “{}”.", "דילגתי על “{0}”."),
    ("Export the selection (Ctrl+Alt+E) writes what is selected to a file of its own.", "ייצוא הבחירה (Ctrl+Alt+E) כותב את מה שנבחר לקובץ משלו."),
    ("All right, nothing was changed. What should I do instead?", "בסדר, דבר לא שונה. מה לעשות במקום זה?"),
    ("I asked what to do, and a yes does not tell me. Say it with the part and what to do to it, like “cut the part about the garden”.", "השאלה הייתה מה לעשות, ו“כן” לא אומר את זה. אפשר לומר את הקטע ומה לעשות בו, למשל “תחתוך את הקטע על הגינה”."),
    ("Telling the speakers apart. The answer comes by itself when that is done.", "מבחין בין הדוברים. התשובה תבוא מעצמה בסיום."),
    ("Shall {} alone stay? Then say “only {}”.", "להשאיר רק את {0}? אפשר לומר “רק {1}”."),
    ("Which of the speakers are you: {}? Say it again with the name.", "מי מהדוברים זה אתה: {0}? אפשר לומר זאת שוב עם השם."),
    ("Which of the speakers is “{}”: {}?", "מי מהדוברים הוא “{0}”: {1}?"),
    ("There are {} of those: {}. Which one do you mean?", "יש {0} כאלה: {1}. לאיזה מהם הכוונה?"),
    ("That would be {} cuts at once. Say it for a part of the recording.", "אלה {0} חיתוכים בבת אחת. אפשר לבקש זאת לחלק מההקלטה."),
    ("Those words have no length. Which part do you mean, with times?", "למילים האלה אין אורך. לאיזה קטע הכוונה, בזמנים?"),
    ("I found no {} for sure. Do you mean “{}” at [{}]? Say yes.", "לא נמצאו בוודאות {0}. האם הכוונה ל“{1}” ב-[{2}]? אפשר לומר “כן”."),
    ("Do you mean everything after “{}”, from {} on? Say yes, or name the place.", "האם הכוונה לכל מה שאחרי “{0}”, מ-{1} והלאה? אפשר לומר “כן”, או לומר את המקום."),
    ("“{}” is said {} times after that: {}. Up to which one? Say “the first” or “the last”.", "“{0}” נאמר אחרי זה {1} פעמים: {2}. עד איזה מהם? אפשר לומר “הראשון” או “האחרון”."),
    ("“{}” is not said after that, only at {}. Up to where?", "“{0}” לא נאמר אחרי זה, רק ב-{1}. עד איפה?"),
    ("Something sounds without words at {}. Do you mean that? Say yes.", "משהו נשמע בלי מילים ב-{0}. לזה הכוונה? אפשר לומר “כן”."),
    ("Something sounds without words at {} places: {}. Which one? Say “the first”, “the last” or “every”.", "ב-{0} מקומות נשמע משהו בלי מילים: {1}. לאיזה מהם הכוונה? אפשר לומר “הראשון”, “האחרון” או “כולם”."),
    ("Something sounds without words at {} places: {}. Which one? Say “the first” or “the last”.", "ב-{0} מקומות נשמע משהו בלי מילים: {1}. לאיזה מהם הכוונה? אפשר לומר “הראשון” או “האחרון”."),
    ("Something sounds without words at {}: {}.", "משהו נשמע בלי מילים ב-{0}: {1}."),
    ("Nothing sounds without words here, and what sounds under a voice can't be taken out alone.", "אין כאן צליל בלי מילים, ומה שנשמע מתחת לקול אי אפשר להוציא לבדו."),
    ("Nothing sounds without words here.", "אין כאן צליל בלי מילים."),
    ("There is no silence at the start.", "אין שקט בהתחלה."),
    ("There is no silence at the end.", "אין שקט בסוף."),
    ("There is no silence at either end.", "אין שקט בהתחלה ובסוף."),
    ("There is no silence worth cutting.", "אין שקט שכדאי לחתוך."),
    ("All of it is silence, so all of it would go.", "הכול שקט, ולכן הכול היה נעלם."),
    ("Nothing is much louder than the rest.", "שום דבר לא חזק בהרבה מהשאר."),
)  # fmt: skip

ANSWERS: tuple[tuple[str, str], ...] = (
    *_NOT_UNDERSTOOD, *_WHICH_PART, *_HOW_MUCH, *_IMPOSSIBLE, *_CANNOT, *_WINDOW, *_HEARD,
)  # fmt: skip
"""English and Hebrew; ``{0}``, ``{1}`` are what stands at the first ``{}``, the second, and so on."""

VALUES: tuple[tuple[str, str], ...] = (
    (r"(\d) s$", r"\1 שניות"),
    (r"(\d) ms$", r"\1 אלפיות השנייה"),
    (r" semitones?$", " חצאי טון"),
    (r"\.0$", ""),
    (r"^decibels$", "דציבלים"),
    (r"^semitones$", "חצאי טון"),
    (r"^factor$", "פי כמה"),
    (r"^duration$", "משך"),
    (r"^count$", "מספר הפעמים"),
    (r"^frequency$", "תדר"),
    (r"^lufs$", "עוצמת שמע"),
    (r"^stereo$", "בסטריאו"),
    (r"^mono$", "במונו"),
    (r"^Change the level$", "שינוי העוצמה"),
    (r"^Change the tempo$", "שינוי הקצב"),
    (r"^Change the speed$", "שינוי המהירות"),
    (r"^Change the pitch$", "שינוי גובה הצליל"),
    (r"^Fade in$", "עלייה הדרגתית"),
    (r"^Fade out$", "דעיכה"),
)
"""What is filled in: regular expressions and what stands instead."""
