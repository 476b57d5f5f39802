"""Whom an article names: where names begin and end, what is no person, who is whose namesake."""

from collections.abc import Sequence

import pytest

from index.lexicon.nicknames import same_given
from index.lexicon.surnames import surname_of
from index.statements.extract import extract
from index.statements.people.letters import in_ordinary_letters, is_shouted
from index.values import Article


def check(text: str, expected: Sequence[str]) -> None:
    assert [mention.name for mention in extract(Article("a", text)).mentions] == list(expected)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Smith won. Blast Smith or praise her.",
        "Whoever Anna Smith was, she left.",
        "Unlike Anna Smith, he left.",
        "Notice Anna Smith in the crowd.",
        "Has Anna Smith left?",
        "VP Anna Smith left.",
        "House Speaker Anna Smith left.",
        "He met then-Gov. Anna Smith.",
        "Then-Senator Anna Smith left.",
        "QB Anna Smith left.",
        "Miss Universe Anna Smith left.",
        "They called her Mister Anna Smith.",
        "President-elect Anna Smith left.",
        "Anna Smith left. They called her Crooked Anna Smith.",
        "The Emmy Award-winning Anna Smith left.",
        "Berg-endorsed Anna Smith left.",
        "Postmaster Anna Smith left.",
        "Hall of Famer Anna Smith left.",
        "Speaker of the Legislature Anna Smith left.",
        "Updated 5 June. Anna Smith left.",
        "On April 14 Anna Smith left.",
        "Otherwise Anna Smith left.",
        "The Marine Anna Smith left.",
    ],
)
def test_a_name_begins_after_what_opens_the_sentence_and_after_titles(text: str) -> None:
    check(text, ["Anna Smith"])


@pytest.mark.parametrize(
    "text",
    [
        "The crash on Deer Hill Rd near Lily Ln closed both. Deer Hill Rd said the sign.",
        "Jackson Public Schools said classes would resume. Schools reopened.",
        "The Liberty Bowl and the Sundance Film Festival said so.",
        "TikTok said it would appeal.",
        "The General Assembly said it would vote.",
        "The Centers for Disease Control and Prevention said so.",
        "All rank-and-file UPS Teamsters said so. Vote, member UPS Teamsters.",
        "HMS Trump said so. Trump won.",
        "Strawberries Kale was there. He ate kale. Kale left.",
    ],
)
def test_things_are_nobody(text: str) -> None:
    check(text, [])


def test_a_name_in_capitals_is_somebody_s() -> None:
    check("Attorney General WILLIAM FRENCH SMITH, 62, said so.", ["William French Smith"])


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("ANNA O'BRIEN-MCKAY", "Anna O'Brien-McKay"),
        ("EMMANUEL MACRON", "Emmanuel Macron"),
        ("URSULA VON DER LEYEN", "Ursula von der Leyen"),
        ("MARINE LE PEN", "Marine Le Pen"),
        ("JD VANCE", "JD Vance"),
        ("AL GREEN", "Al Green"),
        ("XI JINPING", "Xi Jinping"),
        ("POPE LEO XIV", "Pope Leo XIV"),
        ("JOHN F. KIRBY JR.", "John F. Kirby Jr."),
        ("ÉRIC ZEMMOUR", "Éric Zemmour"),
    ],
)
def test_names_in_capitals_in_ordinary_letters(written: str, name: str) -> None:
    assert is_shouted(written)
    assert in_ordinary_letters(written, []) == name


def test_a_name_in_capitals_is_as_the_article_writes_it_elsewhere() -> None:
    assert in_ordinary_letters("LEONARDO DICAPRIO", ["Leonardo", "Mr. DiCaprio", "LEO DICAPRIO"]) == "Leonardo DiCaprio"
    text = "Mr. KIRBY and Mr. DEMAIO left. DeMaio and Kirby said it was over."
    assert [mention.name for mention in extract(Article("a", text)).mentions] == ["Kirby", "DeMaio"]


