from __future__ import annotations

import errno
import os

import pytest

from datasets.dicom.read import typed_errors
from datasets.errors import UnreadableInstance


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_no_damage_of_the_file_that_was_at_hand(number: int) -> None:
    with pytest.raises(OSError, match=os.strerror(number)), typed_errors("encoding it"):
        raise OSError(number, os.strerror(number))


@pytest.mark.parametrize("error", [OSError("Trần Thị Bích"), OSError(errno.EINVAL, "BN-1"), KeyError("BN-1")])
def test_whatever_a_parser_says_of_a_damaged_file_stays_untold(error: Exception) -> None:
    with pytest.raises(UnreadableInstance, match="the file is damaged") as told, typed_errors("reading it"):
        raise error
    assert "BN-1" not in str(told.value)
    assert "Trần" not in str(told.value)
