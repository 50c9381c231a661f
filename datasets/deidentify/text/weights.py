"""Words around a name in small letters, and how much they say for it or against it."""

from __future__ import annotations

from datasets.deidentify.text.listed import Names, listed

SURE = frozenset(
    listed("bs bsi ths ktv dd đd ptv ds dr mr mrs ms nurse ten tên uy úy sy sỹ si sĩ vien truong chinh duong dưỡng")
)
LIKELY = frozenset(listed("bac em chi cu be vo ong ông anh chau cháu bn nhan nhân thầy cụ ys mạ mệ"))
WEAK = frozenset(listed("co con la gap goi nho bao moi hoi cho cua doi có còn là gặp gọi nhờ báo mời hỏi của đợi"))
ACTS = Names(
    "khai kể báo nói than hẹn gọi chăm đưa ký nghi cho khám xem đến xin hỏi ơi nuôi thực nhận đọc mang dặn "
    "chuyển bàn mời coi giúp biết nhờ đồng đòi về dẫn chở bế dỗ mổ trả tư chưa không luân yêu và với"
)
BESIDE = Names("vợ chồng con mẹ bố cha em anh chị cháu bà ông bn bs đd ktv đã vẫn ở trú ngụ quê sinh")
FUNCTION = Names(
    "đã có tại đến ở cho bị không vào và là thì mà nay này còn con cũng rất qua được đang sẽ từ tự khi sau trước với "
    "do vì ra lại đi về lên xuống chưa ko k dc r vv trên dưới trong ngoài năm tuổi khám chuyển bên nhưng nữ"
)
"""Words that end a name wherever they stand, in small letters."""
NO_NAMES = FUNCTION.plain | frozenset(
    listed(
        "dau truc hien ban cap nhap benh phong giuong ngay thang gio lan mot hai ba bon bay tam chin muoi nua moi "
        "cao the nhieu it hon gay an uong ngu mat mo noi san nhi mac to nho lon ruot ke gia thuong tinh y moc giat nha "
        "khoi tang giam thu dung than nhan cham viem on dong tien"
    )
)
"""Words of lists that, without marks, are common in notes and mostly no names."""
NOTHING_ELSE = frozenset(("nguyen", "huynh", "quach"))
HMONG = frozenset(listed("giang vang vu ly sung thao lau hang ma mua cu tho hoang lu va hau"))
HMONG_MIDDLE = frozenset(listed("a mi seo pao xuan chu"))
