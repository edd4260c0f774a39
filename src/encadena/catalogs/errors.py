"""The codes of broken rules in this room; ``wording`` holds a sentence for each."""

UF_MISSING = "uf_missing"

# The file of UF values
FILE_EMPTY = "uf_file_empty"
FILE_TOO_LARGE = "uf_file_too_large"
FILE_UNREADABLE = "uf_file_unreadable"
FILE_TOO_MANY_ROWS = "uf_file_too_many_rows"
FILE_NO_COLUMNS = "uf_file_no_columns"
FILE_HAS_ERRORS = "uf_file_has_errors"
NOTHING_TO_SAVE = "uf_nothing_to_save"

# One cell of it
DATE_MISSING = "uf_date_missing"
DATE_INVALID = "uf_date_invalid"
DATE_TOO_OLD = "uf_date_too_old"
DATE_TOO_FAR = "uf_date_too_far"
DATE_TWICE = "uf_date_twice"
VALUE_MISSING = "uf_value_missing"
VALUE_INVALID = "uf_value_invalid"
VALUE_NOT_POSITIVE = "uf_value_not_positive"
VALUE_TOO_LARGE = "uf_value_too_large"
VALUE_DECIMALS = "uf_value_decimals"
