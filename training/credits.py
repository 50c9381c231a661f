"""How the holders of the pictures ask to be credited; one line a source, for every card that names it.

Source: each data set's own page or paper, as NOTICE lists them.
"""

from __future__ import annotations

from collections.abc import Mapping

HC18 = (
    "van den Heuvel TLA, de Bruijn D, de Korte CL, van Ginneken B. HC18 fetal head ultrasound. "
    "PLoS ONE 2018;13(8):e0200412, doi:10.1371/journal.pone.0200412; data doi:10.5281/zenodo.1327317"
)
KNEE = (
    "Chen P. Knee Osteoarthritis Severity Grading Dataset. Mendeley Data V1, 2018, doi:10.17632/56rmx5bjcr.1; "
    "pictures of the Osteoarthritis Initiative (OAI), funded by the National Institutes of Health"
)
IDRID = "Porwal P, Pachade S, Kamble R, et al. IDRiD. Data 2018;3(3):25, doi:10.3390/data3030025"
MALARIA = (
    "Courtesy of the U.S. National Library of Medicine. "
    "Rajaraman S, Antani SK, Poostchi M, et al. PeerJ 2018;6:e4568, doi:10.7717/peerj.4568"
)
HIPPOCAMPUS = (
    "Antonelli M, et al. Medical Segmentation Decathlon, Task04 Hippocampus. Nat Commun 2022;13:4128, "
    "doi:10.1038/s41467-022-30695-9"
)
BRAIN_MRI = "Nickparvar M. Brain Tumor MRI Dataset; with Cheng J, figshare 2015 (CC BY 4.0), SARTAJ and Br35H"
BUSI = (
    "Al-Dhabyani W, Gomaa M, Khaled H, Fahmy A. BUSI breast ultrasound. Data in Brief 2020;28:104863, "
    "doi:10.1016/j.dib.2019.104863"
)
TOTALSEGMENTATOR = (
    "Wasserthal J, Breit HC, Meyer MT, et al., University Hospital Basel. TotalSegmentator. Radiology: Artificial "
    "Intelligence 2023;5(5):e230024, doi:10.1148/ryai.230024; example images of the repository, Apache-2.0"
)
HEAD_CT = "neurolabusc, dcm_qa_ct: CT of a head with gantry tilt; BSD-2-Clause"
BRAIN_TUMOR_PROGRESSION = (
    "Schmainda KM, Prah M. Data from Brain-Tumor-Progression. The Cancer Imaging Archive 2018, "
    "doi:10.7937/K9/TCIA.2018.15quzvnb (origin told from the identifiers); CC BY 3.0"
)
NIH = (
    "NIH Clinical Center, ChestX-ray14. Wang X, Peng Y, Lu L, Lu Z, Bagheri M, Summers RM. IEEE CVPR 2017, "
    "doi:10.1109/CVPR.2017.369"
)
COHEN = (
    "Cohen JP, Morrison P, Dao L, Roth K, Duong TQ, Ghassemi M. COVID-19 Image Data Collection. "
    "MELBA 2020, arXiv:2006.11988; each picture's own licence"
)
HANNOVER = (
    "Winther HB, et al. COVID-19 Image Repository, Hannover Medical School, 2020, doi:10.6084/m9.figshare.12275009"
)
SHENZHEN = (
    "U.S. National Library of Medicine and Shenzhen No. 3 People's Hospital. Jaeger S, Candemir S, Antani S, Wáng YX, "
    "Lu PX, Thoma G. Quant Imaging Med Surg 2014;4(6):475–477; Candemir S, et al. 2014"
)
SAKHA = "Pchelintsev, et al. Sakha-TB, 2022; CC BY 4.0"
TBX11K = (
    "Liu Y, Wu YH, Ban Y, Wang H, Cheng MM. Rethinking Computer-Aided Tuberculosis Diagnosis (TBX11K). IEEE CVPR 2020, "
    "doi:10.1109/CVPR42600.2020.00272"
)
PUBLIC_FILMS = (
    "NEMA DICOM Working Group 4 (package pydicom-data, MIT); mlmed/torchxrayvision (Apache-2.0; film of NIH and SIIM); "
    "GDCM samples"
)

BY_KIND: Mapping[str, str] = {
    "fetal_ultrasound": HC18,
    "knee": KNEE,
    "fundus": IDRID,
    "brain_mri": BRAIN_MRI,
    "breast_ultrasound": BUSI,
    "ct_head": HEAD_CT,
    "ct_abdomen": TOTALSEGMENTATOR,
    "ct_slab": TOTALSEGMENTATOR,
    "mr_brain": BRAIN_TUMOR_PROGRESSION,
    "mr_crop": BRAIN_TUMOR_PROGRESSION,
    "adult_nih": NIH,
    "adult_cohen": COHEN,
    "adult_cohen_other": COHEN,
    "adult_hannover": HANNOVER,
    "adult_shenzhen": SHENZHEN,
    "adult_sakha": SAKHA,
    "adult_tbx11k": TBX11K,
    "adult_dicom": PUBLIC_FILMS,
    "blood_cells": MALARIA,
}
