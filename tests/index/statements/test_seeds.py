"""Every statement of the five seed articles, read by hand: who, what kind, which words.

A text is given whole, or by its first and last words with ` … ` between them.
"""

import re
from pathlib import Path

import pytest

from index.statements.extract import extract
from index.values import Article, Span, Statement

SEEDS = Path(__file__).parents[3] / "seeds"
GAP = " … "

EXPECTED: dict[str, list[tuple[str | None, str, str]]] = {
    "000": [
        (None, "mixed", "that it will keep a “close eye” on … his Russian counterpart, Vladimir Putin"),
        ("John Kirby", "mixed", "that Washington is watching the trip of the Chinese President, “very, very closely.”"),
        ("John Kirby", "direct", "“A ceasefire called right now would … a place of his choosing,”"),
        ("John Kirby", "mixed", "that the relations between Russia and … convenience, not of affection.”"),
        ("John Kirby", "direct", "“These are two countries that don't … pushing back on American leadership,”"),
        ("John Kirby", "mixed", "that the US would “reject” any calls for … come out of this meeting"),
        ("John Kirby", "mixed", "that “it will not be in China’s best interest,” … the ongoing Russia-Ukraine war"),
        ("John Kirby", "indirect", "that there have not been any calls … as he sets foot in Russia"),
        ("John Kirby", "direct", "“If you're going to go to Moscow, … get the Ukrainian perspective here,”"),
        ("Xi Jinping", "mixed", "Russia and China have ‘similar goals’"),
        ("Xi Jinping", "direct", '"It is true that both of our countries … to achieve our goals,"'),
        ("Vladimir Putin", "direct", "“We have carefully studied your … security for all countries,”"),
        ("Vladimir Putin", "direct", "“You are also aware that we are … treat with respect, of course,”"),
    ],
    "001": [
        (None, "mixed", "they are to discuss, among other things, … cooperation between Russia and China”"),
        ("Xi Jinping", "mixed", "that he was traveling to Moscow “for peace”"),
        (None, "indirect", "that Russia was provoked"),
        (None, "indirect", "it is very important that the meeting … negotiations that China hopes for"),
        ("John Kirby", "direct", "“As they begin to plan their agenda, … only reflect Russia’s perspective,”"),
        ("John Kirby", "indirect", "these Chinese proposals could include … stage would serve Russia’s interests"),
        ("John Kirby", "direct", "“A ceasefire now would effectively be a ratification of the Russian invasion,”"),
        (None, "indirect", "there have been discussions about it"),
        ("Jake Sullivan", "direct", "“We are watching this closely,”"),
        ("Jake Sullivan", "direct", "“Of course, Russia’s interests include … our (US) position will not change.”"),
        (None, "indirect", "of serious sanctions if it offers armed assistance to Russia"),
    ],
    "002": [
        (None, "indirect", "concern that China has strengthened ties with Iran, North Korea, and Russia"),
        (None, "mixed", "his visit with Russian President Vladimir Putin is part of a “mission of peace.”"),
        ("Xi Jinping", "mixed", "the visit marked the beginning of a “new era”"),
        ("Xi Jinping", "mixed", "there would now be “new momentum” in the … the two countries"),
        ("Xi Jinping", "direct", "“I am very glad, at the invitation of … my visit will be fruitful.”"),
        ("John Kirby", "indirect", "America would not support any agreement … supporting Russia over Ukraine"),
        ("John Kirby", "direct", "“While that sounds perfectly reasonable, … basically ratify Russia’s conquest.”"),
        ("John Kirby", "direct", "“Russia would basically be free to use … attacks at a time of their choosing.”"),
    ],
    "003": [
        ("Dmitri Peskov", "mixed", "after the “face-to-face” meeting between … celebrate a joint press conference"),
        (None, "mixed", "Xi then expressed “questions and concerns” to Putin about the war in Ukraine"),
        ("Xi Jinping", "mixed", "“questions and concerns” to Putin about the war in Ukraine"),
        (None, "indirect", "to be neutral in the conflict"),
        (None, "mixed", "“unlimited friendship” at the opening of the Winter Olympics in Beijing"),
        (None, "indirect", "the imposition of sanctions on Moscow"),
        (None, "mixed", "the West of provoking the conflict and … with weapons for its defence"),
        (None, "mixed", "the importance of “respecting the sovereignty of all countries,”"),
        (None, "mixed", "an end to the “Cold War mentality,” in implicit criticism. to NATO enlargement"),
        ("John Kirby", "mixed", "that the war must end “fairly,” while respecting Ukraine’s territorial sovereignty"),
        ("John Kirby", "indirect", "that Xi should also talk by phone with … the conflict and not just Putin’s"),
        (None, "indirect", "China of preparing to send weapons to Russia"),
        (None, "indirect", "that Chinese companies are supplying … equipment to Russian organizations"),
    ],
    "004": [
        (None, "indirect", "itself Ukraine peacemaker"),
        (None, "mixed", "Xi’s talks with Putin provide ‘diplomatic cover’ for war"),
        (None, "mixed", "the Chinese leader’s visit provides Moscow with “diplomatic cover”"),
        (None, "indirect", "the second day of the state visit to … China of his choice later this year"),
        ("Dmitry Peskov", "indirect", "the two leaders will also attend a state dinner"),
        (None, "indirect", "a cease-fire and peace talks in vague terms released last month"),
        ("Vladimir Putin", "mixed", "that Russia had “carefully studied” China’s plans"),
        ("Vladimir Putin", "mixed", "“an opportunity to discuss the matter”"),
        ("Anthony Blinken", "indirect", "that this came days after the … issued Arrest warrant To Putin"),
        ("Anthony Blinken", "direct", "“China has no responsibility to hold … cover for those crimes to continue,”"),
        ("Anthony Blinken", "mixed", "“Any call for a cease-fire that does … Much to Russia’s advantage,”"),
        (
            "Oleksiy Danilov",
            "mixed",
            "that “successful implementation” of the … Russian forces from Ukrainian territory",
        ),
        (None, "indirect", "Xi’s visit to Moscow Amazing trip to … Volodymyr Zelensky on Tuesday"),
        (None, "indirect", "Xi invited Russian Prime Minister … during a meeting on Tuesday morning"),
        (None, "mixed", "“in the coming years”"),
        ("Xi Jinping", "mixed", "it was a “strategic choice” for Beijing … prevailing trends in the world.”"),
        (None, "mixed", "He called on the two countries to … multilateral platforms such as the UN,”"),
        ("Xi Jinping", "mixed", "the two countries to “strengthen … multilateral platforms such as the UN,”"),
        (None, "mixed", "a “no limits” partnership last February"),
        (None, "indirect", "neutrality in the conflict"),
        (None, "indirect", "the rhetoric He blamed NATO for the … increasing Russian fuel supplies"),
        (None, "indirect", "NATO for the conflict, refused to … increasing Russian fuel supplies"),
        (None, "indirect", "that it was considering sending dangerous aid to Russia"),
        (None, "indirect", "the allegation"),
        ("Xi Jinping", "direct", "“Most countries support de-escalation of … to play a constructive role.”"),
    ],
}


