"""Health-insurance data (BHYT XML): read, validate, and take as a patient's record.

**Source:** Ministry of Health decisions QĐ 4210/QĐ-BYT (2017), 130/QĐ-BYT (2023), 4750/QĐ-BYT (2023); see ADR 0011.
"""
