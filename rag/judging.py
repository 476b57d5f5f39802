"""In which manner statements were made, and whom they judge: "Who criticised Berg for the plan?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.fold import fold
from index.searcher import Searcher
from index.storage.places import KINDS

from .bearing import AROUND, MANNER, NOBODY, PARTLY, Choice, order
from .question.content import names_in
from .question.manner import judged, judges, tells
from .question.understand import Understood
from .weigh import Topic


def in_manner(searcher: Searcher, chosen: Sequence[Choice], understood: Understood) -> list[Choice]:
    """Statements made in the asked manner first; unattributed ones lose score.

    For a judgement (praise, criticism), others are dropped: who says much about a plan need not praise it. Who judges
    something or somebody else counts less.
    """
    verbs, topic = understood.manner, understood.interpretation.topic
    stored = searcher.statements([choice.located.number for choice in chosen])
    # Who spoke of a thing in another manner is hardly who announced it; whose words are asked for, said them somehow.
    otherwise = 1.0 if understood.interpretation.kind == "said" else AROUND
    own = Topic(searcher, topic).shares([c.text for c in chosen]) if topic and judges(verbs) else [1.0] * len(chosen)
    judging = topic and judges(verbs) and understood.interpretation.kind == "who_said"
    whom = names_in(judged(topic or ""))[-1:] if judging else ()
    scored = []
    for choice, share in zip(chosen, own, strict=True):
        told = tells(stored[choice.located.number].statement, choice.text, verbs)
        score = (choice.score + MANNER if told else choice.score * otherwise) - (
            NOBODY if choice.speaker is None else 0
        )
        if told or not judges(verbs):
            apart = not share or (whom and _judges_another(choice, whom[0]))
            scored.append(replace(choice, score=min(1.0, max(0.0, score)) * (PARTLY if apart else 1)))
    return sorted(scored, key=order)


def _judges_another(choice: Choice, whom: str) -> bool:
    """Whether a statement names somebody else as whom it judges, or is by who is to be judged."""
    if choice.speaker is not None and whom in fold(choice.speaker)[-1:]:
        return True
    named = "" if KINDS[choice.located.kind] == "direct" else judged(choice.text)
    return names_in(named) != () and whom not in fold(named)
