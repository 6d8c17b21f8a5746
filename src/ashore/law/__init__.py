"""The law book: dated figures, rules and tables, each with its source; data, not code."""
