#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""check.py XML HTML: checks what Doxygen made.
- Every public name, each enumerator and member too, has a comment.
- Every link to a page of the site leads to one, and to a place in it that exists.
"""
import html.parser
import pathlib
import sys
import urllib.parse
import xml.etree.ElementTree

xml_folder, html_folder = map(pathlib.Path, sys.argv[1:])
errors = []
names = 0


def expect_comment(item, kind, name):
    global names
    names += 1
    parts = (item.find(part) for part in ("briefdescription", "detaileddescription"))
    if not any("".join(part.itertext()).strip() for part in parts if part is not None):
        place = item.find("location")
        where = f"{place.get('file')}:{place.get('line')}: " if place is not None else ""
        errors.append(f"{where}the {kind} {name} has no comment.")


for path in sorted(xml_folder.glob("*.xml")):
    for compound in xml.etree.ElementTree.parse(path).iter("compounddef"):
        scope = compound.findtext("compoundname")
        if compound.get("kind") in ("dir", "file", "page") or not scope.startswith("chat_timers"):
            continue
        expect_comment(compound, compound.get("kind"), scope)
        for member in compound.iter("memberdef"):
            if member.get("prot") != "public":
                continue
            name = f"{scope}::{member.findtext('name')}"
            expect_comment(member, member.get("kind"), name + (member.findtext("argsstring") or ""))
            for value in member.iter("enumvalue"):
                expect_comment(value, "enumerator", f"{name}::{value.findtext('name')}")


class Page(html.parser.HTMLParser):
    def __init__(self, path):
        super().__init__()
        self.places, self.links = set(), []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.places |= {attributes.get("id"), attributes.get("name")}
        self.links += [attributes[name] for name in ("href", "src") if attributes.get(name)]


pages = {path.name: Page(path) for path in sorted(html_folder.glob("*.html"))}
links = 0
for name, page in pages.items():
    for link in page.links:
        url = urllib.parse.urlsplit(link)
        if url.scheme or url.netloc:
            continue
        links += 1
        target = urllib.parse.unquote(url.path) or name
        place = urllib.parse.unquote(url.fragment)
        if not (html_folder / target).exists():
            errors.append(f"{name} links {link}: there is no such file.")
        elif place and target in pages and place not in pages[target].places:
            errors.append(f"{name} links {link}: the page has no such place.")

print(*errors, sep="\n")
print(f"{names} names, {len(pages)} pages, {links} links: {len(errors)} faults.")
sys.exit(1 if errors or not names or not links else 0)
