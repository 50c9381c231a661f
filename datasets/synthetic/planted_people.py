"""Made-up people of Vietnam, and sentences that say something about them and something of the case."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Đinh", "Trương")
MIDDLES = ("Văn", "Thị", "Minh", "Ngọc", "Hữu", "Đức", "Thanh", "Quốc", "Thu", "Xuân")
GIVEN = ("An", "Lan", "Hoa", "Hạnh", "Tuấn", "Dũng", "Phượng", "Khánh", "Đạt", "Yến", "Linh", "Quỳnh", "Sơn", "Trang")
STREETS = (
    "12 Nguyễn Trãi, Thanh Xuân, Hà Nội",
    "45/7 Lê Lợi, Phường Bến Nghé, TP Hồ Chí Minh",
    "Thôn Đoài, Xã Kim Sơn, Ninh Bình",
)
HOSPITALS = ("Bệnh viện Đa khoa Hòa Bình", "Bệnh viện Phổi Trung Sơn", "BV Nhi Minh Tâm")
FIRST_DAY = date(2023, 1, 1)


@dataclass(frozen=True, slots=True)
class Person:
    """A made-up patient with a made-up physician.

    Attributes:
        name: with Vietnamese marks, surname first.
        physician: in DICOM's form.
    """

    name: str
    sex: str
    ma_bn: str
    national_id: str
    bhyt: str
    phone: str
    address: str
    hospital: str
    physician: str
    birth_date: str
    first_study: date

    @property
    def plain_name(self) -> str:
        """Without marks."""
        return without_marks(self.name)

    @property
    def dicom_name(self) -> str:
        """Surname, then the rest."""
        surname, *rest = self.name.split(" ")
        return f"{surname}^{' '.join(rest)}"

    def day(self, number: int) -> str:
        """A study's day, some days after the first."""
        return f"{self.first_study + timedelta(days=number):%Y%m%d}"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text, what in it names someone, and what must stay."""

    text: str
    secrets: tuple[str, ...]
    words: tuple[str, ...]


def person_of(rng: np.random.Generator) -> Person:
    """Draw a person."""
    birth = date(1930, 1, 1) + timedelta(days=int(rng.integers(30_000)))
    return Person(
        name=_name(rng),
        sex=str(rng.choice(("M", "F"))),
        ma_bn=f"BN{_digits(rng, 8)}",
        national_id=f"0{_digits(rng, 11)}",
        bhyt=f"{rng.choice(('DN', 'HT', 'GD', 'TE'))}{_digits(rng, 13)}",
        phone=f"09{_digits(rng, 8)}",
        address=str(rng.choice(STREETS)),
        hospital=str(rng.choice(HOSPITALS)),
        physician=_name(rng).replace(" ", "^", 1),
        birth_date=f"{birth:%Y%m%d}",
        first_study=FIRST_DAY + timedelta(days=int(rng.integers(700))),
    )


def sentence_of(rng: np.random.Generator, person: Person) -> Sentence:
    """Draw a sentence on the person: each way of naming one that free text is known for."""
    birth = f"{person.birth_date[6:]}/{person.birth_date[4:6]}/{person.birth_date[:4]}"
    parts, surname = person.name.split(" "), person.name.split(" ")[0]
    doctor, stranger = person.physician.replace("^", " "), _name(rng)
    swapped = " ".join((*parts[1:], surname))
    told = (
        ("CT ngực {}", person.name, ("ngực",)),
        ("CT chest {}", person.plain_name, ("chest",)),
        ("XQ phổi thẳng {}", person.plain_name.upper(), ("phổi", "thẳng")),
        ("MRI brain, {}", person.dicom_name, ("brain",)),
        ("theo dõi viêm phổi {} ngày 3", swapped, ("viêm phổi",)),
        ("follow-up {} pneumonia", person.plain_name.replace(" ", ""), ("pneumonia",)),
        ("BN {} ho 3 ngày", parts[-1], ("3 ngày",)),
        ("chỉ định: BS. {} khoa phổi", doctor, ("khoa phổi",)),
        ("read by Dr {}, no effusion", without_marks(doctor), ("effusion",)),
        ("hội chẩn với BS {} về u gan", stranger, ("u gan",)),
        ("CCCD {} lao phổi", person.national_id, ("lao phổi",)),
        ("thẻ {} bụng", person.bhyt, ("bụng",)),
        ("liên hệ {} sau chụp", f"{person.phone[:4]} {person.phone[4:7]} {person.phone[7:]}", ("sau chụp",)),
        ("sinh ngày {} sọ não", birth, ("sọ não",)),
        ("mã {} gối phải", person.ma_bn, ("gối phải",)),
        (
            "chụp lại, {} cột sống",
            f"{int(person.birth_date[6:])} tháng {int(person.birth_date[4:6])} {person.birth_date[:4]}",
            ("cột sống",),
        ),
        ("Thorax_{}_5mm", without_marks(stranger).replace(" ", ""), ("Thorax",)),
        ("người nhà: {} đưa vào", stranger.lower(), ("đưa vào",)),
        ("abdomen {} contrast", f"{person.plain_name.replace(' ', '.').lower()}@mail.vn", ("abdomen", "contrast")),
    )
    form, secret, words = told[int(rng.integers(len(told)))]
    return Sentence(form.format(secret), (secret,), words)


def without_marks(text: str) -> str:
    """As typed on a keyboard without Vietnamese."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _name(rng: np.random.Generator) -> str:
    return f"{rng.choice(SURNAMES)} {rng.choice(MIDDLES)} {rng.choice(GIVEN)}"


def _digits(rng: np.random.Generator, count: int) -> str:
    return "".join(str(digit) for digit in rng.integers(0, 10, count))