def test_letters_alone_are_no_name_in_capitals() -> None:
    assert not any(map(is_shouted, ("J.D.", "JD", "Xi", "John KIRBY")))
    check("Rep. AOC said so. Rep. OKAFOR and Ms. LEE did.", ["AOC", "Okafor", "Lee"])


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("Theresa May", "May"),
        ("Stephen King", "King"),
        ("Marty West", "West"),
        ("George Will", "Will"),
        ("Mark Cuban", "Cuban"),
    ],
)
def test_a_surname_that_is_another_word_as_well_speaks(name: str, surname: str) -> None:
    text = f'{name} came. "We will leave," {surname} said. {surname} added that it was late.\n\n"No," said {surname}.'
    found = extract(Article("a", text)).statements
    assert [(s.speaker.name, s.cue) for s in found] == [(name, "said"), (name, "added"), (name, "said")]


def test_a_surname_that_is_a_place_as_well_is_a_person_s_before_who() -> None:
    text = "Jeremy Paris left. “It is late,” Paris, who used to work in Leeds, said."
    assert [statement.speaker.name for statement in extract(Article("a", text)).statements] == ["Jeremy Paris"]


@pytest.mark.parametrize("text", ["“It is over,” Okafor said.", "On Monday, Okafor also warned that it was late."])
def test_a_surname_alone_is_a_person_s_where_it_speaks(text: str) -> None:
    assert [statement.speaker.name for statement in extract(Article("a", text)).statements] == ["Okafor"]


def test_whose_given_name_is_another_word_speaks() -> None:
    found = extract(Article("a", '"It is over," said Will Doyle, a researcher.')).statements
    assert [s.speaker.name for s in found] == ["Will Doyle"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Laurence H. Tribe teaches law. Mr. Tribe said it was wrong.", "Laurence H. Tribe"),
        ("J.J. Goldberg wrote it. Goldberg said it was wrong.", "J.J. Goldberg"),
        ("Rep McCaul Speaks\n\nMichael McCaul spoke. McCaul said it was wrong.", "Michael McCaul"),
        ("Oscar-winner Sarandon\n\nSusan Sarandon spoke. Sarandon said it was wrong.", "Susan Sarandon"),
        ("Jorge Antonio Villasenor Llamas said it was wrong.", "Jorge Antonio Villasenor Llamas"),
    ],
)
def test_names_of_unusual_make(text: str, name: str) -> None:
    found = extract(Article("a", text))
    assert [mention.name for mention in found.mentions] == [name]
    assert [statement.speaker.name for statement in found.statements] == [name]


def test_what_nobody_knows_before_a_long_name_is_no_part_of_it() -> None:
    check("“It is late,” said Riverkeeper Anna van Berg.", ["Anna van Berg"])
    check("She'd said it was late. “She'd left,” She'd said.", [])


def test_a_nickname_stands_within_the_name() -> None:
    check("They met Zongliang “Carl” Smith. Smith said it was late.", ["Zongliang Carl Smith"])
    check('Rep. Robert C. "Bobby" Smith left. Bobby Smith said so.', ["Robert C. Bobby Smith"])


def test_father_and_son_are_two() -> None:
    text = "John Smith met John Smith Jr. on Monday. Smith Jr. said it was over. Smith said it was not."
    check(text, ["John Smith", "John Smith Jr."])
    found = extract(Article("a", text)).statements
    assert [s.speaker.name for s in found] == ["John Smith Jr.", "John Smith"]


def test_a_title_does_not_make_the_son_his_father() -> None:
    found = extract(Article("a", "John Smith Jr. came. President Smith said it was over.")).statements
    assert [s.speaker.name for s in found] == ["Smith"]


def test_a_title_that_neither_bearer_has_is_nobody() -> None:
    text = "Former Gov. Jeb Smith met Anna Smith. “It is over,” President Smith said."
    assert [s.speaker.name for s in extract(Article("a", text)).statements] == [None]


