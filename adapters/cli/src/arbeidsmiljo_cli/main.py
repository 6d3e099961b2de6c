"""The entry of the program: it can be stopped while the commands are still being loaded."""

import sys

from arbeidsmiljo_cli.exits import INTERRUPTED


def main() -> None:
    """Run the command that the user typed."""
    try:
        from arbeidsmiljo_cli.commands import run
        from arbeidsmiljo_cli.output import writable_output

        with writable_output():
            status = run(sys.argv[1:])
    except KeyboardInterrupt:
        # What writes messages may be what was being loaded.
        sys.stderr.write("error: interrupted\n")
        status = INTERRUPTED
    sys.exit(status)


if __name__ == "__main__":
    main()
