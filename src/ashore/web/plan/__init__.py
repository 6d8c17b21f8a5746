"""The way out: plan, budget, what-if, asks and odds."""
