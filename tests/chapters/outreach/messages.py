"""Messages people write when they ask for a conversation, each with what the linter should say about it."""

from __future__ import annotations

ASK = " Would you have 20 minutes next week to tell me how you came to research?"
OUT = " If now is not a good time, no problem at all."
TAIL = ASK + OUT

# Whole messages that follow the advice of career centres.
GOOD = [
    (
        "Hi Ana,\n\nWe both studied at Leeds. You moved from nursing to UX research, which is a "
        "step I am weighing. Would you have 20 minutes in the next two weeks to tell me what "
        "surprised you most?\n\nNo worries if not.\n\nBen"
    ),
    (
        "Dear Ms Okafor,\n\nTom Lee suggested that I write to you. Your team turned a paper "
        "process into a service people use, and I am exploring that kind of work. Could you "
        "spare 15 minutes to tell me how it began? If you are too busy, I completely "
        "understand.\n\nKind regards,\nAda"
    ),
    (
        "Hello Sam, your talk at the library made me curious about archives. I wonder whether "
        "you would have 20 minutes to tell me what your days are like. Please feel free to say "
        "no. Ada"
    ),
    (
        "Hi Lena, I am not asking for a job. Would you have 20 minutes to tell me about your "
        "work as a nurse? A no is perfectly fine."
    ),
    (
        "Dear Dr. Chen,\r\n\r\nWe met at the open day in May. Would you have 15 minutes to tell me "
        "which skills matter in your lab?\r\n\r\nNo pressure at all.\r\n\r\nMaya"
    ),
    (
        "Hi Priya, I\u2019m a teacher, and you\u2019re the first person I know who left teaching for "
        "policy. Could we talk for 20 minutes about how you chose? I\u2019d totally understand if "
        "you\u2019re swamped."
    ),
    (
        "Hi Jo 👋 we are both in the choir. Would you tell me over a coffee what a paramedic's "
        "night is like? Happy to hear a no!"
    ),
    (
        "Hi Karim, Dana said you know the energy sector from both sides. May I call you for 15 "
        "minutes to hear how they differ? Please don't feel obliged."
    ),
    (
        "Hi Ruth, you wrote that maps are arguments (UX of a kind). I'd be grateful if you could "
        "spare 20 minutes to tell me how you learned that. If it doesn't suit, just ignore this "
        "message."
    ),
    (
        "Hi Eva, I am learning about the job of a recruiter, and you are Head of Recruiting at "
        "Acme. Would you have 20 minutes to tell me how you got your job? No hard feelings if "
        "not."
    ),
]

