"""The truth-table lab: a run that can be changed and revisited."""
