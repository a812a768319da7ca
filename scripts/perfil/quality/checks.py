"""Run a suite with Great Expectations and say what came of each expectation."""

import logging
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from perfil.errors import PerfilError
from perfil.project import Target
from perfil.quality.connection import connection_string
from perfil.quality.outcome import Outcome
from perfil.quality.report import site_config
from perfil.quality.suite import Expectation, Suite


def run_checks(target: Target, suite: Suite, tables: dict[str, tuple[str, str]], docs: Path):
    """Outcomes of every expectation, in the suite's order; the report is written to `docs`.

    `tables` gives schema and table of each mart. Raises PerfilError when Great Expectations is
    not installed, does not know an expectation, or cannot carry one out.
    """
    address = connection_string(target)
    with quietly():
        gx = _great_expectations()
        context = gx.get_context(mode="ephemeral")
        context.variables.progress_bars = {"globally": False}
        context.delete_data_docs_site("local_site")
        context.add_data_docs_site("perfil", site_config(docs))
        source = context.data_sources.add_sql("warehouse", connection_string=address)
        try:
            definitions = [
                _definition(gx, context, source, mart, tables[mart], expectations)
                for mart, expectations in suite.marts.items()
            ]
            result = _checkpoint(gx, context, definitions).run()
        finally:
            # or DuckDB's file stays open in this process
            source.get_execution_engine().close()
            source.get_engine().dispose()
    return [outcome for run in result.run_results.values() for outcome in _outcomes(run)]


def _great_expectations() -> Any:
    """Six seconds and more to import, so only here."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    try:
        import great_expectations
    except ImportError as error:
        raise PerfilError("Checks need the extra: pip install 'perfil[quality]'.") from error
    return great_expectations


def _definition(gx, context, source, mart, place, expectations):
    """One mart, whole, with its expectations."""
    schema, table = place
    asset = source.add_table_asset(mart, table_name=table, schema_name=schema)
    batch = asset.add_batch_definition_whole_table("now")
    suite = gx.ExpectationSuite(mart, [_build(gx, mart, each) for each in expectations])
    context.suites.add(suite)
    definition = gx.ValidationDefinition(name=mart, data=batch, suite=suite)
    return context.validation_definitions.add(definition)


def _build(gx: Any, mart: str, expectation: Expectation) -> Any:
    """The expectation, checked by Great Expectations itself."""
    names = {
        value.expectation_type: value
        for value in vars(gx.expectations).values()
        if isinstance(value, type) and getattr(value, "expectation_type", None)
    }
    known = names.get(expectation.expect)
    if known is None:
        raise PerfilError(
            f"The suite expects '{expectation.expect}' of {mart}, which Great Expectations does "
            f"not have. It has: {', '.join(sorted(names))}."
        )
    try:
        return known(**expectation.arguments, notes=expectation.why)
    except Exception as error:
        raise PerfilError(
            f"The suite gives {expectation.expect} of {mart} arguments it does not take: "
            f"{' '.join(str(error).split())}"
        ) from error


def _checkpoint(gx: Any, context: Any, definitions: list) -> Any:
    action = gx.checkpoint.UpdateDataDocsAction(name="report", site_names=["perfil"])
    return context.checkpoints.add(
        gx.Checkpoint(
            name="perfil",
            validation_definitions=definitions,
            actions=[action],
            # counts only: no value of a person may end in a report
            result_format={"result_format": "SUMMARY", "partial_unexpected_count": 0},
        )
    )


def _outcomes(run: Any) -> Iterator[Outcome]:
    mart = run.suite_name
    for result in run.results:
        config = result.expectation_config
        _refuse_failure(mart, config.type, result.exception_info)
        columns = [value for key, value in config.kwargs.items() if key.startswith("column")]
        names = [name for each in columns for name in ([each] if isinstance(each, str) else each)]
        yield Outcome(
            mart=mart,
            expect=config.type,
            column=", ".join(names),
            passed=bool(result.success),
            observed=_observed(result.result),
            why=str(config.notes or ""),
        )


def _refuse_failure(mart: str, expect: str, info: dict[str, Any]) -> None:
    """An expectation that could not be carried out is neither passed nor failed."""
    found = info if "raised_exception" in info else next(iter(info.values()), {})
    if found.get("raised_exception"):
        message = str(found.get("exception_message")).splitlines()[0]
        raise PerfilError(f"{expect} of {mart} could not run: {message}")


def _observed(result: dict[str, Any]) -> str:
    value = result.get("observed_value")
    if isinstance(value, int | float):
        return f"{value:,.4g}" if isinstance(value, float) else f"{value:,}"
    share = result.get("unexpected_percent")
    if share is not None:
        return f"{result.get('unexpected_count', 0):,} unexpected, {share:.2f} %"
    return "" if value is None else f"{len(value):,} values"


@contextmanager
def quietly() -> Iterator[None]:
    """Great Expectations' own warnings and log lines are for its developers."""
    before = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)
