"""The report of a check, for people and for programs: text, HTML, a workbook, JSON."""
