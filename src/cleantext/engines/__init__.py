"""Adapters for engines that run on more than one machine: Spark, datatrove, Hugging Face, Ray.

Each is a few lines around `cleantext.arrow.BatchCleaner`; recipes for more are in `docs/engines.md`.
Every machine needs `cleantext-articles` installed.
"""
