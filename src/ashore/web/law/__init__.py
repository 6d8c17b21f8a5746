"""The law book: every figure, rule and line to call, with its source."""
