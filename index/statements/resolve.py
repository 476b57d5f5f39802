"""From a noun phrase to a person: by name, by title, by pronoun, or because the turn goes on.

Where more than one person fits there is no name: a wrong one is worse than none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from ..lexicon.cues import CUES, SPEAKING
from ..lexicon.roles import ROLES
from ..lexicon.words import PREPOSITIONS, word_set
from ..values import ResolvedBy, Span, Speaker
from .attribution import Attribution
from .epithets import meant
from .grammar.outline import QUOTE, Outline
from .grammar.phrases import Range
from .grammar.verbs import can_speak
from .people.descriptions import MODIFIERS, Description, describe
from .people.figures import Cast, Figure
from .people.names import Name
from .people.titles import Holders, fit
from .pronouns import Pronouns
from .sources import headed_by
from .spoken import Spoken
from .subjects import Subjects

_GENDER_OF = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}
_SOMEBODY = word_set("one another someone somebody")
_INDEFINITE = word_set("a an one another some several many two three four five six few any every no each most")
_WRITTEN = word_set("words sign signs slogan motto lyrics lyric inscription inscribed title caption banner headline")
_JOINTS = word_set("and but so yet because plus also or")
# Characters from `asked` within which the name of who is asked ends.
_HEARER = 30


class Resolver:
    """Resolves the sources of one article's attributions, which must come in order."""

    def __init__(self, units: Outline, cast: Cast, subjects: Subjects) -> None:
        self._units, self._cast, self._subjects = units, cast, subjects
        self._spoken = Spoken(units, subjects)
        self._pronouns = Pronouns(units, cast, subjects, self._spoken)
        self._holders = Holders(cast.figures)
        # By name: the mentions that give it in full.
        self._full: dict[str, list[Span]] = {}

    def speaker(self, attribution: Attribution) -> Speaker:
        """Who said it, as far as the article tells."""
        source, place = attribution.source, attribution.parts[0].start
        if source is None:
            return self._unsourced(attribution)
        figure, how, person = self._resolve(source, attribution)
        if attribution.cue is None and self._is_predicate(attribution, source):
            figure, person = None, False
        if figure is not None and how != "name" and self._is_told(figure, how, attribution):
            figure = None
        if figure is None and not person and attribution.cue is not None:
            self._spoken.note_voice(attribution, source)
        elif figure is None and not person and not self._is_written(attribution):
            # No verb of saying, and a thing for a subject: the paragraph's speaker is still being quoted.
            figure = self._spoken.in_paragraph(attribution.sentence)
            if figure is not None:
                self._spoken.note(attribution, figure)
                return self._speaker(figure, "turn", None, place)
            if not can_speak(self._units, source) and SPEAKING.isdisjoint(self._units.lowers[source[0] : source[1]]):
                return Speaker(None, "none")  # "the helmet “struck a vicious blow”": nobody whom these words name
        self._note_turn(attribution, figure, person)
        return self._speaker(figure, how, self._units.span(*source), place)

    def _unsourced(self, attribution: Attribution) -> Speaker:
        """Who said what has no source: whoever speaks on."""
        place = attribution.parts[0].start
        if attribution.cue is not None or (attribution.kind == "mixed" and not self._opens(attribution)):
            return Speaker(None, "none")  # quoted words within the writer's may be a law's or a song's
        figure = self._spoken.turn(attribution.sentence)
        self._spoken.note(attribution, figure)
        if figure is None and (voice := self._spoken.voice(attribution.sentence)) is not None:
            return self._speaker(None, "none", self._units.span(*voice), place)
        return self._speaker(figure, "turn", None, place)

    def _note_turn(self, attribution: Attribution, figure: Figure | None, person: bool) -> None:
        """Remember whose turn it is after a report: the speaker's, or whoever was asked."""
        cue = attribution.cue
        asked = None
        if cue is not None and cue.of(self._units.text).startswith("ask"):
            hearers = self._cast.within(Span(cue.end, cue.end + _HEARER))  # "asked Sanders whether"
            asked, person = hearers[0][1] if hearers else None, False
        if asked is not None or figure is not None or person:
            self._spoken.note(attribution, asked or figure)

    def _is_written(self, attribution: Attribution) -> bool:
        """Whether quoted words are said to stand somewhere: "The helmet was inscribed with the words, “...”"."""
        lo = self._units.sentences[attribution.sentence][0]
        first = bisect_left(self._units.starts, attribution.parts[0].start)
        return not _WRITTEN.isdisjoint(self._units.lowers[lo:first])

    def _is_predicate(self, attribution: Attribution, source: Range) -> bool:
        """Whether quoted words are what somebody else says of the source: "Kirby “kind of misspoke”"."""
        units, said = self._units, attribution.parts[0]
        follows = source[1] < len(units.starts) and units.starts[source[1]] == said.start
        return follows and next((char for char in said.of(units.text) if char.isalnum()), "").islower()

    def _is_told(self, figure: Figure, how: ResolvedBy, attribution: Attribution) -> bool:
        """Whether what was said names somebody first of all, so that it was not he: "he begged Smith to find votes"."""
        said, cue = attribution.parts[0], attribution.cue
        if cue is None or attribution.kind == "direct" or said.start < cue.end:
            return False
        named = self._cast.within(said)
        known = CUES.get(cue.of(self._units.text).lower()) if how == "pronoun" else None
        if known is not None and known.pattern == "clause" and not known.noun:
            # "He said he believes Kirby knew", but "he praised the agent who guarded Kirby"
            return any(other is figure and self._is_subject_of_first_clause(name, said) for name, other in named)
        return any(name.span.start == said.start and other is figure for name, other in named[:1])

    def _is_subject_of_first_clause(self, name: Name, said: Span) -> bool:
        """Whether a name is a subject before what was said has its first comma: "(he said) he believes Kirby knew"."""
        text = self._units.text
        owns = text[name.span.end : name.span.end + 2] in ("'s", "’s")
        return not owns and "," not in text[said.start : name.span.start]

    def _opens(self, attribution: Attribution) -> bool:
        """Whether a statement opens its sentence: "But “we will stay”"."""
        lo = self._units.sentences[attribution.sentence][0]
        first = bisect_left(self._units.starts, attribution.parts[0].start)
        return all(low in _JOINTS or self._units.is_mark(at) for at, low in enumerate(self._units.lowers[lo:first], lo))

    def _speaker(self, figure: Figure | None, how: ResolvedBy, span: Span | None, place: int) -> Speaker:
        written = span.of(self._units.text) if span else None
        if figure is None:
            return Speaker(None, "none", written, span)
        if " ".join(figure.words) not in figure.forms:
            how = "headline"  # only the article's title gives the name in full
        return Speaker(figure.name, how, written, span, self._evidence(figure, span.start if span else place))

    def _evidence(self, figure: Figure, place: int) -> Span:
        """The last mention up to a place that gives the name in full, else the first that does, else the first."""
        full = self._full.get(figure.name)
        if full is None:
            full = [mention.span for mention in figure.mentions if mention.words == figure.words]
            self._full[figure.name] = full = full or [figure.mentions[0].span]
        return full[max(0, bisect_right(full, place, key=lambda span: span.start) - 1)]

    def _resolve(self, source: Range, attribution: Attribution) -> tuple[Figure | None, ResolvedBy, bool]:
        """The person, how, and whether the source is one person at all, named or not."""
        first, after = source
        sentence = attribution.sentence
        lowers = self._units.lowers
        if after - first == 1 and lowers[first] in _GENDER_OF:
            return self._pronouns.meant(_GENDER_OF[lowers[first]], first, attribution), "pronoun", True
        comma = next((at for at in range(first + 1, after) if lowers[at] == ","), after)
        if "and" in lowers[comma:after] and self._cast.within(self._units.span(lowers.index("and", comma) + 1, after)):
            return None, "none", False  # "John Kirby, Ted Cruz and Anna Smith"
        named, found = headed_by(self._units, self._cast, first, comma)
        if not found and comma < after:
            named, found = headed_by(self._units, self._cast, comma + 1, after)
        if found:
            return named, "name", True
        if "and" in lowers[first:comma]:
            joint = lowers.index("and", first, comma)
            if not self._is_one_person(first, joint, comma):
                return None, "none", False
            comma = joint
        apposed = self._apposed(comma, attribution)
        if apposed is not None:
            return apposed, "title", True
        if after - first == 1 and lowers[first] in _SOMEBODY:
            return None, "none", True
        description = describe(self._units.words[first:comma])
        if description is None or self._is_titled_paper(first, comma, sentence):
            return None, "none", False
        if lowers[first] in _INDEFINITE:
            return None, "none", True
        return self._titled(description, first, comma, attribution), "title", True

    def _is_titled_paper(self, first: int, after: int, sentence: int) -> bool:
        """Whether capitals within a sentence show a name, not a role: "said The Independent"."""
        words = self._units.words
        within = self._units.sentences[sentence][0] < first and self._units.lowers[first - 1] != QUOTE
        return within and words[first] == "The" and after - first == 2

    def _is_one_person(self, first: int, joint: int, after: int) -> bool:
        """Whether `and` joins two roles of one person: "the Vermont senator and Democratic candidate"."""
        lowers = self._units.lowers
        head = next((at for at in range(joint + 1, after) if lowers[at] in PREPOSITIONS), after) - 1
        return lowers[first] == "the" and lowers[joint - 1] in ROLES and lowers[head] in ROLES

    def _apposed(self, comma: int, attribution: Attribution) -> Figure | None:
        """The name between commas after a description: "Northam's secretary of labor, Megan Healy, oversees"."""
        units = self._units
        hi = units.sentences[attribution.sentence][1]
        if comma + 1 >= hi or units.lowers[comma] != ",":
            return None
        after = next((at for at in range(comma + 1, min(comma + 11, hi)) if units.lowers[at] in ",."), comma + 1)
        first = comma + 1
        for name, figure in self._cast.within(units.span(first, after)) if after > first else []:
            at = bisect_left(units.starts, name.span.start, first, after)
            end = bisect_left(units.starts, name.span.end, first, after)
            # "her introducer, former Ohio actress Jamie Lee Curtis"
            titled = at == first or units.lowers[at - 1] in ROLES
            titled = titled and all(
                units.words[i][0].isupper() or units.lowers[i] in ROLES or units.lowers[i] in MODIFIERS
                for i in range(first, at)
            )
            if not titled or not (end == after or units.lowers[end] in PREPOSITIONS):
                continue
            said = any(part.start <= name.span.start < part.end for part in attribution.parts)
            return None if said else figure  # "According to the summary, Anna Smith left"
        return None

    def _titled(self, description: Description, first: int, after: int, attribution: Attribution) -> Figure | None:
        sentence = attribution.sentence
        if after - first == 1 and self._units.words[first][0].isupper():
            return None  # "King told reporters": a surname, not a title
        # Whoever is named there does not speak: "the mother of crash victim Smith".
        named = {id(figure) for _, figure in self._cast.within(self._units.span(first, after))}
        best = {key: figure for key, figure in self._holders.best(description).items() if id(figure) not in named}
        if after - first == 2:  # of several whom "the president" fits, those of whom the article has spoken so far
            place = self._units.starts[first]
            best = {key: figure for key, figure in best.items() if figure.first.span.start < place} or best
        if not best:
            bare = self._units.lowers[first] == "the" and "'s" not in self._units.lowers[first:after]
            # Whom a label calls "The CHAIRMAN" need not be whoever spoke last.
            if (
                attribution.label
                or not bare
                or description.names
                or not PREPOSITIONS.isdisjoint(self._units.lowers[first:after])
            ):
                return None
            return meant(self._units, self._subjects, self._spoken.by_sentence, description, sentence, first, after)
        here = [figure for figure in self._mentioned_near(sentence) if fit(description, figure)]
        near = [figure for figure in here if id(figure) in best]
        if here and not near and not description.nations:
            return here[0] if len(here) == 1 else None  # "Gov. Smith left. The Republican governor said", no other
        if len(best) == 1:
            return next(iter(best.values()))
        speaker = self._spoken.by_sentence.get(sentence - 1)
        return near[0] if len(near) == 1 else speaker if speaker in near else None

    def _mentioned_near(self, sentence: int) -> list[Figure]:
        """Whom a sentence or the two before it name, each once."""
        lo, hi = self._units.sentences[max(0, sentence - 2)][0], self._units.sentences[sentence][1]
        first = bisect_left(self._cast.places, self._units.starts[lo])
        after = bisect_left(self._cast.places, self._units.ends[hi - 1], first)
        return list({id(figure): figure for figure in self._cast.named[first:after] if figure is not None}.values())
