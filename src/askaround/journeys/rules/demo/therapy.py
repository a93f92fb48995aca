"""What was said about being an occupational therapist. How a block is read stands in `said.py`."""

DARA = """
day · first hand · work+2
A day is eight people and what each of them wants to do again.
Today it was a jacket, a bus and a birthday cake.
day · first hand · work0 · +writing
An hour and a half of each day is writing reports.
If it is not written, it did not happen. It did happen. I still write it.
skills · first hand · learning+2
Seeing what a task is made of is the craft.
Making tea has twenty-three steps. You only notice when one is missing.
skills · opinion · people+1
Humour is a tool and has to be used as carefully as the others.
You can laugh with somebody by the third session, never in the first.
culture · first hand · people+1
Doctors, nurses and therapists decide together each morning, standing up.
Twelve minutes. The standing is what makes it twelve.
trends · first hand · security+2 · +demand
Every clinic in the region looks for people.
I get two letters a month, and I have not looked for nine years.
challenges · first hand · work-1
Some people do not get better, and one goes on with them.
We had a plan. Then we had another one. That is all I can say about it.
life · first hand · income0 · +modest
Pay is in the middle and safe, and nights bring nothing as there are none.
It is enough if you do not compare.
life · first hand · time+1
The day ends at half past four, and it does end.
I have never been called at home. Not once.
path · first hand · learning+1
She began at thirty-four, after years in an office.
In my class we were five over thirty. The teachers liked us, we asked things.
education · first hand · time-2 · +training
Training takes three years, and one cannot work much beside it.
I worked on Saturdays. My sofa remembers those years.
advice · opinion · work+1
Spend two days in a clinic and one in a practice before you decide.
The smell decides. I am not joking.
"""
ELIF = """
day · first hand · work+1
In a practice one sees ten people a day, half of them children.
Shoes off at eight, shoes on at five.
day · first hand · work-1 · +writing
Forms for the insurers take one day of the week.
I could treat six more children. I fill in boxes about those I have.
skills · first hand · learning+1
The hands learn slowly and do not forget.
In the second year my hands began to know things before me.
culture · first hand · people+1
Four colleagues share everything, also the bad days.
There is a chair in the kitchen. Whoever sits in it gets asked.
trends · opinion · security+1 · +demand
The waiting list is five months, and it grows.
I could open a second practice if I found a single colleague.
trends · opinion · work+1
More work is done at people's homes, which is better and takes longer.
You cannot learn your own stairs in my room.
challenges · first hand · work-1
Parents hope for more than one can give, and one has to say so.
I practise that sentence. I still practise it.
life · first hand · income-1 · +modest
As an owner she earns less than an employed therapist in a good year.
I own a door sign and a coffee machine.
life · first hand · time0
She chooses her hours and works more of them.
I am a strict boss to one person.
education · opinion · learning+1 · +training
The training is hard in the first year and joyful in the third.
First you learn bones. Then you meet people. Hold out for the people.
people · opinion · people+1
Therapists over forty who changed late are glad to talk.
We are proud of it. Give us a chance to say so.
advice · opinion · security+1
Ask schools about paid places; more of them pay than one thinks.
Two in our town pay now. They do not put it on the poster.
"""
TOMAS = """
day · first hand · work+1
In a rehabilitation clinic one keeps the same people for five weeks.
I know how they take their coffee and whom they miss.
day · hearsay · work0 · -writing
In other clinics, he hears, reports are dictated and done in minutes.
They talk to a box. We still type with two fingers.
skills · first hand · learning+1
Half of it is carpentry: one builds what cannot be bought.
I made a card holder from a cutting board. It is my best work.
culture · first hand · people0
Therapists plan the day, and doctors plan the therapists.
There is a sheet. We are on the sheet.
trends · first hand · security+2 · +demand
Nobody who trained with him was ever without a post.
Twenty-two of us. I count at every reunion.
trends · opinion · work0
Screens come into the therapy, and help some and bore most.
The old men want wood. So do I.
challenges · first hand · people-1
Three vacant posts mean that everybody carries a quarter more.
You feel it in the shoulders on Thursdays.
life · first hand · income+1 · -modest
With ten years and the clinic's scale he earns what his friends in offices do.
We compared over beer. I was second of five.
life · first hand · time+1
Holidays are given out fairly, in January, from a hat.
It is a real hat.
education · first hand · time-1 · -training
His clinic let him train beside half a post for four years.
It took a year longer and I never had to borrow.
resources · opinion · learning+1
The students' council of the school answers questions better than the office.
The office sends the brochure. The students send the truth.
unasked · opinion · work+1
One should ask what one wants to be tired from.
I am tired every evening, and I know what from.
"""
