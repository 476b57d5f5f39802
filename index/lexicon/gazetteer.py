"""Capitalised words that are no person's: places, institutions, parties, outlets, days."""

from __future__ import annotations

from .roles import NATIONS
from .things import THINGS
from .words import MONTHS, WEEKDAYS, word_set

# With one of these anywhere in it, a capitalised phrase names an institution, a place, a work or an event.
INSTITUTIONS = word_set(
    "House Senate Congress Legislature Assembly Committee Council Court Department Ministry Office Bureau Agency"
    " Administration Commission Authority Board Party Campaign Convention Union Association Federation Organization"
    " Organisation Foundation Institute Institution University College School Academy Center Centre Hospital Church"
    " Bank Fund Group Company Corp. Corporation Inc. Inc Ltd. Co. LLC PAC Partners Capital Holdings Industries Services"
    " Systems Technologies Motors Airlines Airport Station Street Avenue Road Boulevard Square Park River Lake"
    " Island Islands County City State States Province Valley Beach Hills Heights Hall Tower Hotel Stadium Arena"
    " Theater Theatre Museum Library Times Post News Journal Tribune Herald Gazette Globe Chronicle Magazine Press"
    " Daily Weekly Review Today Network Radio Television TV Channel Media Show Live Tonight Hour Report Reports Act"
    " Bill Amendment Treaty Agreement Accord Plan Initiative Project Program Force Army Navy Corps Guard Police"
    " Service Command Forces Coast Pentagon Kremlin Parliament Duma Republic Kingdom Nations Summit Conference Forum"
    " League Club Team Caucus Caucuses Primary Election Debate Day Week Year War World Games Cup Award Awards Prize"
    " Medal Affairs Relations Security Defense Intelligence Health Education Justice Treasury Commerce Labor Energy"
    " Transportation Planned Supreme National International Federal Democratic Republican GOP Democrats Republicans"
    " Conservatives Liberals Socialists Labour Tories Tea Twitter Facebook Google Apple Amazon Microsoft YouTube"
    " Instagram Politico Reuters Bloomberg CNN NBC CBS ABC MSNBC BBC NPR AP AFP TASS Xinhua Fox Breitbart HuffPost"
    " BuzzFeed Slate Newsweek Wall Gallup Quinnipiac Monmouth Marist Univision C-SPAN Ipsos NATO UN EU FBI CIA NSA"
    " NSC ISIS FEMA IRS DNC RNC NRA ACLU NAACP Hamas Hezbollah Taliban Christmas Easter Thanksgiving Black White"
    " Bible Constitution God Obamacare Medicare Medicaid Americans Internet Muslims Muslim Christians Christian Jews"
    " Jewish Catholics Catholic Latinos Latino Hispanics Hispanic Evangelicals Secret Homeland Super Swing Gun"
    " Rights Policy Politics Society Alliance Coalition Movement Trust Studies Research Data Poll Polls Survey Index"
    " Strip Gulf Sea Ocean Mountain Middle Cold Oval Rose Garden Air One First Second Third Fourth Fifth Democrat"
    " Read More Related Photo Image Images Getty Video Watch Follow Share Click Source Subscribe Editor Correction"
)
# A phrase that opens with one of these names a place.
PLACE_OPENERS = word_set(
    "Notre New St. North South East West Northern Southern Eastern Western Central San Los Las Santa El Fort Mount"
    " Lake Cape Rio United Great Hong Puerto Costa Saudi Sri Upper Lower Greater Port Palm Silicon Capitol Des Baton"
    " Little Grand Salt Long Staten Ground Cedar Mar-a-Lago Sioux Iowa"
)
# After a town, and never alone: no subject of a sentence.
STATES_FOR_SHORT = word_set(
    "Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Kans. Ky. La. Md. Mass. Mich. Minn. Miss. Mo."
    " Mont. Neb. Nev. N.H. N.J. N.M. N.Y. N.C. N.D. Okla. Ore. Pa. R.I. S.C. S.D. Tenn. Tex. Vt. Va. Wash. W.Va. Wis."
    " Wyo. D.C."
)
PLACES = (
    frozenset(NATIONS)
    | STATES_FOR_SHORT
    | word_set(
        "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Hawaii Idaho Illinois"
        " Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi"
        " Missouri Montana Nebraska Nevada Hampshire Jersey York Carolina Dakota Ohio Oklahoma Oregon"
        " Pennsylvania Rhode Tennessee Texas Utah Vermont Wisconsin Wyoming D.C. Chicago Boston Philadelphia"
        " Houston Dallas Atlanta Miami Detroit Seattle Denver Phoenix Cleveland Pittsburgh Cincinnati Columbus"
        " Milwaukee Minneapolis Baltimore Charlotte Orlando Tampa Nashville Memphis Manhattan Brooklyn Queens"
        " Bronx Harlem Hollywood Brooklyn Ferguson Benghazi Aleppo Bakhmut Kharkiv Odesa Crimea Donbas Mariupol"
        " Kherson Europe Asia Africa Antarctica Arctic Atlantic Pacific Mediterranean Caribbean Balkans Scotland"
        " Wales Belgium Denmark Portugal Switzerland Geneva Zurich Singapore Malaysia Thailand Bangkok Shanghai"
        " Tibet Xinjiang Sinai Gaza Jordan Lebanon Beirut Yemen Qatar Doha Dubai Emirates Bahrain Kuwait Oman"
        " Sudan Somalia Ethiopia Uganda Rwanda Congo Zimbabwe Zambia Ghana Morocco Algeria Tunisia Peru Chile"
        " Bolivia Ecuador Panama Nicaragua Honduras Guatemala Haiti Jamaica Bangladesh Nepal Myanmar Burma"
        " Cambodia Laos Mongolia Kazakhstan Uzbekistan Armenia Azerbaijan Moldova Bulgaria Croatia Bosnia Kosovo"
        " Albania Slovenia Slovakia Iceland Luxembourg Malta Cyprus Twitter Zealand Des Moines Vegas Angeles"
        " Francisco Diego Antonio Orleans Louis"
    )
) - {"Jordan", "Charlotte", "Orlando", "Antonio", "Diego", "Louis", "Chad", "Ferguson", "Francisco"}
CALENDAR = frozenset(word.capitalize() for word in MONTHS | WEEKDAYS) - {"April", "June", "May", "August"}
# Surnames all the same, after a given name: "Charlie Black", "Michael Bloomberg".
SURNAMES_TOO = word_set(
    "Cuban Black White Rose Day Park Lake Church Post Wall Read Hall Beach Bill Bloomberg Washington Lincoln"
    " Jackson Houston Austin Dallas Madison Israel England Ireland Holland Berlin London Paris French German English"
    " Moore Rivers Banks Law Power Field Fields Garden Young Service Marine Guard Moran Globe Click Council Court"
    " Christian Price Columbus Denver Orleans York Wales Georgia Virginia Montana Nevada Dakota Carolina Chad Jordan"
    " Gaza Kent Gallup Poll Fox Slate Team Story Parks Parish Plant Pool Sales Fair Fountain Bridge Place Case List"
    " Storm Farm Shop Gardens Memorial Nation Drive Family Fire Golf Local Season Series Tour Weather Fortune Forbes"
    " West Rio Little Long"
)
NOT_NAMES = INSTITUTIONS | THINGS | PLACES | CALENDAR
# Family name first: the surname of "Xi Jinping" is Xi.
FAMILY_FIRST = word_set(
    "Xi Qin Wang Li Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Hu Zhu Gao Guo Luo Liang Zheng Xie Tang Feng Deng Cao"
    " Peng Jiang Mao Wen Tsai Moon Yoon Ban Bo Hua Geng Lu Shen Han Yuan Dong Su Ye Pan Dai Xia Zhong Tian Yao Liao Zou"
    " Xiong Bai Cui Qiu Qian Yan Shao Meng Duan Qiao Hou Hao Jia Ding Wei Lai Choi Cho Hwang Ahn Chung Suh Kwon Jeong"
)
NAME_PARTICLES = word_set("de la von van bin ibn al del der den di da du le el dos ben ter zu und")
NUMERALS = word_set("II III IV VI VII VIII XI XII XIII XIV XV XVI XXIII")
NAME_SUFFIXES = NUMERALS | {"Jr.", "Sr.", "Jr", "Sr"}
