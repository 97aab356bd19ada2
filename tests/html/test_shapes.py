"""Pages of many shapes, old and new: the story is kept whole, what stands around it goes."""

import pytest
from html_pages import MENU, STORY, TEASERS

from cleantext.html import clean_html

MORE = (
    "The school had closed because there were four children left on the island, and the youngest of "
    "them was moving to the mainland with her parents in the summer.",
    "The piano had been tuned once a year by a man who came over on the morning boat, stayed for lunch, "
    "and went back in the evening with a bag of smoked fish under his arm.",
    "Now it stands in the hall of the town library, between the newspapers and the door, and whoever "
    "wants to may play it until six, when the librarian closes the lid.",
)
TEXT = STORY + MORE
PARAGRAPHS = "".join(f"<p>{part}</p>\n" for part in TEXT)
BROKEN = "<br><br>\n".join(TEXT)
LINKS = "".join(f'<a href="/{n}.html">Harbours of the coast, part {n}</a> | ' for n in range(9))
SIDE = "".join(f'<a href="/s{n}">Island {n}</a><br>' for n in range(12))
FOOT = '<p class="small">Copyright 2004 The Coast Paper. <a href="/imprint">Imprint</a></p>'

SHAPES = {
    "table layout with font tags": f"""<html><head><title>A piano for the islands</title></head>
<body bgcolor=white><center><table width=760><tr><td colspan=3>{LINKS}</td></tr><tr>
<td width=120 valign=top><font size=1>{SIDE}</font></td>
<td valign=top><font face="Times" size=3><b>A piano for the islands</b><br><br>{BROKEN}</font></td>
<td width=140><font size=1>{SIDE}</font></td></tr></table>{FOOT}</center></body></html>""",
    "breaks in the body, no wrapper": f"""<title>A piano</title><body><a href="/">Home</a>
<a href="/news">News</a><h1>A piano</h1>{BROKEN}<hr><a href="/imprint">Imprint</a></body>""",
    "paragraphs never closed": "<title>A piano</title><body><ul>"
    + MENU
    + "</ul><h1>A piano</h1>"
    + "".join(f"<P>{part}" for part in TEXT)
    + "<hr><ul>"
    + MENU
    + "</ul>",
    "blog with a roll of links": f"""<title>A piano « Notes from the coast</title><body>
<div id="header"><h1><a href="/">Notes from the coast</a></h1></div>
<div id="content" class="narrowcolumn"><div class="post" id="post-17"><h2>A piano</h2>
<small>May 3rd, 2006 by ada</small><div class="entry">{PARAGRAPHS}</div>
<p class="postmetadata">Posted in <a href="/c">Ferries</a> | <a href="#c">2 Comments »</a></p></div></div>
<div id="sidebar"><h2>Blogroll</h2><ul>{MENU}</ul><h2>Archives</h2><ul>{MENU}</ul></div>
<div id="footer">Proudly run by hand.</div></body>""",
    "a body in two halves": f"""<title>A piano</title><body><nav><ul>{MENU}</ul></nav><main>
<div class="text"><p>{TEXT[0]}</p><p>{TEXT[1]}</p><p>{TEXT[2]}</p></div>
<div class="ad-slot"><a href="/buy">Buy a boat</a></div>
<div class="text"><p>{TEXT[3]}</p><p>{TEXT[4]}</p><p>{TEXT[5]}</p><p>{TEXT[6]}</p></div></main>
<aside class="sidebar">{TEASERS}</aside><footer>{FOOT}</footer></body>""",
    "words of layout for class names": f"""<title>A piano</title><body class="has-sidebar ad-free">
<div class="header-wrapper sidebar-layout"><div class="nav-open content-with-sidebar">
<div class="related-layout">{PARAGRAPHS}</div></div>
<div class="sidebar"><ul>{MENU}</ul></div></div></body>""",
    "a list of sections without classes": "<title>A piano</title><body><div><ul>"
    + MENU
    + "</ul></div><div><div>"
    + "".join(
        f"<section><h3>Part {n}</h3><div><div>{part}</div></div></section>" for n, part in enumerate(TEXT)
    )
    + f"</div></div><div>{LINKS}</div></body>",
    "an encyclopedia's article": f"""<title>Piano of the islands - Free reference</title><body>
<div id="mw-navigation"><ul>{MENU}</ul></div><div id="content">
<h1 id="firstHeading">Piano of the islands</h1>
<div id="bodyContent"><div id="toc" class="toc"><ul><li><a href="#a">1 The crossing</a></li>
<li><a href="#b">2 The school</a></li></ul></div>
{PARAGRAPHS.replace("spring", "<a href='/wiki/Spring'>spring</a>")}
</div></div><div id="footer"><ul>{MENU}</ul></div></body>""",
}


@pytest.mark.parametrize("name", SHAPES)
def test_the_story_is_kept_whole_whatever_the_layout(name):
    text = clean_html(SHAPES[name]).text
    missing = [part for part in TEXT if part not in text]
    assert not missing
    for noise in ("Harbours of the coast, part 5", "Island 7", "Weather", "Imprint", "Ten harbours", "Buy a"):
        assert noise not in text


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_short_story_is_kept_too(count):
    story = "".join(f"<p>{part}</p>" for part in STORY[1 : 1 + count])
    page = (
        f"<body><nav><ul>{MENU}</ul></nav><main><h1>A piano</h1>{story}</main><footer>{FOOT}</footer></body>"
    )
    text = clean_html(page).text
    assert all(part in text for part in STORY[1 : 1 + count])
    assert "Weather" not in text
