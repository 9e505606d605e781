"""Every route held against every role, at the own body and at another."""
