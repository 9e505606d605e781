"""How much of a proof to run: a hundredth by default, a twentieth in CI, all of it by ``make proofs``."""

import os


def scaled(count: int, least: int = 20) -> int:
    """Return the part of ``count`` that ``GONGKAI_PROOF_SCALE`` asks for, ``least`` of them anyway."""
    return max(
        least, round(count * float(os.environ.get("GONGKAI_PROOF_SCALE", "0.01")))
    )
