"""Appendicitis in a child with abdominal pain, before any ultrasound, beside Alvarado and the paediatric score."""

from __future__ import annotations

from models.card import Coding
from models.scores import alvarado, paediatric_appendicitis
from models.terms import Range, Text
from training.tables.declare import Outcome, Words
from training.tables.excluded import excluded_for
from training.tables.feature import numbers
from training.tables.labels import age_bands, column_labels
from training.tables.published import score_of
from training.tables.recipe import TableRecipe
from training.tables.sources import regensburg

RECIPE = TableRecipe(
    name="appendicitis_child",
    version="1.0.0",
    source=regensburg.SOURCE,
    words=Words(
        title=Text(vi="Viêm ruột thừa ở trẻ em đau bụng", en="Appendicitis in a child with abdominal pain"),
        summary=Text(
            vi="Xác suất viêm ruột thừa cấp ở trẻ đau bụng, từ khám lâm sàng, công thức máu, CRP và nước tiểu, trước "
            "siêu âm. Hỗ trợ quyết định, không phải chẩn đoán.",
            en="Probability of acute appendicitis in a child with abdominal pain, from examination, blood count, CRP "
            "and urine, before ultrasound. Decision support, not a diagnosis.",
        ),
        intended_use=Text(
            vi="Giúp bác sĩ cấp cứu và ngoại nhi quyết định trẻ nào cần siêu âm và hội chẩn ngoại sớm.",
            en="Helps emergency physicians and paediatric surgeons to choose who needs ultrasound and an early "
            "opinion.",
        ),
        out_of_scope=Text(
            vi="Chỉ định hoặc từ chối mổ, cho về không theo dõi, người lớn, trẻ đã mổ bụng hoặc đang dùng kháng sinh.",
            en="Deciding for or against surgery, sending home without follow-up, adults, a child operated before or on "
            "antibiotics.",
        ),
        limitations=(
            Text(
                vi="Trẻ không mổ được gán nhãn theo tiêu chí có dùng điểm Alvarado hoặc PAS và đường kính ruột thừa "
                "trên siêu âm: nhãn có một phần từ chính các dấu hiệu đầu vào, nên con số đẹp hơn thực tế.",
                en="Children who were not operated were labelled by criteria that use the Alvarado or paediatric "
                "score and the diameter on ultrasound: the label partly holds the inputs, so the figures flatter.",
            ),
            Text(
                vi="Không dùng số đo siêu âm vì chúng thuộc tiêu chuẩn đối chiếu.",
                en="Ultrasound is not an input because it belongs to the reference standard.",
            ),
            Text(
                vi="430 trẻ nhập viện nghi viêm ruột thừa (57 % có bệnh) tại một bệnh viện Đức: ở phòng khám, tỷ lệ "
                "thấp hơn nhiều; chưa kiểm tra tại Việt Nam.",
                en="430 children admitted with suspected appendicitis (57 % had it) at one German hospital: in a "
                "clinic far fewer have it; not tried in Viet Nam.",
            ),
            Text(
                vi="Xác suất thấp không loại trừ viêm ruột thừa: luôn khám lại sau vài giờ.",
                en="A low probability does not rule appendicitis out: always examine again after some hours.",
            ),
        ),
        licence="Apache-2.0; trained on data under CC BY 4.0",
    ),
    outcome=Outcome(
        "appendicitis",
        Text(vi="Viêm ruột thừa", en="Appendicitis"),
        Coding(scheme="SCT", value="74400008", meaning="Appendicitis"),
    ),
    specialties=("surgery", "paediatrics", "emergency"),
    read=regensburg.read,
    target=regensburg.is_appendicitis,
    features=regensburg.FEATURES,
    excluded=excluded_for(
        {
            "the outcome": "DiagnosisByCriteria",
            "decided or found after the diagnosis": "TreatmentGroupBinar AppendicitisComplications",
            "ultrasound: part of the reference standard of children who were not operated": """AppendixOnSono
                AppendixDiameter FreeFluids AppendixWallLayers Kokarde TissuePerfusion SurroundingTissueReaction
                PathLymphNodes MesentricLymphadenitis BowelWallThick Ileus FecalImpaction Meteorism Enteritis""",
            "published scores: baselines, and in the reference standard": "AlvaradoScore PediatricAppendicitisScore",
            "said by the body mass index and age": "Height Weight",
        }
    ),
    subgroups={"sex": column_labels("Sex"), "age": age_bands("Age", (8, 13))},
    baselines={
        "alvarado": score_of(alvarado.SCORE, regensburg.SCORED),
        "paediatric_appendicitis": score_of(paediatric_appendicitis.SCORE, regensburg.SCORED),
        "alvarado_as_recorded": lambda frame: numbers(frame, "AlvaradoScore"),
        "paediatric_appendicitis_as_recorded": lambda frame: numbers(frame, "PediatricAppendicitisScore"),
    },
    age_years=Range(minimum=1, maximum=18),
    example={
        "age": 10.5,
        "sex": "male",
        "pain_migrated": True,
        "rlq_tenderness": True,
        "rebound_tenderness": True,
        "nausea_or_vomiting": True,
        "peritonism": "local",
        "temperature": 37.9,
        "wbc": 14.2,
        "neutrophil_percent": 82.0,
        "crp": 24.0,
    },
    floors={("auroc", "appendicitis_paediatric_uci938"): 0.70},
)
