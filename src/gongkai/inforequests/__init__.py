"""Disclosure on request: intake, steps, outcomes and the register."""