def test_jr_belongs_to_a_name_past_a_comma_and_is_no_name_alone() -> None:
    text = 'Bert Ott, Jr., who owns it, said it was over. "We go," Ott, Jr. said.\nJr. said no.'
    check(text, ["Bert Ott Jr."])
    found = extract(Article("a", text)).statements
    assert [(text[s.start : s.end], s.speaker.name, s.speaker.as_written) for s in found[:2]] == [
        ("it was over", "Bert Ott Jr.", "Bert Ott, Jr."),
        ('"We go,"', "Bert Ott Jr.", "Ott, Jr."),
    ]


@pytest.mark.parametrize(
    ("words", "surname"),
    [
        ("Charles III", "charles iii"),
        ("Elizabeth II", "elizabeth ii"),
        ("John Smith III", "smith"),
        ("Trump Jr.", "trump"),
        ("Xi Jinping", "xi"),
    ],
)
def test_family_names(words: str, surname: str) -> None:
    assert surname_of(tuple(words.split())) == surname


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Donald Trump", "Donald Trump Jr.", False),
        ("Donald Trump Jr", "Donald Trump Jr.", True),
        ("Trump Jr.", "Donald Trump", False),
        ("Trump Jr.", "Donald Trump Jr.", True),
        ("Joseph R. Biden Jr.", "Joe Biden", True),
        ("Robert F. Kennedy Jr.", "Robert F. Kennedy", False),
        ("Aung San Suu Kyi", "Suu Kyi", True),
        ("Lin Lin", "Olivia Lin", False),
        ("George W. Bush", "George H.W. Bush", False),
        ("Jay Powell", "Jerome Powell", True),
        ("Steph Curry", "Stephen Curry", True),
        # Short for one name, but hardly the same person in one article.
        ("Steph Smith", "Steve Smith", False),
        ("Eliza Fletcher", "Lizzie Fletcher", False),
    ],
)
def test_same_given(one: str, other: str, *, same: bool) -> None:
    assert same_given(tuple(one.split()), tuple(other.split())) is same


@pytest.mark.parametrize("name", ["Shen Xincheng", "Choi Jong-kun", "Moon Jae-in", "Nam Sung-wook"])
def test_where_the_family_name_stands_first(name: str) -> None:
    surname = name.split()[0]
    assert surname_of(tuple(name.split())) == surname.lower()
    found = extract(Article("a", f"{name}, a student, left. “It is over,” {surname} said."))
    assert [statement.speaker.name for statement in found.statements] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gov. Jim Justice left. “It is over,” Justice said.", "Jim Justice"),
        ("Gov. Jim Justice left. Gov. Justice said it was over.", "Jim Justice"),
        ("Jenny Town, a fellow at 38 North, left. Town said it was over.", "Jenny Town"),
        ("Carl Arena, 44, of Flint, said it was over.", "Carl Arena"),
        ("“It is over,” Laurence H. Tribe, who teaches law, said.", "Laurence H. Tribe"),
        ("Tom Super left. Super said it was over.", "Tom Super"),
        ("Gregory Poland, a doctor, left. It is over, according to Poland.", "Gregory Poland"),
        ("Bryan English left. Mr. English said it was over.", "Bryan English"),
    ],
)
def test_a_surname_that_reads_like_a_thing_is_shown_by_what_stands_beside(text: str, name: str) -> None:
    [statement] = extract(Article("a", text)).statements
    assert statement.speaker.name == name


