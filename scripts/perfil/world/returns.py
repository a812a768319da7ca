"""What customers gave back: the shop's refund tables, as Fivetran writes them from Shopify."""

import numpy as np
import pyarrow as pa

from perfil.world import columns as col
from perfil.world.keys import ADJUSTMENTS, LINES, REFUND_LINES, REFUNDS, record_ids
from perfil.world.orders import Refunds
from perfil.world.settings import END


def refund_tables(chunk: int, refunds: Refunds, order_ids: np.ndarray) -> dict[str, pa.Table]:
    """Refunds, the lines they take back, and what was paid beyond these lines."""
    ids = record_ids(REFUNDS, chunk, len(refunds.order))
    return {
        "shopify__refund": pa.table(
            {
                "id": col.numbers(ids),
                "order_id": col.numbers(order_ids[refunds.order]),
                "created_at": col.moments(refunds.refunded),
                "processed_at": col.moments(refunds.refunded),
                "_fivetran_synced": col.moments(np.full(len(ids), END)),
            }
        ),
        "shopify__order_line_refund": _line_refunds(chunk, refunds, ids),
        "shopify__order_adjustment": _adjustments(chunk, refunds, ids, order_ids),
    }


def _line_refunds(chunk: int, refunds: Refunds, ids: np.ndarray) -> pa.Table:
    rows, first_line = len(refunds.line), record_ids(LINES, chunk, 1)[0]
    return pa.table(
        {
            "id": col.numbers(record_ids(REFUND_LINES, chunk, rows)),
            "refund_id": col.numbers(ids[refunds.line_refund]),
            "order_line_id": col.numbers(first_line + refunds.line),
            "quantity": col.numbers(refunds.quantity),
            "subtotal": col.money(refunds.amount),
            "total_tax": col.money((refunds.amount + 2) // 5),
            "_fivetran_synced": col.moments(np.full(rows, END)),
        }
    )


def _adjustments(chunk: int, refunds: Refunds, ids: np.ndarray, order_ids: np.ndarray) -> pa.Table:
    """Five pounds of goodwill on some partial refunds; Shopify writes more paid as less than 0."""
    rows = np.flatnonzero(refunds.partial & (refunds.refunded % 5 == 0))
    return pa.table(
        {
            "id": col.numbers(record_ids(ADJUSTMENTS, chunk, len(rows))),
            "order_id": col.numbers(order_ids[refunds.order[rows]]),
            "refund_id": col.numbers(ids[rows]),
            "kind": col.same("refund_discrepancy", len(rows)),
            "amount": col.money(np.full(len(rows), -500)),
            "tax_amount": col.money(np.zeros(len(rows))),
            "reason": col.same("Refund discrepancy", len(rows)),
            "_fivetran_synced": col.moments(np.full(len(rows), END)),
        }
    )
