"""Who has spoken so far in an article, sentence by sentence, and whose turn goes on."""

from __future__ import annotations

from .attribution import Attribution
from .grammar.outline import Outline
from .grammar.phrases import Range
from .people.figures import Figure
from .subjects import Subjects

# How many sentences back a turn may go on; past a paragraph without a report, only if that speaks of the speaker.
_TURN = 11


class Spoken:
    """Who spoke in which sentence. Attributions must come in order."""

    def __init__(self, units: Outline, subjects: Subjects) -> None:
        self._units, self._subjects = units, subjects
        # By sentence; None: somebody without a name.
        self.by_sentence: dict[int, Figure | None] = {}
        # By sentence: who is no person and is quoted directly.
        self._voices: dict[int, Range] = {}
        # Sentences that close with who is no person and is not quoted, and those whose speaker is quoted directly.
        self._closed: set[int] = set()
        self._quoted: set[int] = set()

    def note(self, attribution: Attribution, figure: Figure | None) -> None:
        """Remember who spoke in a sentence: its first report, but a direct quotation outweighs reports beside it."""
        lo = self._units.sentences[attribution.sentence][0]
        clause = self._subjects.opening_clause(attribution.sentence)
        if attribution.cue is not None and self._units.starts[lo] <= attribution.cue.start < self._units.starts[clause]:
            return
        direct = attribution.kind == "direct" and attribution.sentence not in self._quoted
        # "Rubio called the senators, Leavitt said."
        outer = attribution.closes and attribution.sentence not in self._quoted
        if direct or outer or attribution.sentence not in self.by_sentence:
            self.by_sentence[attribution.sentence] = figure
        if attribution.kind == "direct":
            self._quoted.add(attribution.sentence)

    def note_voice(self, attribution: Attribution, source: Range) -> None:
        """Remember who is no person and spoke in a sentence."""
        direct = attribution.kind == "direct"
        if not direct and attribution.closes:
            self._closed.add(attribution.sentence)  # "Smith lost, the BBC said. “...”": the BBC's
        if direct or attribution.sentence in self._closed:
            self._voices[attribution.sentence] = source

    def voice(self, sentence: int) -> Range | None:
        """Who is no person and goes on from the sentence before: “...,” the company said. “...”"""
        before = sentence - 1
        voice = self._voices.get(before)
        if voice is None:
            return None
        if before in self._closed and not self._is_same_paragraph(before):
            return None
        self._voices[sentence] = voice
        return voice

    def turn(self, sentence: int) -> Figure | None:
        """Whose words a quotation without a source goes on with."""
        paragraph = self._units.paragraph_of[sentence]
        subject: Figure | None = None
        for at in range(sentence - 1, max(-1, sentence - _TURN - 1), -1):
            beyond = self._units.paragraph_of[at] < paragraph - 1
            if at in self._closed:
                return None
            if at in self.by_sentence:
                speaker = self.by_sentence[at]
                return None if beyond and speaker is not subject else speaker
            if at == sentence - 1:
                subject, _ = self._subjects.subject(at, "", before=None)
                if self._introduces(at, sentence) and (subject or not self._subjects.is_of_somebody(at)):
                    return subject
            if beyond and subject is None:
                return None
        return None

    def in_paragraph(self, sentence: int) -> Figure | None:
        """Who spoke in the sentence before, where that stands in the same paragraph."""
        before = sentence - 1
        return self.by_sentence.get(before) if before >= 0 and self._is_same_paragraph(before) else None

    def _introduces(self, at: int, sentence: int) -> bool:
        """Whether a sentence without a report leads up to the quotation after it."""
        same = self._is_same_paragraph(at) and at + 1 == sentence
        return same or self._units.lowers[self._units.sentences[at][1] - 1] == ":"

    def _is_same_paragraph(self, sentence: int) -> bool:
        """Whether a sentence and the one after it stand in one paragraph."""
        return not self._units.closes_paragraph(sentence)
