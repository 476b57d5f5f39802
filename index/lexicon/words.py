"""Closed word classes: the small words that show where a clause or a noun phrase begins and ends."""

from __future__ import annotations

from .. import values


def word_set(words: str) -> frozenset[str]:
    """A set of words, written as one string."""
    return frozenset(words.split())


# Plurals that no ending shows, and what ends as plurals do and is none.
PLURALS = word_set("people police women men children")
_NO_PLURALS = word_set("s has was as its less news does yes always perhaps towards besides")
DETERMINERS = word_set(
    "the a an this that these those another some any each every no both several many most few other one two"
    " three four five six seven eight nine ten dozens hundreds thousands all neither either multiple"
)
# By which somebody speaks of himself, or to somebody.
SPOKEN = word_set(
    "i i'm i've i'll i'd me my we we're we've we'll our us you you're your yes no thank thanks well let's"
)
NUMBERS = word_set("one two three four five six seven eight nine ten")
POSSESSIVES = word_set("his her their its our my your whose")
SUBJECT_PRONOUNS = word_set("he she they it i we you who both many some others everyone nobody somebody someone one")
# Those that stay one word with their verb: only 's stands alone.
CONTRACTIONS = word_set(
    "he'd he'll she'd she'll they'd they'll they're they've it'd it'll i'd i'll i'm i've we'd we'll we're we've"
    " you'd you'll you're you've there'd there'll"
)
PREPOSITIONS = word_set(
    "of in on at by for from to with about against among around as after before between during into like near"
    " over since through throughout toward towards under until upon via within without despite regarding behind"
    " beyond across along amid off outside inside per than versus including following concerning"
)
CONJUNCTIONS = word_set("and or but nor yet so plus")
SUBORDINATORS = word_set(
    "that because while when whenever if although though whereas unless until since as after before where why"
    " how whether once even than what which who whom whose"
)
# Before a clause of its own that ends at a comma: "While Xi spoke, Putin left".
CLAUSE_LEADS = word_set("as when while after before since if although though because once whereas")
# After a verb of saying these open what was said.
CLAUSE_OPENERS = word_set("that if whether how why what when where who whom whose which to")
AUXILIARIES = word_set(
    "is are was were be been being am has have had having do does did will would shall should can could may"
    " might must isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't"
    " cannot couldn't shouldn't 's 've 'd 'll gets got"
)
BE = word_set("is are was were be been being am gets got isn't aren't wasn't weren't")
NEGATIONS = word_set(
    "not never n't isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't"
    " cannot couldn't shouldn't neither nor without hardly nobody"
)
MODALS = word_set("will would shall should can could may might must won't wouldn't can't cannot couldn't shouldn't to")
# Adverbs that stand between a subject and its verb, or after it, besides those in -ly.
ADVERBS = word_set(
    "also then later now once twice still again already first further instead even just ever soon yet often"
    " sometimes always too earlier afterward afterwards meanwhile nonetheless nevertheless however therefore"
    " thus famously only rather simply actually there here back aloud else today yesterday tomorrow tonight"
    " together long all both himself herself themselves moreover furthermore perhaps maybe since previously"
    " indeed likewise"
)
WEEKDAYS = frozenset(values.WEEKDAYS)
MONTHS = word_set(
    "january february march april may june july august september october november december jan. feb. mar. apr."
    " aug. sept. oct. nov. dec."
)
# Past forms that don't end in -ed; before them a subject ends.
IRREGULAR_PAST = word_set(
    "sent made took gave got came went held met won lost left found began brought thought kept ran saw sat"
    " stood spoke spent became fell felt grew heard knew led paid sold drew drove flew wrote chose broke bought"
    " caught built threw wore rose fought hit cut"
    " sought taught meant dealt drank ate flung froze hid hung laid lent rode sank shook slept slid spun stole struck"
    " swept swung tore understood woke withdrew undertook overcame arose awoke bore blew clung crept fled forbade"
    " forgave forgot shone strode wept stuck"
    " says knows thinks wants believes seems goes makes takes comes"
)
TIME_NOUNS = WEEKDAYS | word_set(
    "morning afternoon evening night week month year day weekend today yesterday tonight tomorrow midday noon"
)
# Capitalised, these open a sentence; they are never part of a name.
OPENERS = frozenset(
    word.capitalize()
    for word in (
        DETERMINERS
        | POSSESSIVES
        | SUBJECT_PRONOUNS
        | PREPOSITIONS
        | CONJUNCTIONS
        | SUBORDINATORS
        | NEGATIONS
        | ADVERBS
        | word_set(
            "there here not asked speaking according earlier last next yes well such only does did do is are was were"
        )
        | word_set(
            "it's he's she's they're that's there's i'm we're you're don't what's let's can will would could should"
        )
        | word_set(
            "given when's who's here's i've we've they've i'll if despite meantime sure ok okay oh hey thanks please"
        )
    )
) | {"I"}
# Before a state: "Lindsey Graham, R-S.C.".
PARTY_TAGS = frozenset({"R-", "D-", "I-"})
# What a writer calls what was said or done: "— a claim that few believed".
REMARKS = word_set(
    "claim assertion allegation accusation charge statement comment remark prediction suggestion notion argument pledge"
    " promise warning decision move gesture stance position policy view idea fact reference nod reversal u-turn"
    " departure contradiction phrase slogan nickname something request practice"
)
ABBREVIATIONS = word_set(
    "mr mrs ms dr sen sens rep reps gov govs lt gen col capt sgt maj adm rev prof st jr sr vs no jan feb aug sept"
    " oct nov dec inc corp co ltd e.g i.e"
)


def is_plural_noun(low: str) -> bool:
    """Whether a noun's form is that of several; "news", "boss" and "crisis" only end like one."""
    return low in PLURALS or (
        low.endswith("s") and not low.endswith(("ss", "is", "us", "'s")) and low not in _NO_PLURALS
    )


def is_adverb(lower: str) -> bool:
    """Whether a lower-case word can stand between a subject and its verb."""
    return lower in ADVERBS or (lower.endswith("ly") and lower not in _NOT_ADVERBS)


def has_past_form(lower: str) -> bool:
    """Whether a lower-case word can be a verb in the past tense."""
    return (lower.endswith("ed") and lower not in _NOT_PAST) or lower in IRREGULAR_PAST


_NOT_PAST = word_set(
    "hundred need seed speed breed weed red bed shed feed creed deed greed indeed exceed proceed succeed naked sacred"
    " rugged wicked biped moped"
)


_NOT_ADVERBS = word_set(
    "family italy july ally reply rally supply kelly billy emily holly sally molly assembly italy only carly"
    " kimberly beverly lily wally tilly elly ally early likely fly belly bully jelly hourly weekly daily monthly"
    " yearly"
)
