"""A spreadsheet of firms and owners, from bytes to clean drafts: no database, no sentences, only values and codes.

The steps can be looked at one by one: ``kinds`` (what the file really is), ``archives`` (is it safe to open), ``texts``
(encoding and delimiter), ``reading`` (rows), ``headings`` (where they are), ``matching`` (which column means what),
``columns`` and ``cells`` (a cell → a value), ``drafts`` (rows → firms with owners).
"""
