from __future__ import annotations

from pathlib import Path

import pytest

from index.articles.boilerplate import MIN_ARTICLES, ONE_IN, Repeats, mark
from index.articles.read import read
from index.values import Article

SEE_ALSO = "See also\N{NO-BREAK SPACE} "


def marked(text: str) -> list[str]:
    """Marked spans of a text in which nothing repeats."""
    return [span.of(text) for span in mark(Article("a", text))]


def repeated(articles: list[Article], tmp_path: Path) -> dict[str, list[str]]:
    """What is marked in each article, once all were counted."""
    repeats = Repeats(tmp_path / "repeats.sqlite")
    for article in articles:
        repeats.add(article)
    repeats.finish()
    found = {a.id: [span.of(a.text) for span in repeats.mark(a)] for a in articles}
    repeats.remove()
    return found


def test_the_seeds(seeds: Path) -> None:
    found = {a.id[:3]: marked(a.text) for a in read([seeds]) if isinstance(a, Article)}
    assert found == {
        "000": [" date 2023-03-20 "],
        "001": [" date 2023-03-18 "],
        "002": ["Scroll down to leave a comment and share your thoughts."],
        "003": ["Source: TSF"],
        "004": [
            SEE_ALSO
            + "Scientists are warning that 'zombie deer disease' could spread to humans as cases rise across the US",
            SEE_ALSO + "The videos show Russian units and missiles advancing towards the Ukrainian border",
            SEE_ALSO + "Here's What Tax Proponents Expect From Donald Trump's Income",
            "Leave a Reply",
            "Your email address will not be published. Required fields are marked *",
        ],
    }


@pytest.mark.parametrize(
    "paragraph",
    [
        "Advertisement",
        "ADVERTISEMENT",
        "Ad Feedback",
        "Read more",
        "Story continues below advertisement",
        "How relevant is this ad to you?",
        "1. How relevant is this ad to you?",
        "Did you encounter any technical issues?",
        "Click here to get the Fox News app",
        "Mayor warns of floods 01:58 - Source: CNN",
        "Video Ad Feedback 02:17 - Source: CNN Watch the river rise",
        "Sign up for our daily newsletter and never miss a story.",
        "Get The Post Most newsletter in your inbox each morning.",
        "Share this article",
        "© 2023 The Associated Press. All rights reserved.",
        "This material may not be published, broadcast, rewritten or redistributed.",
        "© CNBC is a content partner of ours",
        "Copyright 2024 Capital & Main",
        "Contributing: John Bacon, Doyle Rice, USA TODAY; The Associated Press.",
        "Updated Dec. 8, 2021, 12:34 p.m. ET",
        "June 16, 2023 Updated June 20, 2023, 2:11 p.m. ET",
        "Required fields are marked *",
        "More:King Charles III's coronation oil has special connection to late mother",
        "MORE: Look inside the trophy cases",
        "'It was so quiet':NASA's rover gives a snippet of what Mars sounds like",
        "GAS PRICES TODAY:We've got your guide to the cheapest in Delaware",
        "More:Where is Navalny now?",
        "Follow Jordan Mendoza on Twitter: @jordan_mendoza5.",
        "Ann Lee is a senior reporter. Reach her at alee@usatoday.com and follow her on X @annlee.",
        "Contact Ryan Cormier of The News Journal at rcormier@delawareonline.com or (302) 324-2863.",
    ],
)
def test_known_forms(paragraph: str) -> None:
    assert marked(f"Before it.\n\n{paragraph}\n\nAfter it.") == [paragraph]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Leave a comment period open for sixty days, the regulator told the court on Monday, or the rule is void.",
        "Advertisement spending fell by a fifth in March.",
        "Read more slowly, the minister said.",
        "Sources close to the talks said so.",
        "The officials signed up to a plan that the newsletter had described.",
        "See also how he said it: " + "the war must end fairly, with respect for what was signed. " * 8,
        "A date 2023-03-20 within a sentence.",
        "Centerville:Residents gathered to break a record by plating 14,280 pancakes.",
        "Q:What did you see there?",
        "Copyright law protects the drawing, the judge said.",
        "Contributing factors: speed and rain.",
        "Updated June 20, 2023, the list names nine banks.",
        "Smith: We will stay right here",
        "For questions, contact customer service at 800-422-1688 on weekdays.",
        "He asked her to follow him on Twitter, she said.",
    ],
)
def test_reporting_that_opens_alike_is_kept(paragraph: str) -> None:
    assert marked(f"Before it.\n\n{paragraph}\n\nAfter it.") == []


PLEA = "We rely on readers like you to fund what we do"


