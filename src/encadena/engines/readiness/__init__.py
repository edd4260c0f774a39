"""How ready a firm is: questionnaires that branch, a profile by three raters, change over time, statistics."""
