"""The card's words, in Vietnamese and English, and its codes."""

from __future__ import annotations

from models.card import Coding, DataSource, Range, Scope, Text
from training.credits import BY_KIND

TITLE = Text(
    vi="Viêm phổi ở trẻ 1–5 tuổi trên phim ngực thẳng AP", en="Pneumonia in children of 1–5 years, AP chest film"
)

SUMMARY = Text(
    vi="Cho xác suất viêm phổi, và nếu có thì khả năng do vi khuẩn hay do vi rút, kèm bản đồ vùng nghi ngờ. "
    "Hỗ trợ quyết định, không phải chẩn đoán.",
    en="Gives the probability of pneumonia and, where there is one, of bacterial rather than viral "
    "cause, with a map of "
    "where it is seen. Decision support, not a diagnosis.",
)

INTENDED_USE = Text(
    vi="Hỗ trợ bác sĩ đọc phim ngực thẳng tư thế AP của trẻ từ 1 đến 5 tuổi nghi viêm phổi. Bác sĩ quyết định.",
    en="Helps a physician to read AP chest films of children of 1 to 5 years in whom pneumonia is suspected. "
    "The physician decides.",
)

OUT_OF_SCOPE = Text(
    vi="Người lớn, trẻ dưới 1 hoặc trên 5 tuổi, phim nghiêng, phim PA (dữ liệu học chỉ có phim AP), các phương tiện "
    "khác, sàng lọc ở người không có triệu chứng, lao và các bệnh phổi khác, quyết định dùng kháng "
    "sinh chỉ dựa vào đây.",
    en="Adults, children under 1 or over 5 years, lateral films, PA films (the training films are all "
    "AP, so nothing is "
    "known of PA), other modalities, screening of people without symptoms, tuberculosis and other lung diseases, "
    "deciding on antibiotics by this alone.",
)

LIMITATIONS = (
    Text(
        vi="Học từ một bệnh viện (Quảng Châu, Trung Quốc); chưa thử trên phim trẻ em của bệnh viện khác hay của "
        "Việt Nam.",
        en="Learnt from one hospital (Guangzhou, China); not tried on children's films of another hospital or of "
        "Viet Nam.",
    ),
    Text(
        vi="Trên tập kiểm tra chính thức, mô hình gọi nhầm viêm phổi ở trẻ khỏe mạnh nhiều hơn trên tập chỉnh: phim "
        "thường của hai tập khác nhau. Xác suất và tập conformal của phim thường vì thế kém tin cậy hơn đã nêu ở tập "
        "chỉnh; xem specificity, ece và conformal_coverage_negative.",
        en="On the official test it overcalls healthy children more than on the tune split, whose healthy films are "
        "unlike the test's. Probabilities and conformal sets of healthy films hold less than "
        "promised: see specificity, ece and conformal_coverage_negative on the test.",
    ),
    Text(
        vi="Không dùng cho người lớn: xem dòng nih (đã cân bằng kích thước tệp) và cohen của bảng kết quả, đo khi bỏ "
        "qua bộ lọc đầu vào.",
        en="Not for adults: see the rows nih (size-matched) and cohen of the results, measured with the gate ignored.",
    ),
    Text(
        vi="Nhãn vi khuẩn hay vi rút theo nguồn dữ liệu; nguồn không nêu kết quả vi sinh của từng phim. Trên tập chỉnh "
        "(phim của cùng bệnh viện) khả năng phân biệt kém rõ hơn trên tập kiểm tra.",
        en="Bacterial or viral is the source's label; the source gives no microbiology for each film. "
        "On the tune split the two are told apart much worse than on the official test: trust the lower figure.",
    ),
    Text(
        vi="Dữ liệu không có tuổi của từng trẻ; khoảng 1–5 tuổi là lời mô tả chung của nguồn.",
        en="The data give no child's own age; 1 to 5 years is the source's description of the whole.",
    ),
    Text(
        vi="Nguy cơ học đường tắt: khi che hai phổi, mô hình vẫn phân biệt gần như khi thấy phổi, nên một phần câu trả "
        "lời đến từ ngoài phổi (tư thế, ống dây, độ nét, cách chụp). Viền thêm vào và nén JPEG mạnh đổi câu trả lời ở "
        "khoảng 3 % phim.",
        en="Shortcut risk: with the lungs covered the model tells sick from healthy nearly as well as "
        "with them, so part of its answer comes from outside the lungs (posture, tubes, sharpness, "
        "how a film was taken; the shape of the covered area tells too). An added border or strong "
        "JPEG compression flips the answer on about 3 % of films.",
    ),
    Text(
        vi="Bản đồ vùng nghi ngờ rất thô (7×7 ô) và chỉ cho biết mô hình nhìn vào đâu, không phải "
        "ranh giới tổn thương; một phần nằm ngoài phổi.",
        en="The map is coarse (7×7 cells): it shows where the network looks, not where a "
        "consolidation ends, and part of it lies outside the lungs.",
    ),
    Text(
        vi="Phim bị lật gương trái–phải vẫn qua được bộ lọc đầu vào và không được nhận ra; bản đồ vùng nghi ngờ khi đó "
        "nằm ở bên ngược lại.",
        en="A film mirrored left to right passes the input gate and is not noticed; the map then lies on the wrong "
        "side.",
    ),
)

PNEUMONIA = Text(vi="Viêm phổi", en="Pneumonia")
BACTERIAL = Text(vi="Viêm phổi do vi khuẩn", en="Bacterial pneumonia")
VIRAL = Text(vi="Viêm phổi do vi rút", en="Viral pneumonia")
PNEUMONIA_CODE = Coding(scheme="SCT", value="233604007", meaning="Pneumonia")
BACTERIAL_CODE = Coding(scheme="SCT", value="53084003", meaning="Bacterial pneumonia")
VIRAL_CODE = Coding(scheme="SCT", value="75570004", meaning="Viral pneumonia")

SCOPE = Scope(
    modality=("CR", "DX", "DR"),
    body_part_examined=("CHEST", "THORAX"),
    view_position=("AP",),
    age_years=Range(minimum=1, maximum=5.999),
    required=("patient_age_years",),
)

KERMANY = "Kermany et al., Cell 2018;172:1122–1131, doi:10.1016/j.cell.2018.02.010; data doi:10.17632/rscbjbr9sj"
LICENCE = "Apache-2.0; trained on images under CC BY 4.0 (Kermany et al. 2018)"


def threshold_rationale(sensitivity: float, what: Text) -> Text:
    """Why the threshold stands where it does."""
    percent = round(100 * sensitivity)
    return Text(
        vi=f"Ngưỡng cao nhất mà trên tập chỉnh vẫn phát hiện {percent} % {what.vi.lower()}.",
        en=f"The highest threshold that still finds {percent} % of {what.en.lower()} on the tune split.",
    )


def data_sources(n_images: dict[str, int], n_patients: dict[str, int], dataset: str) -> tuple[DataSource, ...]:
    """The films of each part."""
    return tuple(
        DataSource(
            dataset=f"{dataset} (Kermany)",
            role=role,
            licence="CC BY 4.0",
            citation=KERMANY,
            n_images=n_images[role],
            n_patients=n_patients[role],
        )
        for role in ("train", "tune", "test")
        if n_images[role]
    )


def gate_source(name: str, licence: str, n_images: int) -> DataSource:
    """A kind of picture that taught or measured the gate."""
    return DataSource(
        dataset=name,
        role="gate",
        licence=licence,
        citation=BY_KIND[name],
        n_images=n_images,
    )
