"""Titles, roles and nations: the words beside a name that say what somebody is."""

from __future__ import annotations

from .words import word_set

# Forms of address, by the gender they give away.
ADDRESS = {
    "mr": "m", "mr.": "m", "mister": "m", "sir": "m", "lord": "m", "king": "m", "prince": "m",
    "father": "m", "brother": "m",
    "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f", "miss": "f", "lady": "f", "queen": "f", "princess": "f",
    "dame": "f", "sister": "f", "madam": "f",
    "duchess": "f", "duke": "m", "consort": "", "dr": "", "dr.": "", "prof.": "", "prof": "", "rev.": "", "hon.": "",
    "cllr": "",
}  # fmt: skip

# Whose relative somebody is: in one family several are the same.
KINSHIP = word_set(
    "husband wife son daughter father mother brother sister widow widower grandfather grandmother uncle aunt cousin"
    " nephew niece mom dad grandson granddaughter stepson stepdaughter stepfather stepmother son-in-law daughter-in-law"
    " father-in-law mother-in-law brother-in-law sister-in-law boyfriend girlfriend fiancé fiancée ex-wife ex-husband"
)
# Nouns for what a person is or does. Before a name they are titles, after it appositions, alone they may refer.
ROLES = KINSHIP | word_set(
    "president vice-president premier chancellor minister secretary senator sen. congressman congresswoman"
    " congressperson representative rep. governor gov. mayor ambassador envoy spokesman spokeswoman spokesperson"
    " chairman chairwoman chair chairperson director chief leader speaker whip commissioner attorney judge justice"
    " prosecutor sheriff lawyer solicitor counsel adviser advisor aide strategist pollster consultant manager"
    " co-chair co-chairman co-founder founder owner editor reporter journalist correspondent columnist host anchor"
    " author writer novelist poet historian professor scholar researcher scientist economist analyst expert doctor"
    " physician surgeon nurse teacher principal superintendent student activist organizer advocate campaigner"
    " general gen. colonel col. major captain capt. lieutenant lt. sergeant sgt. admiral adm. commander officer"
    " soldier veteran detective inspector pope cardinal bishop archbishop pastor reverend rabbi imam priest king"
    " queen prince princess emperor ruler monarch candidate nominee contender hopeful front-runner frontrunner rival"
    " opponent incumbent lawmaker legislator politician diplomat official coordinator negotiator deputy"
    " undersecretary parliamentarian mp councilman councilwoman councilor councillor delegate treasurer comptroller"
    " auditor billionaire mogul tycoon businessman businesswoman entrepreneur executive ceo cfo investor banker"
    " developer magnate actor actress singer musician rapper comedian producer filmmaker artist star celebrity"
    " athlete player coach quarterback champion boxer driver pilot astronaut farmer worker resident voter supporter"
    " volunteer victim witness defendant suspect plaintiff juror friend colleague counterpart predecessor"
    " successor running-mate mate socialist democrat republican conservative liberal libertarian"
    " independent neurosurgeon tory head member man woman boy girl native sens. reps. assemblyman assemblywoman"
    " donor staff assemblymember alderman first-lady lady operative fellow premier-designate chancellor-designate"
    " statesman statesperson blogger commentator pundit whistleblower hacker programmer engineer architect designer"
    " chef trader vp vice-chair vice-chairman administrator meteorologist sociologist psychologist pres. pres sgt lt"
    " dean cofounder co-director co-president co-leader editor-in-chief registrar secretary-general rapporteur broker"
    " col capt gov sophomore freshman trustee caretaker laureate archdeacon del. marshal recorder provost clerk"
    " agent chaplain warden swimmer rep sen reps ag winner moderator co-host co-anchor co-author"
    " ally challenger critic employee specialist associate partner collaborator contributor newcomer icon"
    " superstar co-star co-owner teammate bandmate referee umpire golfer sprinter gymnast skater skier surfer"
    " wrestler cyclist jockey medalist goalkeeper goaltender goalie midfielder striker defender pitcher catcher"
    " outfielder infielder shortstop linebacker cornerback lineman defenseman slugger reliever right-hander"
    " left-hander guitarist drummer bassist pianist keyboardist vocalist songwriter singer-songwriter composer"
    " conductor choreographer dancer photographer photojournalist sculptor painter illustrator screenwriter"
    " playwright showrunner restaurateur podcaster influencer broadcaster presenter announcer entertainer"
    " supermodel frontman biographer publisher publicist curator creator promoter philanthropist financier"
    " explorer educator lecturer instructor trainer counselor therapist psychiatrist pediatrician cardiologist"
    " oncologist dermatologist endocrinologist pathologist toxicologist pharmacist dietitian veterinarian"
    " biologist microbiologist epidemiologist virologist immunologist physicist astrophysicist geophysicist"
    " volcanologist oceanographer anthropologist neurologist neuroscientist gynecologist paediatrician mathematician"
    " statistician demographer geographer botanist zoologist ornithologist glaciologist radiologist urologist dentist"
    " nutritionist linguist theologian ethicist bioethicist futurist genealogist geneticist nephrologist"
    " rheumatologist pulmonologist allergist ophthalmologist anesthesiologist biochemist primatologist herpetologist"
    " obstetrician midwife gerontologist hematologist horticulturist arborist agronomist sommelier brewer distiller"
    " winemaker beekeeper ethnographer folklorist archivist librarian conservator cartographer cryptographer"
    " technologist paleoclimatologist accuser"
    " seismologist astronomer climatologist geologist hydrologist ecologist archaeologist paleontologist"
    " entomologist chemist criminologist technician accountant planner investigator supervisor selectman"
    " selectwoman councilmember alderwoman trooper firefighter paramedic coroner vicar monsignor"
    " magistrate lobbyist staffer appointee cosmonaut dictator inmate passenger protester survivor"
    " immigrant retiree teenager neighbor neighbour parent graduate alum alumnus contractor realtor rancher"
    " fisherman bartender forecaster attendee contestant postmaster harbormaster undersheriff constable ranger deacon"
    " ayatollah brigadier ensign percussionist restauranteur rookie maj. famer"
)
# Roles written before a surname alone: "Senator Paul".
TITLES = word_set(
    "president premier chancellor minister secretary senator sen. congressman congresswoman representative rep."
    " governor gov. mayor ambassador commissioner judge justice sheriff general gen. colonel col. captain capt."
    " lieutenant lt. sergeant sgt. admiral adm. officer detective pope cardinal bishop archbishop pastor reverend"
    " rabbi imam king queen prince princess speaker professor councilman councilwoman spokesman spokeswoman"
)
# Titles of those who are called by their given names: "Prince Andrew".
REGNAL = word_set("king queen prince princess pope emperor empress")
# Offices that one person seldom holds beside another: who is called senator is not meant by "the governor".
OFFICES = word_set(
    "president chancellor premier minister secretary senator congressman congresswoman representative governor"
    " mayor ambassador judge justice spokesman spokeswoman chairman chairwoman sheriff general king queen pope"
    " lawmaker attorney prosecutor director commissioner speaker leader"
)
# What a role makes of its holder, where an article refers by the wider word.
WIDER = {
    "secretary of state": ("diplomat", "secretary", "official"),
    "foreign minister": ("diplomat", "minister", "official"),
    "foreign secretary": ("diplomat", "secretary", "minister", "official"),
    "ambassador": ("diplomat", "envoy", "official"),
    "envoy": ("diplomat", "official"),
    "president": ("leader", "politician"),
    "prime minister": ("premier", "leader", "politician"),
    "premier": ("leader", "politician"),
    "chancellor": ("leader", "politician"),
    "king": ("monarch", "ruler", "leader"),
    "queen": ("monarch", "ruler", "leader"),
    "senator": ("lawmaker", "legislator", "politician"),
    "sen.": ("senator", "lawmaker", "legislator", "politician"),
    "rep.": ("representative", "congressman", "congresswoman", "lawmaker", "legislator", "politician"),
    "representative": ("congressman", "congresswoman", "lawmaker", "legislator", "politician"),
    "congressman": ("lawmaker", "legislator", "representative", "politician"),
    "congresswoman": ("lawmaker", "legislator", "representative", "politician"),
    "gov.": ("governor", "politician"),
    "governor": ("politician",),
    "gen.": ("general",),
    "lt.": ("lieutenant",),
    "sgt.": ("sergeant",),
    "col.": ("colonel",),
    "capt.": ("captain",),
    "adm.": ("admiral",),
    "spokesman": ("spokesperson", "official"),
    "spokeswoman": ("spokesperson", "official"),
    "spokesperson": ("spokesman", "spokeswoman", "official"),
    "coordinator": ("official",),
    "secretary": ("official",),
    "minister": ("official",),
    "adviser": ("official", "aide", "advisor"),
    "advisor": ("official", "aide", "adviser"),
    "director": ("official",),
    "nominee": ("candidate",),
    "candidate": ("nominee", "contender", "hopeful"),
    "chairman": ("chair", "chairperson"),
    "chairwoman": ("chair", "chairperson"),
    "attorney": ("lawyer",),
    "lawyer": ("attorney",),
    "businessman": ("entrepreneur",),
    "billionaire": ("businessman", "mogul", "tycoon"),
    "professor": ("scholar", "academic"),
}
# Roles that tell the gender of whoever bears them.
MALE_ROLES = word_set(
    "congressman spokesman businessman king prince emperor priest councilman husband son father brother"
    " widower grandfather uncle nephew man boy actor cardinal pope dad grandson stepson stepfather son-in-law"
    " father-in-law brother-in-law boyfriend fiancé ex-husband selectman monsignor frontman"
)
FEMALE_ROLES = word_set(
    "congresswoman spokeswoman chairwoman businesswoman queen princess councilwoman wife daughter mother sister"
    " widow grandmother aunt niece woman girl actress mom granddaughter stepdaughter stepmother daughter-in-law"
    " mother-in-law sister-in-law girlfriend fiancée ex-wife selectwoman alderwoman"
)
# Somebody who cannot be named by the article, or not one person: never resolved to a name.
UNNAMED = word_set(
    "official source sources officials somebody someone person people insider insiders aide aides one another"
    " member members resident voter supporter worker man woman boy girl student employee passenger neighbor neighbour"
    " protester parent immigrant teenager inmate survivor ally critic staffer firefighter trooper paramedic graduate"
    " publisher broadcaster victim witness juror friend colleague"
)
_NATIONS = {
    "us": "US U.S. USA U.S.A. America American Americans Washington States",
    "uk": "UK U.K. Britain British Briton London England English",
    "russia": "Russia Russian Russians Moscow Kremlin",
    "china": "China Chinese Beijing",
    "ukraine": "Ukraine Ukrainian Ukrainians Kyiv Kiev",
    "japan": "Japan Japanese Tokyo",
    "germany": "Germany German Germans Berlin",
    "france": "France French Paris",
    "iran": "Iran Iranian Iranians Tehran",
    "israel": "Israel Israeli Israelis Jerusalem",
    "india": "India Indian Indians Delhi",
    "turkey": "Turkey Turkish Türkiye Ankara",
    "italy": "Italy Italian Italians Rome",
    "spain": "Spain Spanish Spaniard Madrid",
    "mexico": "Mexico Mexican Mexicans",
    "canada": "Canada Canadian Canadians Ottawa",
    "poland": "Poland Polish Warsaw",
    "korea-south": "Seoul",
    "korea-north": "Pyongyang",
    "korea": "Korea Korean Koreans",
    "taiwan": "Taiwan Taiwanese Taipei",
    "syria": "Syria Syrian Syrians Damascus",
    "iraq": "Iraq Iraqi Iraqis Baghdad",
    "afghanistan": "Afghanistan Afghan Afghans Kabul",
    "pakistan": "Pakistan Pakistani Islamabad",
    "brazil": "Brazil Brazilian Brasilia",
    "australia": "Australia Australian Canberra",
    "belarus": "Belarus Belarusian Minsk",
    "hungary": "Hungary Hungarian Budapest",
    "finland": "Finland Finnish Helsinki",
    "sweden": "Sweden Swedish Stockholm",
    "norway": "Norway Norwegian Oslo",
    "egypt": "Egypt Egyptian Cairo",
    "saudi": "Saudi Riyadh",
    "greece": "Greece Greek Athens",
    "netherlands": "Netherlands Dutch",
    "ireland": "Ireland Irish Dublin",
    "eu": "EU European Brussels",
    "palestine": "Palestine Palestinian Palestinians",
    "libya": "Libya Libyan",
    "kenya": "Kenya Kenyan",
    "nigeria": "Nigeria Nigerian",
    "philippines": "Philippine Philippines Filipino Manila",
    "vietnam": "Vietnam Vietnamese Hanoi",
    "indonesia": "Indonesia Indonesian Jakarta",
    "cuba": "Cuba Cuban Havana",
    "venezuela": "Venezuela Venezuelan Caracas",
    "argentina": "Argentina Argentine Argentinian",
    "colombia": "Colombia Colombian",
    "austria": "Austria Austrian Vienna",
    "serbia": "Serbia Serbian Belgrade",
    "georgia": "Georgian Tbilisi",
    "lithuania": "Lithuania Lithuanian Vilnius",
    "latvia": "Latvia Latvian Riga",
    "estonia": "Estonia Estonian Tallinn",
    "romania": "Romania Romanian Bucharest",
    "czechia": "Czech Prague",
    "south-africa": "Pretoria",
}
# Any word that stands for a nation, its people or its government, to one key for all of them.
NATIONS = {word: nation for nation, words in _NATIONS.items() for word in words.split()}


def spellings(role: str) -> set[str]:
    """A role, in full too where it is an abbreviation: "sen.", "senator"."""
    return {role, *WIDER[role][:1]} if role[-1] == "." and role in WIDER else {role}
