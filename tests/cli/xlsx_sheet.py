"""Reads a workbook (Office Open XML) without any library of its kind."""

import io
import re
import zipfile
from xml.etree import ElementTree

NAMES = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def parts(data):
    """Name and bytes of each part."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {name: book.read(name) for name in book.namelist()}


def sheet(data, number=1):
    """Rows of a sheet as dictionaries by the names in its first row; texts as str, numbers as float."""
    inside = parts(data)
    shared = ["".join(item.itertext()) for item in ElementTree.fromstring(inside["xl/sharedStrings.xml"]).findall("s:si", NAMES)]
    rows = []
    for row in ElementTree.fromstring(inside[f"xl/worksheets/sheet{number}.xml"]).iterfind(".//s:row", NAMES):
        cells = {}
        for cell in row.findall("s:c", NAMES):
            assert cell.find("s:f", NAMES) is None, "a formula"
            value = cell.find("s:v", NAMES).text
            cells[re.match("[A-Z]+", cell.get("r")).group()] = shared[int(value)] if cell.get("t") == "s" else float(value)
        rows.append(cells)
    head = rows[0]
    return [{head[column]: value for column, value in row.items()} for row in rows[1:]]
