"""Activation: what leaves the warehouse, row by row, and what is known to have arrived.

A sync is a payload model and a dbt exposure with `config.meta.sync`. Each run compares the payload
with a ledger of acknowledged rows, sends the difference, and only then writes the ledger.
"""
