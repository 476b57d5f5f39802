"""Common given names and the gender they suggest: enough to tell people from places, and `he` from `she`."""

from __future__ import annotations

_MALE = """
Aaron Abdul Abdullah Abe Abraham Adam Adnan Adrian Ahmad Ahmed Al Alan Albert Alberto Alejandro Aleksandr Aleksei
Alexander Alexei Alexey Alfred Ali Allan Allen Alvin Amir Anders Andre Andrei Andres Andrew Andrey Andriy Andrzej
Andy Angelo Anthony Anton Antonin Antonio Antony Ari Armando Arnold Arthur Artem Asif Augusto Austin Barack Barney
Barry Bart Bashar Ben Benjamin Bernard Bernie Bill Billy Bob Bobby Boris Brad Bradley Brandon Brendan Brent Brett
Brian Bruce Bruno Bryan Byron Caleb Calvin Cameron Carl Carlos Carter Cesar Chad Charles Charlie Chester Chip Chris
Christian Christoph Christopher Chuck Clarence Clark Claude Clay Cliff Clifford Clint Clyde Cody Colin Conor Corey
Cory Craig Curt Curtis Cyrus Daniel Danny Darrell Darren Dave David Dean Denis Dennis Denys Derek Dick Diego Dirk
Dmitri Dmitriy Dmitry Dmytro Dominic Don Donald Donnie Doug Douglas Drew Duncan Dustin Dwayne Dwight Earl Ed Eddie
Edgar Eduardo Edward Edwin Eli Elias Elijah Elliot Elliott Elon Emanuel Emilio Emmanuel Enrique Eric Erik Ernest
Ernesto Ethan Eugene Evan Felipe Felix Fernando Floyd Francesco Francis Francisco Francois Frank Franklin Fred
Freddie Frederick Fumio Gabriel Garrett Gary Gavin Gene Geoff Geoffrey George Gerald Gerard Gerhard Gilbert Giuseppe
Glenn Gordon Graham Grant Greg Gregory Guy Hakeem Hamid Hank Hans Harold Harris Harry Harvey Hassan Hector Heinz
Helmut Henri Henry Herbert Herman Hideo Hiroshi Howard Hugh Hugo Hussein Ian Ibrahim Igor Ignacio Ilya Imran Irving
Isaac Ivan Jack Jackson Jacob Jaime Jake Jamal James Jamie Jared Jason Javier Jay Jean-Claude Jeff Jeffrey Jens
Jeremiah Jeremy Jerome Jerry Jesse Jim Jimmy Joao Joaquin Joe Joel Johan Johannes John Johnny Jon Jonah Jonathan
Jorge Jose Josef Joseph Josh Joshua Juan Julian Julio Julius Justin Kareem Karl Keith Ken Kenneth Kent Kevin Khalid
Khalil Kofi Konstantin Kurt Kyle Lance Larry Lars Lawrence Lee Leo Leon Leonard Leonid Leroy Leslie Lester Lewis
Lincoln Lionel Lloyd Logan Lou Louis Lucas Luigi Luis Luke Luther Lyle Lyndon Mahmoud Malcolm Manuel Marc Marcel
Marco Marcos Marcus Mario Mark Marshall Martin Marty Marvin Masoud Mateo Mateusz Matt Matteo Matthew Maurice Max
Maxim Maxwell Mehmet Mel Melvin Michael Micheal Michel Miguel Mike Mikhail Milan Miles Milton Mitch Mitchell Mitt
Mohamed Mohammad Mohammed Morgan Morris Morton Moses Muhammad Mustafa Mykhailo Mykola Narendra Nate Nathan Nathaniel
Neal Ned Neil Nelson Newt Nicholas Nick Nicolas Nigel Nikita Nikolai Noah Noel Norman Oleg Oleh Oleksandr Oleksii
Oleksiy Oliver Olaf Omar Orlando Orrin Oscar Osama Otto Owen Pablo Paolo Patrick Paul Paulo Pavel Pavlo Pedro Percy
Perry Pete Peter Petro Phil Philip Philippe Phillip Pierre Piotr Preston Quentin Rafael Raj Rajiv Ralph Ramon Rand
Randall Randy Rashid Raul Ray Raymond Recep Reggie Reince Ricardo Richard Rick Ricky Rob Robbie Robert Roberto Rod
Rodney Rodrigo Roger Roland Roman Ron Ronald Ronnie Ross Roy Ruben Rudolph Rudy Rupert Russ Russell Ryan Salman
Salvador Sam Samuel Samir Santiago Saul Scott Sean Sebastian Serge Sergei Sergey Sergio Serhiy Seth Shane Shawn
Sheldon Shinzo Sidney Silvio Simon Slobodan Spencer Stan Stanley Stefan Stephen Steve Steven Stewart Stuart
Sylvester Tad Taras Tariq Ted Teddy Terrence Terry Thad Theo Theodore Thomas Tim Timothy Todd Tom Tommy Tony Travis
Trent Trevor Trey Tucker Tyler Vaclav Vadim Valery Vasily Vernon Viktor Victor Vince Vincent Vitali Vitaly Vitalii
Vladimir Volodymyr Vyacheslav Wade Wallace Walter Warren Wayne Wendell Wesley Wilbur Wilhelm Will Willard William
Willie Wilson Winston Wolfgang Woodrow Xavier Yair Yasser Yevgeny Yitzhak Yuri Yuriy Yury Yusuf Zachary Zack
Zbigniew Jeb Beau Hunter Boyd Jair Tayyip Rishi Keir Sadiq Jens Olaf Viktor Andrzej Ismail Benny Naftali Ehud Ariel
Shimon Recep Kais Nicolás José Jesús Andrés Óscar Tomás Rubén Raúl Joaquín Ángel Martín François Jérôme Stéphane
Jürgen Jörg Günter Deval Corey Trip
"""
_FEMALE = """
Abby Abigail Ada Adriana Agnes Aisha Alexandra Alexandria Alice Alicia Alison Allison Alyssa Amanda Amber Amelia
Amina Amy Ana Anastasia Andrea Angela Angelina Angie Anita Ann Anna Annalena Anne Annette Annie Antonia April Ariana
Ashley Audrey Ava Barbara Beatrice Becky Belinda Benazir Bernadette Beth Betsy Betty Beverly Bonnie Brenda Bridget
Britney Brittany Brooke Camilla Candace Carla Carly Carmen Carol Carole Caroline Carolyn Carrie Catherine Cathy
Cecilia Celia Charlotte Chelsea Cheryl Chloe Christiane Christina Christine Cindy Claire Clara Claudia Colleen
Condoleezza Connie Constance Courtney Cristina Crystal Cynthia Daisy Danielle Daria Darlene Dawn Deborah Debbie
Debra Denise Diana Diane Dianne Dolores Donna Dora Doris Dorothy Edith Edna Eileen Elaine Eleanor Elena Elise
Elizabeth Ella Ellen Eloise Elsa Emily Emma Erica Erika Erin Esther Ethel Eva Eve Evelyn Faith Farah Fatima Felicia
Fiona Florence Frances Gabriela Gabrielle Gail Genevieve Georgia Geraldine Gertrude Gina Giorgia Gladys Glenda
Gloria Grace Greta Gretchen Gwen Gwendolyn Hannah Harriet Heather Heidi Heidi Helen Helena Helene Hilary Hillary
Hope Huma Ida Inez Ingrid Irene Iris Irina Isabel Isabella Ivana Ivanka Jackie Jaclyn Jacqueline Jan Jane Janet
Janice Jasmine Jean Jeanette Jeanne Jenna Jennifer Jenny Jessica Jill Jo Joan Joann Joanna Joanne Jocelyn Jodi
Johanna Josephine Joy Joyce Juanita Judith Judy Julia Juliana Julie Juliet June Kaitlyn Kaja Kamala Karen Karine
Karla Kate Katherine Kathleen Kathryn Kathy Katie Katrina Kay Kayla Kellyanne Kelly Kerry Kim Kimberly Kirsten
Kirstjen Kristen Kristin Kristina Kylie Lana Laura Lauren Leah Leila Lena Leslie Letitia Lidia Lillian Lily Linda
Lindsay Lindsey Lisa Liz Lois Lola Lorena Loretta Lori Lorraine Louise Lucia Lucille Lucy Luisa Lydia Lynn Lynne
Mabel Madeleine Madison Maggie Malala Malia Mandy Marcia Margaret Margarita Maria Mariana Marie Marilyn Marina
Marine Marissa Marjorie Marla Marlene Marsha Martha Mary Matilda Maureen Maxine Megan Meghan Melania Melanie Melinda
Melissa Mercedes Meredith Mia Michaela Michele Michelle Mildred Millie Mindy Miranda Miriam Molly Monica Muriel Myra
Nadia Nancy Naomi Natalia Natalie Natasha Nicole Nikki Nina Nora Norma Octavia Olga Olena Olivia Ophelia Oprah Pam
Pamela Patricia Patty Paula Pauline Pearl Peggy Penelope Penny Phoebe Phyllis Polly Priscilla Priti Rachel Ramona
Raquel Rebecca Regina Renee Rhonda Rita Roberta Robin Rosa Rosalind Rose Rosemary Roxanne Ruby Ruth Sabrina Sally
Samantha Sandra Sandy Sanna Sara Sarah Sasha Selena Shannon Sharon Sheila Shelby Shelley Sheryl Shirley Sofia Sonia
Sonya Sophia Sophie Stacey Stacy Stella Stephanie Sue Susan Susana Susanna Susanne Suzanne Sviatlana Svitlana Sylvia
Tamara Tammy Tania Tanya Tara Tatiana Teresa Tessa Thelma Theresa Tiffany Tina Toni Tracy Tricia Trudy Tulsi Ursula
Valentina Valerie Vanessa Vera Veronica Vicki Vicky Victoria Viktoria Viola Virginia Vivian Wanda Wendy Whitney
Whoopi Yolanda Yulia Yvette Yvonne Zoe Zelda Magdalena Mette Jacinda Dilma Cristina Sahra Beata Tsai Suu Debbie
Donna Ronna Reena Neera Loretta Elise Kirsten Jeanine Laurie Kayleigh Jen Jennifer Symone Nury Maya Samira Amal
Rania Sigrid Élisabeth Ségolène Zoë Renée María Mónica
"""
# Given to both, or written the same in both: these make a name but give no gender.
_EITHER = """
Alex Ashley Casey Dana Jamie Jan Jean Jo Jordan Jesse Kelly Kerry Kim Leslie Lindsey Lynn Morgan Pat Robin Sam Sandy
Sasha Shannon Taylor Terry Tracy Jackie Angel Cameron Carey Courtney Dominique Drew Frankie Hayden Jody Kai Kris Lee
Logan Marion Meredith Nicky Noor Parker Peyton Quinn Reese Riley Rory Rowan Shelby Sidney Skyler Stacy Toni Tony
Whitney Guy Hope Grace Lindsay
"""

EITHER = frozenset(_EITHER.split()) - {"Tony", "Tracy", "Lindsay", "Grace", "Guy", "Sam", "Logan"}
MALE = frozenset(_MALE.split()) - EITHER - frozenset({"Lindsay"})
FEMALE = frozenset(_FEMALE.split()) - EITHER - MALE
GIVEN_NAMES = MALE | FEMALE | EITHER


def gender(given: str) -> str:
    """`m`, `f`, or the empty string where the name does not tell."""
    return "m" if given in MALE else "f" if given in FEMALE else ""
