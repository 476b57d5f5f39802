"""How far a source and what it said reach: whole phrases, and nothing that is none."""

from __future__ import annotations

import pytest

from index.statements.extract import extract
from index.values import Article


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        # An article has a noun after it, however it is described.
        ("A masked man entered the shop and threatened to burn it down.", ["A masked man"]),
        ("An unnamed caller phoned the paper and said, “Nobody is safe tonight.”", ["An unnamed caller"]),
        ("The rent doubled, according to a revised lease.", ["a revised lease"]),
        (
            "According to an updated forecast from the port, the ferry sails at noon.",
            ["an updated forecast from the port"],
        ),
        ("The “Night Ferry” host smiled, suggesting that it was over.", ["The “Night Ferry” host"]),
        # When it was said is no part of who says it.
        ("The port authority has so far reported four cases.", ["The port authority"]),
        ("Several districts have thus far said they would close.", ["Several districts"]),
        ("The mill closed. The mayor a month later said it would reopen.", ["The mayor"]),
        # Reporting is a noun where somebody did it, and offices are joined.
        ("Three were hurt, according to police and prosecutors.", ["police and prosecutors"]),
        ("The vote moves to June, according to state and party officials.", ["state and party officials"]),
        ("Three were hurt, according to Smith and neighbors who saw it.", ["Smith and neighbors"]),
        # Who told it may go on telling.
        ("Relief is far, according to Dr. Bauer, who said it will stay hot.", ["Dr. Bauer", "Dr. Bauer"]),
        ("Sales fell, according to figures from the union, which says it will strike.", ["figures from the union"] * 2),
        ("“Age matters,” says Rori Smith, a baker, urging women to wait.", ["Rori Smith", "Rori Smith"]),
        ("Officials are facing pressure from advocates who accuse them of cruelty.", ["advocates"]),
        ("The man was wearing a shirt that said “save the whales”.", ["a shirt"]),
        ("The town released a report that found half of them unsafe.", ["a report"]),
        ("A group that endorsed Smith said it was glad.", ["A group", "A group"]),
        ("He left, and that proposed plans were late is known.", []),
        ("According to the notice posted on its site, the mill closes.", ["the notice posted on its site"]),
        ("Well, according to the mayor, “the mill is closed for good.”", ["the mayor"]),
        ("Acme is recalling vans, and voluntarily recalled the syrup that made us ill.", []),
        ("Acme recalls 1.2 million vans, and Bell recalled about 31,000 vans for a leak.", []),
        ("Acme recalls Swift City and Swift Air vans for leaks, and the vans recalled were new.", []),
        ("Acme recalled having sold vans, and Bell recalls Kirby as a man of peace.", ["Acme", "Bell"]),
        ("Bell recalls Acme used to sell vans for a song.", ["Bell"]),
        ("The state has 2.1 million confirmed cases, and contends with a shortage that is new.", []),
        ("The town's press clerk on May 12 said that it was late.", ["The town's press clerk"]),
        ("The mill in October announced that it was late.", ["The mill"]),
        ("A report issued in May said that it was late.", ["A report"]),
        ("Kirby owned up, with May admitting that it was late.", ["May"]),
        ("It rained, and Monday's report said that it was late.", ["Monday's report"]),
        ("Crews who testified before Smith urged him to stay.", ["Crews"]),
        ("The company that operates the mill has asked the court to wait.", ["The company"]),
        ("At that hearing Smith said it was late.", ["Smith"]),
        ("It left Minneapolis-St. Paul at noon, the line said.", ["the line"]),
        ("Prices vary according to who is playing, and according to supply and demand.", []),
        ("In the appeal rejected Monday, the firm said that it lost.", ["the firm"]),
        ("The suit claims the town told them that it was safe.", ["The suit", "the town"]),
        ("It fell, the Food and Drug Administration said.", ["the Food and Drug Administration"]),
        ("The games come in May, the sport's governing body, FIFA, said.", ["the sport's governing body, FIFA"]),
        ("In a letter, Quinn, Murray and Smith addressed it: “We never left.”", ["Quinn, Murray and Smith"]),
        ("The Republican legislation also restricts “words of any kind” at school.", ["The Republican legislation"]),
        ("In his “season for the ages,” the pitcher won.", [None]),
        # Not so where the other is the subject of what follows.
        ("Three were hurt, according to witnesses and officials have closed the road.", ["witnesses"]),
        # Nobody reports these.
        ("If all goes according to plan, the mission ends with a splash.", []),
        ("So rest assured, it will stay a storm of that kind.", []),
        ("That helps explain why the mayor stayed away.", []),
        ("The agreement, announced late Monday, included rules for schools.", []),
        ("The senator has made repeated trips to Iowa.", []),
        # But the late queen spoke.
        ("“It is over,” said late Queen Helena.", ["late Queen Helena"]),
    ],
)
def test_a_source_is_a_whole_noun_phrase(text: str, sources: list[str | None]) -> None:
    assert [statement.speaker.as_written for statement in extract(Article("a", text)).statements] == sources


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("In other towns, he said, the first floors fell.", ["In other towns, he said, the first floors fell"]),
        ("For years, she said, nobody came.", ["For years, she said, nobody came"]),
        ("As such, Faber said, avoiding it is hard.", ["As such, Faber said, avoiding it is hard"]),
        ("“Whose round is it?” I ask. On the house, he says.", ["“Whose round is it?”", "On the house"]),
        ("On May 23, a judge ruled against Smith in the case.", []),
        ("In March, the agency urged everybody in those towns to leave.", ["everybody in those towns to leave"]),
        ("In all, the plant has reported 14 cases among its workers.", ["14 cases among its workers"]),
    ],
)
def test_a_phrase_that_opens_a_sentence_is_no_statement_by_itself(text: str, said: list[str]) -> None:
    assert [statement.span.of(text) for statement in extract(Article("a", text)).statements] == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # A bound is part of the number.
        ("Officials said at least three people were hurt.", "at least three people were hurt"),
        ("The plant has reported up to 14 cases among its workers.", "up to 14 cases among its workers"),
        ("The agency said over 34,000 workers will be sent home.", "over 34,000 workers will be sent home"),
        # So is how near it is, and what tells of which kind people are.
        ("Officials said nearly half of the towns are dry.", "nearly half of the towns are dry"),
        ("Smith said roughly 50 adults escaped.", "roughly 50 adults escaped"),
        ("The office says fully vaccinated people may travel.", "fully vaccinated people may travel"),
        ("He said first responders were met with smoke.", "first responders were met with smoke"),
        ("Supporters say too many children are poor.", "too many children are poor"),
        ("She said first that it was over.", "that it was over"),
        ("She said first he was ill.", "he was ill"),
        ("They said repeatedly the talks had failed.", "the talks had failed"),
        # What somebody is asked not to do is not what he is asked to do.
        ("Investigators urged the public not to speculate.", "the public not to speculate"),
        ("He warned workers not to speak with the press.", "workers not to speak with the press"),
        ("Trump told the crowd not to worry.", "the crowd not to worry"),
        # Where somebody is stands before what he is asked to do.
        ("The agency urged governments around the world to save fuel.", "governments around the world to save fuel"),
        ("She urged anyone living in those areas to leave.", "anyone living in those areas to leave"),
        ("The unions are urging allies in the Senate not to act.", "allies in the Senate not to act"),
        ("The mayor urged them to “pull back” from the river.", "them to “pull back” from the river"),
        ("The mayor told them “to hell with it.”", "“to hell with it.”"),
        ("The agency told workers in the towns to leave.", "workers in the towns to leave"),
        ("The agency told workers on Sunday that it has to leave.", "that it has to leave"),
        ("She warned people with cars not to drive.", "people with cars not to drive"),
        ("She urged tighter rules.", "tighter rules"),
        # When somebody praised or announced it is no part of it.
        ("The mayor endorsed the plan on Monday.", "the plan"),
        ("The mayor endorsed the plan last week.", "the plan"),
        ("The mayor endorsed him in May.", "him in May"),
        ("The mayor announced that it closed on Monday.", "that it closed on Monday"),
        ("The mayor announced the end of the fair of last May.", "the end of the fair of last May"),
        ("The talks failed in the spring, the mayor warned on Wednesday.", "The talks failed in the spring"),
        # What describes a name is no part of it.
        ("The mayor called it the Fair, which it is.", "it the Fair"),
        # It is no hearer where it is what the words are about.
        ("The agency warned it would close the road.", "it would close the road"),
        ("The agency warned him it would close the road.", "it would close the road"),
    ],
)
def test_where_what_was_said_begins(text: str, said: str) -> None:
    assert [statement.span.of(text) for statement in extract(Article("a", text)).statements] == [said]


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("The city is short of money for projects that were promised to them.", []),
        ("AAA projects that 43 million people will drive.", ["projects"]),
        ("The program offers education and counseling to children who are at risk.", []),
        ("The owners hired designers from German brands like Ostra to make it sharp.", []),
        ("Thousands of volunteers desperately tried to save the town.", []),
        ("In sworn testimony and a book the clerk told of it.", []),
        ("The storm interrupted port operations for months.", []),
        ("The virus interrupted our lives.", []),
        ("A powerful winter storm is threatening parts of the country.", []),
        ("Hurricane Ian threatens to flood the coast.", []),
        ("Since May the erosion threatens some of the graves by the river.", []),
        ("The minister threatened to close the border.", ["threatened"]),
        ("The floods have claimed the lives of 1,600 people.", []),
        ("The mayor claimed that lives were saved.", ["claimed"]),
        ("Anna Smith, who asked not to be named, left.", []),
        ("Anna Smith asked who had been named.", ["asked"]),
        ("Anna Smith said nothing about that.", []),
        ("Anna Smith said nothing had changed.", ["said"]),
        ("The mayor was admitted to hospital on Monday.", []),
        ("The mayor admitted to taking money.", ["admitted"]),
        ("That begs the question of who would lead.", []),
        ("In the state house the group fought proposed tax hikes.", []),
        ("Officials condemned repeated acts of violence.", ["condemned"]),
        ("“That is false,” Smith interrupted.", ["interrupted"]),
        ("“I never saw it again,” she confided. “It was gone,” Smith recollected.", ["confided", "recollected"]),
        ("Smith shared the first trailer of his new series, “Off the Stage Again.”", []),
        ("His mother instructed him: “Don’t you bow down to her.”", ["instructed"]),
        ("The roof fell, according to a video shared by the town.", ["according to"]),
        ("Many state programs contract with private clinics.", []),
        ("Officials state that it is safe to fly.", ["state"]),
        ("The answers to some of the questions you may have are here.", []),
        ("A woman who answered the phone “at home” hung up.", []),
        ("Why is it called a bridge? How was he told to swim?", []),
        ("A friendship gone sour ended in court.", []),
        ("We answer the questions that you ask every day.", []),
        ("The word is used to describe rain. The mayor used the bus to call on friends.", []),
        ("Warning: The film is long.", []),
        ("The town reads the labels that shoppers rely on.", []),
        ("The rock, estimated to be ten feet wide, fell.", []),
        ("A list of places we have written about is here.", []),
        ("Anna Smith portrays a queen in the play.", []),
        ("Anna Smith portrayed him as a fool.", ["portrayed"]),
        ("Which is what Smith and his allies say about the riot at the mill.", []),
        ("A lawsuit that makes major claims – like that it can win – was filed.", []),
        ("The plan has not panned out as of May.", []),
        ("Smugglers point to the mill.", ["point"]),
    ],
)
def test_nouns_and_deeds_say_nothing(text: str, cues: list[str]) -> None:
    assert [s.cue for s in extract(Article("a", text)).statements if s.cue] == cues
