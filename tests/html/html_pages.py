"""Pages for the tests, with prose of our own."""

STORY = (
    "The ferry to the islands left at six, an hour late, with eleven passengers and a piano.",
    "Nobody had asked for the piano. It stood on the car deck under a green tarpaulin, and the "
    "harbour master said that it belonged to a school on the northern island that had closed in "
    "spring.",
    "“We thought about leaving it,” said the mate, “but somebody had paid for the crossing, and a "
    "paid crossing is a promise.” The wind dropped after the second buoy, and the children began to "
    "play.",
    "By the time the lights of the town came up, they had found three songs that everyone knew. The "
    "captain stopped the engine for the last of them, which is against the rules, and which nobody "
    "reported.",
)
MENU = "".join(
    f'<li><a href="/{word}">{word.title()}</a></li>' for word in "news sport travel weather culture".split()
)
TEASERS = "".join(
    f'<div class="teaser"><h3><a href="/a{n}">Ten harbours worth a detour, part {n}</a></h3>'
    f"<p>What to see in the {n}. harbour of the coast, and where to eat.</p></div>"
    for n in range(1, 6)
)
LINKED = (
    STORY[2]
    .replace("a paid", "a <em>paid</em>")
    .replace("promise", '<a href="/promise?a=1&amp;b=2">promise</a>')
)
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>A piano for the islands | The Coast Paper</title>
<script>var tracking = "<p>never text</p>";</script><style>p {{ color: red }}</style></head>
<body class="single">
<header class="site-header"><nav class="main-nav"><ul>{MENU}</ul></nav></header>
<main><article class="post">
<h1>A piano for the islands</h1>
<div class="byline">By <a href="/authors/ada">Ada Holm</a>, 3 May</div>
<figure><img src="p.jpg" alt="">
<figcaption>The ferry in the harbour. Photo: Ada Holm</figcaption></figure>
<div class="entry-content">
<p>{STORY[0]}</p>
<p>{STORY[1]}</p>
<h2>The crossing</h2>
<p>{LINKED}</p>
<table><tr><th>Island</th><th>Crossings</th></tr><tr><td>North</td><td>Two a day in summer</td></tr></table>
<p>{STORY[3]}</p>
</div></article></main>
<aside class="sidebar"><h2>Most read</h2>{TEASERS}</aside>
<section id="comments" class="comments"><h2>2 comments</h2>
<div class="comment"><p>I was on that ferry, and the third song was the best of them all.</p></div>
<div class="comment"><p>My daughter learned to play on that very piano, years ago.</p></div></section>
<footer class="site-footer"><p>© The Coast Paper. All rights reserved.
<a href="/imprint">Imprint</a></p></footer>
</body></html>
"""
