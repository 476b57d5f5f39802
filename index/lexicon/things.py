"""Ordinary words that, capitalised, head the names of things, teams and events, or open a sentence before a name."""

from __future__ import annotations

from .words import word_set

# Companies, outlets and bodies in a word that is no surname: "Netflix said" is nobody of that name.
COMPANIES = word_set(
    "Netflix Tesla Boeing Meta Amtrak Starbucks Pfizer Walgreens Disney Uber Walmart Weather.com Barclays Chipotle"
    " Axios Merriam-Webster Verizon Coca-Cola Toyota Variety Billboard Ticketmaster Novavax Pitchfork Nike"
    " Moderna Kroger Lyft T-Mobile Kia Stellantis Sony Costco Spotify Accuweather AccuWeather Intel Fortune"
    " Paramount JPMorgan Adidas Guinness Aldi Airbnb NJ.com Waymo Vogue Vox Euronews Hertz Zillow Comcast"
    " Sputnikmusic Fars Dominion Juul Dictionary.com Discord Maersk Avelo Incyte Astrobotic Unilever Chemours"
    " Yale Yahoo Citi Deloitte Mattel Hyundai Gazprom Tulane Allegiant Greenpeace Hengaw Amnesty"
    " Honeywell Adobe Binance Cineworld Nasa Anheuser-Busch Arsenal Renault Liverpool Chevron Harvard"
    " Nissan Nvidia Glock MacRumors Nestle Nestlé Exelon Theranos Albertsons Panera Exxon ExxonMobil"
    " Roche Rutgers Mastercard Visa Evergy Buzzfeed Rystad Powerball Akamai Sanofi Aramco Entergy MLive Gracenote"
    " Graceland Pepsi PepsiCo Trinseo Nickelodeon UConn NBCUniversal Samsung Mazda Haaretz Bloomberg.com Circana"
    " Gizmodo Airbus Venmo Elanco Lukoil Butterball Nomura Rivian Foxconn Chainalysis Space.com"
    " Cleveland.com Delta Southwest Target Spirit Frontier Shell Newark Courier Observer Axiom Colossal Snap Paste"
    " Discovery Sonic Nature Wired Deadline Epic Landmark Brookings Columbia BioNTech Pfizer-BioNTech"
    " Lifetime DoorDash Instacart Expedia Lego Hasbro Volkswagen BMW Audi Subaru Peloton Robinhood Coinbase Palantir"
    " OpenAI Anthropic Qualcomm Nokia AstraZeneca Novartis GlaxoSmithKline Medtronic"
    " Aetna Cigna Humana Lufthansa Qantas Ryanair EasyJet JetBlue Hulu Roku Slack Reddit Pinterest"
    " Snapchat WhatsApp Telegram TikTok ByteDance Huawei Alibaba Tencent Baidu Gannett Nasdaq Moody's"
    " Danone Wendy's McDonald's Chick-fil-A Domino's Arby's Popeyes Lowe's Macy's Kohl's"
    " Ikea Etsy eBay PayPal Honda Neuralink DuPont Forbes Semafor Britannica Healthline Zumper Storyful Eco-Business"
    " Lucasfilm Lidl Firefox Mozilla Purdue"
)
# What institutions, places, products and events are called; with one of these a capitalised phrase is no person.
THINGS = COMPANIES | word_set(
    "Consort Duchess Dept Dept."
    " Observatory Directive Pharma Advisors"
    " Battalion Charitable Brigade Squadron Central MVP Ad Feedback Hole High Officer Bills Pro Open Jam EV Oil Tree"
    " Commons Regiment Books Teamsters"
    " Wing Prep Banner Through From Secretary Garden Show Water Abuse Access Action Adventure Adventures Advisers"
    " Agricultural Airline Album Albums Alert Almanac Amateur Amphitheater Analysis Analytics Animal App Applied"
    " Archipelago Archive Area Armored Artillery Arts Assembly Assessment Assessments Assistance Athletic Athletics"
    " Atoll Auction Auditorium Ave Ave. Aviation Bakery Ballet Ballroom Band Bar Baseball Basilica Basketball"
    " Battlefield Benefits Beverage Biological Bipartisan Blvd Blvd. Bomb Border Borough Bowl Brands Brewery Bridge"
    " Broadcasting Building Bulletin Burger Business Cabinet Cafe Canal Cancer Carnival Casino Cathedral Causeway"
    " Celebration Centers Ceremony Challenge Championship Championships Charities Charter Children Choir Cinema"
    " Cinemas Circle Cities Classics Climate Clinic Coaster Coastal Coffee Collection Collective Colleges Comedy"
    " Comics Commercial Committees Communications Communities Community Competition Complex Concert Congregation"
    " Congressional Conservation Construction Consumer Contest Control Cooperative Corner Correctional Corridor"
    " Cosmetics Costume Courthouse Cowboys Credit Crew Crime Crisis Critical Crossing Cruises Crypto Cty Cultural"
    " Customs Cyber Cyclone Dam Daylight Debates Defensive Delivery Democracy Derby Desert Design Development"
    " Digital Dinner Disaster Disease Distillery Distribution District Districts Diversity Division Domestic"
    " Downtown Drive Drivers Drug Economic Edition Efficiency Elections Electric Elementary Emergency Employment"
    " Encyclopedia Enforcement Engineering Enterprise Enterprises Entertainment Environmental Equality Estate Ethics"
    " Evangelical Examiner Expedition Expeditions Experience Exposition Express Facility Factory Fair Family Fans"
    " Farm Farms Farmers Feast Fellowship Fest Festival Festivals Film Films Final Finals Finance Financial Fire"
    " Fitness Fleet Flood Food Foods Football Foreign Fountain Gala Gallery Gardens Gas Gateway Global Golf"
    " Government Grants Grill Grocery Grounds Guide Gym Headquarters Healthcare Heritage Highway Historic Historical"
    " Hockey Honorary Hotels Hotline Housing Hub Human Humane Hurricane Hwy Hybrid ID Identification Illustrated"
    " Indoor Initiatives Inn Insider Insurance Integrity Interior Investigation Investigations Investment"
    " Investments Jazz Joint Journalism Judicial Kitchen Lab Laboratory Labs Lanes Launch Leadership Learning Legacy"
    " Legal Legislative Lifeline List Ln Ln. Loan Local Lottery Maintenance Majority Mall Management Manufacturers"
    " Manufacturing Marathon Marijuana Market Marketing Marketplace Markets Massacre Medical Medicare Medicine"
    " Medium Meeting Mega Memorial Metro Metropolitan Military Millions Mining Ministries Minority Mobile Modern"
    " Monument Mortgage Motion Mountains Museums Music Musical Nation Natural Naval Neighborhood Neighbourhood"
    " Newsletter Nuclear Nutrition Occupational Offensive Olympic Olympics Online Operation Operations Opportunity"
    " Orchestra Organizations Parade Paradise Paralympics Parish Parks Patrol Performance Pharmacy Photography"
    " Physics Picture Pictures Pier Pizza Pkwy Place Planet Plant Playoff Playoffs Plaza Political Pool Pop Popular"
    " Population Prefecture Premiership Preservation Preserve Presidential Prevention Primetime Proclamation"
    " Productions Products Professional Properties Property Protection Province Public Pulse Pumpkin Quality"
    " Quarterfinal Quarterfinals Racetrack Racing Radical Rail Railroad Railway Rally Ranch Ratings Rd Rd. Real"
    " Records Recreation Reef Reentry Reform Refuge Region Regional Registry Regulations Rehabilitation Relief"
    " Rescue Reservation Reservoir Resort Resorts Resource Resources Response Restaurant Restaurants Retail"
    " Retirement Rodeo Route Sacred Safety Sales Sanctuary Scholarship Schools Science Sciences Scientists Scores"
    " Seafood Season Section Sector Securities Semifinal Semifinals Series Settlement Sexual Shelter Shop Shopping"
    " Shuttle Singles Ski Soccer Social Societies Softball Solar Solutions Southwestern Southeastern Northwestern"
    " Northeastern Space Species Sport Sports Storage Store Stores Storm Story Streaming Streets Students Studio"
    " Studios Study Subdivision Subway Suicide Suite Supermarket Supply Surgery SUV Symphony System Tax Tech"
    " Technology Telescope Tennis Tequila Terminal Theaters Theatres Theory Thought Tobacco Total Tour Tourism"
    " Tournament Tours Town Township Trade Trail Trails Training Transgender Transit Transport Tribal Tribe Trophy"
    " Tropical Tunnel Typhoon Unemployment Unified Unit Universal Universe Uprising Utilities Utility Valuable Vault"
    " Veterans Veterinary Vice Video Village Vineyards Violence Visual Volleyball Voters Votes Voyages Wage Wars"
    " Waste Weapons Weather Weekend Wellness Wholesale Wildlife Wireless Women Workforce Works Workshop Wrestling"
    " Writers Zone Zoo Airways Buses Motorsports Speedway Raceway Skating Swimming Hoosiers Aggies Angels Astros"
    " Badgers Bengals Boilermakers Braves Broncos Bruins Buccaneers Buckeyes Bulldogs Bulls Cavaliers Celtics"
    " Chargers Chiefs Clippers Colts Cougars Cubs Cyclones Diamondbacks Dodgers Dolphins Eagles Falcons Gators"
    " Giants Gophers Hawkeyes Hawks Hurricanes Huskies Jaguars Jayhawks Jets Knicks Lakers Lions Longhorns Mariners"
    " Mavericks Mets Orioles Pacers Packers Panthers Patriot Patriots Penguins Phillies Pirates Pistons Raiders Rams"
    " Ravens Razorbacks Rockets Sabres Saints Seahawks Seminoles Sooners Spartans Spurs Steelers Tar Terrapins"
    " Texans Tigers Titans Trojans Vikings Vols Warriors Wildcats Wolverines Yankees"
)
# Capitalised only because they open a sentence or a headline; the name begins after them.
LEADS = word_set(
    "Englishman Scotsman Irishman Welshman Frenchman Dutchman Elect Tem Contact"
    " Reach Discover Visit Remembers Totally Analysis Ask Been Being Breaking Bring Came Check Come"
    " Congratulations Consider Courtesy Dear Did Does Else Enter Exclusive Expect Fact Find Follow Formerly Former"
    " Get Give Go Goodbye Got Had Has Have Hello Hi Hold Imagine Is Join Keep Learn Led Let Look Make Meet Note"
    " Notice Obviously Once Opinion Ousted Perhaps Play Posted Published Put Remember Run Save Say Says See Send"
    " Show Stop Support Take Tell Thank Think Try Turn Unlike Updated Vote Was Watch Were Whatever Whenever Wherever"
    " Whether Whichever Whoever Win With Vs Vs. Versus Ex Presumptive Emeritus Incumbent Comrade Retired Up Off Out"
    " Down Actually Basically Enough Far Lately Surely Unless Want Wanting Which Why Yeah Worse Better Best Besides"
    " Apparently Otherwise Relatedly Hopefully Welcome Unfortunately Via Senior Junior Freshman Sophomore Cue Olympian"
    " Incomparable Vintage Then-"
)
# Written before a name without a full stop: positions of players, zones of time, ranks of broadcasters.
LETTERS = word_set(
    "QB RB WR TE LB CB DE DT DL OL OT SS FS RHP LHP GM MC EP SVP EVP ET CT MT PT EST PST EDT PDT CST CDT GMT BST AM"
    " PM AL NL AP UPI AFP US UK EU UN USA TV PR ICYMI TODAY NEW LIVE WATCH READ MORE BREAKING UPDATE VIDEO PHOTOS"
    " PHOTO F G C S P K"
)
# Companies, schools and storms by names that people bear too, and hardly anybody in the news.
NAMED_LIKE_PEOPLE = frozenset(
    """
Buckingham Palace, Kensington Palace, Red Cross, Red Crescent, Red Sox, Blue Hens, Motley Fool, Prime Minister, Royal
Mail, Blue Origin, Drought Monitor, Intuitive Machines, Delmarva Power, Wichita Eagle, Indianapolis Star, Home Depot,
Office Depot, Dollar General, Isar Aerospace, Big Lots, Caledonian Record,
Walt Disney, Eli Lilly, Morgan Stanley, Merrill Lynch, Charles Schwab, Louis Vuitton, Wells Fargo, Lockheed
Martin, Freddie Mac, Fannie Mae, Sallie Mae, Ginnie Mae, Sandy Hook, Jimmy John, Papa John, Bob Evans, Neiman
Marcus, John Deere, Philip Morris, Baker Hughes, Robert Half, Booz Allen, Raymond James, Edward Jones, JP
Morgan, Goldman Sachs, Taco Bell, Warner Bros, Kraft Heinz, Tim Hortons, Trader Joe, Eddie Bauer, Mary Kay, Jack
Daniel, Jim Beam, Johnnie Walker, Sara Lee, Betty Crocker, Oscar Mayer, Aston Martin, Alfa Romeo, Sherwin
Williams, Dow Jones, Austin Peay, Sam Houston, George Mason, James Webb, Johns Hopkins, Carnegie Mellon,
Virginia Tech, Virginia Beach, Marie Callender, Stella Artois, Captain Morgan, Tommy Bahama, Molson Coors,
Harley Davidson, Christian Dior, Dolce Gabbana, Bath Body, Ernst Young, Marks Spencer, Thomson Reuters, Sloan
Kettering, Beth Israel, Peter Pan, Saint Laurent, Marshall Islands, Royal Mint, Al Jazeera, Al Arabiya, Kelley Blue,
Georgia Power, Rite Aid, Berkshire Hathaway, Dairy Queen, Fiat Chrysler, Johnson Controls, Associated Newspapers
""".replace("\n", " ")
    .replace(", ", ",")
    .strip()
    .split(",")
)
# What a name that one of these follows is, whatever it begins with: "Walt Disney Co.", "Henry Ford Health".
COMPANY_ENDS = word_set(
    "Co. Co Inc. Inc Corp. Corp Corporation Company LLC Ltd. Ltd PLC University College Health Hospital Enterprises"
    " Foundation Studios Stadium Airport County Museum Library School Schools Medical Memorial Group Bros. Pictures"
    " Productions Industries Holdings Partners Capital Foods Motors Airlines World Elementary"
)
# Before a name they say that it is a company's: "retailer Kate Spade".
COMPANY_NOUNS = word_set(
    "company giant firm maker retailer chain brand bank automaker manufacturer conglomerate startup brokerage"
    " insurer lender drugmaker carmaker airline supermarket"
)
# Last words of newspapers' names.
NEWSPAPERS = word_set(
    "Statesman Dispatch Telegram Picayune Courant Intelligencer Sentinel Examiner Gazette Tribune Herald Chronicle"
)