@pytest.mark.parametrize(
    "text",
    [
        "Marion County said it was closed. County said so.",
        "Virginia Tech, whose students left, said it was over.",
        "Tyson Foods said prices would rise.",
        "The mayor of Virginia Beach said it was over.",
        "Clarence House said the king was well.",
        "The Walt Disney Co. said it was over. Walt Disney grew. Disney said so.",
        "Netflix said it was over.",
        "Forbes said it was over.",
        "Al Jazeera said it was over.",
        "The Royal Mint said it was over.",
        "KSL.com reported that it was over.",
        "Retailer Kate Spade said it was over.",
        "Fans of Henry Ford Health said it was over.",
    ],
)
def test_a_given_name_before_a_thing_is_nobody(text: str) -> None:
    assert {statement.speaker.name for statement in extract(Article("a", text)).statements} == {None}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("E. Jean Carroll, an author, said it was over.", "E. Jean Carroll"),
        ("M. Dane Waters, whose group lost, said it was over.", "M. Dane Waters"),
        ("I. Charles McCullough III, the inspector, said it was over.", "I. Charles McCullough III"),
        ("Influencer Chris Olsen said it was over.", "Chris Olsen"),
        ("F Angel Reese said it was over.", "Angel Reese"),
        (
            "Hilary Smith came. Hillary Smith spoke, and Bill Smith. Hillary Smith left. Ms. Smith said it was over.",
            "Hillary Smith",
        ),
        ("State Department of Health analyst Amanda Bakken said it was over.", "Amanda Bakken"),
        ("A frequent critic of former President Donald Trump said it was over.", None),
        ("Bob Smith, the sheriff, left. The Sheriff's Office said it was over.", None),
        ("Boeing CEO Bob Jones and Tesla CEO Ann Smith met. The Tesla CEO said it was over.", "Ann Smith"),
        ("He bought a coffee maker\n\nAnn Smith, who teaches, said it was over.", "Ann Smith"),
        ("Mom Corners Smith On Tax. Ann Smith left. Smith said it was over.", "Ann Smith"),
        ("On Thursday, Mary Kay Henry said it was over.", "Mary Kay Henry"),
        ("Michael Bloomberg left. Now Bloomberg says it is over.", "Michael Bloomberg"),
        ("Michael Bloomberg left. The Bloomberg says it is over.", None),
        ("Prices fell. Then Lidlo said it was over. “It is,” Lidlo said.", None),
        ("Prices fell. On Monday, Lidlo, a retailer, left. “It is over,” Lidlo said.", None),
        ("Prices fell at the retailer Lidlo. “It is over,” Lidlo said.", None),
        ("Prices fell. On Monday, Lidlo, a singer, left. “It is over,” Lidlo said.", "Lidlo"),
    ],
)
def test_who_speaks(text: str, name: str | None) -> None:
    assert extract(Article("a", text)).statements[-1].speaker.name == name


def test_a_name_past_a_comma_is_an_aside_only_where_it_ends() -> None:
    found = extract(Article("a", "According to the senator, Anna Smith left. Its director, Bob Jones, stayed."))
    assert {mention.name: mention.roles for mention in found.mentions} == {"Anna Smith": (), "Bob Jones": ("director",)}


def test_accents_that_are_characters_of_their_own() -> None:
    text = "Rosa Icela Rodri\u0301guez, a minister, left. “It is over,” Rodri\u0301guez said."
    [statement] = extract(Article("a", text)).statements
    assert statement.speaker.name == "Rosa Icela Rodríguez"
    assert statement.speaker.as_written == "Rodri\u0301guez"


def test_a_clause_after_a_name_gives_it_no_role() -> None:
    text = "While speaking to Anna Smith, the deputy observed her. He left. The deputy said that she was ill."
    found = extract(Article("a", text))
    assert [mention.roles for mention in found.mentions] == [()]
    assert found.statements[-1].speaker.name is None


def test_a_time_of_day_is_one_word() -> None:
    text = "Anna Smith said at 7:45 p.m. that it was over."
    [statement] = extract(Article("a", text)).statements
    assert (statement.speaker.name, statement.span.of(text)) == ("Anna Smith", "that it was over")


