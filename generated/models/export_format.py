# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from ..types import OpenEnum


class ExportFormat(OpenEnum):
    """How an export is written. FORMAT_NDJSON: a JSON object a line. FORMAT_CSV: a header, then a record a row.
    FORMAT_JSON: one array of JSON objects."""

    FORMAT_CSV = "FORMAT_CSV"
    FORMAT_JSON = "FORMAT_JSON"
    FORMAT_NDJSON = "FORMAT_NDJSON"
