"""The shapes of questions that ask for somebody's words, one pattern each.

A pattern is matched against the whole question in lower case, one space between words, `'s` and commas standing alone.
Its groups: `who` is the speaker, `verb` the verb or noun of saying, `aux` the auxiliary, `rest` what follows; `role`
is what whoever said it must be.
"""

from __future__ import annotations

import re
from typing import Literal

from ..values import QuestionKind

# Whom a shape takes for its speaker: anybody; one whom the registry knows, or a full name; only one known; only one
# known by a name spelt as in the articles; of these only one who said something, or much.
Trust = Literal["anybody", "named", "known", "exact", "speaking", "famous"]

_VERB = (
    "(?:say|says|said|saying|tell|tells|told|telling|claim(?:s|ed|ing)?|warn(?:s|ed|ing)?|announc(?:e|es|ed|ing)"
    "|promis(?:e|es|ed|ing)|tweet(?:s|ed|ing)?|write|writes|wrote|written|comment(?:s|ed|ing)?|respond(?:s|ed|ing)?"
    "|react(?:s|ed|ing)?|repl(?:y|ies|ied|ying)|argu(?:e|es|ed|ing)|insist(?:s|ed|ing)?|admit(?:s|ted|ting)?"
    "|suggest(?:s|ed|ing)?|predict(?:s|ed|ing)?|den(?:y|ies|ied|ying)|vow(?:s|ed|ing)?|pledg(?:e|es|ed|ing)"
    "|threaten(?:s|ed|ing)?|declar(?:e|es|ed|ing)|demand(?:s|ed|ing)?|urg(?:e|es|ed|ing)|describ(?:e|es|ed|ing)"
    "|explain(?:s|ed|ing)?|add(?:s|ed|ing)?|mention(?:s|ed|ing)?|confirm(?:s|ed|ing)?|acknowledg(?:e|es|ed|ing)"
    "|accus(?:e|es|ed|ing)|critici[sz](?:e|es|ed|ing)|condemn(?:s|ed|ing)?|prais(?:e|es|ed|ing)|stress(?:es|ed|ing)?"
    "|emphasi[sz](?:e|es|ed|ing)|reiterat(?:e|es|ed|ing)|complain(?:s|ed|ing)?|apologi[sz](?:e|es|ed|ing)"
    "|dismiss(?:es|ed|ing)?|propos(?:e|es|ed|ing)|conced(?:e|es|ed|ing)|joke(?:s|d)?|boast(?:s|ed)?"
    "|slam(?:s|med|ming)?(?! into)|blast(?:s|ed|ing)?(?! off| into)|denounc(?:e|es|ed|ing)|rebuk(?:e|es|ed|ing)"
    "|lambast(?:e|es|ed|ing)|mock(?:s|ed|ing)?|hail(?:s|ed|ing)?(?! from)|applaud(?:s|ed|ing)?|refut(?:e|es|ed|ing)"
    "|endors(?:e|es|ed|ing)|congratulat(?:e|es|ed|ing)|reveal(?:s|ed|ing)?|caution(?:s|ed|ing)?"
    "|testif(?:y|ies|ied|ying)|post(?:s|ed|ing)?|not(?:e|es|ed|ing)|discuss(?:es|ed|ing)?|attack(?:s|ed|ing)?"
    "|thank(?:s|ed|ing)?|recommend(?:s|ed|ing)?|advis(?:e|es|ed|ing)|ask(?:s|ed|ing)?|blam(?:e|es|ed|ing)"
    "|reject(?:s|ed|ing)?|alleg(?:e|es|ed|ing)|assert(?:s|ed|ing)?|assur(?:e|es|ed|ing)"
    "|ridicul(?:e|es|ed|ing)|decr(?:y|ies|ied|ying)|lament(?:s|ed|ing)?|disclos(?:e|es|ed|ing)"
    "|commend(?:s|ed|ing)?|rul(?:e|es|ed|ing)|answer(?:s|ed|ing)?|disagree(?:s|d|ing)?"
    "|call(?:s|ed|ing)?|(?<!united )(?<!of )(?<!the )stat(?:e|es|ed|ing)(?! department| media| tv))"
)
# Verbs that ask for an opinion or a manner: taken for asking for words only of people in the registry.
_OPINION = (
    "(?:think|thinks|thinking|believe|believes|feel|feels|view|views|see|stand|stands|justify|defend|characteri[sz]e"
    "|speak|talk|talking)"
)
# Verbs that ask whether somebody holds something, which his words tell.
_STANCE = "(?:support|oppose|back|favou?r|want|believe|think|agree|disagree|regret|trust)"
_CHANGES = "change[ds]? (?:his|her|its|their) (?:mind|tune|views?|positions?|stances?|opinions?)"
_SPEAKS = rf"(?:{_VERB}|speaks?|spoken?|talk(?:s|ed)?)"
_SAYING = "(?:say|says|said|told|warn|warned|claim|claimed|promise|promised)"
_WORDS = (
    "(?:comments?|remarks?|statements?|reactions?|response|views?|stance|position|opinions?|thoughts?|words|quotes?"
    "|quotations?|take(?= on )|message|reply|answer|warnings?|claims?|criticisms?|arguments?|explanation|tweets?)"
)
# What else somebody makes, gives or raises in words.
_GIVEN = "promises|pledges|announcements?|advice|concerns?|excuses?|reasons?"
# What ends words typed into a box, and of how many words a name that begins them is, with what is trusted then.
BOXED = "(?:quotes?|quotations?|statements?|comments?|remarks?|reactions?|response|stance|position|tweets?)"
ASKING = "(?:who|whose|what|which|how|why|when|where)"
_NAME = r"\S+(?: \S+){0,4}"
_FEW = r"\S+(?: \S+){0,5}"
_FIRST: tuple[tuple[int, Trust], ...] = ((3, "speaking"), (2, "speaking"), (1, "famous"))
_MADE = "(?:that were |which were )?(?:made|given|issued|posted|sent|written)"
_GIVES = "ma[dk]e|given?|issued?|raised?|express(?:ed)?|offer(?:ed)?"
_AUX = "(?P<aux>did|does|do|has|have|had|is|was|are|were|'s|will|would)"
MOST_WHO = 12
ANY_WHO = rf"(?:\S+ ){{1,{MOST_WHO}}}?"
_WHO = rf"(?P<who>{ANY_WHO})"
_REST = "(?: (?P<rest>.+))?"
_EVER = "(?: ever| also| first| last)?"
_ANYBODY = "(?:any|some)(?:one|body)(?: else)?"
FIRST_OR_LAST = "(?:first|earliest|oldest|last|latest|newest|(?:most )?recent(?:ly)?)"
_LAST_TIME = f"{FIRST_OR_LAST} (?:time|thing)(?: that)?"
ABOUT = "(?:about|abt|on|regarding|concerning|re|over)"
_OF_WHAT = f"(?:{ABOUT}|to|against|during|after|before|at)"
# To speak to somebody, or somewhere, is an event; what somebody spoke about is in what he said.
_TELLS = rf"(?:{_VERB}|(?:speak(?:s|ing)?|spoken?|talk(?:s|ed|ing)?)(?: out)?(?= (?:{ABOUT}|of|against) ))"
_ROLE = (
    "(?:official|politician|president|minister|leader|spokes(?:man|woman|person)|senator|diplomat|lawmaker|person"
    "|governor|mayor|judge|justice|ceo|doctor|scientist|expert|analyst|economist|actor|actress|singer|coach|player|wom[ae]n|m[ae]n)s?"
)
_ASKS = r"(?:(?:what|how) (?:is|are|was|were|'s|did|do|does|has|have) |(?:whats|any|all|the|some|every) )?"
_SOME = rf"{_ASKS}(?:all |any |the )?(?:\S+ ){{0,2}}?"

