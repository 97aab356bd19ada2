"""What all else stands on: frozen objects, patterns that compile when first used, decision trees."""
