"""``audiochat sessions``: list, read, search, export, rename and delete conversations."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from audiochat.cli.command import Command, Context


def _list(options: argparse.Namespace, context: Context) -> int:
    with context.workshop() as workshop:
        found = workshop.sessions.list(archived=options.archived, limit=options.limit)
    if options.json:
        context.data([asdict(session) for session in found])
        return 0
    for session in found:
        when = session.updated_at.strftime("%Y-%m-%d %H:%M")
        context.line(f"{session.id}  {when}  {session.message_count:>4}  {session.title}")
    if not found:
        context.say('No conversations yet. Start one with: audiochat chat "Hello"')
    return 0


def _show(options: argparse.Namespace, context: Context) -> int:
    with context.workshop() as workshop:
        session = workshop.sessions.get(options.id)
        messages = workshop.sessions.path(session.id)
    if options.json:
        context.data({**asdict(session), "messages": [asdict(message) for message in messages]})
        return 0
    context.line(session.title)
    for message in messages:
        context.line(f"\n{message.role.value}: {message.content}")
    return 0


def _search(options: argparse.Namespace, context: Context) -> int:
    with context.workshop() as workshop:
        hits = workshop.sessions.search(options.text, limit=options.limit)
    if options.json:
        context.data([asdict(hit) for hit in hits])
        return 0
    for hit in hits:
        context.line(f"{hit.session_id}  {hit.session_title}: {hit.snippet}")
    if not hits:
        context.say("Nothing was found.")
    return 0


def _export(options: argparse.Namespace, context: Context) -> int:
    with context.workshop() as workshop:
        form = options.format or ("json" if options.json else "md")
        context.line(workshop.sessions.export(options.id, form).rstrip("\n"))
    return 0


def _rename(options: argparse.Namespace, context: Context) -> int:
    with context.workshop() as workshop:
        workshop.sessions.rename(options.id, options.title)
    return _done(options, context, {"id": options.id, "title": options.title}, "Renamed.")


def _delete(options: argparse.Namespace, context: Context) -> int:
    with context.workshop() as workshop:
        workshop.sessions.delete(options.id)
    return _done(options, context, {"id": options.id, "deleted": True}, "Deleted.")


def _done(options: argparse.Namespace, context: Context, value: Any, words: str) -> int:
    if options.json:
        context.data(value)
    else:
        context.say(words)
    return 0


def _arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")

    def verb(name: str, help_text: str, run: Any) -> argparse.ArgumentParser:
        sub = verbs.add_parser(name, help=help_text, description=help_text)
        sub.add_argument("--json", action="store_true", help="print JSON")
        sub.add_argument("--data-dir", type=Path, default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        sub.set_defaults(do=run)
        return sub

    listing = verb("list", "the newest conversations first", _list)
    listing.add_argument("--archived", action="store_true", help="the archived ones instead")
    listing.add_argument("--limit", type=int, default=100, metavar="N", help="at most N")
    verb("show", "read one conversation", _show).add_argument("id", metavar="ID")
    search = verb("search", "find words in all conversations", _search)
    search.add_argument("text", metavar="TEXT")
    search.add_argument("--limit", type=int, default=50, metavar="N", help="at most N")
    export = verb("export", "write one conversation out", _export)
    export.add_argument("id", metavar="ID")
    export.add_argument("--format", metavar="FORMAT", help="md (the usual), json, txt or html")
    rename = verb("rename", "give a conversation another title", _rename)
    rename.add_argument("id", metavar="ID")
    rename.add_argument("title", metavar="TITLE")
    verb("delete", "delete a conversation", _delete).add_argument("id", metavar="ID")


def _run(options: argparse.Namespace, context: Context) -> int:
    status: int = options.do(options, context)
    return status


COMMAND = Command("sessions", "list, read, search and export conversations", _arguments, _run)