PREFACE = re.compile(
    r"(?:(?:please|so|and|but|also|ok|hey) )*(?:(?:can|could|would) you (?:please )?)?"
    r"(?:(?:tell|show|give|find|get|list|remind|compare) (?:me |us )?"
    r"|(?:i'm|i am) (?:looking|searching) for (?:an? |the )?"
    r"|(?:i (?:want|need|would like) to|do you|let me) know )?"
)
# Strings, which `re` compiles when the first question gets to them and then remembers: a cold ask gets to few.
SHAPES: tuple[tuple[QuestionKind, Trust, str], ...] = (
    # "who said T", "did anybody say T", "which official said T", "what was said about T"
    (
        "who_said",
        "anybody",
        rf"who(?: else| all)?(?: (?P<aux>has|have|had|is|was|'s))?{_EVER} (?!rul)(?P<verb>{_TELLS}){_REST}",
    ),
    ("who_said", "anybody", rf"(?P<aux>did|does|has|had|is|was) {_ANYBODY}{_EVER} (?P<verb>{_TELLS}){_REST}"),
    (
        "who_said",
        "anybody",
        rf"(?:which|what) (?!{_AUX} )(?P<role>(?:\S+ ){{0,4}}?{_ROLE})(?: has| have)? (?P<verb>{_TELLS}){_REST}",
    ),
    ("said", "known", rf"what (?:was|is|has been) said (?P<rest>{ABOUT} .+?) by (?P<who>.+)"),
    ("who_said", "anybody", rf"what (?:was|is|has been|is being|'s being) said (?P<rest>{ABOUT} .+)"),
    ("said", "anybody", rf"what (?:was|is|has been) said by (?P<who>.+?)(?: (?P<rest>{ABOUT} .+))?"),
    # "when was the first time X said T", "the last thing X said about T"
    ("said", "known", rf"(?:(?:when|what) (?:was|is|'s) )?the {_LAST_TIME} {_WHO}(?P<verb>{_SPEAKS}){_REST}"),
    ("said", "known", rf"when {_AUX} {_WHO}{FIRST_OR_LAST} (?P<verb>{_VERB}|{_OPINION}){_REST}"),
    # "what did X say about T", "how has X responded to T", "whom did X accuse of T"
    ("said", "anybody", rf"(?:what|whats|why|how|who|whom)(?: else| exactly)? {_AUX} {_WHO}(?P<verb>{_VERB}){_REST}"),
    ("said", "known", rf"(?:what|whats|why|how|where) {_AUX} {_WHO}(?P<verb>{_OPINION}){_REST}"),
    ("said", "named", rf"what (?:was|is|has) {_WHO}quoted(?: as)?(?: (?P<verb>{_VERB}))?{_REST}"),
    ("said", "known", rf"(?:when|where) {_AUX} {_WHO}(?P<verb>{_SAYING}){_REST}"),
    ("said", "known", rf"what (?:{_WORDS}|{_GIVEN}) (?:did|does|has|have) {_WHO}(?:{_GIVES}){_REST}"),
    ("said", "known", rf"(?:(?:why|how|when) )?(?:did|has|have) {_WHO}(?P<verb>{_CHANGES}) (?P<rest>{ABOUT} .+)"),
    # "does X support T", "did X say T"
    ("said", "known", rf"(?P<aux>did|does|do) {_WHO}(?P<verb>{_STANCE}){_REST}"),
    ("said", "anybody", rf"{_AUX} {_WHO}(?P<verb>{_VERB}){_REST}"),
    # "X's comments on T", "comments by X on T", "quotes from X"
    ("said", "anybody", rf"{_ASKS}{_WHO}'s (?:\S+ ){{0,2}}?(?P<verb>{_WORDS}){_REST}"),
    (
        "said",
        "anybody",
        rf"{_SOME}(?P<verb>{_WORDS})(?: {_MADE})? (?:by|from) (?P<who>.+?)(?: (?P<rest>{_OF_WHAT} .+))?",
    ),
    ("said", "known", rf"{_SOME}(?P<verb>{_WORDS}) of (?P<who>.+?)(?: (?P<rest>(?:{ABOUT}|to|against) .+))?"),
    ("said", "exact", rf"{_ASKS}{_WHO}(?P<verb>{_WORDS}){_REST}"),
    # "susan crawford internet quote", "biden withdrawal statement"
    *(
        ("said", trust, rf"(?!{ASKING} )(?P<who>(?:(?!and )\S+ ){{{n}}})(?P<rest>{_FEW}) (?P<verb>{BOXED})")
        for n, trust in _FIRST
    ),
    ("said", "known", rf"(?:anything|something|everything) (?:by|from) {_WHO}{ABOUT} (?P<rest>.+)"),
    ("said", "known", rf"{_SOME}(?:quotes?|statements?|passages?) (?:where|in which) {_WHO}(?P<verb>{_SPEAKS}){_REST}"),
    # "in X's words, T", "according to X, T", "T according to X"
    ("said", "known", rf"in {_WHO}'s (?:own )?words(?: ,)? (?P<rest>.+)"),
    ("said", "named", rf"according to {_WHO}, (?P<rest>.+)"),
    (
        "said",
        "named",
        rf"according to {_WHO}(?P<rest>(?:what|when|how|who|why|where|which|is|are|was|did|does|will) .+)",
    ),
    *(("said", "exact", rf"according to (?P<who>(?:\S+ ){{{n}}})(?P<rest>.+)") for n in (3, 2, 1)),
    ("said", "named", r"(?P<rest>.+?) ?(?:, )?according to (?P<who>.{1,80})"),
    # "what X said about T", "X said what about T", "X on T"
    ("said", "named", rf"(?:what(?:ever)?|everything|anything|things) {_WHO}(?P<verb>{_VERB}){_REST}"),
    ("said", "named", rf"{_WHO}(?P<verb>{_VERB}) what{_REST}"),
    ("said", "exact", rf"{_WHO}(?P<verb>{_SAYING}) (?P<rest>{ABOUT} .+)"),
    # What somebody's words are begun to be asked for with: "what did X", "according to X", "X said".
    ("said", "exact", rf"(?:what did|according to) (?P<who>{_NAME})"),
    ("said", "exact", rf"(?P<who>{_NAME}) (?P<verb>said|says)"),
    ("said", "exact", rf"(?P<who>(?:\S+ ){{1,4}}?){ABOUT} (?P<rest>.+)"),
)
# Open questions that ask for the news of a time. In others a date is a fact about what is asked, which articles of
# other days tell as well: "which films open this week", "who won the 2020 election".
NEWS = re.compile(r"what(?:s| 's| is| was| has| have)? (?:happen(?:s|ed|ing)?|new|going on|been happening)\b.*")
