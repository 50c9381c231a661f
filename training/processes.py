"""One process or several: the same loop runs alone, on a GPU, and under torchrun."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import distributed, nn

from training.settings import Settings


@dataclass(frozen=True, slots=True)
class Processes:
    """This process among those that train together."""

    device: torch.device
    rank: int = 0
    world_size: int = 1

    @property
    def is_first(self) -> bool:
        """Does this one write, log and measure?"""
        return self.rank == 0

    def wrap(self, network: nn.Module) -> nn.Module:
        """Average the gradients over all processes; alone, the network itself."""
        if self.world_size == 1:
            return network
        ids = [self.device.index] if self.device.type == "cuda" else None
        return nn.parallel.DistributedDataParallel(network, device_ids=ids, broadcast_buffers=True)

    def wait(self) -> None:
        """Until every process is here."""
        if self.world_size > 1:
            distributed.barrier()


ALONE = Processes(torch.device("cpu"))


@contextlib.contextmanager
def join_processes(settings: Settings) -> Iterator[Processes]:
    """Join the group torchrun made, when it did; leave it at the end."""
    if settings.threads:
        torch.set_num_threads(settings.threads)
    has_gpu = torch.cuda.is_available()
    device = torch.device("cuda", settings.local_rank) if has_gpu else torch.device("cpu")
    if settings.world_size == 1:
        yield Processes(device)
        return
    distributed.init_process_group("nccl" if has_gpu else "gloo")
    try:
        yield Processes(device, settings.rank, settings.world_size)
    finally:
        distributed.destroy_process_group()
