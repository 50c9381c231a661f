"""Words for people in both languages: who they are to the writer, and of which sex."""

from __future__ import annotations

from typing import Literal

from models.lay_text.english import stem, stems_of
from models.lay_text.reading import Who
from models.lay_text.spelling import bare, marked
from models.lay_text.tokens import key_of
from models.lay_text.word_lists import meanings, pairs, words

Sex = Literal["male", "female"]
Told = tuple[Who, Sex | None]

_MEANT: dict[str, Told] = {
    "boy": ("child", "male"),
    "girl": ("child", "female"),
    "child": ("child", None),
    "man": ("other", "male"),
    "woman": ("other", "female"),
    "other": ("other", None),
    "self": ("self", None),
}
_PAIRS_VI = meanings("""
boy: con trai, bé trai, cháu trai
girl: con gái, bé gái, cháu gái
child: em bé, cháu bé, cháu nội, cháu ngoại, trẻ sơ, bé nhà
man: anh trai, em trai, ông nội, ông ngoại, ông xã, bạn trai, bố chồng, bố vợ, ba chồng, anh rể, cụ ông
woman: chị gái, em gái, bà nội, bà ngoại, bà xã, bạn gái, em dâu, chị dâu, mẹ chồng, mẹ vợ, cụ bà
other: gia đình, họ hàng, bố mẹ, ba mẹ, cha mẹ, hàng xóm, đồng nghiệp, ông bà, anh em, người yêu, bạn em, bạn tôi
man: ôông nớ, ôông nội, ôông tui
woman: o nhà, o nớ, o tui, mệ nội, mệ ngoại
other: em tôi, em ruột, em họ, cụ nhà, có người, nhiều người, người quen, bạn học, bạn cùng
""")
ONE_VI = meanings("""
child: bé, con, cháu, trẻ
man: ôông, bố, cha, tía, chồng, ba, ông, anh, chú, cậu
woman: mạ, mệ, bu, mẹ, má, vợ, bà, chị, cô, dì
other: bác, bạn, cụ
self: tôi, em, mình, tớ
""")
_ONE_EN = meanings("""
boy: son, boy, grandson
girl: daughter, girl, granddaughter
child: baby, child, infant, toddler, newborn
man: father, dad, daddy, husband, brother, grandfather, grandpa, uncle, boyfriend
woman: mother, mom, mum, wife, sister, grandmother, grandma, aunt, girlfriend
other: friend, partner, roommate, coworker, colleague, neighbour, neighbor, family, parent, cousin, sibling, relative
other: classmate, someone
self: i
""")
SAFE_UNMARKED = words("be con chau me bo vo chong toi em minh tre")
NEEDS_OWNER = words("mạ mệ bu ba ông bà anh chị cô chú dì bác cậu bạn má cha tía")
NEEDS_VERB = words("bo me vo tre cha")
VERBS = words("bi nay dang hay so em con nho duoc moi cho dua noi bao")
OWNERS = words("toi em minh chau con tui nha ruot chong vo cua to anh chi ban")
_CARING = "cho đưa đo bảo báo nói hỏi dặn dẫn mua nghe gọi nghĩ nghi muốn sợ lo bế nhờ mong xin cảm tưởng kể phát"
CARING = frozenset(bare(word) for word in _CARING.split())
CARING_FORMS = frozenset(marked(word) for word in _CARING.split())
RISES = words("man mun hach do me ban cuc phong nhot da ngua day ghe u khap hat len")
"""After `noi`: a rash, so that it is `nổi`, not `nói`."""
CARING_EN = frozenset(
    stem(word)
    for word in words(
        "say says said report reports think thinks notice noticed took brought gave measured tell told describe "
        "states stated worried worry"
    )
)
NOT_SELF_BEFORE = words("mot tu nha nguoi cua be con giat giut van tro oan uon nghieng khap nhuc ron rung nong")
CREATURES = words("ran cho meo ong muoi khi chuot ret nhen kien gi vat trung rit heo trau doi ngua sua luc")
NO_CHILD_AFTER = words("van mot hai khong ca nhung ma chi cung thi va hoi hom het ko k chua")
NO_OBJECT = words("vao mat tay cua voi nhin theo cho giup")
"""After these a word for a person is no subject: `nhìn vào mắt mẹ`."""
NOT_AFTER = words("bu sua thuoc nguoi vu cai do the")

FAR = pairs("hang xom, dong nghiep, ban em, ban toi, co nguoi, nhieu nguoi, nguoi quen, ban hoc, ban cung")
FAR_EN = stems_of("friend roommate coworker colleague neighbour neighbor classmate someone")
"""Who is only spoken of: the patient where nobody else is ill."""
PARTNERS = words("chong vo ban xa yeu") | stems_of("husband wife partner boyfriend girlfriend")
"""No blood relatives: their diseases are no family history."""
SUFFERS = words("bi mac nhiem chet ngat xiu nga dot nam dang vua")
SUFFERS_EN = stems_of("has had have with at got who is was")
GONE_EN = pairs("died of, died from, died at, died in, died when, passed away, is dead, was deceased, is deceased")

BY_STEM = {stem(word): _MEANT[meaning] for word, meaning in _ONE_EN.items()}
BY_FORM: dict[str, tuple[str, Told]] = {marked(word): (word, _MEANT[meaning]) for word, meaning in ONE_VI.items()}
BY_FORMS = {tuple(marked(part) for part in pair.split()): _MEANT[meaning] for pair, meaning in _PAIRS_VI.items()}
_SAID_OTHERWISE = {marked("dâu"), marked("họ")}
"""Without marks `em dau` and `em ho` speak of a pain and of a cough."""
BY_KEYS = {
    tuple(key_of(part) for part in forms): told for forms, told in BY_FORMS.items() if forms[1] not in _SAID_OTHERWISE
}
BY_KEY = {
    key_of(form): value for form, value in BY_FORM.items() if key_of(form) in SAFE_UNMARKED or value[0] in NEEDS_OWNER
}
FIRST_KEYS = frozenset(key_of(form) for form in BY_FORM) | frozenset(keys[0] for keys in BY_KEYS)
"""Words with which a mention of a person begins."""
