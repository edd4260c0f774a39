"""The names of the icons in the sprite; ``encadena draw_icons`` draws it from the unpacked @tabler/icons package."""

_NAMES = """
address-book adjustments-horizontal affiliate alarm alert-circle alert-triangle archive arrow-back-up arrow-down
arrow-left arrow-merge arrow-right arrow-up arrows-exchange arrows-sort arrows-split award ban bell bookmark
briefcase building building-bank building-community building-factory building-store building-warehouse calendar
calendar-event calendar-plus calendar-time chart-bar chart-dots chart-line check checkbox checklist checks
chevron-down chevron-left chevron-right chevron-up chevrons-right circle circle-check circle-dashed circle-x
clipboard clipboard-check clipboard-list clock clock-play columns copy credit-card database database-import
device-floppy device-mobile dots dots-vertical download edit external-link eye eye-off file file-alert file-check
file-download file-export file-import file-spreadsheet file-text file-type-pdf filter filter-off fingerprint flag
flag-question folder gauge gavel gender-female grid-dots grip-vertical headset heart-handshake help help-circle
hierarchy history home hourglass id id-badge-2 inbox info-circle key keyboard language layout-grid layout-list
layout-sidebar link list list-check list-details list-search loader-2 lock logout mail mail-forward map map-2
map-pin menu-2 message message-2 minus moon network news note notes package packages paperclip pencil percentage
phone pin plane player-pause player-play player-stop plus point printer progress qrcode receipt refresh
refresh-alert reload report report-analytics report-money rosette-discount-check rotate route ruler scale school
search send settings shield shield-check shield-lock ship shopping-cart sort-ascending sort-descending sparkles star
sun sun-moon switch-horizontal table table-export tag tags target target-arrow template thumb-down thumb-up tools
topology-star-3 transform trash trending-down trending-up trophy truck truck-delivery unlink upload user user-check
user-circle user-cog user-heart user-off user-plus user-question user-search user-shield users users-group wand
wifi-off world x zoom-in zoom-out
"""
NAMES = _NAMES.split()
