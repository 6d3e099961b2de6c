"""The command `arbeidsmiljo`: its groups, and how errors end it."""

from collections.abc import Sequence
from importlib.metadata import version

import click

from arbeidsmiljo.errors import ArbeidsmiljoError
from arbeidsmiljo_cli.collect import collect_plans
from arbeidsmiljo_cli.command_group import CommandGroup
from arbeidsmiljo_cli.demo import demo
from arbeidsmiljo_cli.documents import documents
from arbeidsmiljo_cli.exits import FAILED, INTERRUPTED
from arbeidsmiljo_cli.explain import explain_task
from arbeidsmiljo_cli.missing import told
from arbeidsmiljo_cli.output import keep_nothing
from arbeidsmiljo_cli.plan import plan
from arbeidsmiljo_cli.record import record
from arbeidsmiljo_cli.reminders import reminders
from arbeidsmiljo_cli.results import results
from arbeidsmiljo_cli.show import show
from arbeidsmiljo_cli.start import start
from arbeidsmiljo_cli.status import status
from arbeidsmiljo_cli.template import template
from arbeidsmiljo_cli.terminal import complain
from arbeidsmiljo_cli.trace import trace_statements


@click.group(
    cls=CommandGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(version("arbeidsmiljo-cli"), prog_name="arbeidsmiljo")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """The follow-up of a work environment survey, from its start to the action plans.

    Who is to do what and when, what has been done, what each may see, and the document that
    each meeting needs. The commands stand in the order of the work; 'arbeidsmiljo demo out' runs
    them all on an example.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


for _command in (
    start,
    results,
    plan,
    documents,
    record,
    collect_plans,
    status,
    reminders,
    explain_task,
    show,
    template,
    trace_statements,
    demo,
):
    cli.add_command(_command)


def run(arguments: Sequence[str]) -> int:
    """Run a command.

    Args:
        arguments: What stands after `arbeidsmiljo`.

    Returns:
        The exit status: 0; 1 where it looked for something wrong and found it; 2 where it could
        not be done: one message on stderr then says what is wrong, and nothing is changed.
    """
    keep_nothing()
    try:
        status_of_exit = cli.main(
            args=list(arguments), prog_name="arbeidsmiljo", standalone_mode=False, obj=run
        )
    except click.UsageError as error:
        where = f" (see '{error.ctx.command_path} --help')" if error.ctx else ""
        message = error.format_message().rstrip()
        complain("error", f"{message}{where}")
        return FAILED
    except click.ClickException as error:
        complain("error", error.format_message())
        return FAILED
    except ArbeidsmiljoError as error:
        complain("error", told(error))
        return FAILED
    except click.Abort:
        complain("error", "interrupted")
        return INTERRUPTED
    return status_of_exit if isinstance(status_of_exit, int) else 0
