"""Everyday ideas and the words for them, so that a question finds what is said in other words."""

from __future__ import annotations

from functools import lru_cache

from audiochat.services.asking.language import stem, words

_IDEAS = """
money: money cost costs price expensive cheap pay paid dollar dollars euro euros shekel shekels
money: pound budget fee bill invoice salary spend spent fund loan debt afford charge worth income
money: grant bank account savings charity donation donate
money: profit כסף מחיר עלות עלה עולה שילמנו תשלום שקל שקלים תקציב דולר יקר זול חשבון משכורת
decision: decide decided decision agree agreed settled resolve vote voted choose chose conclusion
decision: approve approved החלטה הוחלט החלטנו הסכמנו הצבענו נקבע אושר
choice: choose chose pick picked select selected winner win won bidder bid tender prefer prefer
choice: contract company firm supplier vendor agency בחרנו נבחר ספק חברה חוזה זכה
delay: delay delayed late postpone postponed hold held hindered stuck slow wait waiting overdue
delay: behind blocked איחור עיכוב התעכב נדחה מאחר חיכינו
cause: why cause caused reason because due since explain led result סיבה בגלל כי מפני גרם סיבת
deadline: deadline due until finish finished complete completed date end schedule latest מועד
deadline: תאריך עד להסתיים סוף לסיים
duration: long last lasted took take weeks months years days hours duration ארך נמשך לקח שבועות
duration: חודשים שנים ימים
people: volunteers volunteer people participants attend attended members guests visitors crowd
people: audience joined signed team staff crew מתנדבים אנשים משתתפים חברים אורחים
duty: responsible charge care manage manages lead leads handle handles assigned duty task job
duty: owner אחראי אחראית מטפל מטפלת דואג דואגת תפקיד
complaint: complain complained complaint unhappy angry upset annoyed dissatisfied disappointed
complaint: criticise criticised hate hated dislike grumble התלונן התלוננה תלונה כועס מאוכזב
praise: happy glad pleased satisfied praise praised love loved like enjoy delighted compliment
praise: grateful proud שמח מרוצה אהבנו נהנה שיבח
risk: risk risks worry worried worries danger dangerous fear afraid threat problem wrong fail
risk: scared frightened terrified frightening scary panic nervous
risk: failure concern concerned סיכון סכנה דאגה פחד מפחד בעיה כישלון
place: place where location located move moved moves relocate relocated site address town city
place: street room building venue מקום איפה מיקום עבר עובר עברנו כתובת עיר רחוב
idea: idea suggest suggested suggestion propose proposed proposal invent invented origin
idea: originally came thought רעיון הציע הציעה הצעה המציא
colour: colour color paint painted red green blue yellow white black orange purple grey gray brown
colour: pink turquoise צבע נצבע אדום ירוק כחול צהוב לבן שחור
begin: begin began start started launch launched open opened founded first running going התחיל
begin: התחלנו פתיחה ראשון הושק
end: quit resign resigned retire retired gave leave left
end: end ended stop stopped close closed cancel cancelled finish finished over הפסיק נסגר בוטל
end: הסתיים
repair: rebuild rebuilt restore restored crack cracked rot rotten leaking torn
repair: repair repaired fix fixed mend mended broken broke damage damaged fault leak תיקון תיקן
repair: נשבר מקולקל נזק
health: ill sick illness doctor hospital pain hurt injured medicine health disease fever patient
health: חולה רופא כאב פציעה תרופה מחלה
family: mother father parents sister brother son daughter wife husband child children grandmother
family: married marry marriage wedding husband divorced
family: grandfather uncle aunt cousin family אמא אבא הורים אח אחות בן בת אישה בעל ילד ילדים סבתא
family: סבא משפחה
work: earn earns earned wage wages salary living carpentry woodwork
work: work job career profession employed hired employ employer office boss company עבודה מקצוע
work: משרה בוס
study: study studied learn learned school university degree teacher class course exam student
study: לימודים למד למדה בית-ספר אוניברסיטה מורה קורס תואר
food: eat ate food meal lunch dinner breakfast cook cooked dish restaurant bread cake drink drank
food: אוכל ארוחה בישל מסעדה לחם עוגה שתה
travel: travel travelled trip journey flight flew train drive drove car bus ferry visit visited
travel: holiday vacation נסיעה טיול טיסה רכבת נסע ביקר חופשה
weather: weather rain rained snow snowed storm sun sunny wind windy cold hot temperature מזג גשם
weather: שלג סערה שמש רוח קר חם
size: big large small tall high heavy weigh weighs wide size metres kilos kilometres גדול קטן גבוה
size: כבד גודל מטר קילו
change: change changed replace replaced instead switch switched swap new שינוי החליף הוחלף במקום
contact: call called phone email mail letter write wrote message contact send sent צלצל טלפון מייל
contact: מכתב כתב הודעה שלח
meeting: meet met meeting appointment conference gather session פגישה נפגש ישיבה כנס
law: law legal court judge lawyer sue sued permit licence contract rule police חוק בית-משפט שופט
law: עורך-דין היתר רישיון משטרה
buy: buy bought purchase purchased order ordered sell sold sale customer shop store קנה קנינו רכש
buy: הזמין מכר לקוח חנות
promise: promise promised commit guarantee swear offer offered הבטיח התחייב הציע
""".strip().splitlines()


def _by_word() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _IDEAS:
        idea, said = line.split(": ", 1)
        for word in said.split():
            found.setdefault(stem(word), set()).add(idea)
    return {word: frozenset(ideas) for word, ideas in found.items()}


_BY_WORD = _by_word()


@lru_cache(maxsize=20_000)
def ideas(text: str) -> frozenset[str]:
    """The everyday ideas that a text touches."""
    found: set[str] = set()
    for word in words(text):
        found |= _BY_WORD.get(stem(word), frozenset())
    if any(sign in text for sign in "$€£₪"):
        found.add("money")
    return frozenset(found)
