"""Incidents as plain JSON values. Claims are named by their ids, so that nothing is written twice."""

from __future__ import annotations

from typing import Any

from reportedly.values.claim import plain
from reportedly.values.incident import FacetRow, Incident, Value

Json = dict[str, Any]


def incident_json(incident: Incident) -> Json:
    """One incident: its statuses by facet with who gives them, every value, and the claims that each rests on."""
    trigger = incident.trigger
    return {
        "id": incident.id,
        "key": incident.key,
        "type": incident.type,
        "types": [plain(item) for item in incident.types],
        "trigger": plain(trigger) if trigger is not None else None,
        "status": incident.status,
        "happened": plain(incident.happened),
        "facets": {row.facet: _row(row) for row in incident.facets},
        "documents": list(incident.documents),
        "members": [claim.id for claim in incident.members],
        "attached": [claim.id for claim in incident.attached],
        "joined_by": [{"id": item.id, **plain(item)} for item in incident.joined_by],
    }


def _row(row: FacetRow) -> Json:
    return {
        "status": plain(row.status) if row.status is not None else None,
        "missing": row.missing,
        "values": [_value(value) for value in row.values],
    }


def _value(value: Value) -> Json:
    supports = [
        {"claim": support.claim.id, "words": plain(support.slot.words) if support.slot.words is not None else None}
        for support in value.supports
    ]
    return {
        "role": value.role,
        "value": plain(value.value) if value.value is not None else None,
        "supports": supports,
    }
