"""Saliva and smoking, as the Exasens sensor study told them."""

from __future__ import annotations

from models.vocabulary.declare import choice, quantity

SMOKING = choice(
    "smoking_status",
    "Hút thuốc lá",
    "Smoking",
    (
        ("never", "Không hút", "Never"),
        ("past", "Đã bỏ", "Former"),
        ("current", "Đang hút", "Current"),
    ),
)
SALIVA_IMAGINARY = quantity(
    "saliva_permittivity_imaginary",
    "Hằng số điện môi nước bọt, phần ảo (trung bình, đơn vị cảm biến)",
    "Saliva permittivity, imaginary part (mean, units of the sensor)",
    "1",
    (-1000, 0),
)
SALIVA_REAL = quantity(
    "saliva_permittivity_real",
    "Hằng số điện môi nước bọt, phần thực (trung bình, đơn vị cảm biến)",
    "Saliva permittivity, real part (mean, units of the sensor)",
    "1",
    (-1000, 0),
)