def test_who_reigns_is_nobody_who_bears_the_given_name() -> None:
    text = (
        "Prince Andrew denied it. His lawyer, Andrew B. Smith, said it was baseless. “I was at home,” Andrew said.\n"
        "Crown Prince Mohammed bin Jones was there. “It is over,” Prince Mohammed said.\n"
        "Queen Elizabeth II came. “It was a horrible year,” Queen Elizabeth said."
    )
    found = extract(Article("a", text)).statements
    names = [statement.speaker.name for statement in found]
    assert names == ["Andrew B. Smith", "Andrew", "Mohammed bin Jones", "Elizabeth II"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anna Bishop Smith said it was over.", "Anna Bishop Smith"),
        ("John Judge Kirby left. Kirby said it was over.", "John Judge Kirby"),
        ("Secretary French John Kirby said it was over.", "John Kirby"),
        ("John “Jack” Kirby said it was over.", "John Jack Kirby"),
        ("Zorbla Kixby, of the league, said it was over.", "Zorbla Kixby"),
    ],
)
def test_what_stands_within_a_name_or_before_it(text: str, name: str) -> None:
    check(text, [name])


def test_names_in_a_headline_keep_their_suffix() -> None:
    check(
        "Talks With John Kirby Jr. And Anna Smith Went On Late\nThe crowd left.",
        ["John Kirby Jr.", "Anna Smith"],
    )


def test_first_and_second_exclude_each_other_in_a_title() -> None:
    for first, second in (("first lady", "second lady"), ("House leader", "Senate leader")):
        text = f"Former {first} Anna Smith left. The {second} said it was over. The former {first} said it was late."
        names = [statement.speaker.name for statement in extract(Article("a", text)).statements]
        assert names == [None, "Anna Smith"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("the Republican senator", "Anna Smith"),
        ("the New York senator", "John Kirby"),
        ("the Texas Republican", "Anna Smith"),
        ("the Texas Democrat", None),
        ("the Democrat", None),
        ("the Republican senator from Ohio", None),
    ],
)
def test_a_party_s_tag_tells_of_party_and_state(title: str, name: str | None) -> None:
    text = f"Sen. John Kirby (D-N.Y.) met Sen. Anna Smith, R-Tex., on Monday.\n\n“It is late,” {title} said."
    assert [statement.speaker.name for statement in extract(Article("a", text)).statements] == [name]


_FAR = (
    "The town lies on a river and has nine bridges, a mill, two schools and a market that opens on the first day. " * 2
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # Named as somebody's kin, and so not called by the surname alone.
        ("Anna Kirby, daughter of former Mayor John Kirby, won. “We did it,” Kirby said.", "Anna Kirby"),
        ("John Kirby and his wife, Anna Kirby, own a shop. Kirby said it is late.", "John Kirby"),
        ("John Kirby and Anna Kirby own a shop. Kirby said it is late.", None),
        # Named last, and not together with the other.
        (f"John Kirby left. {_FAR}“It is over,” Anna Kirby said. “We lost,” Kirby said.", "Anna Kirby"),
        (f"John Kirby left. {_FAR}He lives with Anna Kirby, 30. Kirby said it is late.", None),
        (f"Anna Kirby won. {_FAR}Kirby left. {_FAR}Mayor John Kirby came. “We lost,” Kirby said.", "John Kirby"),
        (f"Anna Kirby won. {_FAR}Kirby left. {_FAR}The law of Mayor John Kirby is late, Kirby said.", "Anna Kirby"),
        (f"Anna Kirby won. {_FAR}Kirby left. {_FAR}She met John Kirby. “We lost,” Kirby said.", "Anna Kirby"),
        (f"Anna Kirby won. {_FAR}Kirby left. {_FAR}John Kirby came. {_FAR * 2}“We lost,” Kirby said.", "Anna Kirby"),
    ],
)
def test_a_bare_surname_of_two_goes_on_of_whoever_was_named_last_by_himself(text: str, name: str | None) -> None:
    assert extract(Article("a", text)).statements[-1].speaker.name == name


def test_will_opens_no_question_where_none_follows() -> None:
    check("The club met. Will Ferrell said that it was late. Ferrell left.", ["Will Ferrell"])
    check("The club met. Will Ferrell leave?", [])
    text = "He had a word. “Is it over?” Will Ferrell said."
    [statement] = extract(Article("a", text)).statements
    assert statement.speaker.name == "Will Ferrell"


