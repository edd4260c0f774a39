"""Why a round is impossible, as data: first by counting, which takes milliseconds, then by looking for a small
conflict.
"""