@pytest.mark.parametrize(
    ("holding", "of", "expected"),
    [
        (MIN_ARTICLES, MIN_ARTICLES, True),
        (MIN_ARTICLES - 1, MIN_ARTICLES - 1, False),
        (MIN_ARTICLES, 5 * ONE_IN, True),
        (MIN_ARTICLES, 5 * ONE_IN + 1, False),
        (MIN_ARTICLES + 1, 5 * ONE_IN + 1, True),
    ],
)
def test_what_repeats_is_marked_from_the_threshold_on(tmp_path: Path, holding: int, of: int, expected: bool) -> None:
    articles = [
        Article(f"{i:04d}", f"News of day {'x' * i}.\n{PLEA}" if i < holding else "Only news.", outlet="Daily")
        for i in range(of)
    ]
    assert repeated(articles, tmp_path)["0000"] == ([PLEA] if expected else [])


def test_repeats_are_counted_by_outlet_and_by_article(tmp_path: Path) -> None:
    n = MIN_ARTICLES
    across = [Article(f"across {i}", f"{PLEA}\nNews {'x' * i}.", outlet=f"Outlet {i}") for i in range(n)]
    within = [Article("within", "\n".join([PLEA] * n), outlet="Weekly")]
    again = [Article("again", f"{PLEA}\nNews.", outlet="Monthly")] * n
    unnamed = [Article(f"unnamed {i}", f"{PLEA}\nNews {'x' * i}.") for i in range(n)]
    found = repeated([*across, *within, *again, *unnamed], tmp_path)
    assert not any(found.values())


def test_background_that_an_agency_repeats_is_kept_until_it_is_usual(tmp_path: Path) -> None:
    background = "Russia sent troops into Ukraine in February of last year."
    some = [Article(f"some {i:04}", f"War {'x' * i}.\n{background}", outlet="Daily") for i in range(MIN_ARTICLES)]
    others = [Article(f"other {i:04}", f"News {'x' * i}.", outlet="Daily") for i in range(100 * MIN_ARTICLES)]
    for others_too, expected in ((others, False), (others[:200], True)):
        folder = tmp_path / str(len(others_too))
        folder.mkdir()
        assert any(repeated([*some, *others_too], folder).values()) is expected


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        # Alike but for case and spaces:
        (["Read all of our reports here", "read all  of our REPORTS here"], True),
        # Headings of fewer than five words, numbers, quoted words, different words:
        (["Kentucky and two others", "Kentucky and two others"], False),
        (["It rained in London for 2 hours", "It rained in London for 2 hours"], False),
        (["“We will not yield an inch,” he said again.", "“We will not yield an inch,” he said again."], False),
        (['"We will not yield an inch," he said again.', '"We will not yield an inch," he said again.'], False),
        (["It rained in London for an hour", "It rained in Paris for an hour"], False),
    ],
)
def test_what_counts_as_the_same_paragraph(tmp_path: Path, paragraphs: list[str], expected: bool) -> None:
    articles = [Article(str(i), f"News {'x' * i}.\n{paragraphs[i % 2]}", outlet="Daily") for i in range(MIN_ARTICLES)]
    assert any(repeated(articles, tmp_path).values()) is expected


def test_what_opens_an_update_of_live_coverage_is_marked_and_the_update_is_not() -> None:
    header = "9:28 pm ET April 1, 2026 Share this update "
    text = f"Snow fell.\n\n{header}Snow falls again. “It is late,” Anna Berg said."
    assert [span.of(text) for span in mark(Article("a", text))] == [header]


def test_an_update_that_repeats_is_marked_whole(tmp_path: Path) -> None:
    update = "9:28 pm ET April 1, 2026 Share this update Subscribe now to read all of it"
    articles = [Article(str(i), f"News {'x' * i}.\n{update}", outlet="Daily") for i in range(MIN_ARTICLES)]
    assert repeated(articles, tmp_path)["0"] == [update]


def test_only_the_later_of_two_with_one_id_counts(tmp_path: Path) -> None:
    articles = [Article(str(i), f"{PLEA}\nNews {'x' * i}.", outlet="Daily") for i in range(MIN_ARTICLES)]
    assert repeated(articles, tmp_path)["0"] == [PLEA]
    replaced = Article("1", "Only news.", outlet="Daily")
    assert repeated([*articles, replaced], tmp_path)["0"] == []
    assert repeated([replaced, *articles], tmp_path)["0"] == [PLEA]


# --- articles that share reporting ------------------------------------------------------------------------------------


