"""The subcommands of the shell command, one module each, loaded when called.

A module `name.py` here is the subcommand `name` (underscores read as hyphens). It has a docstring,
whose first line is its help, and two functions: `arguments(parser)` adds its arguments to an
`argparse` parser, and `run(options)` does the work and returns the exit code. It prints only through
`cleantext.cli.write`, and raises `cleantext.cli.UsageError` for what the user has to mend.
"""
