"""Accompaniment: clients of a centre, sessions, training, milestones, cohorts, referrals."""