# One sentence that should be marked (or not), followed by a good question and an easy no.
JOB = [
    "Are you hiring?",
    "I saw that your company is currently hiring.",
    "Is your team recruiting at the moment?",
    "Please let me know if there are any openings.",
    "I'd like to hear about open positions on your team.",
    "Do you know of any open roles?",
    "Could you refer me to your company?",
    "I would be grateful for a referral.",
    "Could you put in a good word for me?",
    "I have attached my resume for your consideration.",
    "You will find my CV attached.",
    "Feel free to forward my CV to HR.",
    "I am looking for a job in marketing.",
    "I'm currently looking for a summer internship.",
    "I would love to work at Google.",
    "I'd love to work for your company.",
    "It is my dream and I hope to work with you one day.",
    "I want to hear about job opportunities.",
    "Please consider me for the analyst role.",
    "Could you help me get me an interview?",
    "I'm not sure whether you have any openings, but I am curious.",
    "ARE YOU HIRING ANYONE?",
    "I\u2019m seeking a full-time position.",
    "Please keep me in mind if something opens up.",
    "I believe I would be a great fit for your team.",
    "I applied for the data analyst position last week.",
    "My résumé is attached.",
    "Can you recommend me to the hiring manager?",
    "I hope to join your team.",
    "Does your company take on interns?",
    "I was wondering if your firm has any vacancies.",
    "I'm on the hunt for a new role and thought of you.",
    "Any chance you are looking to hire a junior developer?",
    "Is Siemens hiring?",
    "Do you have an internship for me?",
    "Could you introduce me to your hiring manager?",
    "Is there any chance of a job with you?",
    "I am very interested in career opportunities at Deloitte.",
    "I'd appreciate an employee referral.",
]
NOT_JOB = [
    "I am not asking for a job.",
    "I'm not looking for a job or a referral.",
    "This is not about a job, and I won't ask you to refer me.",
    "You told my class how you got your job.",
    "Your job as a nurse sounds varied.",
    "I am reading about the job of a recruiter.",
    "You are a hiring manager at Acme.",
    "You work as Head of Recruiting.",
    "You work as Recruiter / Talent Acquisition at Hiring GmbH.",
    "I wonder what it is like to work at your company.",
    "You joined your company in 2019.",
    "I would love to work in healthcare one day.",
    "You wrote about what you look for when you are hiring.",
    "I am looking for advice.",
    "I am looking for your view on this role.",
    "Please do not worry: no job, no referral.",
    "I have no expectation of a job opportunity.",
    "Tom referred me to your article.",
    "I am interested in the role of design in hospitals.",
    "If there is an opening in your calendar, I would be glad.",
    "Rather than look for a job, I want to learn.",
    "You manage patient referrals.",
    "You wrote about the hiring process.",
    "I am doing research on how people find jobs.",
    "I left my job in May.",
    "I have a job already, so this is only about learning.",
    "How did you know this role was right?",
    "We worked together when you were hiring for the shop.",
    "I am not here to get hired.",
    "I don't want anything like a referral.",
    "I am a career changer interested in the role a nurse plays.",
]
FLATTERY = {
    "Your impressive career caught my eye.": "impressive career",
    "I am a huge fan of your podcast.": "huge fan",
    "Your story is so inspiring.": "so inspiring",
    "You do amazing work.": "amazing work",
    "I really admire how you lead.": "admire",
    "You are a thought leader in design.": "thought leader",
    "You are a marketing guru.": "guru",
    "You are a rockstar.": "rockstar",
    "Your path is incredible.": "incredible",
    "I am in awe of your talk.": "in awe",
    "I was very impressed by your profile.": "impressed",
    "It would be an honor to meet.": "honor",
    "I\u2019m blown away by your posts.": "blown away",
}
NOT_FLATTERY = [
    "You work at Rockstar Games.",
    "You teach at Guru Nanak School.",
    "You wrote about incredibly slow trains.",
    "I found your talk on archives useful.",
    "You moved from nursing to design.",
    "Thank you for your excellent question in class.",
    "You were my role in the play.",
    "It would be great to talk.",
]
GENERIC = [
    "To whom it may concern,",
    "Dear Sir or Madam,",
    "Dear Hiring Manager,",
    "I hope this email finds you well.",
    "I hope this finds you well.",
    "I hope you are doing well.",
    "I hope you're doing great!",
    "I came across your profile.",
    "I came across your LinkedIn profile and wanted to connect.",
    "My name is Ben and I study design.",
    "I'd like to add you to my professional network.",
    "Hi there,",
    "Hello,",
    "Dear connections,",
    "Hope you\u2019re well!",
    "I hope all is well.",
    "Let me introduce myself.",
    "Dear Sir/Madam,",
    "I found your profile on LinkedIn.",
]
NOT_GENERIC = [
    "Hi Ana,",
    "Dear Ms Okafor,",
    "Hello Sam, good to see you on Friday.",
    "Dear Dr. Chen,",
    "Hi Team Lead Jo,",
]
PLACEHOLDERS = {
    "Hi [Name],": "[Name]",
    "You work at [your company].": "[your company]",
    "Hi {first_name},": "{first_name}",
    "Hi {{ first_name }},": "{{ first_name }}",
    "You work at <company>.": "<company>",
    "Hi <<Name>>,": "<<Name>>",
    "Hi %NAME%,": "%NAME%",
    "Hi $name,": "$name",
    "Dear Ms XXX,": "XXX",
    "You work at ____.": "____",
    "I study INSERT DEGREE.": "INSERT DEGREE",
    "We met in TBD.": "TBD",
    "Dear ,": "Dear ",
    "Hi ,": "Hi ",
    "👩‍🎓 Hi [Name],": "[Name]",
}
NOT_PLACEHOLDERS = [
    "You lead research (UX).",
    "You wrote teh [sic] yourself.",
    "My address is <ben@example.org>.",
    "My page is <https://example.org/ben>.",
    "I paid $20 and 5% of 10%.",
    "Dear Ana,",
    "I know C++ & C#.",
    "See array[0] there.",
]
EASY_NO = [
    "No worries if not.",
    "If you are too busy, I understand.",
    "No pressure.",
    "Please feel free to say no.",
    "Please feel free to decline.",
    "I totally understand if you can't.",
    "I am happy to hear a no.",
    "If this isn't a good time, just ignore this message.",
    "And if it does not suit you, that's completely fine.",
    "No problem if not!",
    "Please don't feel obliged to reply.",
    "Should this not be possible, no hard feelings.",
    "If you'd rather not, just say so.",
    "If it's a no, that's fine.",
    "Only if it suits you, of course.",
    "If you don't have the time, I completely understand.",
]
NO_EASY_NO = [
    "Thank you.",
    "I look forward to your reply.",
    "Let me know when you are free.",
    "I know you are busy.",
    "There is no time like the present.",
    "If you have time, great.",
    "I have no experience yet.",
    "I can work around your schedule.",
]
QUESTION = [
    "I wonder whether you would have 20 minutes.",
    "Could you spare 20 minutes to talk",
    "Would you be open to a call next week?",
    "I would be grateful if you could spare 15 minutes.",
    "Please let me know if you have time for a call.",
    "I'd love to ask you how you chose.",
]
NO_QUESTION = [
    "I read your article on archives.",
    "How are you? I read your article.",
    "My page is https://example.org/?a=b and you may like it.",
    "We should talk.",
]
MANY_ASKS = [
    "Would you have 20 minutes? If not, is there somebody else I could ask?",
    "Could we talk for 20 minutes, and could you review my resume?",
    "Could we have a call? Please also introduce me to your manager.",
    "What do you like? What do you dislike?",
    "Could you refer me and give me feedback on my CV?",
]
ONE_ASK = [
    "Would you have 20 minutes to tell me what your week looks like and how you began?",
    "How are you? Would you have 20 minutes for a call?",
    "Could we talk for 20 minutes? Please let me know when it suits you.",
    "I wonder whether you would have 20 minutes. I would be glad if you could call.",
    "Tom gave me feedback on my CV. Would you have 20 minutes?",
]
ABOUT_ME = [
    "I am a student. I study design. I have worked in a shop. I like research. I want to learn. I hope so.",
    "I finished my degree and I started my project, and my goal is to use my skills, as I told my tutor.",
]
NOT_ABOUT_ME = [
    "You moved from nursing to research, and you wrote about it. I am a nurse.",
    "I am Ben.",
]