def of_the_wire(texts: dict[str, str], tmp_path: Path) -> dict[str, list[str]]:
    """What is marked in articles of one outlet, by title and text, that hold more news beside."""
    others = [Article(f"other {i}", f"News {'x' * i}.\n{PLEA}", outlet="Wire") for i in range(MIN_ARTICLES)]
    articles = [Article(title, text, title, outlet="Wire") for title, text in texts.items()]
    found = repeated([*articles, *others], tmp_path)
    assert all(found[other.id] == [PLEA] for other in others)
    return {title: found[title] for title in texts}


@pytest.mark.parametrize(
    "pattern",
    [
        # Number by number; some have one of their three paragraphs in common.
        """A magnitude {n}.{few} earthquake was reported {n} miles from {place}
        It struck {n} miles from the nearest town, according to the U.S. Geological Survey.
        In the past 10 days, there have been {few} earthquakes nearby.""",
        # In one paragraph only; all of them have the others in common.
        """A magnitude {n}.{few} earthquake was reported near {place}
        No one was hurt, according to the first calls to the sheriff.
        People are told to stay off the bridges until they are looked at.""",
    ],
)
def test_reports_after_one_pattern_stay_whole(tmp_path: Path, pattern: str) -> None:
    places = ["Ridgecrest, Calif.", "Parkfield, Calif.", "Reno, Nev."]
    texts = {f"Quake {n}": pattern.format(n=n, few=n % 4, place=places[n % 3]) for n in range(60)}
    assert not any(of_the_wire(texts, tmp_path).values())


FIRST, *MORE = (
    "Ada Berg raised taxes by a tenth on Monday.",
    "Her party has ruled the country for twenty years.",
    "Most people in the north live on less.",
    "“We had no choice,” Berg told reporters.",
    "The vote is on the third of May.",
)


@pytest.mark.parametrize(
    "versions",
    [
        # Each adds to the one before:
        ["\n".join([FIRST, *MORE, *(f"What the {k} said came next." for k in "abcdefghi"[:n])]) for n in range(6)],
        # Each begins anew and keeps the rest:
        ["\n".join([f"Now {'x' * n} has come out as well.", FIRST, *MORE]) for n in range(6)],
        # Each keeps four of ten:
        ["\n".join([FIRST, *MORE[:3], *(f"The {k}{'x' * n} said so then." for k in "abcdef")]) for n in range(6)],
        # One is nothing but the first sentence:
        [FIRST, *("\n".join([FIRST, *MORE, f"So the {k} had said."]) for k in "abcde")],
        # None has anything of its own:
        ["\n".join([FIRST, *MORE])] * 6,
    ],
)
def test_versions_of_a_story_stay_whole_and_what_stands_around_them_is_marked(
    tmp_path: Path, versions: list[str]
) -> None:
    texts = {f"UPDATE {i}-Berg raises taxes": f"{text}\n{PLEA}" for i, text in enumerate(versions)}
    assert of_the_wire(texts, tmp_path) == {title: [PLEA] for title in texts}


def test_an_article_is_not_left_with_nothing_by_what_others_repeat_of_it(tmp_path: Path) -> None:
    texts = {"Flash": FIRST, **{f"Analysis {k}": f"What {k} makes of it now is this.\n{FIRST}" for k in "abcde"}}
    found = of_the_wire(texts, tmp_path)
    assert (found["Flash"], found["Analysis a"]) == ([], [FIRST])
    # But for pleas.
    follow = "Follow every game on our page"
    texts = {"Nothing": follow, **{f"Game {k}": f"What {k} makes of it now is this.\n{follow}" for k in "abcde"}}
    assert of_the_wire(texts, tmp_path)["Nothing"] == [follow]


def test_what_a_site_puts_in_the_place_of_its_articles_is_marked_whole(tmp_path: Path) -> None:
    wall = ["We store what you tell us to manage your visit.", "Tick here if you wish to object to the use."]
    texts = {f"News of {k}": "\n".join(wall) for k in "abcde"}
    assert of_the_wire(texts, tmp_path) == dict.fromkeys(texts, wall)


def test_headings_do_not_make_versions_of_articles(tmp_path: Path) -> None:
    days = {k: f"Alabama\nIt was {k} in the north there.\nAlaska\nThe south is {k} as well." for k in "abcde"}
    texts = {f"States {k}": f"From our network and wire reports\n{text}" for k, text in days.items()}
    assert of_the_wire(texts, tmp_path) == {title: ["From our network and wire reports"] for title in texts}


def test_a_header_tells_no_articles_apart(tmp_path: Path) -> None:
    header = "---\ntitle: Day {0} of the war\ndate: 2024-05-0{0}\n---\n"
    articles = [Article(str(i), header.format(i) + "\n".join([FIRST, *MORE[:2]]), outlet="Wire") for i in range(1, 7)]
    assert repeated(articles, tmp_path) == {str(i): [header.format(i)] for i in range(1, 7)}
