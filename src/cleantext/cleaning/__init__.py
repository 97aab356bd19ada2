"""Rules over a text, round after round: tables, the engine, cleaners and pipelines."""
