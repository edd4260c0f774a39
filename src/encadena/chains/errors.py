"""Codes of what can be wrong; the sentences are in ``wording``."""

# projects
CODE_MISSING = "chain_code_missing"
CODE_TAKEN = "chain_code_taken"
NAME_MISSING = "chain_name_missing"
ENDS_BEFORE_START = "chain_ends_before_start"
STAGE_ENDS_BEFORE_START = "chain_stage_ends_before_start"
STAGE_NAME_MISSING = "chain_stage_name_missing"
PROJECT_OVER = "chain_over"
PROJECT_NOT_DRAFT = "chain_not_draft"
PROJECT_NOT_RUNNING = "chain_not_running"
PROJECT_NOT_OVER = "chain_not_over"
PROJECT_EMPTY = "chain_empty"
REASON_MISSING = "chain_reason_missing"
DATE_IN_FUTURE = "chain_date_in_future"
KIND_SAME = "chain_kind_same"
KIND_BEFORE_LAST = "chain_kind_before_last"
EDITED_MEANWHILE = "chain_edited_meanwhile"

# buyers
ANCHOR_NAME_MISSING = "chain_anchor_name_missing"
ANCHOR_IN_USE = "chain_anchor_in_use"
ANCHOR_NOT_IN_PROJECT = "chain_anchor_not_in_project"

# members
MEMBER_TWICE = "chain_member_twice"
MEMBER_IS_ANCHOR = "chain_member_is_anchor"
MEMBER_BEFORE_START = "chain_member_before_start"
MEMBER_LEAVES_BEFORE = "chain_member_leaves_before"
MEMBER_LEFT_ALREADY = "chain_member_left_already"
NOBODY_CHOSEN = "chain_nobody_chosen"
NOT_A_MEMBER = "chain_not_a_member"

# requirements
REQUIREMENT_TEXT_MISSING = "chain_requirement_text_missing"
REQUIREMENT_RETIRED = "chain_requirement_retired"
EVIDENCE_MISSING = "chain_evidence_missing"
EVIDENCE_OF_ANOTHER_FIRM = "chain_evidence_of_another_firm"

# gaps
NOTHING_CHOSEN = "chain_nothing_chosen"
GAP_ALREADY = "chain_gap_already"
GAP_NOT_NEEDED = "chain_gap_not_needed"
GAP_NOT_CLOSED = "chain_gap_not_closed"

# sales
SALE_AMOUNT = "chain_sale_amount"
SALE_IN_FUTURE = "chain_sale_in_future"
PAID_BEFORE_INVOICE = "chain_paid_before_invoice"
PAID_WITHOUT_INVOICE = "chain_paid_without_invoice"

# spreadsheets of sales
ROW_PROJECT_MISSING = "chain_row_project_missing"
ROW_FIRM_MISSING = "chain_row_firm_missing"
ROW_BUYER_MISSING = "chain_row_buyer_missing"
ROW_MONTH_MISSING = "chain_row_month_missing"
ROW_AMOUNT_MISSING = "chain_row_amount_missing"
ROW_AMOUNT_LARGE = "chain_row_amount_large"
ROW_PROJECT_UNKNOWN = "chain_row_project_unknown"
ROW_FIRM_UNKNOWN = "chain_row_firm_unknown"
ROW_BUYER_UNKNOWN = "chain_row_buyer_unknown"
ROW_BUYER_UNCLEAR = "chain_row_buyer_unclear"
ROW_SALE_DIFFERS = "chain_row_sale_differs"
UNDO_SALE_CHANGED = "chain_undo_sale_changed"

# measures
MEASURE_METHOD_MISSING = "chain_measure_method_missing"
MEASURE_SOURCE_MISSING = "chain_measure_source_missing"
MEASURE_BY_MISSING = "chain_measure_by_missing"
MEASURE_VALUE_MISSING = "chain_measure_value_missing"
MEASURE_FACTOR_MISSING = "chain_measure_factor_missing"
MEASURE_ENDS_BEFORE_START = "chain_measure_ends_before_start"
MEASURE_SHARE = "chain_measure_share"
BASELINE_TAKEN = "chain_baseline_taken"

# alliances
ALLIANCE_NAME_MISSING = "chain_alliance_name_missing"
ALLIANCE_PARTIES = "chain_alliance_parties"
ALLIANCE_SELF = "chain_alliance_self"
ALLIANCE_ENDS_BEFORE_START = "chain_alliance_ends_before_start"
ALLIANCE_WITHOUT_EVIDENCE = "chain_alliance_without_evidence"
ALLIANCE_WITHOUT_START = "chain_alliance_without_start"

ALLIANCE_RUT_UNKNOWN = "chain_alliance_rut_unknown"

# agreements
AGREEMENT_TEXT_MISSING = "chain_agreement_text_missing"
AGREEMENT_VOTES = "chain_agreement_votes"
