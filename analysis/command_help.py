"""Help of commands that ends with what the measures declare; it is looked up only when the help is asked for."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand


class ListsTables(TyperCommand):
    """A command whose help ends with every measure and its tables."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        from analysis.measures.registry import measures  # noqa: PLC0415

        listed = (
            f"{each.title}: {', '.join(table.schema.name for table in each.tables)}." for each in measures().values()
        )
        self.epilog = f"Tables, by measure. {' '.join(listed)}"
        super().format_help(ctx, formatter)


class ListsScorers(TyperCommand):
    """A command whose help ends with the names that can be evaluated."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        from analysis.measures.registry import measures  # noqa: PLC0415

        listed = (f"{name} ({each.title.lower()})" for each in measures().values() for name in each.scorers)
        self.epilog = f"Names: {', '.join(listed)}."
        super().format_help(ctx, formatter)
