"""Where the money went, in the budget's own words; the person's own rules come first."""
