# ruff: noqa: E501 - a pattern is one line
"""How dangers are told in images and in the words of the street; as `grave_vietnamese`, with names for what recurs.

`<NO>` is a denial in any region, `<CAN>` what follows it in "cannot", `<SIDE>` a side, `<SUDDEN>` an onset, `<NOW>` the
same or a time of today, `<CUT>` what is sharp.
"""

from __future__ import annotations

_NAMES = {
    "<NO>": "(?:khong|ko|k|kg|khg|hong|hok|hem|chang|cha|no|kh)",
    "<CAN>": "(?:duoc|dc|đc|noi|dk|dkuoc)",
    "<SIDE>": "(?:(?:ben )?(?:phai|trai)|(?:mot|1) ben|ben (?:nay|kia|do))",
    "<SUDDEN>": "(?:tu nhien|tu dung|bong|bong dung|bong nhien|dot ngot|dot nhien|thinh linh|khi khong)",
    "<NOW>": "(?:tu nhien|tu dung|bong|bong dung|bong nhien|dot ngot|dot nhien|khi khong|sang nay|trua nay|chieu nay|toi nay|hom nay|gio|nay)",
    "<CUT>": "(?:dinh|manh (?:kinh|chai|sat|thuy tinh|sanh)|kinh vo|que|canh cay|cay|tam|but|keo|dao|cong sat|kim|gai|luoi cau|day thep|kem|tuoc no vit)",
    "<HOT>": "(?:(?:noi|to|chen|am|binh|xoong|chao|canh|sup|dau|mo|sua|tra|ca phe|mi|nuoc|phich|coc|ly|thau|lau) (?:[^\\W_]+ )?(?:nong|soi|soi suc)|phich nuoc|chao dau|noi chao|noi canh)",
    "<SPILT>": "(?:do(?! mo hoi)|tat|hat|roi|ban|van|tran|up|vang|be|dinh|doi)",
    "<ONTO>": "(?:len|vao|vo|trung|xuong|ra|khap|day|ca|u[op])",
    "<BITER>": "(?:cho|meo|khi|chuot|heo|doi)",
}
_RAW = r"""
suicide_plan | (?:<NO> (?:con )?(?:muon|thiet|can) song|muon chet|tu tu|chan song|chan doi)\b[^!?]{0,60}\b(?:mua|gom|tich|chuan bi|co san|cat san|de danh|viet thu)\b[^!?]{0,15}\b(?:thuoc|day|dao|than|tuyet menh|xang)\b |
suicide_plan | (?:mua|gom|tich|chuan bi|cat|de danh)\b[^.!?]{0,12}\b(?:thuoc (?:ngu|chuot|sau|co|tru sau)|day thung)\b[^!?]{0,50}\b(?:<NO> (?:con )?(?:muon|thiet) song|muon chet|tu tu|ket thuc|ra di) |
chest_pain_pressing | (?:nguc|tim)\b[^.;!?]{0,25}\b(?:nhu|giong|tuong)\b[^.;!?]{0,25}\b(?:de|bop|ngoi|dap|chen|ep|siet|that|coi|deo|tang da|cuc da|hon da|da tang)\b | ngực|tim
chest_pain_pressing | (?:nhu|giong|tuong)\b[^.;!?]{0,20}\b(?:de|bop|ngoi|dap|chen|ep|siet|that)\b ~2(?:len|vao|tren|lay|nghet)? ?(?:nguc|tim)\b | ngực|tim
chest_pain_pressing | (?:nang|tuc nang|nghen|that|de nang|nang triu|nang nghet) (?:o |giua |trong |ca |het |nghen )?(?:long |giua )?nguc\b | ngực
chest_pain_burning | (?:rat bong|bong rat|nong rat|dau rat) (?:o |ca )?(?:vung )?nguc\b[^!?]{0,20}\bmo hoi | ngực
temperature_low | (?:be|chau|tre|so sinh)\b[^!?]{0,40}\b(?:nguoi |minh |toan than )?lanh (?:ngat|toat|tanh)\b | lạnh
feeding_difficulty_infant | (?:be|chau|tre|so sinh|con)\b[^!?]{0,30}\bbu (?:yeu|kem|it han|lo mo|luoi|met|ngat quang)\b | bú
confusion | (?:noi cau (?:nay|no)[^.;!?]{0,10}cau (?:khac|kia)|hoi (?:mot|1) (?:dang|duong) (?:tra loi|noi) (?:mot|1) neo|noi lon xon|noi (?:nham nhi|tam bay)|khong nhan ra (?:nguoi nha|con|vo|chong|ai)) |
weakness_one_side | (?:tay chan|chan tay|tay va chan|nua nguoi|(?:mot|1) ben nguoi)\b(?: ben)?(?: phai| trai| mot ben| 1 ben)[^.;!?]{0,12}\b(?:xui|xui lo|liet|yeu|nhun|ru|bai|khong nhac|<NO> (?:cu dong|nhuc nhich|nhac|dieu khien)) | xụi|liệt|yếu|nhũn|rũ|bại|nhấc|động|nhích|điều
speech_slurred | (?:noi|mieng noi)[^.;!?]{0,10}\b(?:<NO> ai|chang ai|nghe <NO>) (?:hieu|nghe ra|ra)\b | nói
weakness_legs | (?:te|nga|rot|roi|tai nan|xe (?:tong|dung|can))\b[^!?]{0,45}<NO> (?:cu dong|nhuc nhich|nhac|dieu khien|co duoi) (?:duoc |noi )?(?:ca )?(?:hai |2 )?chan\b | chân
injury_fall_height | (?:rot|roi|te|nga|truot) (?:tu |o |khoi )?(?:tren )?(?:mai|noc|lau|gac|gian giao|cay dua|cay cau|ngon cay|cot dien|thang cao|ban cong|san thuong|tang \d|lau \d)\b |
snake_bite | (?:con )?(?:ho mang|mang phun|ran phun|ran ho phun)[^.;!?]{0,15}\b(?:noc|phun|trung)\b[^.;!?]{0,15}\bmat\b |
eye_chemical | (?:ran|mang|ho mang|coc)\b[^.;!?]{0,15}\b(?:phun|xit|ban)\b[^.;!?]{0,15}\b(?:vao|vo|trung|len) ~1mat\b | mắt
burn_chemical | (?:axit|acid|a xit|xut|nuoc ac quy|binh ac quy|hoa chat)\b[^.;!?]{0,15}\b(?:vang|ban|do|te|tat|dinh|bay|hat)\b[^.;!?]{0,8}\b(?:mat|mo mat|nguoi|dau|co|tay|chan)\b |
weakness_one_side | (?:le|keo le|loet quet) (?:mot |1 )(?:ben )?chan\b|chan (?:<SIDE> )?(?:keo le|le bong|le khong) | lê|kéo
weakness_one_side | (?:mot|1) ben (?:nguoi|tay chan)[^.;!?]{0,12}\b(?:nang triu|khong theo y|cung do|khong nhac|xui) |
vision_loss_sudden | (?:nhin|mat)\b[^.;!?]{0,12}\b(?:mot|1) ben\b[^.;!?]{0,8}\b(?:mo tit|toi sam|toi den|khong thay|mo han)\b | mắt|nhìn
headache_thunderclap | dau (?:em |toi |minh )?(?:nhu )?(?:bi )?no (?:tung|cai|mot cai|bum|doang)\b | đầu
testicle_high_or_twisted | (?:tinh hoan|hon (?:dai|ca)|biu|bi)\b[^.;!?]{0,15}\b(?:lech|keo|rut|xoan|treo|chay)\b[^.;!?]{0,8}\b(?:len|cao)\b | hoàn|dái|cà|bìu
testicle_pain | (?:tinh hoan|hon (?:dai|ca)|biu)\b[^.;!?]{0,30}\bdau\b(?! bung) | hoàn|dái|cà|bìu
head_injury | (?:rot|roi|te|nga|lan|lot|vap)\b[^!?]{0,40}\b(?:dap|va|sung|u|be|nut) ~2(?:ben |cai )?dau\b(?! (?:goi|ngon|hoi|tien)) | đầu
fall_low_height | (?:rot|roi|te|nga|lan|lot) (?:tu |o |khoi |xuong )*(?:vong|giuong|noi|ghe|ban(?! (?:chan|tay))|sofa|cau thang|xe day|tay me)\b | rớt|rơi|té|ngã|lăn|lọt
injury_neck_spine | (?:vat nang|cay|da|thung|bao|thanh sat|go)\b[^.;!?]{0,15}\b(?:roi|dap|de|trung)\b[^.;!?]{0,12}\b(?:vao|trung|len|xuong)? ?co\b(?! (?:tay|chan)) | cổ
injury_neck_spine | \bco (?:toi |em )?bi [^.;!?]{0,15}\b(?:roi trung|dap trung|de len|va dap|be)\b | cổ
wound_object_stuck | <CUT>[^.;!?]{0,20}\b(?:ghim|gam|cam|xuyen|mac|ket)\b[^.;!?]{0,12}\b(?:tay|chan|dui|bung|nguc|lung|vai|mong|co)\b |
wound_stab | (?:dam|ban|xuyen)\b[^.;!?]{0,15}\b(?:tay|chan|dui|bung|nguc|lung|vai|mong|co)\b[^.;!?]{0,10}\bxuyen(?: qua| thung)?\b |
eye_injury_sharp | (?:thep|sat|kinh|nhom|gang|go|da|dan|dinh|dam|manh)[^.;!?]{0,12}\b(?:ghim|gam|cam|gam chat) (?:vao |vo |trong |trung )?mat\b | mắt
burn_chemical | (?:hoa chat|axit|acid|xut|voi|xi mang|nuoc thong cong|thuoc tay|dung moi)\b[^.;!?]{0,8}\b(?:do|ban|dinh|te|tat|roi|vang)\b ~1(?:vao|len|trung|vo|ra)? ?(?:tay|chan|nguoi|da|mat|dui|co|lung)\b |
sexual_violence | (?:bat|ep|ep buoc|du do|lua|cuong buoc) (?:em|toi|con|chau|no|ban|minh|con be|tui) (?:phai )?(?:quan he|ngu (?:voi|cung)|lam tinh|ban dam|phuc vu|cho no)\b |
vomiting_coffee_ground | (?:non|oi|mua|tho ra)\b[^.;!?]{0,20}\b(?:nhu |giong |mau )(?:ba )?ca phe\b|(?:non|oi|mua) ra[^.;!?]{0,12}\b(?:nau sam|nau den|nuoc nau|den nhu) | nôn|ói|mửa
malaria_area_travel | (?:di|ve|o|len|lam|tu|song)\b ~2(?:tay nguyen|gia lai|dak lak|dac lac|dak nong|kon tum|binh phuoc|campuchia|chau phi|angola|congo|nuong ray|di ray)\b |
heavy_periods_in_fever | sot\b[^!?]{0,50}\b(?:kinh|kinh nguyet|huyet)\b[^.;!?]{0,10}\b(?:o at|nhieu|xoi|bat thuong|truoc ngay)\b | kinh|huyết
chest_pain_radiates_jaw | (?:nguc|tim)\b[^!?]{0,50}\b(?:lan|xuyen|chay|keo|doc|nhoi|te) (?:len |ra |qua |toi |den |xuong |sang |tan )?(?:ca )?(?:ham|quai ham|cam|co hong|rang)\b | ngực|tim
chest_pain_radiates_jaw | (?:xuong uc|mo ac)\b[^!?]{0,40}\b(?:lan|xuyen|chay|keo|doc|nhoi|te) (?:len |ra |qua |toi |den |xuong |sang |tan )?(?:[^\W_]+ ){0,3}(?:ham|quai ham|cam|rang)\b | ức|ác
chest_pain_radiates_arm | (?:xuong uc|mo ac)\b[^!?]{0,40}\b(?:lan|xuyen|chay|keo|te) (?:len |ra |qua |toi |den |xuong |sang |tan )?(?:ca )?(?:canh tay|tay|vai|bap tay|khuyu)\b | ức|ác
shoulder_stiff | tay (?:<SIDE> )?<NO> (?:nhac|gio|dua)(?: len| noi| cao)? ?<CAN>[^.;!?]{0,12}\b(?:\d+|may|nhieu|hai|ba|bon|nam|sau|ca) (?:thang|nam)\b | tay
skin_black_dead | (?:(?:ngon|ban|got|mui|long|mu) chan|chan|ngon tay)\b[^.;!?,]{0,12}\b(?:(?:bi|chuyen|hoa|sang|mau|thoi|tham|tim|doi sang) den|den (?:thui|xi|si|thoi|dan|lai|ca|het|nhu than)|hoai tu)\b | đen|hoại
chest_pain_radiates_arm | (?:nguc|tim)\b[^!?]{0,50}\b(?:lan|xuyen|chay|keo|te) (?:len |ra |qua |toi |den |xuong |sang |tan )?(?:ca )?(?:canh tay|tay|vai|bap tay|khuyu)\b | ngực|tim
breathless_cannot_speak | (?:suyen|hen|kho tho|ngop|hut hoi|tho|met)\b[^!?\n]{0,60}\bnoi (?:chuyen )?(?:<NO> (?:thanh|het|ra|tron|duoc|noi)|tung (?:chu|tieng|tu)|dut quang) ?(?:cau|loi|hoi|mot cau|1 cau|chu)?\b |
speech_slurred | (?:noi|giong noi|phat am|noi chuyen) (?:nang )?<NO> ~1(?:ro|ra|thanh|tron) ~1(?:chu|loi|tieng|cau)\b(?! (?:vi|do) (?:met|khoc|dau hong|viem hong|khan)) | nói|giọng|phát
speech_slurred | (?:noi|giong)[^.;!?]{0,10}\b(?:treo tro|treo treo|troe troe|lap bap|bap be|u o|riu|liu (?:luoi|lai)|nhu (?:nguoi )?(?:say|xin)|meo tieng|dai giong|mo mieng|nhuu)\b | nói|giọng
arm_weakness_one_side | (?<!hay )(?:cam|nam|bung|giu) ~2(?:dua|ly|chen|bat|coc|muong|but|dien thoai|dao|cho?i) ~2(?:bi |deu |cung |la |thi )?(?:rot|roi|tuot) |
arm_weakness_one_side | <NOW>[^.;!?]{0,20}\b(?:rot|roi|tuot|danh roi|lam roi) (?:doi |cai |ca )?(?:dua|ly|chen|bat|coc|muong|but)\b |
arm_weakness_one_side | tay (?:<SIDE> )?(?:<NO> (?:con |he |co )?(?:suc|luc)\b|cam (?:dua |do |nam )?<NO> <CAN>|<NO> (?:cam|nhac|gio|dua)(?: len| noi| cao)? ?<CAN>)(?! (?:vi|do) (?:dau|gay|te)|[^.;!?]{0,12}\b(?:\d+|may|nhieu|hai|ba|bon|nam|sau|ca) (?:thang|nam)\b) | tay
face_droop | (?:mieng|moi|mat|mom|mep|mo) ~2(?:lech|xech|xeo|treo|quap)(?: han| qua| ve| mot| 1| ben|$|,) | miệng|môi|mặt|mồm|mép|mỏ
face_droop | (?:nuoc|com|canh|chao|dai|nuoc (?:mieng|bot|dai)) ~1(?:chay|ro|trao|roi) ra ~1(?:mot|1) (?:ben )?(?:mep|mieng|mom)\b | mép|miệng|mồm
headache_worst_ever | (?:dau dau|nhuc dau|dau (?:dau|nhuc))[^.;!?]{0,25}(?:chua|khong|ko) (?:bao gio|tung|he|khi nao)[^.;!?]{0,12}(?:bi|dau|the|vay|nhu|gap|co) | đầu
convulsion | (?:giat|giut|co quap|co cung|co rut|run giat|cung nguoi|cung do)[^.;!?]{0,25}(?:tron (?:mat|nguoc|trang)|mat ~1tron|sui bot|mat trot|long trang|tim tai|cung ham) |
convulsion | (?:tron|trot) (?:mat|trang|nguoc|len)[^.;!?]{0,20}(?:giat|giut|sui bot|co quap|cung nguoi|cung do|cung ham) |
convulsion | mat ~1tron (?:nguoc|trang|len)\b | mắt
convulsion | sot[^!?]{0,20}\bco quap\b | sốt
newborn_yellow_legs | vang (?:da )?[^.;!?]{0,15}(?:toi|den|xuong|lan|ca|o) ~1(?:ban chan|long ban chan|ban tay|chan tay|tay chan|chan|dui|cang)\b | vàng
meconium_late | (?:chua|khong|ko|k|chang|no|hong) (?:thay |chiu |co |he )?(?:di |ia |i |ra |cut |di ngoai |di ia |di cau |di cut ?)?(?:ra )?(?:phan |cut |cuc )?su\b(?! (?:dung|kien)) | su\b
fetal_movement_reduced | (?:bau|thai)\b[^!?]{0,60}\b(?:it (?:dap|may|cu dong|dong day)|(?:dap|may|cu dong) (?:it|yeu)) | bầu|thai
waters_broken | (?:bau|thai)\b[^!?]{0,70}\b(?:ra|ri|ro|chay|xi|ri ra) (?:nhieu |it |chut )?(?:nuoc|nuoc oi|oi|dich trong)\b(?! (?:tieu|mui|mat|bot|mieng|dai|da)) | bầu|thai
vaginal_bleeding_heavy | (?:thay|uot|tham|het|dung|xai) ~3(?:\d+|hai|ba|bon|nam|may|vai|muoi) (?:mieng |cai |chiec )?(?:bang|bvs|bim|ta)\b[^.;!?]{0,20}\b(?:gio|tieng|h|dem|buoi)\b | băng|bvs|bỉm|tã
vaginal_bleeding_heavy | (?:bang ve sinh|bang|bvs|bim)\b[^.;!?]{0,12}(?:(?:\d+|mot|nua|moi|vai|hai) (?:gio|tieng|h)|(?:\d+|nua) ?h)\b[^.;!?]{0,15}\b(?:thay|uot|day|het|tran)\b | băng|bvs|bỉm
vaginal_bleeding_heavy | (?:nua|mot|1|moi|may) (?:gio|tieng|h)\b[^.;!?]{0,15}\b(?:thay|uot|tham|het) ~2(?:mieng |cai )?(?:bang|bvs)\b | băng|bvs
vaginal_bleeding_heavy | (?:ra |chay )?huyet[^.;!?]{0,10}\b(?:nhu (?:xoi|suoi|voi|nuoc)|xoi xa|uot (?:ca|het|dam)|lenh lang|ao ao|cuc to|tung cuc|ca cuc) | huyết
bleeding_heavy_place_unsaid | (?:mau|mau me)[^.;!?]{0,10}\b(?:uot (?:dam|sung|het|ca)|lenh lang|nhu suoi|thanh vung|thanh dong|xoi xa|ao ao|tuon|phun)\b | máu
magnet_swallowed | (?:nuot|lo nuot|an|hoc)\b[^.;!?]{0,22}\b(?:nam cham|hit nam)\b | nam châm
sharp_swallowed | (?:nuot)(?: phai| nham| mat| luon| trung)? ~2(?:dinh|dinh oc|oc vit|kim|ghim|kep giay|luoi lam|manh (?:kinh|chai|thuy tinh|sat)|tam|khuyen|bong tai|ghim bam|moc cau|luoi cau)\b |
swallowed_object | (?:nuot)(?: phai| nham| mat| luon| trung)? (?:cai |cay |vien |cuc |hat |mieng |trai )?(?:oc|nhan|chia khoa|nap|but|bulong|khuy|cuc tay|vong|lego|bi|bi ve|dong xu|tien xu|hat nhua|manh nhua|nut ao)\b |
medicine_too_much | (?:uong|nuot|tu|noc) (?:het |ca |nguyen |tron |luon |sach )+(?:mot |1 |hai |2 )?(?:chai|lo|hop|vi|tuyp|hu|nam) ~1(?:siro|si ro|thuoc ho|thuoc sot|vitamin|vien sat|thuoc bo mau)\b(?![^.;!?]{0,25}(?:ngay|tuan|khong (?:do|khoi|bot))) |
poison_swallowed | (?:an|nuot|uong|lien|ngam|nhai) (?:nham|phai|lon|trung|mat)\b[^.;!?]{0,15}\b(?:can sa|co my|ma tuy|thuoc lac|thuoc lao|thuoc la|nicotin|tinh dau|long nao)\b |
cannabis_or_stimulant | (?:an|nuot|uong|lien|ngam)\b[^.;!?]{0,15}\b(?:can sa|co my|ma tuy|thuoc lac|tinh dau thuoc lao)\b |
bite_unseen_swelling | (?:con gi|cai gi|khong (?:biet|ro|thay)[^.;!?]{0,8}con gi)[^.;!?]{0,15}\b(?:can|mo|chich|cham|dot)\b[^!?]{0,50}\b(?:sung|tim|bam)\b[^!?]{0,15}\b(?:len|lan|toi|den|ca|het)\b | cắn|mổ|chích|châm|đốt
strangled | (?:bi|chong|vo|ck|vk|no|han|thang|nguoi ta|bo|ba|cha|duong|ban trai|nguoi yeu|nguoi la|va)\b[^.;!?]{0,20}(?<!xoa )\b(?:bop|siet|chet|kep) co\b(?! (?:vai|bap|tay|chan|cho|thay|xuong|dui|gay|lung|ao)) | cổ
sexual_violence | (?:bi|bj)\b[^.;!?]{0,25}\b(?:xam hai|(?<!an )hiep(?! dap)|hiep dam|cuong (?:hiep|buc|dam)|cuong ep(?! (?:phai )?(?:hoc|lam|uong|an|ky))|lam nhuc|giao cau|do tro doi bai|ep (?:lam chuyen (?:do|ay)|quan he|ngu)) | hại|hiếp|cưỡng|nhục|cấu|trò|ép
sexual_violence | (?:so mo|so soang|dung cham)[^.;!?]{0,15}\b(?:vung kin|cho kin|nguc|bo phan|trong quan|ep)\b | sờ|đụng
wound_deep | (?:dut|cat dut|chem dut|lia|lo|thay) (?:ca |toi |den )?gan\b(?! (?:nhu|het|sang|day|toi)) | gân
injury_finger_cannot_move | (?:ngon)[^.;!?]{0,12}<NO> (?:gap|co|duoi|nhuc nhich|cu dong) ?(?:lai )?<CAN> |
postpartum | (?:sinh|sanh|de) mo (?:duoc |xong |da )*\d+ ?(?:ngay|tuan|hom)\b |
injury_crush | (?:dap nat|nghien nat|nat bay|giap nat|nat (?:ban tay|ban chan|ngon|canh tay|xuong))\b |
injury_crush | (?:ket|kep|cuon) (?:tay|chan|ngon|ban tay|toc|ca tay)[^.;!?]{0,20}\b(?:may|thang may|banh|day chuyen|bang chuyen)\b |
injury_crush | (?:xe|banh xe|xe tai|may cay|may keo|container|xe ben|xe tang|tau)\b[^.;!?]{0,12}\b(?:can|de|nghien|lan) ~1(?:qua|len|trung|nat|vao)\b | xe|bánh|máy|container|tàu
wound_stab | (?:trau|bo|bo tot|heo rung|lon rung)\b (?:no )?(?:huc|chem|bang)\b | húc|chém|báng
injury_deformity | (?:te|nga|gay|tai nan|va|dap|nem|trat|danh)\b[^!?]{0,30}\b(?:tay|chan|co tay|co chan|ngon|khuyu|cang|vai)\b[^.;!?]{0,12}\b(?:gap cong|cong|veo|meo|lech|queo|bien dang|vong|lo xuong)\b | cong|vẹo|méo|lệch|quẹo|quặt|dạng|vòng|lồ
injury_deformity | (?:tay|chan|co tay|co chan|ngon|khuyu|cang)\b[^.;!?]{0,12}\b(?:gap cong|cong|veo|meo|lech|queo|bien dang|vong)\b[^!?]{0,25}\b(?:te|nga|gay|tai nan|va dap|bi danh)\b | cong|vẹo|méo|lệch|quẹo|dạng|vòng
injury_bone_tender | (?:gay|nut|ran) (?:xuong )?(?:tay|chan|co tay|co chan|xuong|dui|cang|ngon|suon|vai|don|khuyu|quai xanh)\b(?![^.;!?]{0,20}\b(?:cu|hoi nho|da lanh|da lau|nam ngoai|nam truoc|thang truoc|bong|dai)\b) | gãy|nứt|rạn|gẫy
injury_cannot_bear_weight | (?:te|nga|truot|va cham|tai nan)\b[^!?]{0,55}<NO> (?:dung|di|chong|tru|buoc|ngoi|nhac)(?: day| len| chan| vung| noi| chan len){0,2} ?<CAN> | té|ngã|trượt|va|tai
hip_pain | (?:dau|nhuc|gay) (?:o )?(?:ca )?(?:vung |khop |co )?(?:hang|ben hang)\b(?! (?:ngay|thang|tuan|dem|gio)) | háng
leg_short_turned | (?:te|nga|truot)\b[^!?]{0,60}\b(?:chan|chun)\b[^.;!?]{0,15}\b(?:ngan (?:hon|lai|di)|xoay (?:ra )?ngoai|do ra ngoai|ben thap ben cao) | té|ngã|trượt
weakness_legs | (?:(?:hai|2|doi|ca hai|ca 2) )?chan[^.;!?]{0,15}\bte[^.;!?]{0,15}<NO> (?:di|dung|buoc|nhac)(?: day| len)? ?<CAN> | chân
weakness_legs | (?:mat (?:het )?cam giac|khong (?:con )?cam giac|te liet|liet|bai|xui) ~1(?:ca )?(?:hai|2|doi) (?:ben )?(?:chan|chi)\b|(?:hai|2|doi) chan[^.;!?]{0,10}\b(?:liet|bai|xui lo|mat (?:het )?cam giac|khong (?:con )?cam giac) | chân|chi
eye_injury_sharp | <CUT>[^.;!?]{0,15}\b(?:vao|vo|trung|dam|choc|cham|van)\b ~1mat\b | mắt
eye_injury_sharp | \bmat (?:phai |trai )?bi ~2(?:choc|dam|cham thung)\b | mắt
eye_injury_sharp | (?:vo|vao|trung) ~1mat\b[^.;!?]{0,20}\b(?:chay mau|ra mau|<NO> mo (?:mat )?(?:ra )?<CAN>|<NO> (?:nhin )?thay) | mắt
eye_chemical | (?:voi|xa phong|keo(?: 502)?|nuoc tay|javel|axit|acid|xut|xi mang|hoa chat|thuoc sau|thuoc co|dau hac|xang) (?:ban|vang|bay|te|dinh|xit|roi|do) mat\b | mắt
vision_loss_sudden | \bmat (?:<SIDE> |toi |em )?<NOW> ~2(?:toi (?:den|thui|sam|om)|mu\b|den thui|<NO> (?:con )?(?:nhin )?thay|mo han|mo tit) | mắt
vision_loss_sudden | \bmu (?:han |luon )?(?:con )?mat (?:<SIDE>)\b | mù
eye_curtain | (?:nhu|giong)[^.;!?]{0,15}\b(?:man|rem|voan|tam man)\b[^.;!?]{0,15}\b(?:che|keo|xuong|phu|truoc mat)|(?:keo|co|bi) (?:tam )?(?:man|rem) (?:che|den|xuong) | màn|rèm|voan
eye_pain_severe | \bmat (?:phai |trai )?[^.;!?]{0,12}\b(?:dau|nhuc) (?:nhuc )?(?:du doi|khung khiep|kinh khung|chiu khong noi|du)\b | mắt
eye_lid_lump | (?:noi |len |moc |bi )?(?:chap|leo) (?:o )?(?:mi )?mat\b | chắp|lẹo
eye_flashes_floaters | (?:chop|loe|nhay) (?:sang|loe|tia|den) ~3mat\b | mắt
black_stool | (?:di ngoai|ia|di cau|di tieu|di ia|phan|di i)(?: ra)?(?: phan)? (?:mau )?den (?:nhu|thui|si|kit|xi|ngom|bong|sen set|hac|dac)\b | đen
blood_in_stool_heavy | (?:cau|ngoai|ia) ra (?:toan )?mau[^.;!?]{0,15}\b(?:tung (?:bai|dong|cuc|voc|ca)|ca (?:bai|vung|dong|cuc)|ao ao|xoi xa|lenh lang|ong oc) | máu
hands_feet_blisters | (?:bi |benh |mac |con |be )?tay chan mieng\b(?! (?:gan|o lop|truong|dang|co lay|la gi|lay)) | miệng
voices | (?:nghe|co)\b ~2(?:tieng|giong)[^.;!?]{0,15}\b(?:xui|ra lenh|sai khien|noi trong dau|van ven|bao phai|doi giet) |
violent_thoughts | (?:xui|bao|ra lenh|sai|keu)[^.;!?]{0,10}\b(?:giet|dam chem|chem chet|dam chet)\b | giết|đâm|chém
hallucinations | (?:ruou|run|me sang|noi nham|mat ngu|sot|lan|thuoc)\b[^!?]{0,60}\b(?:thay|nhin thay) ~3(?:trung|kien|ran|chuot|sau|bo|gian)\b[^.;!?]{0,15}\b(?:tren tuong|tren tran|khap tuong|khap nguoi|quanh giuong|trong phong)\b |
hallucinations | (?:thay|nhin thay) ~3(?:ma|nguoi chet|quy|vong|nguoi am)\b[^.;!?]{0,15}\b(?:ve goi|ve keu|dung dau giuong|quanh giuong|doi bat|trong phong)\b |
behaviour_change | (?:phat dien|dien loan|noi dien|len con dien|hoa dien|dap pha(?: do)?|quay pha|ngao da|phat cuong)\b |
skin_black_dead | (?:sung|do|tim|vet|cho|da|chan|tay)\b[^.;!?]{0,30}\bhoai tu\b |
animal_lick_on_wound | <BITER>\b[^.;!?]{0,12}\bliem ~2(?:vet|cho) ~1(?:thuong|xuoc|tray|lo|dut|rach|cat) | liếm
animal_bite_head_hands | <BITER>\b[^.;!?]{0,35}\b(?:can|tap|dop|ngoam|vo)\b[^.;!?]{0,6}\b(?:vao|vo|trung|o|ngay|len)? ?(?:mat|dau|co(?! (?:chan|tay))|moi|mui|ma|tai(?! (?:nha|cho|benh))|ban tay|ngon tay|bo phan sinh duc)\b(?! goi) | cắn|táp|đớp|ngoạm|vồ|căn
blood_exposure | kim\b[^.;!?]{0,35}\b(?:hiv|sida|si da|viem gan|benh nhan|nguoi benh|nghien)\b[^.;!?]{0,20}\b(?:dam|chich|cham|quet|xuyen)\b |
blood_exposure | (?:quan he|qh|qhtd|ngu voi|lam tinh)\b[^.;!?]{0,50}\b(?:hiv|sida|si da|co h)\b |
blood_exposure | (?:quan he|qh|qhtd|di)\b[^.;!?]{0,25}\b(?:mai dam|gai ban hoa|gai diem|gai goi|ban dam|gai nganh|cave)\b[^!?]{0,35}\b(?:rach|tuot|thung|<NO> (?:dung |mang |deo |co )?bao)\b |
insect_sting_many | \bong\b[^.;!?]{0,25}\b(?:\d{2,}|may chuc|muoi may|chuc|ca bay|ca dan|ca to|khap)\b ~2(?:mui|vet|not|con|phat|cho|nguoi|mat) | ong
insect_sting | (?:bi )?\bong\b (?:vo ve |mat |bap cay |ruoi |dat |la )?(?:dot|chich|cham)\b | ong
drowning_submersion | (?:boi|tam|te|roi|song|ho|ao|be boi|nuoc|bien|kenh)\b[^.;!?]{0,25}\b(?:chim|duoi|hut|ngop)\b[^.;!?]{0,20}\b(?:vot|keo|cuu|uong nuoc|sac nuoc)\b | chìm|đuối|hụt|ngộp
drowning_submersion | (?:chim|duoi|hut chan|ngop|ngat) (?:duoi |xuong )?nuoc\b | chìm|đuối|hụt|ngộp|ngạt
burn_large | (?:bong|phong) (?:ca |het )?(?:hai|2) (?:canh )?(?:tay|chan|dui|cang chan)\b | bỏng|phỏng
burn_large | (?:bong|phong)\b (?:nuoc soi|nuoc nong|lua|dau|xang|bo|chao|canh|hoi|dien|ca)[^!?]{0,35}\b(?:nguc|bung|lung|ca (?:nguoi|tay|chan|canh tay|dui|hai)|(?:hai|2) (?:canh )?(?:tay|chan|dui|cang)|nua nguoi|toan than|khap nguoi|tu \w+ (?:den|toi|xuong))\b | bỏng|phỏng
burn_face_hands_genitals | (?:bi (?:bong|phong)(?! (?:vay|da|gan|rop|nuoc [on]))|(?:bong|phong) (?:nuoc soi|nuoc nong|lua|dau an|dau nong|xang|bo xe|chao|canh|hoi nuoc|dien|vao|vo))\b[^.;!?]{0,25}\b(?:o|vao|vo|len|vung|trung|ca) ?(?:mat|co|ban tay|bo phan sinh duc|vung kin|mieng|ben)\b | bỏng|phỏng
burn_blisters | (?:bong|phong)\b[^!?]{0,40}\b(?:phong|rop)[^.;!?]{0,10}\b(?:rop|nuoc|len|het|da|lot) | bỏng|phỏng
burn_blisters | (?:phong|phong rop) (?:het|ca) (?:len|mang|nguoi|tay|chan|da|$) | phồng
diarrhoea_many_times | (?:di ngoai|ia|tieu chay|di cau|ia chay|di ia)[^.;!?]{0,8}\b(?:[6-9]|1\d|2\d|chuc|hang chuc|ca chuc|may chuc) (?:lan|phat|bai|cu)\b |
cough_bloody | (?:ho|dam|dom)\b[^.;!?]{0,20}\b(?:vuong|lan|dinh|kem|tia|soi|gan|van)\b[^.;!?]{0,8}\bmau\b | máu
skin_red_spreading | (?:chan|tay|cang|dui|ban chan)\b[^.;!?]{0,20}\b(?:do|sung|nong)\b[^.;!?]{0,15}\blan (?:rong|nhanh|len|dan|ra)\b |
leg_pain_walking | di (?:bo )?[^.;!?]{0,15}\b(?:dau|moi|cang)[^.;!?]{0,12}\b(?:bap chan|bap chuoi|cang chan|chan)\b[^.;!?]{0,25}\b(?:dung|nghi) ~3(?:het|do|lai|nghi) |
pelvic_pain_one_side | (?:bau|thai|tre kinh|mat kinh)\b[^!?]{0,40}\bdau bung[^.;!?]{0,12}\b(?:mot|1) ben | bụng
abdominal_pain_severe | dau bung[^.;!?]{0,10}\b(?:lan lon|quan quai|vat va|muon chet|chet di song lai) | bụng
abdominal_pain_movement_worse | dau[^.;!?]{0,40}\b(?:nhay|di lai|ho|buoc di|cu dong|xoc)(?: len| manh)? (?:la |thi |cung )?(?:cang )?(?:dau|nhoi|thon)\b |
hives_in_minutes_of_exposure | (?:tiem|chich|truyen|uong thuoc|an (?:tom|cua|ghe|muc|hai san|ca|dau|nhong))\b[^.;!?]{0,30}\b(?:xong|thi|lien|duoc \d+ phut|mot luc|\d+ phut|ve)\b[^!?]{0,20}\b(?:noi (?:man|me day|do|mun|ngua)|sung (?:mat|moi|hup)|mat sung|ngua (?:khap|ran|het|toan)) |
collapse_after_exposure | (?:sau khi |vua |moi )?(?:tiem|chich|truyen|ong (?:dot|chich)|kien (?:dot|can))\b[^!?]{0,60}\b(?:choang|xiu|ngat|tut huyet ap|hoa mat|lanh toat|sap xiu)\b(?! (?:mau|ngay thuong)) | tiêm|chích|truyền|ong|kiến
poison_swallowed | (?:uong|nuot|hop|tu|sac|an)\b(?! com)(?:(?! (?:di|roi|xong)\b)[^.;!?,]){0,30}\b(?:diet|xit|tru|danh|bay) (?:chuot|gian|kien|muoi|con trung|co|oc|ruoi|moi|ray)\b | (?:uống|nuốt|hớp|tu|sặc|ăn).*(?:diệt|xịt|trừ|đánh|bẫy)
rat_poison_swallowed | (?:uong|nuot|hop|tu|sac|an)\b(?! com)(?:(?! (?:di|roi|xong)\b)[^.;!?,]){0,30}\b(?:diet|ba|bay|danh|thuoc) chuot\b(?! rut) | (?:uống|nuốt|hớp|tu|sặc|ăn).*chuột
convulsion_over_5_min | (?<!mat )(?<!mi )(?<!kinh )(?:co )?giat\b[^.;!?]{0,14}\b(?:[5-9]|[1-9]\d|muoi|chuc|may chuc|nua tieng) ?(?:p|ph|phut|tieng|gio)\b[^.;!?]{0,18}\b(?:chua|<NO>|van) ~1(?:het|dut|ngung|dung|thoi|con giat|dang giat|tinh) |
not_breathing | (?:do guc|guc|xiu|ngat|bat tinh|hon me|dung trong|do vat|nga vat|te xuong)\b[^!?]{0,60}\b<NO> (?:con )?(?:bat|so|thay|co) ~1(?:duoc |thay )?mach\b(?! (?:o )?(?:chan|tay)) | mạch
unconscious | \bmat ~1(?:dung|do|lac) (?:trong|khe)\b | tròng|khế
drowning_submersion | (?:be (?:nuoc|boi|ca)|lu nuoc|chum nuoc|thau nuoc|xo nuoc|ho boi|ao|muong|kenh|gieng|bon (?:tam|nuoc))\b[^!?]{0,30}\b(?:lon|chui|cam|up|nga|te|rot|roi|lot) (?:co |dau |nhao |mat )?(?:xuong|vao|vo)\b(?! (?:san|nen)) |
drowning_submersion | (?:lon|chui|cam|up) (?:co |dau |nhao |mat )?(?:xuong|vao|vo) ~1(?:be (?:nuoc|boi|ca)|lu nuoc|chum|thau|xo|chau nuoc|bon|ho|ao|muong|kenh|gieng)\b |
lethargy | (?:nguoi|be|chau|con|no|tay chan)\b[^.;!?]{0,12}\bmem (?:oat|nhun|ru|nhu bun|xeo|lung)\b |
genital_injury | (?:thuc|hich|dap|da|dam|len goi|cung|va|sut|tong)\b[^.;!?]{0,12}\b(?:vao|vo|trung) (?:ngay )?(?:ha bo|cho hiem|hon dai|cho kin|tinh hoan|biu)\b | hạ|hiểm|dái|kín|hoàn|bìu
pesticide_contact | (?:phun|xit|pha|deo binh|mang binh) (?:xit )?(?:thuoc|phan thuoc)\b(?! (?:tri|ho|giam|hen|mui|suyen|muoi))(?! ~2(?:mui|hong|hen|suyen)) ~3(?:ruong|vuon|lua|ray|dong|sau|co|caphe|ca phe|tieu) |
speech_slurred | \bnoi ngong (?:ngiu|nghiu|nghiu)\b | nói
speech_slurred | <NOW>[^.;!?]{0,30}\bnoi (?:ngong|lap|liu|do)\b |
period_late | (?:kinh|kinh nguyet)\b[^.;!?]{0,20}\btre (?:hon )?(?:\d+|may|ca|mot|hai|nua) (?:ngay|tuan|hom|thang)\b | trễ|trể
injury_neck_spine | (?:nhay|lao|cam dau|lan|phong)\b[^!?]{0,25}\b(?:ho|be boi|song|suoi|bien|nuoc|ao|kenh)\b[^!?]{0,15}\b(?:dap|va|cam|dung) (?:trung |xuong )?(?:dau|co)\b(?! (?:goi|tay|chan)) | (?:nhảy|lao|cắm|lặn|phóng).*(?:đầu|cổ)
weakness_legs | \b(?:te|liet|mat cam giac|khong cam giac) (?:han |het |luon )?(?:tu|ca tu) (?:co|nguc|that lung|bung|vai|ron|hong) (?:tro )?xuong\b |
weakness_legs | (?:te|nga|rot|roi|tai nan|xe (?:tong|dung|can)|dap|chan thuong)\b[^!?]{0,60}\bte (?:ran |bi )?(?:ca )?(?:hai|2|doi) (?:ben )?chan\b | tê
unconscious | (?:guc|xiu|nga|lan ra|do) (?:luon |ngay |lien )?tai cho\b | (?:gục|xỉu|ngã|lăn|đổ)
unconscious | (?<!dien )(?<!dien thoai )(?<!dt )(?:goi|keu|lay) (?:hoai |mai |to )?<NO> (?:thay )?nghe\b(?! (?:may|dien thoai|loi|dt|ro)) | gọi|kêu|lay
convulsion | mat ~1(?:tron|trong) trung\b | trợn|trừng
leg_cold_pale_sudden | (?:chan|tay)(?: ben)? (?:phai|trai)\b[^.;!?]{0,35}\b(?:trang bech|trang nhot|trang toat|nhot nhat|tim ngat|tai nhot)\b[^.;!?]{0,15}\blanh\b |
eye_curtain | (?:mat|nhin|ruoi bay|chop sang|loe sang)\b[^!?]{0,50}\b(?:mo|toi|mat|den|khuyet) (?:di |mat |han )?(?:mot|1) (?:goc|manh|phan|nua)\b | (?:mắt|nhìn|ruồi|chớp|lóe|loé)
bleeding_after_birth_heavy | (?:de|sinh|sanh) (?:rot|roi|tai nha|o nha|xong|con|em be|be)\b[^!?]{0,45}\bmau[^.;!?]{0,14}\b(?:thanh vung|lenh lang|uot|xoi xa|ao ao|cuc|nhu suoi|khong cam|<NO> cam) | (?:đẻ|sinh|sanh).*máu
bleeding_after_birth_heavy | (?:nhau|nhau thai)\b ~1(?:chua|<NO>) (?:ra|bong|so|troi)\b[^!?]{0,40}\b(?:mau|huyet)\b | nhau
burn | (?:<SPILT>\b ~3<HOT>|<HOT> ~2<SPILT>) ~2(?:<ONTO> ){1,2}~1(?:mat|nguc|bung|lung|nguoi|tay|chan|dui|dau|co|vai|mong)\b | (?:đổ|tạt|hắt|rơi|rớt|bắn|văng|tràn|úp|bể|dính|dội|vãi)
burn_large | (?:<SPILT>\b ~3<HOT>|<HOT> ~2<SPILT>) ~2(?:<ONTO> ){1,2}~1(?:ca )?(?:(?:mat|tay|chan|dui|dau|co|vai) (?:va|voi|lan|xuong|den) ~1(?:mat|nguc|bung|lung|tay|chan|dui|co|vai)|(?:nguc|bung|lung|nguoi)\b) | (?:đổ|tạt|hắt|bắn|tràn|úp|văng|dội|vãi)
burn_face_hands_genitals | (?:<SPILT>\b ~3<HOT>|<HOT> ~2<SPILT>) ~2(?:<ONTO> ){1,2}~1(?:mat|co|ban tay|vung kin)\b | (?:đổ|tạt|hắt|bắn|tràn|úp|văng|dội|vãi).*(?:mặt|mắt|cổ|tay|kín)
suicide_plan | (?:chan (?:doi|song)|muon chet|<NO> (?:con )?(?:muon|thiet) song|tu tu|het (?:y nghia|hy vong)|tuyet vong)\b[^!?\n]{0,60}\b(?:dung|ngoi|leo|o|len|ra|tren) ~3(?:san thuong|lan can|ban cong|thanh cau|tren cau|noc nha|duong ray|duong tau|mep (?:cau|song|nuoc))\b |
"""


def _expanded(raw: str) -> str:
    for name, pattern in _NAMES.items():
        raw = raw.replace(name, pattern)
    return raw


LINES = _expanded(_RAW)
