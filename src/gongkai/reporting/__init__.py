"""A body's report for a year: compute, check, sign, freeze, publish."""
