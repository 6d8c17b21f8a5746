"""What is owed: debts, bills, payments, and every record behind them."""
