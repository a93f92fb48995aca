"""People, employers and roles that do not exist, in the proportions of a long working life."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from random import Random
from string import ascii_uppercase

_WESTERN = (
    """
    Ada Alice Amelia Anna Astrid Beatriz Benjamin Björn Camille Carlos Chloé Clara Daniel David
    Diego Dominique Eleanor Elena Emil Emma Fiona Florian François Freya Gabriel Georg Giulia Grace
    Hannah Hélène Henrik Hugo Inês Ingrid Isabel Jack Jean-Luc Johannes José Julia Jürgen Karin
    Kwame Laura Léa Liam Lucía Luís Maeve Magnus Maja Marco María Marie-Claire Matteo Maya Müge
    Nadia Niall Noah Nuria Olivia Oscar Pádraig Paolo Paul Petra Rachel Raúl Rosa Ruth Samuel
    Siobhán Sofía Sören Thomas Ulrike Valentina Walter Wilhelmina Yvonne Zoë
    """,
    """
    Abbott Ackermann Åkesson Almeida Andersson Barbosa Becker Bianchi Björnsson Blanc Bonnet Brennan
    Brown Carvalho Castillo Clarke Conti Cruz D'Angelo Dahl Diaz Dubois Duarte Edwards Eriksen
    Fabre Fernández Ferrari Fischer Fontaine Garcia Gómez Grant Grüber Hansen Hartmann Hernández
    Hoffmann Hughes Ibáñez Jensen Johansen Jones Kaya Keller Köhler Kowalski Krüger Larsen Lefèvre
    Leroy Lindqvist Lopes Löwe MacDonald Martín Mendoza Meyer Moreau Morgan Müller Murphy Navarro
    Nguyen Nielsen Núñez Nyström O'Brien O'Neill Oliveira Ortega Owusu Parker Pereira Petit Quinn
    Ramírez Reilly Ricci Rossi Roux Sánchez Schäfer Schmidt Schröder Silva Smith Sørensen Strauß
    Taylor Torres Vásquez Vogel Walsh Weiß Wood van_den_Berg de_la_Cruz von_Stein
    """,
)
_SCRIPTS = (
    ("Zbigniew Łucja Agnieszka Stanisław Jiří Zdeněk", "Wójcik Dvořák Žižka Šťastný Kwiatkowska Górski"),
    ("İbrahim Ayşe Çağla Gül Oğuz Şule", "Yılmaz Öztürk Şahin Doğan Çelik Aydın"),
    ("Thị_Hương Văn_Đức Ngọc Quỳnh Tuấn Ánh", "Nguyễn Trần Phạm Võ Đặng Bùi"),
    ("Анна Дмитро Ольга Иван Юлия Сергей", "Шевченко Иванова Коваленко Петров Ђорђевић Щербак"),
    ("Ελένη Γιώργος Μαρία Νίκος Σοφία Άννα", "Παπαδόπουλος Νικολάου Οικονόμου Γεωργίου Αλεξίου"),
    ("فاطمة محمد ليلى يوسف نور خالد", "الخطيب حداد المصري العلي منصور"),
    ("مریم علی‌رضا نازنین آرش", "حسینی کریمی رضایی موسوی"),
    ("נועה דוד תמר יונתן רות", "כהן לוי מזרחי פרידמן"),
    ("अनीता राहुल प्रिया विक्रम सुनीता", "शर्मा गुप्ता पटेल वर्मा मिश्रा"),
    ("অনন্যা সৌরভ মৌসুমী রফিক", "চট্টোপাধ্যায় রহমান দাস সেন"),
    ("கவிதா முருகன் லட்சுமி அருண்", "சுப்பிரமணியம் இளங்கோ நடராஜன்"),
    ("สมชาย กนกวรรณ ปิยะ สุดารัตน์", "วงศ์สวัสดิ์ ศรีสุข แก้วมณี"),
    ("伟 芳 秀英 建国 静怡 子轩", "王 李 张 欧阳 陈 刘"),
    ("さくら 健太 美咲 大輔 ユキ", "佐藤 鈴木 髙橋 渡邊 山田"),
    ("민준 서연 지훈 하은", "김 이 박 최 정"),
    ("ნინო გიორგი თამარ", "ბერიძე კაპანაძე მაისურაძე"),
    ("Անի Արամ Լուսինե", "Հակոբյան Սարգսյան Գրիգորյան"),
    ("አበበ ሰላም ትዕግስት", "በቀለ ተስፋዬ ገብረማርያም"),
)
_STEMS = """
    Alder Amber Arbor Aster Atlas Aurora Beacon Birch Blue Bright Brook Cedar Cinder Clear Cobalt
    Coral Crest Delta Drift Dune East Elm Ember Fair Falcon Fern Field Flint Forge Fox Glen Gold
    Granite Green Grove Gull Harbour Haven Hazel Heron High Hollow Iron Ivy Juniper Kestrel Lake
    Lark Laurel Linden Lumen Maple Marsh Meadow Mill Moor North Oak Ocean Orchid Otter Peak Pine
    Prairie Quartz Quill Raven Reed Ridge River Rowan Sage Salt Silver Slate Spruce Stone Summit
    Swift Tern Thistle Tide Timber Umber Vale Violet West Willow Wren Zephyr
