"""Knowledge in code: finders that need more than wording. Each module has a tuple `RULES`."""
