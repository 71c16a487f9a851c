"""Common given names in English talk, by the pronoun that stands for them."""

from __future__ import annotations

_SHE = """abigail ada agnes alexandra alice alison amanda amelia amy andrea angela anita ann anna anne annie
    audrey barbara beatrice becky beth betty bonnie brenda bridget camille carla carmen carol caroline
    catherine cathy charlotte cheryl chloe christina christine cindy clara claire claudia colleen
    cynthia daisy dana danielle dawn deborah debra denise diana diane dolores donna doris dorothy edith
    eileen elaine eleanor elena elizabeth ella ellen elsa emily emma erica erin esther ethel eva evelyn
    fiona florence frances gail georgia gina gladys gloria grace greta hannah harriet hazel heather
    heidi helen helena holly ida ingrid irene iris isabel isabella ivy jacqueline jane janet janice
    jean jenna jennifer jenny jessica jill joan joanna joanne josephine joyce judith judy julia julie
    june karen kate katherine kathleen kathryn kathy katie kayla kelly kimberly kristen laura lauren
    leah lena lillian lily linda lisa lois lorraine louise lucy lydia lynn madison maggie margaret
    maria marianne marie marilyn marion martha mary maureen megan melanie melissa mia michelle mildred miriam
    molly monica nadia nancy naomi natalie nicole nina nora norma olga olive olivia pamela patricia
    paula pauline peggy penelope phoebe phyllis polly rachel rebecca rhonda rita roberta rosa rose
    rosemary ruby ruth sally samantha sandra sara sarah sharon sheila shirley sofia sophia sophie
    stella stephanie sue susan suzanne sylvia tamara tanya teresa theresa tina tracy ursula valerie
    vanessa vera veronica victoria viola violet virginia vivian wanda wendy yvonne zoe"""
_HE = """aaron adam adrian alan albert alexander alfred andrew anthony antonio arnold arthur barry ben
    benjamin bernard bill billy bob bobby brad brandon brian bruce bryan carl carlos charles christian
    christopher chuck clarence clifford colin craig curtis dale daniel danny darren dave david dean
    dennis derek derrick diego dominic don donald doug douglas duncan dylan earl ed eddie edgar edmund
    edward edwin eli elias eric ernest ethan eugene evan felix fernando floyd francisco frank franklin
    fred frederick gabriel gareth gary gavin gene geoffrey george gerald gilbert glenn gordon graham
    greg gregory guy harold harry harvey hector henry herbert herman howard hugh hugo ian isaac ivan
    jack jacob jake james jason jeff jeffrey jeremy jerome jerry jesse jim jimmy joe joel john johnny
    jonathan jorge jose joseph joshua juan julian justin karl keith ken kenneth kevin kurt kyle
    lance larry lawrence leo leon leonard leroy lewis liam lloyd louis lucas luis luke malcolm manuel
    marc marco marcus mario mark martin marvin mathew matt matthew maurice max melvin michael miguel
    mike milton mitchell mohammed nathan nathaniel neil nicholas nick noah norman oliver oscar otto
    patrick paul pedro perry peter phil philip phillip ralph ramon randy ray raymond ricardo richard
    rick ricky robert roberto rodney roger roland ron ronald ross roy russell ryan salvador samuel
    scott sean sebastian seth shane simon stanley stephen steve steven stuart ted terence theodore
    thomas tim timothy tobias todd tom tommy tony travis trevor troy tyler vernon victor vincent
    walter warren wayne wesley will william zachary"""


_SHE_NAMES, _HE_NAMES = frozenset(_SHE.split()), frozenset(_HE.split())


def pronoun(name: str) -> str:
    """``she`` or ``he`` where a speaker's name tells which, else nothing ("Sam", "Speaker 2")."""
    parts = [part.strip(".,'") for part in name.casefold().split()]
    told = {"she" for part in parts if part in _SHE_NAMES or part in ("mrs", "ms", "miss")}
    told |= {"he" for part in parts if part in _HE_NAMES or part == "mr"}
    return told.pop() if len(told) == 1 else ""
