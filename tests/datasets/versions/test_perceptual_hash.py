"""The hash stays near under what does not change a picture, and far between different ones."""

from __future__ import annotations

import numpy as np
import PIL.Image

from datasets.versions.perceptual_hash import close_pairs, perceptual_hash


def _picture(seed: int, side: int = 224) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    coarse = np.random.default_rng(seed).random((10, 10), dtype=np.float32)
    resized = PIL.Image.fromarray(coarse).resize((side, side), PIL.Image.Resampling.BICUBIC)
    return np.asarray(resized, dtype=np.float32)


def test_size_and_gray_do_not_move_it() -> None:
    reference = perceptual_hash(_picture(1))
    assert np.count_nonzero(reference != perceptual_hash(_picture(1, side=320))) <= 16
    assert np.count_nonzero(reference != perceptual_hash(_picture(1) * 0.7 + 0.1)) <= 4


def test_different_pictures_are_far() -> None:
    assert np.count_nonzero(perceptual_hash(_picture(1)) != perceptual_hash(_picture(2))) > 60


def test_close_pairs_finds_what_comparing_one_by_one_finds() -> None:
    chance = np.random.default_rng(5)
    hashes = chance.random((300, 256)) < 0.5
    hashes[200] = hashes[7]
    hashes[200, :10] ^= True
    hashes[299] = hashes[7]
    hashes[299, :11] ^= True
    slow = {
        (i, j, int(np.count_nonzero(hashes[i] != hashes[j])))
        for i in range(300)
        for j in range(i + 1, 300)
        if np.count_nonzero(hashes[i] != hashes[j]) <= 10
    }
    assert slow == {(7, 200, 10), (200, 299, 1)}
    assert set(close_pairs(hashes, 10, block=64)) == slow
