"""Who is meant by what an article calls nobody before: "The billionaire said" of whoever has just spoken."""

from __future__ import annotations

from collections.abc import Mapping

from ..lexicon.roles import OFFICES, UNNAMED
from ..lexicon.words import word_set
from .grammar.outline import Outline
from .people.descriptions import Description
from .people.figures import Figure
from .people.titles import contradicts
from .subjects import Subjects, agrees

_INTRODUCED = 400  # units before it in which "a driver" may have come before "the driver"
_REACH = 3  # sentences back to whoever spoke
# Who is there beside whoever spoke: "Woods said no. The deputy wrote ...".
_IN_THE_SCENE = UNNAMED | word_set(
    "deputy officer detective investigator supervisor judge lawyer attorney prosecutor doctor nurse reporter host"
    " moderator referee umpire suspect defendant plaintiff coroner expert teacher pilot solicitor marshal principal"
    " superintendent counsel clerk coordinator inspector"
)
# Who speaks of others, and holds no office himself.
_OBSERVERS = word_set("professor scholar academic analyst expert journalist reporter historian spokesman spokeswoman")


def meant(
    units: Outline,
    subjects: Subjects,
    spoke: Mapping[int, Figure | None],
    description: Description,
    sentence: int,
    first: int,
    after: int,
) -> Figure | None:
    """Who spoke before a sentence, or of whom alone the one before it speaks, if nothing forbids it; units `[first,
    after)` are the epithet.
    """
    if description.noun in _IN_THE_SCENE or units.lowers[after - 1] != description.noun:
        return None  # "the Parent Teacher Association"
    if after - first == 2 and description.noun == "independent":
        return None  # a newspaper
    if subjects.others(sentence, first) or _is_introduced(units, description.noun, first):
        return None
    between: list[Figure | None] = []
    for at in range(sentence - 1, max(-1, sentence - 1 - _REACH), -1):
        if at in spoke:
            between.append(spoke[at])
            break
        subject, _ = subjects.subject(at, "", before=None)
        between += [subject] if subject is not None else subjects.named(at)
    else:
        between = [_spoken_of(units, subjects, sentence, first)]
    figure = between[-1]
    if figure is None or not agrees(figure, description.gender) or any(other is not figure for other in between):
        return None
    if contradicts(description, figure):
        return None  # "the second lady" is not the first
    offices = figure.heads & (OFFICES | _OBSERVERS)
    other = offices or description.modifiers == {"former"}
    return None if description.noun in OFFICES and other else figure


def _spoken_of(units: Outline, subjects: Subjects, sentence: int, first: int) -> Figure | None:
    """The subject of the sentence before, where an epithet opens its clause and that names nobody else but as an owner:
    "Trump has Biden's word. (The billionaire said)".
    """
    opens = first == units.sentences[sentence][0] or units.lowers[first - 1] == ","
    if not opens or not sentence:
        return None
    subject, _ = subjects.subject(sentence - 1, "", before=None)
    return subject if subject is not None and subjects.is_alone(sentence - 1, subject) else None


def _is_introduced(units: Outline, noun: str, before: int) -> bool:
    """Whether somebody of the noun was spoken of before without a name: "a driver who had stopped"."""
    for at in range(max(0, before - _INTRODUCED), before):
        named = units.words[at + 1][0].isupper()
        if units.lowers[at] == noun and not named and {"a", "an"} & set(units.lowers[max(0, at - 3) : at]):
            return True
    return False
