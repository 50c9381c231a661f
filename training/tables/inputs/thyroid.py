"""A differentiated thyroid cancer after the first operation."""

from __future__ import annotations

from models.vocabulary.declare import choice, flag

EVER_SMOKER = flag("past_smoker", "Đã từng hút thuốc", "Smoked in the past")
NECK_RADIATION = flag("neck_radiation", "Đã xạ trị vùng đầu cổ", "Earlier radiotherapy of head or neck")
FUNCTION = choice(
    "thyroid_function",
    "Chức năng tuyến giáp",
    "Thyroid function",
    (
        ("euthyroid", "Bình giáp", "Euthyroid"),
        ("hyperthyroid", "Cường giáp (rõ hoặc dưới lâm sàng)", "Hyperthyroid (overt or subclinical)"),
        ("hypothyroid", "Suy giáp (rõ hoặc dưới lâm sàng)", "Hypothyroid (overt or subclinical)"),
    ),
)
GOITRE = choice(
    "goitre",
    "Khám tuyến giáp",
    "Examination of the thyroid",
    (
        ("normal", "Bình thường", "Normal"),
        ("single", "Một nhân", "Single nodule"),
        ("multinodular", "Đa nhân", "Multinodular goitre"),
        ("diffuse", "To lan toả", "Diffuse goitre"),
    ),
)
ADENOPATHY = choice(
    "neck_adenopathy",
    "Hạch cổ khi khám",
    "Neck nodes on examination",
    (
        ("none", "Không", "None"),
        ("one_side", "Một bên", "One side"),
        ("both_sides", "Hai bên, sau hoặc lan rộng", "Both sides, posterior or extensive"),
    ),
)
HISTOLOGY = choice(
    "thyroid_histology",
    "Mô bệnh học",
    "Histology",
    (
        ("micropapillary", "Vi nhú (papillary microcarcinoma)", "Papillary microcarcinoma"),
        ("papillary", "Nhú", "Papillary"),
        ("follicular", "Nang", "Follicular"),
        ("hurthle", "Tế bào Hürthle", "Hürthle cell"),
    ),
)
MULTIFOCAL = flag("multifocal", "U nhiều ổ", "Multifocal tumour")
TUMOUR = choice(
    "t_category",
    "T (AJCC 8)",
    "T category (AJCC 8)",
    tuple((name.lower(), name, name) for name in ("T1a", "T1b", "T2", "T3a", "T3b", "T4a", "T4b")),
)
NODES = choice(
    "n_category",
    "N (AJCC 8)",
    "N category (AJCC 8)",
    (
        ("n0", "N0", "N0"),
        ("n1a", "N1a (hạch trung tâm)", "N1a (central)"),
        ("n1b", "N1b (hạch bên)", "N1b (lateral)"),
    ),
)
METASTASIS = flag("distant_metastasis", "Di căn xa (M1)", "Distant metastasis (M1)")
