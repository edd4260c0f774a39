"""How well a questionnaire measures: reliability, agreement, floor and ceiling, fairness; refused when few answered."""
