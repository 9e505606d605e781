"""What the benchmark scripts share: claims and their verdicts, timings, a world to measure in."""
