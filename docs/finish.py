#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""finish.py HTML: what Doxygen 1.9.4 leaves undone in its pages, for the readers of a screen's text and of a keyboard.
- The page names its language, the search field its purpose, and the frame of its results its content.
- Code, tables and signatures that are wider than the window can be scrolled by keys. Code begins at the left edge.
- A title may wrap after `::`, and the lists of names have one.
"""
import pathlib
import re
import sys


def fragment(match):
    """Removes the indentation that all lines of a snippet have."""
    lines = match[0].split("\n")
    margins = [len(found[1]) for line in lines if (found := re.match(r'(?:<div class="fragment">)?<div class="line">( *)(?!</div>)\S', line))]
    return "\n".join(re.sub(f'<div class="line"> {{{min(margins, default=0)}}}', '<div class="line">', line) for line in lines)


folder = pathlib.Path(sys.argv[1])
for path in *folder.glob("*.html"), folder / "menu.js":
    page = path.read_text(encoding="utf-8")
    page = page.replace('<html xmlns="http://www.w3.org/1999/xhtml">', '<html xmlns="http://www.w3.org/1999/xhtml" lang="en">')
    page = page.replace('id="MSearchField"', 'id="MSearchField" aria-label="Search"')
    page = page.replace('<iframe src="javascript:void(0)"', '<iframe title="Search results" src="javascript:void(0)"')
    page = re.sub(r'<div class="fragment">.*?</div><!-- fragment -->', fragment, page, flags=re.DOTALL)
    page = re.sub(r'<(div|pre) class="(fragment|memproto)">', r'<\1 class="\2" tabindex="0">', page)
    page = re.sub(r'(<table class="markdownTable">)(.*?)(</table>)', r'\1<tbody tabindex="0">\2</tbody>\3', page, flags=re.DOTALL)
    page = re.sub(r'<div class="title">.*?</div>', lambda title: title[0].replace("::", "::<wbr>"), page)
    if path.name.startswith("namespacemembers"):
        page = page.replace('<div class="contents">', '<div class="header"><div class="headertitle"><div class="title">Names</div>'
                            '</div></div>\n<div class="contents">', 1)
    path.write_text(page, encoding="utf-8")
