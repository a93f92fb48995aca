"""What was said about being a museum educator. How a block is read stands in `said.py`."""

LUCIA = """
day · first hand · work+2
Mornings are school classes, afternoons are writing and fetching things from the store.
At ten there are thirty children and a stuffed bear. At three there is a spreadsheet. I like the bear better.
day · first hand · work+1 · +groups
Three groups a day is the most that one can do well.
The fourth group gets my voice but not me.
skills · first hand · learning+1
Reading a group in the first minute decides the hour.
I look at the shoes. I know who walked and who was driven.
culture · first hand · people+2
Everybody in the house knows the names of everybody's children.
We are nineteen. When one coughs, we all have tea.
trends · opinion · security-1 · +funding
Money comes for projects and ends with them.
I have been permanent for one year, and before that I was temporary for eleven.
challenges · first hand · work-1
The same tour for the four hundredth time has to be new for those who hear it.
The joke about the helmet is older than my children.
life · first hand · income-2 · +low
Pay is low, and everybody knows what everybody gets.
You do not do it for that. You do it in spite of that.
life · first hand · time0
One weekend in three is worked, and known a year ahead.
I have every third Sunday with the bear.
path · first hand · learning+1
She came by way of a holiday programme, as many do.
I needed a summer job. It has been fourteen summers.
advice · opinion · learning+1
Offer to lead one tour at a small museum, as a volunteer.
We always need somebody for the rainy Sundays.
"""
PIET = """
day · first hand · work+1 · -groups
Five groups a day is normal in a large house in May.
I drink honey and I do not speak at home.
day · first hand · work0
Half the work is agreeing on rooms, buses and guards.
The art of education is a booking system.
skills · opinion · learning0
Languages count for more than a doctorate.
I was taken for my Dutch. The doctorate makes a nice door sign.
culture · first hand · people0
Curators and educators eat at different tables.
Not on purpose. There are simply two tables.
trends · first hand · security0 · -funding
One city has paid for education out of its fixed budget for two years.
It took one mayor with small children.
challenges · first hand · security-1
Nine in ten contracts in large houses are by the hour.
I know three with a real contract, and I am one, so I know two others.
life · first hand · income-1 · +low
By the hour it comes to two thirds of a teacher's pay.
Teachers come to us with classes, and we compare. It is not a happy minute.
life · first hand · time-1
Evening openings and weekends are part of it.
On Thursdays we are open until nine. My choir sings on Thursdays.
education · opinion · learning0
A degree in the subject opens the door, training in teaching keeps you in.
They look at the first page of the letter for the subject and at your face for the rest.
advice · opinion · security-1
Ask what the contract says before you fall in love with the building.
I fell in love with the building.
"""
HANNA = """
day · first hand · work+2 · +groups
Small groups with a workshop are worth more than tours.
Two hours and clay. Nobody ever forgot clay.
skills · first hand · learning+2
One learns a new field with each exhibition, four times a year.
I have been an expert in beetles, bridges, salt and one queen.
skills · opinion · people+1
Patience with adults is rarer than with children.
Children leave when they are bored. Adults explain.
culture · first hand · people+1
Decisions are made at the long table, by whoever is there.
If you want something, come early and bring bread.
trends · opinion · work+1
Museums work with the old and the ill now, not only with schools.
My best group has an average age of eighty-three.
challenges · first hand · income-1
Nobody stays with one salary; she and her friends all have a second thing.
I bind books. One of us drives a tram.
life · first hand · income-2 · +low
What she earns covers rent and bicycle.
It is a small rent and a good bicycle.
life · first hand · time+1
Nobody writes to her after six.
There is nothing in a museum that cannot wait until ten.
resources · first hand · learning+1
The educators' association has an open day each March.
Go and carry chairs. You will know everybody by noon.
unasked · opinion · security-1
One should ask who pays for the post, and until when.
Every post has a date. Some people know theirs.
"""
