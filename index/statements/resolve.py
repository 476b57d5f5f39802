"""From a noun phrase to a person: by name, by title, by pronoun, or because the turn goes on.

Where more than one person fits there is no name: a wrong one is worse than none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..lexicon.cues import CUES, RECORDS
from ..lexicon.roles import ROLES
from ..lexicon.words import DETERMINERS, PREPOSITIONS, word_set
from ..values import ResolvedBy, Span, Speaker
from .attribution import Attribution
from .epithets import meant
from .grammar.outline import QUOTE, Outline
from .grammar.phrases import Range
from .grammar.verbs import can_speak
from .people.descriptions import MODIFIERS, Description, describe
from .people.figures import Cast, Figure
from .people.names import Name
from .people.titles import Holders
from .sources import headed_by
from .subjects import Subjects, agrees

_GENDER_OF = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}
_SOMEBODY = word_set("one another someone somebody")
_INDEFINITE = word_set("a an one another some several many two three four five six few any every no each most")
_WRITTEN = word_set("words sign signs slogan motto lyrics lyric inscription inscribed title caption banner headline")
# Bodies and papers that are quoted though no role or name heads them.
_SPEAKING = RECORDS | word_set(
    "company agency party committee commission government ministry department group union council court league"
    " conference board school university newspaper paper memo letter lawsuit complaint indictment statement"
    " organization"
)
_JOINTS = word_set("and but so yet because plus also or")
# Characters from `asked` within which the name of who is asked ends.
_HEARER = 30
# How many sentences back a turn may go on; past a paragraph without a report, only if that speaks of the speaker.
_TURN = 11
# How many sentences back a pronoun may reach.
_REACH = 3
# So many where those between go on of nobody else: "His father taught him to fly.".
_FARTHEST = 8


@dataclass(slots=True)
class Resolver:
    """Resolves the sources of one article's attributions, which must come in order."""

    units: Outline
    cast: Cast
    subjects: Subjects
    spoke: dict[int, Figure | None] = field(default_factory=dict)  # by sentence; None: somebody without a name
    voices: dict[int, Range] = field(default_factory=dict)  # by sentence: who is no person and is quoted directly
    closed: set[int] = field(default_factory=set)  # sentences that close with who is no person and is not quoted
    quoted: set[int] = field(default_factory=set)  # sentences whose speaker is quoted directly
    holders: Holders = field(init=False)
    full: dict[str, list[Span]] = field(default_factory=dict)  # by name: the mentions that give it in full

    def __post_init__(self) -> None:
        self.holders = Holders(self.cast.figures)

    def speaker(self, attribution: Attribution) -> Speaker:
        """Who said it, as far as the article tells."""
        source = attribution.source
        place = attribution.parts[0].start
        within = attribution.kind == "mixed" and not self._opens(attribution)
        if source is None and (attribution.cue is not None or within):
            return Speaker(None, "none")  # quoted words within the writer's may be a law's or a song's
        if source is None:
            figure = self._turn(attribution.sentence)
            self._note(attribution, figure)
            before = attribution.sentence - 1
            voice = self.voices.get(before) if figure is None else None
            if before in self.closed and not self._is_same_paragraph(before):
                voice = None
            if voice is not None and self._is_beside(attribution.sentence):
                self.voices[attribution.sentence] = voice  # “...,” the company said. “...”
                return self._speaker(None, "none", self.units.span(*voice), place)
            return self._speaker(figure, "turn", None, place)
        figure, how, person = self._resolve(source, attribution)
        if attribution.cue is None and self._is_predicate(attribution, source):
            figure, person = None, False
        if figure is not None and how != "name" and self._is_told(figure, how, attribution):
            figure = None
        if figure is None and not person and attribution.cue is not None:
            direct = attribution.kind == "direct"
            if not direct and attribution.closes:
                self.closed.add(attribution.sentence)  # "Smith lost, the BBC said. “...”": the BBC's
            if direct or attribution.sentence in self.closed:
                self.voices[attribution.sentence] = source
        if attribution.cue is None and figure is None and not person and not self._is_written(attribution):
            # No verb of saying, and a thing for a subject: the paragraph's speaker is still being quoted.
            earlier = attribution.sentence - 1
            if earlier >= 0 and self._is_same_paragraph(earlier):
                figure = self.spoke.get(earlier)
            if figure is not None:
                self._note(attribution, figure)
                return self._speaker(figure, "turn", None, place)
            if not can_speak(self.units, source) and _SPEAKING.isdisjoint(self.units.lowers[source[0] : source[1]]):
                return Speaker(None, "none")  # "the helmet “struck a vicious blow”": nobody whom these words name
        cue = attribution.cue
        asks = cue is not None and cue.of(self.units.text).startswith("ask")
        if asks and cue is not None and self.units.starts[source[0]] > cue.start and "by" in self._before(source):
            return self._speaker(figure, how, self.units.span(*source), place)  # "asked by Kirby": the answer follows
        asked = self._asked(cue) if cue is not None and asks else None
        if asked is not None or (figure is not None or (person and not asks)):
            self._note(attribution, asked or figure)
        return self._speaker(figure, how, self.units.span(*source), place)

    def _is_beside(self, sentence: int) -> bool:
        """Whether nothing but quotations stands between a sentence and the one before it."""
        return self.units.paragraph_of[sentence] - self.units.paragraph_of[sentence - 1] < 2

    def _is_same_paragraph(self, sentence: int) -> bool:
        """Whether a sentence and the one after it stand in one paragraph."""
        return self.units.paragraph_of[sentence] == self.units.paragraph_of[sentence + 1]

    def _is_written(self, attribution: Attribution) -> bool:
        """Whether quoted words are said to stand somewhere: "The helmet was inscribed with the words, “...”"."""
        lo = self.units.sentences[attribution.sentence][0]
        first = bisect_left(self.units.starts, attribution.parts[0].start)
        return not _WRITTEN.isdisjoint(self.units.lowers[lo:first])

    def _is_predicate(self, attribution: Attribution, source: Range) -> bool:
        """Whether quoted words are what somebody else says of the source: "Kirby “kind of misspoke”"."""
        units, said = self.units, attribution.parts[0]
        follows = source[1] < len(units.starts) and units.starts[source[1]] == said.start
        return follows and next((char for char in said.of(units.text) if char.isalnum()), "").islower()

    def _is_told(self, figure: Figure, how: ResolvedBy, attribution: Attribution) -> bool:
        """Whether what was said names somebody first of all, so that it was not he: "he begged Smith to find votes"."""
        said, cue = attribution.parts[0], attribution.cue
        if cue is None or attribution.kind == "direct" or said.start < cue.end:
            return False
        named = self.cast.within(said)
        known = CUES.get(cue.of(self.units.text).lower()) if how == "pronoun" else None
        if known is not None and known.pattern == "clause" and not known.noun:
            # "He said he believes Kirby knew", but "he praised the agent who guarded Kirby"
            return any(other is figure and self._is_subject_of_first_clause(name, said) for name, other in named)
        return any(name.span.start == said.start and other is figure for name, other in named[:1])

    def _is_subject_of_first_clause(self, name: Name, said: Span) -> bool:
        """Whether a name is a subject before what was said has its first comma: "(he said) he believes Kirby knew"."""
        text = self.units.text
        owns = text[name.span.end : name.span.end + 2] in ("'s", "’s")
        return not owns and "," not in text[said.start : name.span.start]

    def _opens(self, attribution: Attribution) -> bool:
        """Whether a statement opens its sentence: "But “we will stay”"."""
        lo = self.units.sentences[attribution.sentence][0]
        first = bisect_left(self.units.starts, attribution.parts[0].start)
        return all(low in _JOINTS or self.units.is_mark(at) for at, low in enumerate(self.units.lowers[lo:first], lo))

    def _before(self, source: Range) -> list[str]:
        return self.units.lowers[source[0] - 1 : source[0]]

    def _asked(self, cue: Span) -> Figure | None:
        """Whose turn it is after "asked Sanders whether"."""
        hearers = self.cast.within(Span(cue.end, cue.end + _HEARER))
        return hearers[0][1] if hearers else None

    def _note(self, attribution: Attribution, figure: Figure | None) -> None:
        """Remember who spoke in a sentence: its first report, but a direct quotation outweighs reports beside it."""
        lo = self.units.sentences[attribution.sentence][0]
        clause = self.subjects.opening_clause(attribution.sentence)
        if attribution.cue is not None and self.units.starts[lo] <= attribution.cue.start < self.units.starts[clause]:
            return
        direct = attribution.kind == "direct" and attribution.sentence not in self.quoted
        # "Rubio called the senators, Leavitt said."
        outer = attribution.closes and attribution.sentence not in self.quoted
        if direct or outer or attribution.sentence not in self.spoke:
            self.spoke[attribution.sentence] = figure
        if attribution.kind == "direct":
            self.quoted.add(attribution.sentence)

    def _speaker(self, figure: Figure | None, how: ResolvedBy, span: Span | None, place: int) -> Speaker:
        written = span.of(self.units.text) if span else None
        if figure is None:
            return Speaker(None, "none", written, span)
        if figure.name not in figure.forms:
            how = "headline"  # only the article's title gives the name in full
        return Speaker(figure.name, how, written, span, self._evidence(figure, span.start if span else place))

    def _evidence(self, figure: Figure, place: int) -> Span:
        """The last mention up to a place that gives the name in full, else the first that does, else the first."""
        full = self.full.get(figure.name)
        if full is None:
            full = [mention.span for mention in figure.mentions if mention.words == figure.words]
            self.full[figure.name] = full = full or [figure.mentions[0].span]
        return full[max(0, bisect_right(full, place, key=lambda span: span.start) - 1)]

    def _resolve(self, source: Range, attribution: Attribution) -> tuple[Figure | None, ResolvedBy, bool]:
        """The person, how, and whether the source is one person at all, named or not."""
        first, after = source
        sentence = attribution.sentence
        lowers = self.units.lowers
        if after - first == 1 and lowers[first] in _GENDER_OF:
            return self._pronoun(_GENDER_OF[lowers[first]], first, attribution), "pronoun", True
        comma = next((at for at in range(first + 1, after) if lowers[at] == ","), after)
        named, found = headed_by(self.units, self.cast, first, comma)
        if not found and comma < after:
            named, found = headed_by(self.units, self.cast, comma + 1, after)
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
        if QUOTE in lowers[first:comma]:  # "the “Night Ferry” host": not every host
            return None, "none", True
        description = describe(self.units.words[first:comma])
        if description is None or self._is_titled_paper(first, comma, sentence):
            return None, "none", False
        if lowers[first] in _INDEFINITE:
            return None, "none", True
        return self._titled(description, first, comma, sentence), "title", True

    def _is_titled_paper(self, first: int, after: int, sentence: int) -> bool:
        """Whether capitals within a sentence show a name, not a role: "said The Independent"."""
        words = self.units.words
        within = self.units.sentences[sentence][0] < first and self.units.lowers[first - 1] != QUOTE
        return within and words[first] == "The" and after - first == 2 and words[first + 1][0].isupper()

    def _is_one_person(self, first: int, joint: int, after: int) -> bool:
        """Whether `and` joins two roles of one person: "the Vermont senator and Democratic candidate"."""
        lowers = self.units.lowers
        head = next((at for at in range(joint + 1, after) if lowers[at] in PREPOSITIONS), after) - 1
        one = lowers[first] == "the" and lowers[joint - 1] in ROLES and lowers[head] in ROLES
        return one and DETERMINERS.isdisjoint(lowers[joint + 1 : head])

    def _apposed(self, comma: int, attribution: Attribution) -> Figure | None:
        """The name between commas after a description: "Northam's secretary of labor, Megan Healy, oversees"."""
        units = self.units
        hi = units.sentences[attribution.sentence][1]
        if comma + 1 >= hi or units.lowers[comma] != ",":
            return None
        after = next((at for at in range(comma + 1, min(comma + 11, hi)) if units.lowers[at] in ",."), comma + 1)
        first = comma + 1
        for name, figure in self.cast.within(units.span(first, after)) if after > first else []:
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

    def _titled(self, description: Description, first: int, after: int, sentence: int) -> Figure | None:
        if after - first == 1 and self.units.words[first][0].isupper():
            return None  # "King told reporters": a surname, not a title
        best = self.holders.best(description)
        if after - first == 2:  # of several whom "the president" fits, those of whom the article has spoken so far
            place = self.units.starts[first]
            best = {key: figure for key, figure in best.items() if figure.first.span.start < place} or best
        if not best:
            bare = self.units.lowers[first] == "the" and "'s" not in self.units.lowers[first:after]
            if not bare or description.names or not PREPOSITIONS.isdisjoint(self.units.lowers[first:after]):
                return None
            return meant(self.units, self.subjects, self.spoke, description, sentence, first, after)
        if len(best) == 1:
            return next(iter(best.values()))
        near = [figure for figure in self._mentioned_near(sentence) if id(figure) in best]
        speaker = self.spoke.get(sentence - 1)
        return near[0] if len(near) == 1 else speaker if speaker in near else None

    def _mentioned_near(self, sentence: int) -> list[Figure]:
        """Whom a sentence or the two before it name, each once."""
        lo, hi = self.units.sentences[max(0, sentence - 2)][0], self.units.sentences[sentence][1]
        first = bisect_left(self.cast.places, self.units.starts[lo])
        after = bisect_left(self.cast.places, self.units.ends[hi - 1], first)
        return list({id(figure): figure for figure in self.cast.named[first:after] if figure is not None}.values())

    def _pronoun(self, gender: str, place: int, attribution: Attribution) -> Figure | None:
        sentence, said = attribution.sentence, attribution.parts[0]
        if said.start < self.units.starts[place]:
            spoken = [figure for _, figure in self.cast.within(said)]
            if attribution.kind == "direct":  # nobody names himself
                figure = self._nearest(gender, place, sentence)
                return self._earlier(gender, sentence, spoken) if figure in spoken else figure
            speaker = self.spoke.get(sentence - 1)
            if spoken and speaker is not None and speaker not in spoken and agrees(speaker, gender):
                return speaker  # "Trump is wrong, he said": not Trump, but who spoke before
        return self._nearest(gender, place, sentence)

    def _nearest(self, gender: str, place: int, sentence: int) -> Figure | None:
        if self.units.lowers[place - 1 : place] == ["whom"]:
            return self._earlier(gender, sentence)  # "Smith, whom she describes": not Smith
        own, unclear = self.subjects.subject(sentence, gender, before=place)
        if own is not None or unclear:
            return own
        earlier = self._earlier(gender, sentence)
        owner = self.subjects.owner(sentence, place)  # "Suu Kyi's fate is unclear, but she said": hers, if anybody's
        if owner is None or owner is earlier or not agrees(owner, gender):
            return earlier
        return owner if earlier is None and len(set(map(id, self.subjects.named(sentence)))) == 1 else None

    def _earlier(self, gender: str, sentence: int, named: Sequence[Figure | None] = ()) -> Figure | None:
        """Who spoke or was spoken of before a sentence; who spoke, where those are `named` whom it can't be."""
        reach, another = _REACH, False
        before = range(sentence - 1, max(-1, sentence - _FARTHEST - 1), -1)
        for back, at in enumerate((at for at in before if not self.subjects.is_caption(at)), 1):
            reach -= not self.subjects.goes_on(at, gender)
            another = another or self.subjects.another(at, gender)
            if reach < 0 or (another and back > _REACH):
                return None
            if at in self.spoke:
                speaker = self.spoke[at]
                if speaker is None:
                    return None
                if agrees(speaker, gender) and speaker not in named:
                    return speaker
            subject, unclear = self.subjects.subject(at, gender, before=None)
            if unclear or (subject is not None and subject not in named):
                return None if named else subject
        return None

    def _turn(self, sentence: int) -> Figure | None:
        paragraph = self.units.paragraph_of[sentence]
        subject: Figure | None = None
        for at in range(sentence - 1, max(-1, sentence - _TURN - 1), -1):
            beyond = self.units.paragraph_of[at] < paragraph - 1
            if at in self.closed:
                return None
            if at in self.spoke:
                speaker = self.spoke[at]
                return None if beyond and speaker is not subject else speaker
            if at == sentence - 1:
                subject, unclear = self.subjects.subject(at, "", before=None)
                if self._introduces(at, sentence) and (subject or unclear or not self.subjects.is_of_somebody(at)):
                    return subject
            if beyond and subject is None:
                return None
        return None

    def _introduces(self, at: int, sentence: int) -> bool:
        """Whether a sentence without a report leads up to the quotation after it."""
        same = self.units.paragraph_of[at] == self.units.paragraph_of[sentence]
        return same or self.units.lowers[self.units.sentences[at][1] - 1] == ":"
