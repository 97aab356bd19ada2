"""Main content of a whole page's text without markup: which lines are the article."""
