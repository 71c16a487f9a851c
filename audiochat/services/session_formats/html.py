"""HTML: one page that loads nothing, in which every word of the conversation is text and no markup."""

from __future__ import annotations

from html import escape

from audiochat.services.session_formats import NAMES, Conversation, clock

HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
body {{ font: 16px/1.5 sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }}
article {{ margin: 1.5rem 0; }}
h2 {{ font-size: 0.85rem; color: #666; margin: 0; }}
p {{ white-space: pre-wrap; overflow-wrap: anywhere; margin: 0.25rem 0; }}
</style>
</head>
<body>
<h1 dir="auto">{title}</h1>
"""


def render(conversation: Conversation) -> str:
    """The messages shown, as a page."""
    out = [HEAD.format(title=escape(conversation.session.title or "Conversation"))]
    for message in conversation.path:
        who = f"{NAMES[message.role]}, {clock(message.timestamp)}"
        text = escape(message.content)
        out.append(f'<article>\n<h2>{escape(who)}</h2>\n<p dir="auto">{text}</p>\n</article>\n')
    out.append("</body>\n</html>\n")
    return "".join(out)
