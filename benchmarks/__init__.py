"""Benchmarks: how good and how fast the translations are. See benchmarks/README.md."""
