"""The commands of the command line that have to do with plans, follow-ups and touches."""

import argparse
from decimal import Decimal, InvalidOperation

from models.domain.folding import fold_words
from models.domain.touches import Direction, Method, Outcome
from ui.commands.argument_types import Parser, add_global_options, count_from_one, day


def add_plan_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add `follow-up`, `touch`, `pause`, `resume`, `end`, `enroll`, `prefer`, `days-off`, `plans` and `coverage`."""
    _add_follow_up(commands)
    touch = _command(commands, "touch", "log a touch that was not planned")
    _add_contact(touch)
    touch.add_argument("--method", type=_method, required=True, help=f"one of: {', '.join(Method)}")
    _add_touch_options(touch)
    pause = _command(commands, "pause", "let nothing of a contact's plan fall due for a while")
    _add_contact(pause)
    pause.add_argument("--until", type=day, metavar="YYYY-MM-DD", help="the day it goes on; else four weeks from today")
    _add_contact(_command(commands, "resume", "end a pause today"))
    end = _command(commands, "end", "end a contact's plan")
    _add_contact(end)
    end.add_argument(
        "--reason", required=True, metavar="TEXT", help="said no, do not contact, not suited, or your words"
    )
    _add_enroll(commands)
    prefer = _command(commands, "prefer", "say on which weekday touches of a contact are best")
    _add_contact(prefer)
    prefer.add_argument("--weekday", required=True, metavar="DAY", help="monday to sunday, or none")
    _add_days_off(commands)
    _command(commands, "plans", "list the plans")
    _command(commands, "coverage", "say who has a next touch, who is stalled, and how much the plans ask for")


def _add_follow_up(commands: "argparse._SubParsersAction[Parser]") -> None:
    follow_up = _command(commands, "follow-up", "plan, log, skip, snooze or move a follow-up")
    acts = follow_up.add_subparsers(dest="act", metavar="ACT", required=True, parser_class=Parser)
    add = _command(acts, "add", "plan a follow-up by hand")
    _add_contact(add)
    add.add_argument("--on", type=day, metavar="YYYY-MM-DD", help="the day it is due; else today")
    add.add_argument("--method", type=_method, default=Method.PHONE, help=f"one of: {', '.join(Method)}")
    add.add_argument("--purpose", default="", metavar="TEXT", help="what it is for")
    add.add_argument("--carries", default="", metavar="TEXT", help="what to bring")
    add.add_argument("--at", default="", metavar="HH:MM", help="when to remind; else at the usual time")
    done = _existing(acts, "done", "log a follow-up as done")
    done.add_argument("--method", type=_method, help="how it was done; else as planned")
    _add_touch_options(done)
    _existing(acts, "skip", "go on without a touch")
    snooze = _existing(acts, "snooze", "let a follow-up come back later")
    until = "in an hour, later today, tomorrow, monday, in a week, pay-day, or a day as 2026-03-14"
    snooze.add_argument("--until", required=True, metavar="WHEN", help=until)
    snooze.add_argument("--at", default="", metavar="HH:MM", help="the time of day it comes back")
    move = _existing(acts, "move", "move a follow-up to another day")
    move.add_argument("--to", type=day, required=True, metavar="YYYY-MM-DD", help="the day")


def _add_enroll(commands: "argparse._SubParsersAction[Parser]") -> None:
    enroll = _command(commands, "enroll", "put a contact, or all that a search finds, on a plan")
    enroll.add_argument("contact", nargs="?", metavar="CONTACT", help="id or name")
    enroll.add_argument("--search", metavar="TEXT", help="all contacts that the search finds")
    enroll.add_argument("--plan", required=True, metavar="NAME", help="the plan")
    enroll.add_argument("--from", type=day, dest="from_on", metavar="YYYY-MM-DD", help="begin anew on this day")
    spread = "spread a search's first touches over N days; else 28"
    enroll.add_argument("--days", type=count_from_one, default=28, metavar="N", help=spread)


def _add_days_off(commands: "argparse._SubParsersAction[Parser]") -> None:
    days_off = _command(commands, "days-off", "the days on which no plan asks for a touch")
    acts = days_off.add_subparsers(dest="act", metavar="ACT", required=True, parser_class=Parser)
    _command(acts, "list", "list them")
    add = _command(acts, "add", "add some")
    add.add_argument("first_on", type=day, metavar="FIRST", help="the first day, as 2026-12-24")
    add.add_argument("last_on", type=day, nargs="?", metavar="LAST", help="the last day; else the first alone")
    add.add_argument("--name", default="", metavar="TEXT", help="what they are for")
    remove = _command(acts, "remove", "take some away")
    remove.add_argument("id", type=count_from_one, metavar="ID", help="as `days-off list` tells it")


def _command(commands: "argparse._SubParsersAction[Parser]", name: str, text: str) -> Parser:
    parser = commands.add_parser(name, help=text, description=text)
    add_global_options(parser)
    return parser


def _existing(commands: "argparse._SubParsersAction[Parser]", name: str, text: str) -> Parser:
    parser = _command(commands, name, text)
    _add_contact(parser)
    parser.add_argument("--id", type=count_from_one, metavar="N", help="the follow-up; else the contact's next one")
    return parser


def _add_contact(parser: Parser) -> None:
    parser.add_argument("contact", metavar="CONTACT", help="id or name")


def _add_touch_options(parser: Parser) -> None:
    parser.add_argument("--on", type=day, metavar="YYYY-MM-DD", help="the day it took place; else today")
    parser.add_argument("--direction", choices=[d.value for d in Direction], default=Direction.OUT.value)
    outcomes = [outcome.value for outcome in Outcome if outcome is not Outcome.NONE]
    parser.add_argument("--outcome", choices=outcomes, default="")
    parser.add_argument("--carries", default="", metavar="TEXT", help="what it brought")
    parser.add_argument("--note", default="", metavar="TEXT")
    parser.add_argument("--next", type=day, dest="next_on", metavar="YYYY-MM-DD", help="choose the day of the next one")
    parser.add_argument("--bought", default="", metavar="TEXT", help="what was bought; the outcome is then: bought")
    parser.add_argument("--amount", type=_amount, metavar="NUMBER", help="for how much")


def _method(text: str) -> Method:
    words = fold_words(text)
    for method in Method:
        if words in (fold_words(method.value), fold_words(method.name.replace("_", " "))):
            return method
    raise argparse.ArgumentTypeError(f"“{text}” is no method; choose one of: {', '.join(Method)}")


def _amount(text: str) -> Decimal:
    try:
        amount = Decimal(text)
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or amount < 0:
        raise argparse.ArgumentTypeError(f"“{text}” is no amount; write it as 49.97")
    return amount