"""
_TAILS = """
    Analytics_GmbH Bank Biotech Capital_Partners Clinics Consulting Council Dynamics Education
    Energy_AG Engineering Foods Foundation Games Health Hotels Insurance Institute Labs Learning
    Legal_LLP Logistics Media Motors Museum Networks Pharma Press Publishing Rail Research Robotics
    School Semiconductors Software,_Inc. Solutions Studio Systems Textiles Trust University Ventures
    Water
"""
_LEVELS = ("", "", "Junior", "Associate", "Senior", "Senior", "Lead", "Staff", "Principal", "Head_of", "VP")
_SPECIALISATIONS = """
    Brand Clinical Cloud Community Content Customer Data Digital Environmental Financial Growth
    Hardware Industrial Machine_Learning Market Medical Operations People Platform Policy Product
    Public_Health Research Risk Sales Security Service Software Sustainability Web
"""
_FUNCTIONS = """
    Analyst Architect Consultant Coordinator Designer Engineer Manager Researcher Scientist Strategist Writer
"""

_FIRST_DAY = date(2006, 1, 9)
_DAYS = 7500
_TITLES = 400
_WITH_MAIL = 0.03
_WESTERN_SHARE = 0.72
_JOBLESS = 0.02
_LETTERED = 0.02
_UNIQUE = 2_654_435_761  # odd, so that multiples of it are all different modulo 2**32


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody invented, as LinkedIn would list them; `slug` is the end of the profile's address."""

    given: str
    family: str
    slug: str
    mail: str
    company: str
    title: str
    connected: date


def people(count: int, *, seed: int, western: bool = False) -> list[Person]:
    """Invent `count` people with different names and profiles, newest connection first."""
    random = Random(seed)
    names = _names(random, western=western)
    invented = [_person(random, index, *next(names)) for index in range(count)]
    return sorted(invented, key=lambda person: person.connected, reverse=True)


def new_job(random: Random, person: Person) -> tuple[str, str]:
    """Give a company and a title, both other than the person's own."""
    while (company := _skewed(random, COMPANIES)) == person.company:
        pass
    while (title := _skewed(random, TITLES)) == person.title:
        pass
    return company, title


def _person(random: Random, index: int, given: str, family: str) -> Person:
    number = (index * _UNIQUE) % 2**32
    slug = "-".join(filter(None, (_ascii(given), _ascii(family), f"{number:08x}")))
    mail = f"{slug}@example.org" if random.random() < _WITH_MAIL else ""
    company, title = _skewed(random, COMPANIES), _skewed(random, TITLES)
    if random.random() < _JOBLESS:
        company = title = ""
    connected = _FIRST_DAY + timedelta(days=random.randrange(_DAYS))
    return Person(given, family, slug, mail, company, title, connected)


def _names(random: Random, *, western: bool) -> Iterator[tuple[str, str]]:
    """Give names for ever, none twice: initials tell apart those who would be called the same."""
    taken: set[tuple[str, str]] = set()
    while True:
        pool = _WESTERN if western or random.random() < _WESTERN_SHARE else random.choice(_SCRIPTS)
        given, family = (_spaced(random.choice(part.split())) for part in pool)
        if random.random() < _LETTERED:
            family += random.choice((", PhD", ", MBA", " (she/her)", " ✨"))
        while (given, family) in taken:
            given = f"{given} {random.choice(ascii_uppercase)}."
        taken.add((given, family))
        yield given, family


def _titles(count: int) -> tuple[str, ...]:
    whole = product(_LEVELS, _SPECIALISATIONS.split(), _FUNCTIONS.split())
    different = list(dict.fromkeys(" ".join(filter(None, map(_spaced, words))) for words in whole))
    return tuple(Random(count).sample(different, count))


def _companies() -> tuple[str, ...]:
    different = [f"{stem} {_spaced(tail)}" for stem in _STEMS.split() for tail in _TAILS.split()]
    Random(len(different)).shuffle(different)
    return (
        *different,
        "Oak & Sons",
        "“Quill” Press",
        "株式会社みなと",
        "ООО Берёза",
        "Société Générale d'Encre",
    )


def _skewed(random: Random, choices: tuple[str, ...]) -> str:
    """Take the first ones often and the last ones rarely, as employers differ in size."""
    return choices[int(len(choices) * random.random() ** 3)]


def _ascii(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "".join(letter if letter.isalnum() else "-" for letter in letters).strip("-")


def _spaced(word: str) -> str:
    return word.replace("_", " ")


TITLES = _titles(_TITLES)
COMPANIES = _companies()
