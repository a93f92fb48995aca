"""What was said about being a UX researcher. How a block is read stands in `said.py`."""

MIRA = """
day · first hand · work+1 · +meetings
Half of a researcher's week is spent with colleagues, not with users.
Monday and Friday are mine. The days between are the team's, and there the work lands or dies.
day · first hand · work+1
Talking with users fills about six hours in a good week.
Six hours of interviews, and for each of them two hours of making sense.
skills · first hand · learning+1 · +asking
Asking without leading is learned by hearing yourself on tape.
I still wince at my tapes. That is how it works.
skills · opinion · learning+1
Writing a page that a busy person finishes matters more than any method.
Nobody ever changed a product because of slide forty.
culture · first hand · people+1
Research has a voice at the bank because it was there before the designers came.
We hired the designers. That does something for how they listen.
trends · opinion · security-1 · +machines
Transcripts and first summaries are done by machines now; what to ask is not.
I get my Tuesdays back. I do not get my judgement back, that one I have to bring.
challenges · first hand · work-1
The hardest part is to hear that a finding comes too late.
They had decided in March. I presented in April. Everybody was very kind about it.
life · first hand · income+1 · +pay
Pay in banks is good and follows a table that everybody can read.
You can look up what I earn within two hundred a month.
life · first hand · time+1
Evenings are free; fieldwork in other cities is four weeks a year.
I plan dinners. My friends in agencies do not.
path · first hand · learning+1
Call-centre work counts: whoever has listened to customers knows what to listen for.
You have done ten thousand interviews, you only never called them that.
advice · opinion · security0
Do one small study for a club or a shop before any course.
Bring me one page about eight conversations, and I would read your letter first.
"""
JONAS = """
day · first hand · work0 · +meetings
Meetings take twenty hours of his week, most of them to agree on a question.
I counted once. Nineteen and a half. Then I stopped counting.
day · first hand · work+1
The best hour is the first debrief, when everybody saw the same thing.
Five people, one wall, nobody looks at the phone.
skills · opinion · learning+1 · +numbers
Some statistics is expected now, enough to know when a number is noise.
If you can read an interval, you are ahead of half the applicants.
culture · first hand · people0
At a product company a researcher serves four teams and belongs to none.
I have four birthdays in my calendar and no desk.
trends · first hand · security-2 · -growth
Two of seven research posts were cut last year, and the work went to designers.
It was not about the work. It was the line in the budget.
challenges · first hand · work-1
Findings are asked for to confirm what is already planned.
They say, can you validate this. I say, I can test it. There is a silence then.
life · hearsay · income+2 · -pay
Pay at product companies is half as much again as elsewhere.
I hear of people at larger ones who got half again. I did not.
life · first hand · time-1
Launch weeks eat weekends, four or five times a year.
My daughter knows the word launch. She does not like it.
education · first hand · learning0 · +degree
Nobody asked for a degree in psychology; they asked for three studies.
I studied geology. They found it charming.
people · opinion · people+1
Researchers are a generous crowd who answer strangers.
Write to anybody. We ask strangers for favours all day, we owe the world.
advice · opinion · security-1
Keep a second leg, such as running workshops, for the years when posts are cut.
I run workshops. In the bad year that was the rent.
"""
AIKO = """
day · first hand · work+2 · -meetings
Alone one has two meetings a week, and the rest is field and desk.
I left to get my days back, and I did.
day · first hand · work0
A third of the time goes into finding the next job and sending invoices.
Nobody tells you that you also become a very small bank.
skills · first hand · learning+2 · +asking
Silence is the first skill: count to seven before the next question.
At five it hurts. At seven they tell you the real thing.
culture · first hand · people-1
As a freelancer one is thanked, and then one is not invited to the party.
I hear how it ended from the newspaper.
trends · opinion · security+1 · +growth
Small firms without researchers buy single studies now, more each year.
Three bakeries. Last year three bakeries wanted to know why people do not come back.
challenges · first hand · security-1
Two months of every year are empty, and one never knows which.
Last year it was May and November. This year I bought paint for the balcony in May. It was full.
life · first hand · income-1
What is left after insurance is what a bank pays a beginner.
It looks like much on the invoice. It does not look like much in March.
life · first hand · time+2
Fridays are free, by her own rule, for nine years now.
On Fridays I swim. It is the only management decision I ever made.
education · opinion · learning+1 · +degree
A short course is enough when a teacher looks at your own interviews.
Pay for the feedback, not for the certificate.
resources · first hand · learning+1
A reading circle of researchers meets online on the first Tuesday.
Come in October, nobody will ask you to introduce yourself for long.
unasked · opinion · work+1
One should ask whether one likes people tired and in a hurry.
In the lab they are polite. In the field they are on the way to the dentist.
"""
SAMUEL = """
day · first hand · work0 · +meetings
The calendar is full by Wednesday, and analysis happens in the gaps.
I analyse on trains. I take longer trains.
skills · first hand · learning+1 · +numbers
Surveys come with the post, whether one likes them or not.
They will hand you a survey in the first week. Be ready or be lucky.
culture · first hand · people+1
The researchers lunch together on Thursdays, and that lunch is the department.
Everything I know about the company I know from Thursdays.
trends · opinion · security-1 · -growth
Posts are filled from inside now, with designers who like to listen.
There were two openings. Both went to people who sat there already.
trends · opinion · work0 · +machines
Summaries made by machines are read less than those made by people.
They are smooth. You slide right off them.
challenges · first hand · work-1
One sees the same problem found three times in four years.
I have a folder called Again.
life · first hand · income+1 · +pay
The pay is fair and grows by a fixed step each year.
It is not secret. It is on the second page of the contract.
life · first hand · time0
Hours are what one makes of them until a launch comes.
Forty-one weeks are calm.
path · first hand · learning+1
He moved over from support after two years of tagging complaints.
I tagged eleven thousand. Then I said, let me ask them instead.
advice · opinion · security0
Ask for a week in the research team where you work before you leave.
A week costs them nothing, and you will know by Wednesday.
"""
FREYA = """
path · first hand · learning0
She left research after eight years to teach, and does not regret either.
I had asked enough questions. I wanted to stay for the answers.
day · first hand · work-1 · +meetings
In her last year she saw users on nine days.
Nine. I wrote it on a card and kept the card.
skills · opinion · learning+1
What stays is listening; it is worth the same in a classroom.
My pupils think I read minds. I only wait.
culture · first hand · people-1
Being the one who says no to a plan wears a person out.
You become the weather. Nobody likes the weather.
trends · hearsay · security-1 · -growth
She hears from three former colleagues that they look for something else.
They ask me how the school is. They never asked before.
challenges · first hand · work-2
Nobody stays a researcher past fifty where she was.
I looked around the room at forty-four and I was the oldest.
life · first hand · income+1
She gave up a quarter of her pay when she left.
I noticed for two months. Then I stopped buying lunch, that was most of it.
life · first hand · time-1
The year had three months that belonged to others.
March, June, October. Ask my husband.
people · opinion · people0
Those who leave are easier to find than one thinks, and speak freely.
We have nothing to sell you. Ask us.
unasked · opinion · work-1
One should ask what somebody would do if the title were gone.
Nobody asked me that. It would have saved two years.
advice · opinion · learning+1
Try it for a summer, with an end that is agreed.
A thing with an end cannot trap you.
"""
RUTH = """
day · first hand · work+1
Research for patients is half waiting rooms and half waiting for permission.
I know every chair in four clinics. I could review chairs.
trends · opinion · security+1 · +growth
Health firms begin to hire researchers, because the rules ask them to listen.
The law did what ten years of my slides could not.
life · first hand · time+1
Nobody launches anything at night where everything is audited.
Our releases come with the seasons.
advice · opinion · learning+1
Sit in a waiting room for a morning, and write down what people do with their hands.
Do not ask anybody anything. You will have a study by noon.
"""
