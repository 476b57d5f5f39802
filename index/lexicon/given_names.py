"""Common given names and the gender they suggest: enough to tell people from places, and `he` from `she`."""

from __future__ import annotations

_MALE = """
Aaron Abdul Abdullah Abe Abraham Adam Adnan Adrian Ahmad Ahmed Al Alan Albert Alberto Alejandro Aleksandr Aleksei
Alexander Alexei Alexey Alfred Ali Allan Allen Alvin Amir Anders Andre Andrei Andres Andrew Andrey Andriy Andrzej Andy
Angelo Anthony Anton Antonin Antonio Antony Ari Armando Arnold Arthur Artem Asif Augusto Austin Barack Barney Barry
Bart Bashar Ben Benjamin Bernard Bernie Bill Billy Bob Bobby Boris Brad Bradley Brandon Brendan Brent Brett Brian
Bruce Bruno Bryan Byron Caleb Calvin Cameron Carl Carlos Carter Cesar Chad Charles Charlie Chester Chip Chris
Christian Christoph Christopher Chuck Clarence Clark Claude Clay Cliff Clifford Clint Clyde Cody Colin Conor Corey
Cory Craig Curt Curtis Cyrus Daniel Danny Darrell Darren Dave David Dean Denis Dennis Denys Derek Dick Diego Dirk
Dmitri Dmitriy Dmitry Dmytro Dominic Don Donald Donnie Doug Douglas Drew Duncan Dustin Dwayne Dwight Earl Ed Eddie
Edgar Eduardo Edward Edwin Eli Elias Elijah Elliot Elliott Elon Emanuel Emilio Emmanuel Enrique Eric Erik Ernest
Ernesto Ethan Eugene Evan Felipe Felix Fernando Floyd Francesco Francis Francisco Francois Frank Franklin Fred Freddie
Frederick Fumio Gabriel Garrett Gary Gavin Gene Geoff Geoffrey George Gerald Geraldo Gerhard Gilbert Giuseppe Glenn
Gerard Gordon Graham Grant Greg Gregory Guy Hakeem Hamid Hank Hans Harold Harris Harry Harvey Hassan Hector Heinz Helmut
Henri Henry Herbert Herman Hideo Hiroshi Howard Hugh Hugo Hussein Ian Ibrahim Igor Ignacio Ilya Imran Irving Isaac
Ivan Jack Jackson Jacob Jaime Jake Jamal James Jamie Jared Jason Javier Jay Jean-Claude Jeff Jeffrey Jens Jeremiah
Jeremy Jerome Jerry Jesse Jim Jimmy Joao Joaquin Joe Joel Johan Johannes John Johnny Jon Jonah Jonathan Jorge Jose
Josef Joseph Josh Joshua Juan Julian Julio Julius Justin Kareem Karl Keith Ken Kenneth Kent Kevin Khalid Khalil Kofi
Konstantin Kurt Kyle Lance Larry Lars Lawrence Lee Leo Leon Leonard Leonid Leroy Leslie Lester Lewis Lincoln Lionel
Lloyd Logan Lou Louis Lucas Luigi Luis Luke Luther Lyle Lyndon Mahmoud Malcolm Manuel Marc Marcel Marco Marcos Marcus
Mario Mark Marshall Martin Marty Marvin Masoud Mateo Mateusz Matt Matteo Matthew Maurice Max Maxim Maxwell Mehmet Mel
Melvin Michael Micheal Michel Miguel Mike Mikhail Milan Miles Milton Mitch Mitchell Mitt Mohamed Mohammad Mohammed
Morgan Morris Morton Moses Muhammad Mustafa Mykhailo Mykola Narendra Nate Nathan Nathaniel Neal Ned Neil Nelson Newt
Nicholas Nick Nicolas Nigel Nikita Nikolai Noah Noel Norman Oleg Oleh Oleksandr Oleksii Oleksiy Oliver Olaf Omar
Orlando Orrin Oscar Osama Otto Owen Pablo Paolo Patrick Paul Paulo Pavel Pavlo Pedro Percy Perry Pete Peter Petro Phil
Philip Philippe Phillip Pierre Piotr Preston Quentin Rafael Raj Rajiv Ralph Ramon Rand Randall Randy Rashid Raul Ray
Raymond Recep Reggie Reince Ricardo Richard Rick Ricky Rob Robbie Robert Roberto Rod Rodney Rodrigo Roger Roland Roman
Ron Ronald Ronnie Ross Roy Ruben Rudolph Rudy Rupert Russ Russell Ryan Salman Salvador Sam Samuel Samir Santiago Saul
Scott Sean Sebastian Serge Sergei Sergey Sergio Serhiy Seth Shane Shawn Sheldon Shinzo Sidney Silvio Simon Slobodan
Spencer Stan Stanley Stefan Stephen Steve Steven Stewart Stuart Sylvester Tad Taras Tariq Ted Teddy Terrence Terry
Thad Theo Theodore Thomas Tim Timothy Todd Tom Tommy Tony Travis Trent Trevor Trey Tucker Tyler Vaclav Vadim Valery
Vasily Vernon Viktor Victor Vince Vincent Vitali Vitaly Vitalii Vladimir Volodymyr Vyacheslav Wade Wallace Walter
Warren Wayne Wendell Wesley Wilbur Wilhelm Will Willard William Willie Wilson Winston Wolfgang Woodrow Xavier Yair
Yasser Yevgeny Yitzhak Yuri Yuriy Yury Yusuf Zachary Zack Zbigniew Jeb Beau Hunter Boyd Jair Tayyip Rishi Keir Sadiq
Jens Olaf Viktor Andrzej Ismail Benny Naftali Ehud Ariel Shimon Recep Kais Nicolás José Jesús Andrés Óscar Tomás Rubén
Raúl Joaquín Ángel Martín François Jérôme Stéphane Jürgen Jörg Günter Deval Corey Trip Abiy Adolf Adolfo Adrien Alar
Alassane Alastair Albin Aldo Alec Alejo Aleksandar Alexandre Alfonso Alfredo Alistair Alonzo Alton Amar Amit Amos
Anatoly Andrej Andris Angus Anil Antonis Anwar Archie Arjun Arkady Armin Arnaud Arne Artis Arun Arvind Asa Ashish
Ashok Atul Aurelien Avi Axel Aziz Basil Benedict Benito Bennie Beppe Bertrand Beto Bilal Bilawal Bjorn Blake Bola
Bongbong Borut Boyko Braden Brady Brendon Bret Brock Bronislaw Bryce Bryson Burt Calum Carlo Cary Cedric Cem Chet
Christos Cillian Clement Cole Collin Connor Conrad Cornel Cornelius Costas Cristiano Cyril Dak Dale Damar Damian
Damien Damon Dan Dante Darius Darnell Darryl Daryl Davide Deandre Declan Delbert Denny Derrick Deshaun Desmond Devin
Dewey Dexter Dieter Dimitri Dino Dion Duane Dwain Dwane Dylan Ebrahim Edi Edmond Edmund Edouard Efrain Egor Elbert
Eliot Elisha Elmer Elton Elvis Emil Emile Emir Emmerson Emmett Emomali Emre Enrico Enzo Ephraim Erich Ernie Errol
Erwin Espen Esteban Ezekiel Ezra Fabian Fabio Farhad Federico Ferdinand Fidel Fredrick Friedrich Fritz Gabe Gareth
Garth Gaston Geert Gennady Georges Gerardo Gerry Giancarlo Gianni Gilberto Giles Gino Giorgio Giovanni Gitanas Glen
Gonzalo Gotabaya Graeme Gregg Gregor Guido Guillermo Gunnar Gunter Gurbanguly Gustavo Hakainde Hamza Harlan Harley
Haruki Hashim Hendrik Hernan Herschel Hideki Horace Horst Hubert Humberto Humza Husain Idriss Ignatius Iker Ilham Ilir
Ingmar Irvin Irwin Isaiah Isaias Isidore Ivica Jacques Jaden Jalen Jan-Michael Jaroslaw Jarrett Jarrod Javid Jaylen
Jean-Luc Jean-Marie Jean-Pierre Jed Jeffery Jerald Jermaine Jess Joachim Joakim Joergen Joey Johann Johnnie Joko Jonas
Jonathon Jorgen Josiah Judd Juergen Julien Jurgen Kamal Karim Karl-Theodor Karsten Kash Kasim Kaspars Kassym-Jomart
Keegan Keenan Kelvin Kendrick Kenji Kenny Kenton Kermit Khalifa Kieran Kim-Jong Kirby Kirk Klaus Knut Kobe Krisjanis
Kristian Kristoffer Kumar Kwame Kwasi Kwesi Kylian Kyriakos Kyrie Kyrylo Lachlan Lamar Lars-Erik Laszlo Laurence
Laurent LeBron Leandro Lech Lee-Hsien Leif Leland Lennart Lenny Leopold Levi Liam Lindon Linus Lorenzo Lothar Luciano
Ludwig Luiz Luka Lukas Macky Mahathir Mahmood Malik Manfred Manny Manoj Manolo Marcelo Mariano Markus Marlon Mathew
Mathias Mathieu Matthias Mauricio Mauro Maximilian Maynard Mehdi Melvyn Merrick Mervyn Micah Mick Mihail Milos Mitchel
Mohamad Mohan Monty Muhammadu Myles Nabil Najib Narayan Nasir Nasser Nawaz Nestor Neville Nikhil Niklas Nikol Nikola
Nikos Nils Nima Nitish Nolan Norbert Novak Nursultan Octavio Olivier Omer Oren Orville Osman Otis Ozzie Parag Pascal
Patricio Paxton Pervez Petr Petteri Pieter Prabowo Prakash Pranab Qasem Quinton Raheem Rahm Rahul Raja Rajesh Ramesh
Ramsey Ramush Ramzan Randal Randolph Raphael Rasheed Ravi Raymundo Reginald Reinhard Reinhold Reuben Reynaldo Reza
Rhett Rhys Riccardo Robb Robby Roderick Rodolfo Rogelio Rohan Rohit Rolando Rolf Romano Rudolf Rufus Ruhollah Rumen
Rustem Saad Saeed Sajid Salah Salim Salvatore Sameer Sammy Sanjay Sanjiv Satya Serhii Serzh Shaquille Shashi Shaun
Shavkat Shehbaz Sherrod Sherwin Shlomo Shohei Silas Silvester Sonny Soren Srdjan Stefano Stefanos Stephan Stephane
Stevie Sundar Sunil Suresh Svante Tadeusz Taha Takeshi Tamir Tanner Tarek Tayyab Teodoro Terence Tevin Thaddeus
Thierry Thom Thurgood Tiago Timmy Timo Tobias Toby Tomas Tomasz Toshiro Traian Tremaine Trenton Tristan Troy Tyrone
Tyson Uhuru Ulf Ulrich Umar Umberto Uri Usain Valentin Valerii Vicente Vidal Vijay Vikram Vinny Virgil Vito Vivek
Volker Walid Walt Waqar Waylon Werner Wes Wiley Wilfred Wilfredo Wim Woody Wyatt Yahya Yannis Yasin Yassin Yoav Yoram
Yoshihide Yousef Youssef Yuval Zac Zach Zachariah Zachery Zane Zayn Zeke Zoltan Zoran Zvi
Abbas Ajit Amesh Amitav Austan Bernardo Breon Bud Cade Carlton Carmelo Changpeng Clifton Colman Conan Creighton Daniil
Deion Didier Donovan Eddy Elie Esfandyar Farhan Fatih Filippo Franco Garret Geno Giannis Grady Gurbir Gérald Hal Hany
Ira Jamaal Jensen Jimmie Jony Josep Kanye Leonardo Magnus Markwayne Miro Mo Nadhim Nayib Neymar Nihad Nirav Ozzy
Peiter Pep Pharrell Piers Preet Quincy Rahim Rami Ranil Ro Ronny Rusty Saquon Sauli Scottie Sepp Shai Stanislaw Steny
Tate Tedros Trita Ty Tyreek Vaughn Vern Vladyslav Yoel Ziyad Zohran
Aidan Ajay Alain Aleksander Alessandro Alvaro Anand Andrii André Antoine Asher Ashton Ayman Bert Brody Cecil
Chauncey Claudio Clayton Clive Colby Colm Colton Dalton Dane Darian Darin Dario Darrin Darron Deepak Deon Dimitris
Dinesh Dominick Donnell Donny Eamonn Erick Etienne Eugenio Everett Fabrizio Faisal Forrest Garry Georg Gideon Gil
Guillaume Gus Hasan Holger Hossein Howie Iain Isiah Jasper Jayson Jesus Jonny Jordon Kenan Khaled Kirill Kory Landon
Len Lonnie Loren Lorne Louie Luc Luca Mack Majed Malte Marwan Massimo Mickey Mikael Mikel Mikey Milo Monte Moshe
Mostafa Myron Nadav Nico Paco Reid Renato Rex Ric Rich Richie Rocco Rodger Royce Sami Scot Scotty Shigeru Simeon Solomon
Stanislav Stu Tarik Terrance Terrell Torrey Vadym Vic Vitaliy Willy Yaroslav Zak
"""
_FEMALE = """
Abby Abigail Ada Adriana Agnes Aisha Alexandra Alexandria Alice Alicia Alison Allison Alyssa Amanda Amber Amelia Amina
Amy Ana Anastasia Andrea Angela Angelina Angie Anita Ann Anna Annalena Anne Annette Annie Antonia April Ariana Ashley
Audrey Ava Barbara Beatrice Becky Belinda Benazir Bernadette Beth Betsy Betty Beverly Bonnie Brenda Bridget Britney
Brittany Brooke Camilla Candace Carla Carly Carmen Carol Carole Caroline Carolyn Carrie Catherine Cathy Cecilia Celia
Charlotte Chelsea Cheryl Chloe Christiane Christina Christine Cindy Claire Clara Claudia Colleen Condoleezza Connie
Constance Courtney Cristina Crystal Cynthia Daisy Danielle Daria Darlene Dawn Deborah Debbie Debra Denise Diana Diane
Dianne Dolores Donna Dora Doris Dorothy Edith Edna Eileen Elaine Eleanor Elena Elise Elizabeth Ella Ellen Eloise Elsa
Emily Emma Erica Erika Erin Esther Ethel Eva Eve Evelyn Faith Farah Fatima Felicia Fiona Florence Frances Gabriela
Gabrielle Gail Genevieve Georgia Geraldine Gertrude Gina Giorgia Gladys Glenda Gloria Grace Greta Gretchen Gwen
Gwendolyn Hannah Harriet Heather Heidi Heidi Helen Helena Helene Hilary Hillary Hope Huma Ida Inez Ingrid Irene Iris
Irina Isabel Isabella Ivana Ivanka Jackie Jaclyn Jacqueline Jan Jane Janet Janice Jasmine Jean Jeanette Jeanne Jenna
Jennifer Jenny Jessica Jill Jo Joan Joann Joanna Joanne Jocelyn Jodi Johanna Josephine Joy Joyce Juanita Judith Judy
Julia Juliana Julie Juliet June Kaitlyn Kaja Kamala Karen Karine Karla Kate Katherine Kathleen Kathryn Kathy Katie
Katrina Kay Kayla Kellyanne Kelly Kerry Kim Kimberly Kirsten Kirstjen Kristen Kristin Kristina Kylie Lana Laura Lauren
Leah Leila Lena Leslie Letitia Lidia Lillian Lily Linda Lindsay Lindsey Lisa Liz Lois Lola Lorena Loretta Lori
Lorraine Louise Lucia Lucille Lucy Luisa Lydia Lynn Lynne Mabel Madeleine Madison Maggie Malala Malia Mandy Marcia
Margaret Margarita Maria Mariana Marie Marilyn Marina Marine Marissa Marjorie Marla Marlene Marsha Martha Mary Matilda
Maureen Maxine Megan Meghan Melania Melanie Melinda Melissa Mercedes Meredith Mia Michaela Michele Michelle Mildred
Millie Mindy Miranda Miriam Molly Monica Muriel Myra Nadia Nancy Naomi Natalia Natalie Natasha Nicole Nikki Nina Nora
Norma Octavia Olga Olena Olivia Ophelia Oprah Pam Pamela Patricia Patty Paula Pauline Pearl Peggy Penelope Penny
Phoebe Phyllis Polly Priscilla Priti Rachel Ramona Raquel Rebecca Regina Renee Rhonda Rita Roberta Robin Rosa Rosalind
Rose Rosemary Roxanne Ruby Ruth Sabrina Sally Samantha Sandra Sandy Sanna Sara Sarah Sasha Selena Shannon Sharon
Sheila Shelby Shelley Sheryl Shirley Sofia Sonia Sonya Sophia Sophie Stacey Stacy Stella Stephanie Sue Susan Susana
Susanna Susanne Suzanne Sviatlana Svitlana Sylvia Tamara Tammy Tania Tanya Tara Tatiana Teresa Tessa Thelma Theresa
Tiffany Tina Toni Tracy Tricia Trudy Tulsi Ursula Valentina Valerie Vanessa Vera Veronica Vicki Vicky Victoria
Viktoria Viola Virginia Vivian Wanda Wendy Whitney Whoopi Yolanda Yulia Yvette Yvonne Zoe Zelda Magdalena Mette
Jacinda Dilma Cristina Sahra Beata Tsai Suu Debbie Donna Ronna Reena Neera Loretta Elise Kirsten Jeanine Laurie
Kayleigh Jen Jennifer Symone Nury Maya Samira Amal Rania Sigrid Élisabeth Ségolène Zoë Renée María Mónica Adela
Adelaide Adele Adeline Adrienne Agatha Aida Aileen Aimee Alana Alessandra Alexa Alexia Alina Alisha Alma Althea Amelie
Anabel Anais Andie Angelique Anika Anjali Anjelica Annabel Annabelle Anneliese Antoinette Anya Araceli Arlene Astrid
Aung-San Ayanna Ayesha Barbra Benigno-Ann Bernice Bertha Bessie Bettina Bettye Beulah Beverley Beyonce Beyoncé Bianca
Billie Blanca Blanche Bobbie Brianna Brigid Brigitte Britt Brittney Brynn Caitlin Candice Cara Caryn Cassandra Cassie
Catalina Caterina Cecile Celeste Celine Charlene Charmaine Cherelle Cheri Cherie Chiara Chrissy Christa Christie
Christy Chrystia Ciara Clarissa Claudette Claudine Concetta Consuelo Cora Corazon Cori Corinne Cornelia Dagmar Dalia
Daniela Daphne Deanna Deanne Deirdre Delcy Delia Delilah Delores Desiree Dianna Dina Dinah Dionne Dolly Dominica
Dorothea Dua Edwina Effie Elisa Elisabeth Eliza Elke Elsie Elvira Emilia Emilie Enid Erma Erna Ernestine Esme
Esmeralda Esperanza Estelle Eugenia Eunice Evangeline Evika Fani Fanny Farrah Fern Flora Francesca Francine Freda
Freya Frida Gabby Gabriella Georgette Georgina Geri Germaine Ghislaine Gianna Gilda Ginni Ginny Giselle Giuliana
Glenn-Marie Graca Graciela Gwyneth Hallie Hattie Hazel Hedy Henrietta Hilda Hollie Holly Iga Ilhan Imani Imelda Ines
Inga Ingrida Irma Iryna Isabelle Isobel Ivy Jada Jaime-Lee Jamila Jana Janae Janell Janelle Janie Janine Janis
Jaqueline Jayne Jeannette Jeannie Jemima Jenn Jenni Jeri Jerri Jessie Joanie Jodie Joelle Joni Jordana Josefina Josie
Juana Judi Julianna Julianne Juliette Justine Kaitlin Kali Kara Karin Karolina Karoline Karyn Kasey Katarina Katerina
Katharine Kathi Kathrine Katja Katlyn Katrin Katy Keiko Keira Keisha Kelley Kelli Kellie Kendra Keri Kerri Ketanji
Khadija Kiersten Kimberley Kitty Klara Krista Kristi Kristine Krystal Kyra Kyrsten LaTonya LaToya Lacey Lakshmi Lara
Larissa Larysa Latoya Laverne Lea Leana Leanne Leni Lenora Leona Leonora Leslye Leticia Libby Lila Liliana Lina Lindy
Lisbeth Liudmyla Liza Lizzie Lizzo Lorie Lorna Lottie Lou-Ann Lourdes Luanne Lucinda Lucretia Lupe Lupita Lyla Lynda
Lyndsey Lynette Maddie Madeline Maeve Mahsa Maia Maisie Mallory Mara Marcella Marcy Margaux Margo Margot Margrethe
Mari Mariah Mariam Marian Mariann Marianne Maribel Maricela Mariel Marietta Marisa Marisol Marita Marjory Marlee Marta
Martina Mary-Ellen MaryAnn Maryam Maryann Maryellen Mattie Maude Maura Mavis Mazie Megawati Melba Melisa Mellody
Mia-Amor Minnie Mireille Mollie Monika Monique Morgana Mya Nadezhda Nadine Nanette Nannie Natalya Nell Nellie Ngozi
Nichelle Nichole Nicola Nicolette Nita Noelle Noreen Oksana Olha Padma Paige Paloma Patsy Patti Peg Perla Petra Petula
Philippa Pippa Portia Pramila Queenie Randi Rashida Rayna Reba Rebekah Reina Rhoda Rihanna Robyn Rochelle Romina
Rosalia Rosalie Rosalynn Rosanna Rosario Roseanne Rosemarie Rosetta Rosie Rosita Roslyn Rowena Roxana Roxane Roxie
Ruthie Sahle-Work Saira Salma Salome Samia Sana Sanae Saoirse Sarai Saundra Scarlett Selma Serena Shanna Shannen Shari
Sharron Shauna Shawna Sheena Sheikh-Hasina Sheree Sheri Sherri Sherrie Sherry Shonda Sienna Silvia Simona Simone
Sinead Siobhan Solange Sondra Sonja Stacie Stephany Suella Suni Susannah Susie Suzy Svetlana Sybil Tabitha Tanisha
Taryn Tasha Tawanda Terri Tess Thalia Thea Theodora Theresia Tia Tilda Tori Trish Trisha Trista Tyra Valarie Valeria
Vanna Verna Verónica Verónika Vilma Viviana Vjosa Wilhelmina Willa Wilma Winifred Winnie Winona Xiomara Yasmin Yasmine
Yelena Yoko Yuriko Zainab Zara Zendaya Zora Zuzana
Annika Avril Bethany Breanna Brenna Brianne Callie Carli Chloé Chrissi Daniella Deb Deidre Demi Elissa Fran Freida
Halle Hanifa Hoda Jacquelyn Jazmine Jillian Joneigh Kaillie Karyl Keechant Kelsey Kirsty Linsey Lise Louisa Maren
Masih Maurene Meagan Meera Meghann Megyn Meshawn Mikaela Missy Niamh Pieper Sabina Sarina Savannah Sharice Stormy
Suzan Tierra Tudor Usha Xóchitl
Abbey Alejandra Alena Alia Alisa Alissa Allie Alyson Anastasiia Angelica Ariane Arianna Ashlee Ashleigh Aubrey Audra
Barb Becca Bella Bev Bobbi Brandi Briana Caitlyn Carissa Carlene Cate Cathleen Celinda Chelsey Cindi Clare
Colette Cyndi Dani Darla Dee Dena Doreen Dottie Edie Ekaterina Eleni Ellie Faye Gayle Gigi Gillian Gracie Hailey Haley
Hana Hanna Hayley Jami Janna Jennie Jordyn Kat Katelyn Kathie Kristie Lael Leigh Lesley Lizzy Lora Luz Lyn Lyndsay
Mandi Manisha Marci Marcie Margie Maryanne Marybeth Meaghan Meg Melina Melody Mira Mitzi Moira Mona Niki Paulette Pooja
Rachael Rachelle Rebeca Renae Renata Rosanne Sandi Shana Shelli Shelly Shoshana Staci Stefanie Tami Tamika Tamra Teri
Tiana Tonya Tracey Traci Tracie Veronika Vickie Vikki Wendi Yael
"""
# Given to both, or written the same in both: these make a name but give no gender.
_EITHER = """
Alex Ashley Casey Dana Jamie Jan Jean Jo Jordan Jesse Kelly Kerry Kim Leslie Lindsey Lynn Morgan Pat Robin Sam Sandy
Sasha Shannon Taylor Terry Tracy Jackie Angel Cameron Carey Courtney Dominique Drew Frankie Hayden Jody Kai Kris Lee
Logan Marion Meredith Nicky Noor Parker Peyton Quinn Reese Riley Rory Rowan Shelby Sidney Skyler Stacy Toni Tony
Whitney Guy Hope Grace Lindsay Alexis Camille
Avery Blaine Darcy Devon Kari Kit Mackenzie Regan Rene Skylar Steph
"""

EITHER = frozenset(_EITHER.split()) - {"Tony", "Tracy", "Lindsay", "Grace", "Guy", "Sam", "Logan"}
MALE = frozenset(_MALE.split()) - EITHER - frozenset({"Lindsay"})
FEMALE = frozenset(_FEMALE.split()) - EITHER - MALE
GIVEN_NAMES = MALE | FEMALE | EITHER


def gender(given: str) -> str:
    """`m`, `f`, or the empty string where the name does not tell."""
    return "m" if given in MALE else "f" if given in FEMALE else ""


def called_by(words: tuple[str, ...]) -> str:
    """The first of a name's words that is no initial: "Jean" of "E. Jean Carroll", the initial of "J. Smith"."""
    return words[1] if len(words) > 2 and is_initial(words[0]) else words[0]


def is_initial(word: str) -> bool:
    """Whether a word is a letter and its full stop."""
    return len(word) == 2 and word[1] == "."
