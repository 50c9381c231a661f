"""Everyday complaints, though rules of danger speak of them too, and what is dangerous at once."""

from __future__ import annotations

EVERYDAY = frozenset(
    [
        *("cough", "cough_dry", "cough_productive", "fever", "chills", "runny_nose", "blocked_nose", "sneezing"),
        *("sore_throat", "hoarse_voice", "headache", "dizziness", "nausea", "vomiting", "diarrhoea", "constipation"),
        *("fatigue", "appetite_loss", "sleep_poor", "itching", "muscle_pain", "joint_pain", "belching", "back_pain"),
        *("thirst", "urination_frequent", "numbness", "tingling", "leg_pain", "arm_pain", "neck_pain"),
    ]
)
"""Complaints that a list after one denial denies with it, and that no sickness of a relative is outweighed by."""
ACUTE = (
    *("convulsion", "unconscious", "fainting", "not_breathing", "apnoea", "choking", "face_droop", "arm_weakness"),
    *("weakness_one_side", "speech_", "breathless", "cyanosis", "vomiting_blood", "wound_bleeding_heavy"),
    *("chest_pain", "snake_bite", "poison_swallowed", "caustic_swallowed", "medicine_too_much", "vision_loss_sudden"),
    *("bleeding_heavy", "suicid", "burn_large", "chest_indrawing", "confusion_sudden"),
)
"""Beginnings of the findings that happen now and cannot wait."""
