"""Treatment and history of people at risk of chronic kidney disease."""

from __future__ import annotations

from models.vocabulary.declare import flag

DYSLIPIDAEMIA = flag("dyslipidaemia", "Rối loạn lipid máu", "Dyslipidaemia", icd10=("E78",))
ON_GLUCOSE_LOWERING = flag("on_glucose_lowering", "Đang dùng thuốc hạ đường huyết", "On glucose-lowering drugs")
ON_LIPID_LOWERING = flag("on_lipid_lowering", "Đang dùng thuốc hạ lipid máu", "On lipid-lowering drugs")
