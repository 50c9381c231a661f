# ruff: noqa: E501 - a pattern is one line
"""How dangers are told in Vietnamese in many words: patterns of a flat text, and what their marks must say if there.

Each line: finding | pattern of the text without marks | pattern that the same words with marks must hold (may be left
out). A text that bears no mark in those words is taken as it stands. `~N` stands for at most N words in between.
"""

from __future__ import annotations

LINES = r"""
snake_bite | ran (?:cap|ham|cham|choam|ho|luc|mai|rao|nuoc|ri|sai|la|doc|con|bien|hoa|den) ~3(?:can|mo|tap|dop|bo|ngoam)\b | rắn
snake_bite | \bran ~4(?:can|mo|tap|dop|ngoam)\b | rắn ~4(?:cắn|mổ|táp|đớp|ngoạm|căn)
snake_bite | (?:cap nong|cap nia|ham quap|cham quap|choam quap|ho mang|mai gam) ~2(?:can|mo|tap|dop|bo)\b |
snake_bite | bi (?:con )?luc (?:duoi do |cuon |xanh )?(?:can|mo|tap)\b | lục
suicide_plan | (?:sap|muon|dinh|se|dang|chuan bi|tinh|doi|sua soan) ~3(?:nhay (?:lau|cau|song|xuong|tu|ho|khoi)|treo co|that co)\b(?! (?:thang|day|ao)) | n[hH]ảy|treo cổ|thắt cổ
suicide_plan | (?<!cau thang )nhay lau(?! (?:thi|la|bi|nen|qua|dau|met|gio|moi)) | nhảy lầu
suicide_plan | that co(?: (?:tu tu|chet|tu van|cho xong))| thắt cổ
suicide_plan | (?<!ao )(?<!ca vat )(?<!khan )(?<!vay )that co(?!\w)(?! (?:le|mot|nhieu|gi|ai|the|ao|tay|chai|day)) | thắt cổ
suicide_plan | (?:buoc|cot|that|chuan bi|treo) ~2(?:thong long|day thung de chet)\b |
suicide_plan | (?:nhay (?:cau|song|xuong song|tu tren|khoi (?:ban cong|lau|cau))) ~2(?:tu tu|chet|cho xong|tu van) |
suicide_plan | (?:dung|ngoi|leo|o|tren) ~2(?:san thuong|lan can|ban cong|thanh cau|tren cau|noc nha|duong ray|duong tau)\b[^.!?\n]{0,50}(?:met moi (?:lam|qua|roi)|met (?:lam|qua) roi|chan (?:lam|song|doi)|khong (?:con|muon song)|ket thuc|vinh biet|tam biet|buong (?:bo|xuoi)|giai thoat|nhay xuong) |
suicidal_thoughts | (?:muon|uoc gi|uoc|cau mong|mong|gia ma|chi can) ~2(?:ngu|nham mat|di ngu) ~2(?:mai|luon|mot giac)\b ~2(?:khong|ko|k|kg|hong|dung|chang) (?:bao gio |can |phai |con )?(?:day|tinh|thuc)\b |
suicidal_thoughts | (?:ngu|nham mat) (?:mot giac )?(?:luon|mai mai|vinh vien)\b(?! (?:khong chiu|ma chua|chua|den gio)) | mãi|luôn|vĩnh
suicidal_thoughts | (?:se|muon|sap|nen) ~1(?:di|bien mat|ra di|roi (?:xa|bo)) ~3(?:mai mai|vinh vien|khoi the gioi nay|khoi coi doi|the gian nay) |
suicidal_thoughts | (?:tu gia|gia tu|roi bo|tu bo) (?:coi doi|cuoc doi|the gian|cuoc song|tran gian)|vinh biet moi nguoi |
hopeless | (?:song|cuoc doi|cuoc song) ~3(?:khong|k|ko|kg|chang|het|vo) (?:con |co )?(?:y nghia|nghia ly|nghia li|de lam gi|lam gi nua) |
hopeless | (?:khong|k|ko|kg|chang) (?:con )?ai (?:can|thuong|quan tam|yeu) (?:em|toi|minh|con|chau|den em|den toi|den minh|tui)(?: nua)?\b |
medicine_too_much | (?:uong|nuot|noc|nhai|xoi) (?:luon |phai )?(?:(?:het|ca|nguyen|tron|luon|mot|1|hai|2|ba|3|may|nua|sach) ){1,3}(?:vi|lo|hop|chai|nam|hu|voc|dong|mo|tuyp|bich) (?:thuoc|paracetamol|panadol|efferalgan|seduxen|diazepam|hapacol|colchicin|vien)\b(?! (?:bo\b|ho\b|khang sinh|tranh thai|dong y|nam\b|men|xit|nho|tieu hoa))(?![^.;!?]{0,30}(?:trong|suot) (?:\d+|mot|hai|ba|may|vai) (?:ngay|tuan|thang))(?![^.;!?]{0,30}(?:khong|chua|ko|k|van) (?:do|khoi|het|thay|an thua|bot)) |
medicine_too_much | (?:uong|nuot|noc) (?:luon |het |hon |ca |khoang |tam |mot luc |1 luc ){0,3}(?:1[0-9]|[2-9]\d|\d{3}|may chuc|ca chuc|hai chuc|ba chuc|chuc) vien\b(?![^.;!?]{0,25}(?:moi ngay|mot ngay|/ ?ngay|trong \d+ ngay|mot tuan|moi tuan)) |
caustic_swallowed | (?:uong|nuot|hop|tu|sac|lien) (?:(?:phai|nham|het|ca|mot|1|ngum|chai|coc|ly|it|nguyen|nua|trung|vai|hop|luon) ){0,4}(?:javel|javen|javel|zaven|gia ven|nuoc tay|nuoc javel|nuoc javen|axit|acid|a xit|xut|nuoc thong cong|bot thong cong|nuoc tro tau|oxy gia|oxi gia|nuoc rua bon cau|nuoc vim|vim)\b |
poison_swallowed | (?:uong|nuot|hop|tu|sac) (?:(?:phai|nham|het|ca|mot|1|ngum|chai|coc|ly|it|nguyen|nua|trung|vai) ){0,4}(?:nuoc lau san|nuoc lau kinh|nuoc lau nha|nuoc giat|nuoc xa vai|bang phien|hat chong am|nuoc lam mat|dau thong|formol|hoa chat|thuoc nhuom)\b |
petrol_swallowed | (?:uong|nuot|sac|hop|tu|ngam phai|hut phai|ngam) (?:(?:phai|nham|het|ca|mot|1|ngum|chai|coc|ly|it|nguyen|nua|trung|vai) ){0,4}(?:xang|dau hoa|dau hoi|dau lua|dau diesel|dau nhot|nhot xe|thinner|dung moi|dau hoi)\b |
choking_sudden | (?:mac|hoc|nghen|ket|sac) (?:phai |o |trong |nghen )?(?:co |hong |co hong )?(?:cai |vien |mieng |cuc |trai )?(?:hot|hat|keo|thach|rau cau|dong xu|vien bi|nhan|chom chom|mit|banh|com|thit|do choi|long nhan)\b(?! (?:com|thit) (?:it|nhieu)) |
unconscious | (?<!ngu say )(?:goi|keu|lay|hoi) (?:(?:hoai|mai|ten|nhieu|may|lan|lam|thi|cung|no|be|to|lay|lau|roi|chau) ){0,3}?(?:khong|ko|k|kg|hong|hem|chang|cha|no) (?:thay |he |chiu |con )?(?:thua|tra loi|mo mat|tinh|dap|u hu|phan ung|hay biet|biet gi)\b | (?:gọi|kêu|lay|hỏi|goi|keu|hoi)
lethargy | (?:nam|im|nam im|yen|nam yen) ~1(?:im re|im ru|im thin thit|im lim|thiu|re)\b(?! ~2(?:ngu ngon|xem|coi|choi|nghe|doc|hoc)) |
lethargy | (?:nam|ngoi|bat dong|yen|im|be|chau|con|no|nguoi) ~2(?:khong|ko|k|kg|hong|chang|no) ~1(?:nhuc nhich(?! (?:duoc|noi))|cua quay|cu quay|phan ung(?! (?:phu|gi voi thuoc|thuoc))|dong day)\b |
lethargy | (?:khong|ko|k|no) khoc,? (?:cung )?(?:khong|ko|k|no) (?:cuoi|bu|phan ung|cu dong|mo mat)[^.;!?]{0,20}(?:khong|ko|k|no) (?:phan ung|cu dong|bu|mo mat) |
drowsy | (?:tu (?:sang|trua|chieu|toi|dem|hom)|sang nay|chieu nay|trua nay|hom nay|den gio|toi gio|bua ni|bua nay)[^.;!?]{0,15}ngu (?:mai|hoai|suot|li bi|rieng|mut) ~2(?:khong|ko|k|kg|hong|chua|no) (?:chiu |thay |the )?(?:day|tinh|thuc|uong|bu)\b |
leg_cold_pale_sudden | (?:chan|tay)(?: ben)? (?:phai|trai)\b(?![^.;!?]{0,60}(?:chuom|da lanh|nuoc lanh|troi|ngam|may lanh|dieu hoa|quat))[^.;!?]{0,45}\b(?:lanh|lanh ngat|lanh toat)\b[^.;!?]{0,25}\b(?:trang bech|trang nhot|trang toat|trang benh|nhot|tai|tim|te|mat cam giac|khong (?:cu dong|nhuc nhich|cam giac)) |
leg_cold_pale_sudden | (?:chan|tay)(?: ben)? (?:phai|trai)\b(?![^.;!?]{0,60}(?:chuom|da lanh|nuoc lanh|troi|ngam|may lanh|dieu hoa|quat))[^.;!?]{0,30}\b(?:dau|trang bech|trang nhot|nhot|tai|tim|te)\b[^.;!?]{0,30}\blanh (?:ngat|toat|tanh|nhu|dan|han) |
leg_cold_pale_sudden | (?:tu nhien|dot ngot|bong|bong dung|tu dung|dot nhien) ~1(?:mot |1 )?(?:chan|tay)\b(?! chan)[^.;!?]{0,40}\blanh\b[^.;!?]{0,30}\b(?:trang bech|nhot|tai|tim|te|mat cam giac) |
limb_pulse_absent | (?:khong|ko|k|chang|no) (?:bat|so|thay) ~1(?:duoc |thay )?mach\b|mat mach (?:chan|tay|o chan|o tay) |
vision_loss_sudden | (?:tu nhien|dot ngot|bong|bong dung|bong nhien|tu dung|dot nhien|thinh linh|khi khong|vua ngu day|ngu day|thuc day|sang day) ~4(?:mat (?:han )?thi luc|(?:khong|ko|k) (?:con )?(?:nhin )?thay (?:gi|duong|duoc)|mu (?:han|loa|mat|mot|1)|mo han) |
vision_loss_sudden | (?:mat thi luc|mu|toi (?:sam|thui|den|om)) (?:han )?(?:mot|1|ben|o mot|ca hai|hai|2) ~2mat ~1(?:dot ngot|tu nhien|bong nhien|tuc thi|sang nay|hom nay|tu hom qua) |
numbness_one_side | \bte ~3nua (?:nguoi|mat|than|co the) |
erection_prolonged_painful | (?:duong vat|chim|cu|cau nho|cua quy|cuong duong|thang nho)(?: ~3(?:cuong|cung))? ~4(?:[4-9]|[1-4]\d|bon|nam|sau) (?:tieng|gio|h)\b(?! ?\d) | cương|cứng
erection_prolonged_painful | (?:cuong|cung) ~3(?:hoai|mai|suot|lien tuc|ca dem|ca ngay) ~2(?:khong|ko|k|chua|hong) (?:chiu )?(?:xiu|xuong|mem|xep) |
genital_injury | (?:da|dap|danh|dung|va|te|nga|sut|banh|bong|huc|len goi|bi) ~3(?:trung|vao|vo|phai) (?:ngay )?(?:hon |hai |trung |2 |cuc |vien )?(?:dai|tinh hoan|biu|hon ca|ha bo|chim|cua quy|vung kin|cu|bi)\b(?= *(?:$|[,.;!?\n]|(?<!bi )(?:qua\b|sung|tim|dau|nen|roi))) | \b(?:dái|tinh hoàn|bìu|cà|hạ bộ|chim|quý|kín|cu|bi)$
testicle_pain | (?:dau|nhuc|tuc|buot) ~1(?:o )?(?:hon|cuc|trai|hai hon|2 hon) (?:ca|dai|bi|ngoc hanh)\b | cà|dái|bi$|ngọc
testicle_swelling | (?:hon|cuc|trai) (?:ca|dai|bi|ngoc hanh) ~2sung|sung ~1(?:hon|cuc) (?:ca|dai|bi)\b | cà|dái|bi\b|ngọc
drowning_submersion | (?:chim|duoi) (?:xuong |o |duoi )?(?:ao|song|ho|gieng|kenh|muong|nuoc|be boi|bien)\b(?! ca) | ch[iì]m|đuối
drowning_submersion | (?:te|nga|rot|lot|roi|loi) xuong (?:ao|song|ho (?:boi|nuoc|ca)|gieng|kenh|muong|thau nuoc|lu nuoc|xo nuoc|be (?:boi|nuoc))\b |
eye_chemical | (?:voi|xa phong|xa bong|keo(?: 502)?|con|nuoc tay|javel|javen|axit|acid|xut|xi mang|hoa chat|thuoc sau|thuoc co|thuoc tru sau|thuoc nhuom|dung dich|nuoc lau san|dung moi|bot giat|nuoc ac quy|binh ac quy|dau hac) ~2(?:ban|vang|roi|do|dinh|te|bay|xit|chay|trung|tat|bi) ~1(?:vao|vo|trung|len|dinh) ~1mat\b | (?:vôi|xà|keo|cồn|tẩy|ja|ax|aci|xút|xi|hóa|hoá|thuốc|dung|bột|ắc|hắc|lau).*mắt
eye_foreign_body | (?:dam|manh (?:kinh|sat|go|vo|thuy tinh)|mat (?:sat|cua|da)|phoi|cat|vun|xi han|con trung|bui|la lua|rom|gai) ~1(?:dinh|vang|ban|bay|roi|cam|mac) ~1(?:vao|vo|trung|trong) ~1mat\b | mắt
eye_injury | \bmat ~2(?:dap|trung|danh|dam|nem|quat|choc|dung) ~1(?:bong|banh|qua cau|trai cau|da|cui cho|vao|vo|vot|canh cay)\b | mắt
eye_blood_layer | (?:trung|dap|danh|dam|nem)[^.;!?]{0,40}mau (?:dong )?(?:o |ben )?trong (?:long den|mat|con nguoi)\b | mắt|lòng đen|con ngươi
eye_halos | (?:vang|quang|vong|cau vong) ~3(?:quanh|xung quanh|o quanh) (?:bong |ngon |cai )?(?:den|anh sang) | vầng|quầng|vòng|cầu vồng
shingles_eye_named | (?:zona|gioi leo|giời leo) (?:than kinh )?(?:o |gan |quanh |len |vung |trong )?(?:mi )?mat\b | mắt
animal_bite_bat_wild | (?:bi |con |bi con )doi (?:can|cao|ca|cap|quet|dam)\b(?! (?:ngay|dem|buoi|tuan|nha|bung)) | dơi
animal_bite | (?:bi |con )(?:cho|meo|khi|heo rung|chuot)\b(?! (?:la|ve|nghi|an|uong|lam|di)) ~4(?:tap|can|dop|ngoam|cao|vo|quap|nhai|cap)\b | (?:chó|mèo|khỉ|heo|chuột)
blood_exposure | (?:kim|dao mo|bom tiem|ong tiem|mau|dich) ~4(?:dam|chich|cham|quet|ban|dinh|vang) ~6(?:hiv|aids|si ?da|viem gan|nguoi benh|benh nhan) |
blood_exposure | (?:dap|dam|giam|cham) (?:phai |trung |vao )?(?:kim tiem|ong tiem|bom tiem) |
blood_exposure | quan he ~5(?:nhiem|bi|co|mac) (?:hiv|h\b|sida) |
gas_or_charcoal_indoor | (?:trong nha|phong|kin|ham|gara|ca nha|dau dau|nhuc dau|chong mat|choang|buon non|xiu|ngat|bong vong|lu du)[^.;!?]{0,40}(?:chay|bat|no|mo|de) (?:cai )?may (?:phat|no)\b |
gas_or_charcoal_indoor | (?:chay|bat|no|mo|de) (?:cai )?may (?:phat|no)\b[^.;!?]{0,40}(?:trong nha|phong|kin|ham|gara|ca nha|dau dau|nhuc dau|chong mat|choang|buon non|xiu|ngat|bong vong|lu du) |
gas_or_charcoal_indoor | (?:ngu|nam|nghi) trong (?:xe|o to|oto|xe hoi) ~3(?:no may|bat may lanh|may lanh|dong kin|bat dieu hoa) |
several_ill_same_house | ca (?:nha|phong|xom tro|gia dinh|dam) (?:deu |cung |bi |ai cung |em |toi ){0,3}(?:chong mat|dau dau|nhuc dau|buon non|choang|oi|non|met|xiu|ngat|bong vong|bun run) |
several_ill_same_house | (?:chong mat|dau dau|nhuc dau|buon non|bong vong|choang|xiu) (?:het )?ca nha\b |
head_injury_anticoagulant | (?:dap|te|nga|va|dung|chan thuong)[^.;!?]{0,15}\bdau\b(?! goi)[^;!?]{0,60}(?:sintrom|warfarin|coumadin|xarelto|eliquis|pradaxa|plavix|clopidogrel|khang dong|chong dong|loang mau|rivaroxaban|acenocoumarol|brilinta)\b |
head_injury_anticoagulant | (?:sintrom|warfarin|coumadin|xarelto|eliquis|pradaxa|plavix|clopidogrel|khang dong|chong dong|loang mau|rivaroxaban|acenocoumarol|brilinta)\b[^;!?]{0,60}(?:dap|te|nga|va|dung|chan thuong)[^.;!?]{0,15}\bdau\b(?! goi) |
chemotherapy_recent | (?:sau|vua|moi|dang|dot|xong|truyen|vao|vo|toa|lan|ngay|dieu tri|ky|chu ky|khi) ~2(?:hoa tri|hoa chat|truyen hoa)\b(?! (?:tay|ve sinh|lau|cong nghiep|trong|diet|nhuom|rua)) |
antithyroid_medicine | (?:uong|dung|dieu tri|dang|thuoc) ~2(?:thuoc (?:tri |chua |dieu tri )?(?:cuong giap|basedow|buou co doc)|methimazole?|thiamazole?|thyrozol|carbimazole?|propylthiouracil|ptu|basdene)\b |
skin_pain_out_of_proportion | (?:sung|do|tim)[^.;!?]{0,30}dau (?:du doi|khung khiep|kinh khung|chiu khong noi|khong chiu noi|du)[^.;!?]{0,25}(?:lan (?:nhanh|rong|len)|bong nuoc|phong nuoc) |
skin_black_dead | (?:bong|phong) nuoc (?:den|tim|mau)\b(?! (?:mun|man)) |
dirty_wound_recent | (?:giam|dam|dap|cat|dua|quet) ~2(?:vo hau|vo so|vo oc|xuong ca|ngao|gai ca|ngach tom)\b |
cough_bloody_much | \bho[^.;!?]{0,8}mau[^.;!?]{0,20}(?:ca|nua|mot|1|may|day|hai|2|ba|3) (?:chen|ly|coc|bat|to|vung|lon|thau) |
cough_bloody | \bho (?:ra |khac ra |khac )?(?:cuc |dom )?mau\b(?! nong) | ho.*máu
blood_in_stool_heavy | (?:di ngoai|ia|di cau|di tieu|di ia|hau mon)[^.;!?]{0,10}mau[^.;!?]{0,14}(?:(?:ca|day|dam|tran|do|uot|lenh lang) (?:bon|bo|quan|hoen|san|toilet)|lom|ngau|choe|xoi xa|ao ao) |
skin_peeling_sheets | (?:bong nuoc|phong nuoc|bong rop|phong rop)[^.;!?]{0,20}(?:lot|tuot|tron|troc) (?:het |ca |tung mang )?da\b |
skin_peeling_sheets | (?:lot|tuot|tron) da[^.;!?]{0,20}(?:loet|trot) (?:moi|mieng|mat)\b |
skin_mouth_eye_sores | (?:bong nuoc|phong nuoc|bong rop|lot da|tuot da|noi ban|man do)[^.;!?]{0,30}(?:loet|trot) (?:moi|mieng|mat)\b |
cyanosis | (?:suyen|hen|kho tho|tho (?:det|khong duoc|rit)|sac|hoc|co giat|mac co|ngat|hat|hot)[^.;!?]{0,15}(?<!vung)(?<!dau)(?<!benh)(?<!suy)(?<!qua)[ ,]tim(?= *(?:$|[,.;!?\n]|tai|ngat|lim|ca|het|moi|roi|luon|nguoi)) | tím
breathless | len (?:mot |1 )?con (?:suyen|hen)\b |
chest_pain_pressing | \b(?:tim|nguc) ~1(?:dau|nhoi|that|tuc)? ?(?:nhu )?(?:bi )?(?:bop|de nang|ep chat|that lai)\b(?! tay) | tim|ngực
sweating_cold | mo hoi ~1(?:tuon|lanh|dam dia|nhu tam|uot dam|va ra|tuon ra) |
pale_very | (?:nguoi|mat|da|moi|kinh|mau|ngung|dut) ~4(?:xanh (?:le|let|mep|xao|nhu tau la|muot|lu)|trang (?:bech|nhot|toat)|tai (?:met|nhot)) | xanh|trắng|tái
fever | (?:so|ro|dung|cham|nguoi|tran|minh|than|be|chau|con) ~3nong (?:ran|ham hap|hung huc|nhu (?:lua|hon than|thieu)|hap hap|hoi hoi|ruc|sot|hoi)\b(?! ~1(?:nguc|bao tu|da day|thuong vi|ban chan|long ban|vung kin|bung)) |
groin_lump_painful_hard | (?:thoat vi|khoi (?:o )?ben|cuc (?:o )?ben)[^.;!?]{0,35}(?:khong (?:day|nhet|an|xep|thu)|cung dau|dau du|sung cung|nghet) |
violence_at_home | bi (?:chong|vo|ba|bo|cha|me|nguoi yeu|ban trai|ban gai|chong cu) ~2(?:danh|dam|da|tat|bop co|dap|dot|tra tan)\b | (?:chồng|vợ|ba|bố|cha|mẹ|người|bạn)
injury_belly_blow | (?:danh|dam|da|dap|thuc)[^.;!?]{0,20}\b(?:vao|vo)\b[^.;!?]{0,15}\bbung\b |
fainting | (?:nga|te|guc|khuyu|do) (?:quy|guc|khuyu|vat)\b(?! (?:goi|chan))|(?:quy|guc) xuong |
fetal_movement_reduced | (?:bau|thai)\b[^!?]{0,50}\b(?:con|be|em be|thai nhi|thai|no) (?:trong bung )?(?:cu |van )?(?:nam im|im re|im ru|khong (?:thay )?(?:may|dap|cu dong|nhuc nhich)|ko (?:may|dap)|k (?:may|dap)) |
postpartum | (?:moi|vua|sau(?: khi)?) (?:sinh|sanh|de) (?:(?:con|em be|be|xong|thuong|mo|duoc) ){0,2}\d+ ?(?:ngay|tuan|tieng|gio|hom)\b | (?:sinh|sanh|đẻ)
postpartum | (?:sinh|sanh|de) (?:xong|duoc) (?:duoc )?\d+ ?(?:ngay|tieng|tuan|gio|hom)\b | (?:sinh|sanh|đẻ)
bleeding_after_birth_heavy | (?:sau|moi|vua|xong|khi)? ?(?:sinh|sanh|de)\b(?! ~2\d+ (?:thang|nam)) ~5(?:ra )?(?:mau|huyet) ~2(?:uot (?:dam|het|sung)|tham het|xoi xa|ao ao|lenh lang|cuc|nhieu|tran) | (?:sinh|sanh|đẻ).*(?:máu|huyết)
vaginal_bleeding_heavy | (?:kinh|mau|huyet)\b[^.;!?]{0,20}(?:uot dam|uot het|uot sung|tham het) ~3bang\b |
periods_heavy | (?:mau kinh|hanh kinh|ra kinh|kinh nguyet|rong kinh|co kinh)[^.;!?]{0,15}(?:[2-9]|hai|ba|bon) ?tuan |
periods_heavy | (?:mau kinh|hanh kinh|ra kinh|kinh nguyet|rong kinh)[^.;!?]{0,25}(?:khong|chua|ko|k) (?:ngung|ngung|dut|cam|sach)\b |
breathless_exertion | tho (?:hon hen|doc|gap|het hoi|phi phoi)[^.;!?]{0,20}(?:leo|chay|tap|da banh|da bong|len lau|len doc)[^.;!?]{0,30}nghi[^.;!?]{0,12}(?:het|do|khoe|binh thuong) |
knee_pain | (?:va|dap|te|nga|dung|trung) ~1dau goi\b(?! (?:khong|ko|k|hoai|mai|thi|ma|chang|no|cung|may)) | gối
vision_loss_sudden | (?:1|mot|ben|con) mat ~1(?:tu nhien|tu dung|bong|bong dung|bong nhien|dot nhien|dot ngot) ~2(?:toi (?:den|thui|om|sam)|khong thay|mu\b|mo han) | mắt
pale_very | (?<=, )xanh (?:le|let|mep)\b |
leg_cold_pale_sudden | lanh (?:ngat|toat|tanh) ~2(?:chan|tay) (?:ben )?(?:phai|trai)\b[^.;!?]{0,25}\b(?:dau|trang bech|nhot|tai|tim|te) |
leg_cold_pale_sudden | (?:chan|tay) ~2(?:tim|trang|nhot|tai) lanh[^.;!?]{0,15}(?:khong|ko|k) (?:bat|so|thay) (?:duoc |thay )?mach |
eye_chemical | keo (?:502 |dan \w+ |con cho )?dinh (?:vao |vo |len |trung )?(?:mi )?mat\b | mắt
breathless_rest | (?:kho tho|ngop tho|nghet tho|ngat tho|hut hoi) (?:qua|lam|du doi|kinh khung|ghe)\b(?![^.;!?]{0,25}(?:khi|luc|leo|chay|gang suc|di bo|nam|ve dem|hoi hop|lo lang)) |
burn_inhaled_smoke | (?:hit|ngop|sac|ngat|ngui) (?:phai |nhieu |trung |toan )?khoi (?:cua |o |tu )?(?:dam |vu )?(?:chay|lua|hoa hoan)\b(?! (?:rung|huong|bep|cui)) |
memory_loss_sudden | (?:tu nhien|dot nhien|dot ngot|bong dung|bong nhien|tu dung|khi khong|bong) ~2(?:(?:khong|ko|k|chang) (?:con )?nho (?:gi|duoc gi|ai)|quen (?:het|sach|tat)|mat tri nho)\b |
cat_scratch | \bmeo (?:hoang |la |nha |con |hang xom |nha hang xom )?(?:cao|quao)\b | mèo
unable_to_drink | \b(?:khong|ko|k|kg|khg|hong|hok|hem|chang|cha|no) (?:chiu |thiet |thich |them |con |he |thay |muon |dam )?(?:bu|ti|bu ti)\b(?! (?:binh|ngoai|sua|dem|duoc vi|nhieu|nua dem|de|ta|tron|rua|vao chai)) | bú|ti\b|tí\b
violent_thoughts | (?:muon|dinh|y dinh|tinh|nghi den|so minh|so se|nghi toi) ~1(?:giet|bop co|dim chet|bop chet|dam chet) ~1(?:con|be|chau|chong|vo|cha|bo|ba|nguoi|ong|ca nha|ho)\b | gi[eê]́?t|giết|bóp|dìm|đâm
arm_weakness_one_side | meo (?:mieng|mom|mat|mo)\b[^.;!?]{0,25}yeu (?:mot |ben |1 |han |ca )?tay\b|yeu (?:mot |ben |1 )?tay\b(?! chan)[^.;!?]{0,30}(?:meo (?:mieng|mom|mat)|noi (?:do|ngong|kho|lap)) |
"""
