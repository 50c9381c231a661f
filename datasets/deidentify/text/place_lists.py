"""Provinces and districts of Vietnam, their short forms, and the words for units of the administration.

**Source:** provinces: Quyết định 124/2004/QĐ-TTg as it stood until June 2025 (63), Nghị quyết 202/2025/QH15 (34 since 1 July
2025, each under a name of the 63). Districts: as under the former; those named by a common word alone are left out.
"""

from __future__ import annotations

PROVINCES = (
    "An Giang;Bà Rịa - Vũng Tàu;Bà Rịa;Vũng Tàu;Bắc Giang;Bắc Kạn;Bạc Liêu;Bắc Ninh;Bến Tre;Bình Định;Bình Dương;Bình Phước;"
    "Bình Thuận;Cà Mau;Cần Thơ;Cao Bằng;Đà Nẵng;Đắk Lắk;Đắc Lắc;Daklak;Đắk Nông;Đắc Nông;Điện Biên;Đồng Nai;Đồng Tháp;Gia Lai;"
    "Hà Giang;Hà Nam;Hà Nội;Hà Tĩnh;Hải Dương;Hải Phòng;Hậu Giang;Hòa Bình;Hưng Yên;Khánh Hòa;Kiên Giang;Kon Tum;Lai Châu;"
    "Lâm Đồng;Lạng Sơn;Lào Cai;Long An;Nam Định;Nghệ An;Ninh Bình;Ninh Thuận;Phú Thọ;Phú Yên;Quảng Bình;Quảng Nam;Quảng Ngãi;"
    "Quảng Ninh;Quảng Trị;Sóc Trăng;Sơn La;Tây Ninh;Thái Bình;Thái Nguyên;Thanh Hóa;Thừa Thiên Huế;Thừa Thiên;Tiền Giang;"
    "Hồ Chí Minh;Trà Vinh;Tuyên Quang;Vĩnh Long;Vĩnh Phúc;Yên Bái;Sài Gòn;Hà Tây;Huế;TPHCM;HCM;TP HCM;TP Hồ Chí Minh;Saigon;"
    "Hanoi;Danang;Haiphong;Ho Chi Minh City"
).split(";")
DISTRICTS = (
    "Ba Đình;Hoàn Kiếm;Đống Đa;Hai Bà Trưng;Cầu Giấy;Thanh Xuân;Hoàng Mai;Long Biên;Từ Liêm;Nam Từ Liêm;Bắc Từ Liêm;Tây Hồ;Hà Đông;"
    "Sơn Tây;Ba Vì;Phúc Thọ;Đan Phượng;Hoài Đức;Quốc Oai;Thạch Thất;Chương Mỹ;Thanh Oai;Thường Tín;Phú Xuyên;Ứng Hòa;Mỹ Đức;"
    "Sóc Sơn;Đông Anh;Gia Lâm;Thanh Trì;Mê Linh;Bình Thạnh;Gò Vấp;Phú Nhuận;Tân Bình;Tân Phú;Bình Tân;Thủ Đức;Bình Chánh;Hóc Môn;"
    "Củ Chi;Nhà Bè;Cần Giờ;Hồng Bàng;Ngô Quyền;Lê Chân;Hải An;Kiến An;Đồ Sơn;Dương Kinh;Thủy Nguyên;An Dương;An Lão;Kiến Thụy;"
    "Tiên Lãng;Vĩnh Bảo;Cát Hải;Bạch Long Vĩ;Hải Châu;Thanh Khê;Sơn Trà;Ngũ Hành Sơn;Liên Chiểu;Cẩm Lệ;Hòa Vang;Hoàng Sa;Ninh Kiều;"
    "Bình Thủy;Cái Răng;Ô Môn;Thốt Nốt;Phong Điền;Cờ Đỏ;Thới Lai;Vĩnh Thạnh;Long Xuyên;Châu Đốc;Tân Châu;An Phú;Châu Phú;Châu Thành;"
    "Chợ Mới;Phú Tân;Thoại Sơn;Tịnh Biên;Tri Tôn;Đất Đỏ;Long Điền;Xuyên Mộc;Châu Đức;Côn Đảo;Phú Mỹ;Hiệp Hòa;Lạng Giang;Lục Nam;"
    "Lục Ngạn;Sơn Động;Tân Yên;Việt Yên;Yên Dũng;Yên Thế;Chợ Đồn;Na Rì;Ngân Sơn;Pác Nặm;Giá Rai;Hồng Dân;Phước Long;Đông Hải;"
    "Từ Sơn;Gia Bình;Lương Tài;Quế Võ;Thuận Thành;Tiên Du;Yên Phong;Ba Tri;Bình Đại;Chợ Lách;Giồng Trôm;Mỏ Cày;Mỏ Cày Nam;Mỏ Cày Bắc;"
    "Thạnh Phú;Quy Nhơn;An Nhơn;Hoài Nhơn;Hoài Ân;Phù Cát;Phù Mỹ;Tây Sơn;Tuy Phước;Vân Canh;Thủ Dầu Một;Dĩ An;Thuận An;Bến Cát;Tân Uyên;"
    "Dầu Tiếng;Phú Giáo;Bàu Bàng;Đồng Xoài;Bình Long;Bù Đăng;Bù Đốp;Bù Gia Mập;Chơn Thành;Đồng Phú;Hớn Quản;Lộc Ninh;Phú Riềng;"
    "Phan Thiết;La Gi;Bắc Bình;Đức Linh;Hàm Tân;Hàm Thuận Bắc;Hàm Thuận Nam;Phú Quý;Tánh Linh;Tuy Phong;Cái Nước;Đầm Dơi;Năm Căn;"
    "Ngọc Hiển;Thới Bình;Trần Văn Thời;U Minh;Bảo Lạc;Bảo Lâm;Hạ Lang;Hà Quảng;Nguyên Bình;Quảng Hòa;Thạch An;Trùng Khánh;"
    "Buôn Ma Thuột;Buôn Mê Thuột;Buôn Hồ;Buôn Đôn;Cư Kuin;Cư M'gar;Ea H'leo;Ea Kar;Ea Súp;Krông Ana;Krông Bông;Krông Búk;Krông Năng;"
    "Krông Pắc;M'Đrắk;Gia Nghĩa;Cư Jút;Đắk Glong;Đắk Mil;Đắk R'lấp;Đắk Song;Krông Nô;Tuy Đức;Điện Biên Phủ;Mường Lay;Mường Ảng;"
    "Mường Chà;Mường Nhé;Nậm Pồ;Tủa Chùa;Tuần Giáo;Biên Hòa;Long Khánh;Cẩm Mỹ;Định Quán;Long Thành;Nhơn Trạch;Tân Phú;Thống Nhất;"
    "Trảng Bom;Vĩnh Cửu;Xuân Lộc;Cao Lãnh;Sa Đéc;Hồng Ngự;Lai Vung;Lấp Vò;Tam Nông;Tân Hồng;Thanh Bình;Tháp Mười;Pleiku;An Khê;Ayun Pa;"
    "Chư Păh;Chư Prông;Chư Pưh;Chư Sê;Đăk Đoa;Đăk Pơ;Đức Cơ;Ia Grai;Ia Pa;Kbang;Kông Chro;Krông Pa;Mang Yang;Phú Thiện;Bắc Mê;"
    "Bắc Quang;Đồng Văn;Hoàng Su Phì;Mèo Vạc;Quản Bạ;Quang Bình;Vị Xuyên;Xín Mần;Yên Minh;Phủ Lý;Duy Tiên;Bình Lục;Kim Bảng;Lý Nhân;"
    "Thanh Liêm;Hồng Lĩnh;Kỳ Anh;Can Lộc;Cẩm Xuyên;Đức Thọ;Hương Khê;Hương Sơn;Lộc Hà;Nghi Xuân;Thạch Hà;Vũ Quang;Chí Linh;Kinh Môn;"
    "Bình Giang;Cẩm Giàng;Gia Lộc;Kim Thành;Nam Sách;Ninh Giang;Thanh Hà;Thanh Miện;Tứ Kỳ;Vị Thanh;Ngã Bảy;Long Mỹ;Phụng Hiệp;Vị Thủy;"
    "Cao Phong;Đà Bắc;Kim Bôi;Lạc Sơn;Lạc Thủy;Lương Sơn;Mai Châu;Tân Lạc;Yên Thủy;Mỹ Hào;Ân Thi;Khoái Châu;Kim Động;Phù Cừ;Tiên Lữ;"
    "Văn Giang;Văn Lâm;Yên Mỹ;Nha Trang;Cam Ranh;Ninh Hòa;Cam Lâm;Diên Khánh;Khánh Sơn;Khánh Vĩnh;Trường Sa;Vạn Ninh;Rạch Giá;Hà Tiên;"
    "Phú Quốc;An Biên;An Minh;Giang Thành;Giồng Riềng;Gò Quao;Hòn Đất;Kiên Hải;Kiên Lương;Tân Hiệp;U Minh Thượng;Vĩnh Thuận;Đắk Glei;"
    "Đắk Hà;Đắk Tô;Ia H'Drai;Kon Plông;Kon Rẫy;Ngọc Hồi;Sa Thầy;Tu Mơ Rông;Mường Tè;Nậm Nhùn;Phong Thổ;Sìn Hồ;Tam Đường;Tân Uyên;"
    "Than Uyên;Đà Lạt;Bảo Lộc;Cát Tiên;Đạ Huoai;Đạ Tẻh;Đam Rông;Di Linh;Đơn Dương;Đức Trọng;Lạc Dương;Lâm Hà;Bắc Sơn;Bình Gia;Cao Lộc;"
    "Chi Lăng;Đình Lập;Hữu Lũng;Lộc Bình;Tràng Định;Văn Lãng;Văn Quan;Sa Pa;Bảo Thắng;Bảo Yên;Bát Xát;Bắc Hà;Mường Khương;Si Ma Cai;"
    "Văn Bàn;Tân An;Kiến Tường;Bến Lức;Cần Đước;Cần Giuộc;Đức Hòa;Đức Huệ;Mộc Hóa;Tân Hưng;Tân Thạnh;Tân Trụ;Thạnh Hóa;Thủ Thừa;"
    "Vĩnh Hưng;Giao Thủy;Hải Hậu;Mỹ Lộc;Nam Trực;Nghĩa Hưng;Trực Ninh;Vụ Bản;Xuân Trường;Ý Yên;Cửa Lò;Hoàng Mai;Thái Hòa;Anh Sơn;"
    "Con Cuông;Diễn Châu;Đô Lương;Hưng Nguyên;Kỳ Sơn;Nam Đàn;Nghi Lộc;Nghĩa Đàn;Quế Phong;Quỳ Châu;Quỳ Hợp;Quỳnh Lưu;Tân Kỳ;"
    "Thanh Chương;Tương Dương;Yên Thành;Tam Điệp;Gia Viễn;Hoa Lư;Kim Sơn;Nho Quan;Yên Khánh;Yên Mô;Phan Rang;Phan Rang - Tháp Chàm;"
    "Bác Ái;Ninh Hải;Ninh Phước;Ninh Sơn;Thuận Bắc;Thuận Nam;Việt Trì;Cẩm Khê;Đoan Hùng;Hạ Hòa;Lâm Thao;Phù Ninh;Tam Nông;Tân Sơn;"
    "Thanh Ba;Thanh Sơn;Thanh Thủy;Yên Lập;Tuy Hòa;Sông Cầu;Đông Hòa;Đồng Xuân;Phú Hòa;Sơn Hòa;Sông Hinh;Tây Hòa;Tuy An;Đồng Hới;"
    "Ba Đồn;Bố Trạch;Lệ Thủy;Minh Hóa;Quảng Ninh;Quảng Trạch;Tuyên Hóa;Tam Kỳ;Hội An;Điện Bàn;Bắc Trà My;Đại Lộc;Đông Giang;Duy Xuyên;"
    "Hiệp Đức;Nam Giang;Nam Trà My;Nông Sơn;Núi Thành;Phú Ninh;Phước Sơn;Quế Sơn;Tây Giang;Thăng Bình;Tiên Phước;Ba Tơ;Bình Sơn;Đức Phổ;"
    "Lý Sơn;Minh Long;Mộ Đức;Nghĩa Hành;Sơn Hà;Sơn Tịnh;Trà Bồng;Tư Nghĩa;Hạ Long;Cẩm Phả;Móng Cái;Uông Bí;Đông Triều;Quảng Yên;"
    "Ba Chẽ;Bình Liêu;Cô Tô;Đầm Hà;Hải Hà;Tiên Yên;Vân Đồn;Đông Hà;Cam Lộ;Đa Krông;Gio Linh;Hải Lăng;Hướng Hóa;Triệu Phong;Vĩnh Linh;"
    "Ngã Năm;Vĩnh Châu;Cù Lao Dung;Kế Sách;Long Phú;Mỹ Tú;Mỹ Xuyên;Thạnh Trị;Trần Đề;Bắc Yên;Mai Sơn;Mộc Châu;Mường La;Phù Yên;"
    "Quỳnh Nhai;Sông Mã;Sốp Cộp;Thuận Châu;Vân Hồ;Yên Châu;Hòa Thành;Trảng Bàng;Bến Cầu;Dương Minh Châu;Gò Dầu;Tân Biên;Đông Hưng;"
    "Hưng Hà;Kiến Xương;Quỳnh Phụ;Thái Thụy;Tiền Hải;Vũ Thư;Sông Công;Phổ Yên;Đại Từ;Định Hóa;Đồng Hỷ;Phú Bình;Phú Lương;Võ Nhai;"
    "Sầm Sơn;Bỉm Sơn;Nghi Sơn;Bá Thước;Cẩm Thủy;Đông Sơn;Hà Trung;Hậu Lộc;Hoằng Hóa;Lang Chánh;Mường Lát;Nga Sơn;Ngọc Lặc;Như Thanh;"
    "Như Xuân;Nông Cống;Quan Hóa;Quan Sơn;Quảng Xương;Thạch Thành;Thiệu Hóa;Thọ Xuân;Thường Xuân;Tĩnh Gia;Triệu Sơn;Vĩnh Lộc;Yên Định;"
    "Hương Thủy;Hương Trà;A Lưới;Nam Đông;Phú Lộc;Phú Vang;Quảng Điền;Mỹ Tho;Gò Công;Gò Công Đông;Gò Công Tây;Cai Lậy;Cái Bè;Chợ Gạo;"
    "Tân Phú Đông;Tân Phước;Duyên Hải;Càng Long;Cầu Kè;Cầu Ngang;Tiểu Cần;Trà Cú;Chiêm Hóa;Hàm Yên;Lâm Bình;Na Hang;Sơn Dương;Yên Sơn;"
    "Bình Minh;Bình Tân;Long Hồ;Mang Thít;Tam Bình;Trà Ôn;Vũng Liêm;Vĩnh Yên;Phúc Yên;Bình Xuyên;Lập Thạch;Sông Lô;Tam Đảo;Tam Dương;"
    "Vĩnh Tường;Yên Lạc;Nghĩa Lộ;Lục Yên;Mù Cang Chải;Trạm Tấu;Trấn Yên;Văn Chấn;Văn Yên;Yên Bình"
).split(";")
SHORT_FORMS = frozenset(("tphcm", "hcm", "saigon", "hanoi", "danang", "haiphong", "daklak", "huế"))
COMMON_WORDS = frozenset(
    "an dương;bình minh;thống nhất;thanh bình;hòa bình;thái hòa;cầu kè;năm căn;như thanh;ý yên;hoài ân;quan sơn;thuận an;tân an;"
    "phú quý;an minh;an lão;hải hà;sơn hà;thanh hà;hà nam;gia lai;bến tre;an biên;an khê;hòa vang;yên bình;phú yên;thanh ba;"
    "sông hinh;sông lô;ba tri;ba vì;ba tơ;đông hải;nam giang;than uyên;tam nông;tam bình;minh hóa;la gi;thanh sơn;long an;thanh hóa;"
    "thuận thành;đại từ;định hóa;bình định;sơn la;hậu giang;lai châu;phù mỹ;trần đề;thái bình;cao phong;bắc hà;hà trung;an phú;"
    "hải an;phú thọ;kim bôi;nam đông;đông hòa;bác ái;cô tô;bảo thắng;văn quan;chi lăng;mai sơn;mai châu;can lộc;di linh;hà tiên".split(";")
)
"""Names of places that in small letters, or without their marks, may be other words."""

UNITS = (
    "xã;phường;thị trấn;huyện;quận;thị xã;thành phố;tỉnh;ấp;thôn;xóm;bản;buôn;làng;tổ;tổ dân phố;khu phố;khóm;khu;đường;phố;ngõ;hẻm;"
    "ngách;số nhà;số;kp;tp;tx;tt;p;q;h;x;t;đ;tdp;sn;phum;sóc;đội;lô;kiệt;chung cư;khu đô thị;khu tập thể;căn hộ;nhà số;"
    "đặc khu;khối;khối phố;plei;mường"
).split(";")
SURE_UNITS = frozenset(
    "xã;phường;thị trấn;huyện;quận;thị xã;thành phố;ấp;thôn;xóm;tổ dân phố;khu phố;khóm;ngõ;hẻm;ngách;số nhà;kp;tp;tx;tdp;chung cư;"
    "khu đô thị;khu tập thể;tỉnh;buôn;phố;đường;khối phố".split(";")
)
"""Units that say so by themselves when a name with a capital, a number or a known place follows."""