def seed(number: str) -> Article:
    path = next(SEEDS.glob(f"{number}_*.txt"))
    return Article(path.stem, path.read_text(encoding="utf8"))


def statements(article: Article) -> tuple[Statement, ...]:
    teasers = [Span(*match.span()) for match in re.finditer(r"(?m)^See also.*$", article.text)]
    return extract(article, teasers).statements


def abridged(text: str, expected: str) -> str:
    first, gap, last = expected.partition(GAP)
    return expected if gap and text.startswith(first) and text.endswith(last) else text


@pytest.mark.parametrize("number", EXPECTED)
def test_every_statement_with_its_speaker_and_kind(number: str) -> None:
    article = seed(number)
    found = [(s.speaker.name, s.kind, article.text[s.start : s.end]) for s in statements(article)]
    wanted = EXPECTED[number]
    shown = [
        (name, kind, abridged(text, wanted[at][2]) if at < len(wanted) else text)
        for at, (name, kind, text) in enumerate(found)
    ]
    assert shown == wanted


def test_blinken_says_three_things_and_none_of_them_names_him() -> None:
    article = seed("004")
    his = [s for s in statements(article) if s.speaker.name == "Anthony Blinken"]
    assert [(s.speaker.as_written, s.speaker.resolved_by, s.cue) for s in his] == [
        ("He", "pronoun", "noted"),
        ("Washington’s top diplomat", "title", "said"),
        ("he", "pronoun", "added"),
    ]
    assert [s.speaker.evidence.of(article.text) for s in his if s.speaker.evidence] == ["Anthony Blinken"] * 3


def test_who_relays() -> None:
    relays = [(s.speaker.name, s.via) for number in EXPECTED for s in statements(seed(number)) if s.via]
    assert relays == [
        ("Xi Jinping", "the Russian president"),
        ("Xi Jinping", "a readout by China’s Foreign Ministry"),
        ("Xi Jinping", "China’s foreign ministry"),
    ]


def test_a_quotation_goes_on_with_the_turn_of_its_speaker() -> None:
    first, second = (s for s in statements(seed("001")) if s.speaker.name == "Jake Sullivan")
    assert (first.speaker.resolved_by, second.speaker.resolved_by) == ("name", "turn")
    assert (second.speaker.as_written, second.speaker.span, second.cue) == (None, None, None)


def test_parts_of_an_interrupted_quotation() -> None:
    article = seed("002")
    parts = [[part.of(article.text) for part in s.parts] for s in statements(article) if len(s.parts) > 1]
    assert parts == [
        [
            "“While that sounds perfectly reasonable, and it sounds like a good thing,”",
            "“a ceasefire right now would basically ratify Russia’s conquest.”",
        ]
    ]


def test_the_people_of_a_seed() -> None:
    found = {mention.name: mention for mention in extract(seed("000")).mentions}
    assert sorted(found) == ["John Kirby", "Vladimir Putin", "Volodymyr Zelenskyy", "Xi Jinping"]
    assert (found["Xi Jinping"].forms, found["Xi Jinping"].count) == (("Xi",), 4)
    assert found["Vladimir Putin"].roles == ("Russian counterpart", "President")
    assert "US National Security Council coordinator for strategic communications" in found["John Kirby"].roles
