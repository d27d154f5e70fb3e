"""The glossary in the formats of other tools: TBX (ISO 30042) and CSV, both ways."""

from pipeline.glossary.exchange.csv_reading import read_csv
from pipeline.glossary.exchange.csv_writing import write_csv, write_weblate_csv
from pipeline.glossary.exchange.imported import Imported
from pipeline.glossary.exchange.merging import Changes, Preference, merge_terms
from pipeline.glossary.exchange.tbx_names import Dialect
from pipeline.glossary.exchange.tbx_reading import read_tbx
from pipeline.glossary.exchange.tbx_writing import write_tbx

__all__ = [
    "Changes",
    "Dialect",
    "Imported",
    "Preference",
    "merge_terms",
    "read_csv",
    "read_tbx",
    "write_csv",
    "write_tbx",
    "write_weblate_csv",
]
