# SPDX-License-Identifier: BSL-1.0
"""Draws ratios as an SVG bar chart with a logarithmic scale. Used by table.py."""
import math
from xml.sax.saxutils import escape

WIDTH = 760
LABELS = 170  # the width of the column of names
FIGURES = 60  # the room to the right of the longest bar
BAR, STEP, GAP = 14, 19, 30
STYLE = """
    .ground { fill: #ffffff } .text { fill: #1f2328 } .muted { fill: #59636e }
    .line { stroke: #d1d9e0 } .base { stroke: #59636e } .bar { fill: #2f6fbd }
    text { font: 12px -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif }
    .title { font-weight: 600 } .end { text-anchor: end } .middle { text-anchor: middle }
    @media (prefers-color-scheme: dark) {
      .ground { fill: #0d1117 } .text { fill: #e6edf3 } .muted { fill: #9198a1 }
      .line { stroke: #3d444d } .base { stroke: #9198a1 } .bar { fill: #58a6ff }
    }"""


def svg(title, groups):
    """groups: {heading: {name: ratio}}, each ratio the text of a number."""
    ratios = [float(ratio) for bars in groups.values() for ratio in bars.values()]
    lowest = min(1, 10 ** math.floor(math.log10(min(ratios))))
    highest = 10 ** math.ceil(math.log10(max(ratios)))
    per_decade = (WIDTH - LABELS - FIGURES) / math.log10(highest / lowest)

    def across(ratio):
        return LABELS + math.log10(ratio / lowest) * per_decade

    body = []
    y = 46
    for heading, bars in groups.items():
        y += GAP - STEP
        body.append(f'  <text class="text title" x="12" y="{y + 11}">{escape(heading)}</text>')
        y += STEP
        for name, ratio in bars.items():
            ends = sorted((across(1), across(float(ratio))))
            figure_x = max(ends[1], across(1)) + 6
            body.append(f'  <text class="text end" x="{LABELS - 8}" y="{y + 11}">{escape(name)}</text>')
            body.append(f'  <rect class="bar" x="{ends[0]:.1f}" y="{y}" width="{ends[1] - ends[0]:.1f}" '
                        f'height="{BAR}" rx="2"/>')
            body.append(f'  <text class="text" x="{figure_x:.1f}" y="{y + 11}">{escape(ratio)}×</text>')
            y += STEP
    bottom = y + 4

    scale = []
    steps = range(round(math.log10(lowest)), round(math.log10(highest)) + 1)
    marks = [10.0 ** power * digit for power in steps for digit in (1, 2, 5)]
    for mark in (mark for mark in marks if lowest <= mark <= highest):
        kind = "base" if mark == 1 else "line"
        scale.append(f'  <line class="{kind}" x1="{across(mark):.1f}" y1="46" x2="{across(mark):.1f}" y2="{bottom}"/>')
        scale.append(f'  <text class="muted middle" x="{across(mark):.1f}" y="{bottom + 16}">{mark:g}</text>')

    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{bottom + 28}" '
        f'viewBox="0 0 {WIDTH} {bottom + 28}" role="img">',
        f"  <title>{escape(title)}</title>",
        f"  <style>{STYLE}\n  </style>",
        f'  <rect class="ground" width="{WIDTH}" height="{bottom + 28}" rx="6"/>',
        f'  <text class="text title" x="12" y="24">{escape(title)}</text>',
        *scale, *body, "</svg>", ""])
