"""All fits of one day: which models hold, which are in use, and what there is to say of them."""

import json
from dataclasses import dataclass, field
from math import isfinite

from perfil.errors import PerfilError
from perfil.fit.counts import Counts
from perfil.fit.purchases import fit_purchases
from perfil.fit.search import Found
from perfil.fit.spend import BELIEVABLE, fit_gamma_gamma, shrink, why_not

PURCHASE_MODELS = ("mbg_nbd", "bg_nbd")


@dataclass(frozen=True)
class Row:
    """A parameter of a model, as the table has it. Times are in weeks, money in the currency."""

    model: str
    parameter: str
    parameter_value: float
    standard_error: float | None
    is_in_use: bool
    log_likelihood: float | None
    customer_count: int
    as_of_date: str
    currency: str | None
    diagnostics: str


@dataclass
class Fit:
    """Rows to keep, and notes for people."""

    rows: list[Row] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def fit_all(counts: Counts, in_use: str, least: dict[str, int]) -> Fit:
    """Fit every model. `in_use` is the purchase model that predicts; the other is kept beside it.

    Raises PerfilError when there are fewer buyers, or repeat buyers, than `least` says, or when
    the model in use has a parameter at the end of the search.
    """
    _check_size(counts, least)
    fit = Fit()
    for model in PURCHASE_MODELS:
        found = fit_purchases(model, counts.patterns)
        if not found.at_bound:
            told = {"repeat_buyers": counts.patterns.repeaters}
            fit.rows += _rows(counts, model, found, model == in_use, told)
        elif model == in_use:
            raise PerfilError(
                f"{model} does not fit these purchases: {', '.join(found.at_bound)} ran to the end "
                "of the search. A longer history may help."
            )
        else:
            fit.notes.append(f"{model} does not fit these purchases; it is only for comparison.")
    scatter = counts.scatter
    if counts.spend.customers < least["buyers"] or scatter.purchases <= scatter.customers:
        fit.notes.append(
            f"Too few orders in {counts.currency} to learn what an order is worth: no money is "
            "predicted."
        )
    else:
        _fit_spend(counts, fit)
    if counts.set_aside:
        fit.notes.append(
            f"{counts.set_aside} customers' purchases are worth more than {BELIEVABLE:,.0f} times "
            "the median, or less than that part of it: spend is learnt without them."
        )
    return fit


def _check_size(counts: Counts, least: dict[str, int]) -> None:
    buyers, repeaters = counts.patterns.customers, counts.patterns.repeaters
    if buyers < least["buyers"] or repeaters < least["repeat_buyers"]:
        raise PerfilError(
            f"Too little to learn from: {buyers} buyers, {repeaters} of whom came again, and it "
            f"takes {least['buyers']} and {least['repeat_buyers']} (the vars fit_min_buyers and "
            "fit_min_repeat_buyers)."
        )


def _fit_spend(counts: Counts, fit: Fit) -> None:
    """Gamma-Gamma where it holds; the shrunk logarithms are kept in any case."""
    size = counts.spend.customers
    found = fit_gamma_gamma(counts.spend)
    reason = why_not(found)
    if reason is None:
        fit.rows += _rows(counts, "gamma_gamma", found, True, {})
    else:
        fit.notes.append(f"Gamma-Gamma does not hold ({reason}); log_normal takes its place.")
    told = {"gamma_gamma": reason} if reason else {}
    fit.rows += [
        Row("log_normal", name, float(value), None, reason is not None, None, size,
            str(counts.as_of), counts.currency, json.dumps(told))
        for name, value in shrink(counts.spend, counts.scatter).items()
    ]  # fmt: skip


def _rows(counts: Counts, model: str, found: Found, is_in_use: bool, told: dict) -> list[Row]:
    """A fitted model's parameters; of the purchase models all buyers', of spend the currency's."""
    is_spend = model not in PURCHASE_MODELS
    size = counts.spend.customers if is_spend else counts.patterns.customers
    told = told | {"starts": found.starts, "starts_agreeing": found.starts_agreeing}
    return [
        Row(model, name, value, error if isfinite(error) else None, is_in_use,
            found.log_likelihood, size, str(counts.as_of),
            counts.currency if is_spend else None, json.dumps(told))
        for (name, value), error in zip(found.values.items(), found.errors.values(), strict=True)
    ]  # fmt: skip