@pytest.mark.parametrize("name", ["Kari Lake", "Molly Best", "Eddy Cue", "Sierra West", "Carlos del Rio"])
def test_a_surname_may_read_like_a_place_or_an_opening(name: str) -> None:
    surname = name.split(" ", 1)[1]
    text = f"{name}, an analyst, left. “It was late,” said {surname}, who went home."
    check(text, [name])
    (statement,) = extract(Article("a", text)).statements
    assert (statement.speaker.name, statement.speaker.as_written) == (name, surname)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It was late, according to V. John White, an analyst.", "V. John White"),
        ("Sandra Day O’Connor said it was late.", "Sandra Day O’Connor"),
        ("Allen St. Pierre left. St. Pierre said it was late.", "Allen St. Pierre"),
        ("“It is late,” said Ron deHarte, a voter.", "Ron deHarte"),
        ("The President of Ukraine Volodymyr Zelensky said it was late.", "Volodymyr Zelensky"),
        ("Anna Smith, dean of the School of Law told reporters that it was late.", "Anna Smith"),
        ("“It is late,” said Dean Smith, an economist.", "Dean Smith"),
        ("Under Secretary of Defense for Policy Anna Smith said it was late.", "Anna Smith"),
        ("U.S. Attorney for the Southern District of New York Anna Smith said it was late.", "Anna Smith"),
        ("Special Envoy for Iran Anna Smith said it was late.", "Anna Smith"),
        ("Special Agent in Charge Anna Smith said it was late.", "Anna Smith"),
        ("Secretary of Agriculture Anna Smith said it was late.", "Anna Smith"),
        ("United States Attorney for the District of Maryland Anna Smith said it was late.", "Anna Smith"),
        ("There was a call that day from Anna Smith, who said it was late.", "Anna Smith"),
        ("They are the early favorites to replace Anna Smith, who said it was late.", "Anna Smith"),
    ],
)
def test_who_is_named_by_what_stands_around_him(text: str, name: str) -> None:
    assert [s.speaker.name for s in extract(Article("a", text)).statements] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman for Anna Smith, who said it was late, left.",
        "The wife of Texas Mayor Anna Smith said so.",
        "The mother of crash victim Anna Smith said so.",
        "Attorneys for the 9-year-old swimmer Anna Smith said so.",
        "The recent death of Texan woman Anna Smith showed that it was so.",
    ],
)
def test_whoever_stands_for_somebody_is_another(text: str) -> None:
    assert [s.speaker.name for s in extract(Article("a", text)).statements if s.speaker.name] == []


def test_a_title_that_is_a_given_name_may_be_a_surname() -> None:
    text = "Howard Dean ran once. Dean took to the web, saying it was late. A dean said that it was not."
    assert [s.speaker.name for s in extract(Article("a", text)).statements] == ["Howard Dean", None]


@pytest.mark.parametrize("mention", ["Mayor Ann Lee🇺🇸", "🚨Mayor Ann Lee", "► Mayor Ann Lee"])
def test_a_picture_beside_a_name_is_no_part_of_it(mention: str) -> None:
    [statement] = extract(Article("a", f"{mention} said it was over.")).statements
    assert (statement.speaker.name, statement.speaker.as_written) == ("Ann Lee", "Mayor Ann Lee")


def test_a_company_of_two_names_is_nobody() -> None:
    text = "Boris Johnson came. Johnson & Johnson said it was safe. Holland & Smith CEO Anna Smith said so too."
    assert [s.speaker.name for s in extract(Article("a", text)).statements] == [None, "Anna Smith"]


def test_a_president_of_another_nation_is_not_the_one_whose_nation_no_word_tells() -> None:
    text = (
        "President Donald Trump spoke. The president of Israel said it was over. French President Emmanuel Macron came."
        " The French president said so too. The U.S. president said it was late."
    )
    names = [s.speaker.name for s in extract(Article("a", text)).statements]
    assert names == [None, "Emmanuel Macron", "Donald Trump"]
