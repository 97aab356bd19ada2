"""What a page puts around the article, told by its structure: the finders of `rules/content.py`.

`stamps` reads dates, `kin` tells how much two texts share, `copies` what stands twice; each other module
finds one shape.
"""
