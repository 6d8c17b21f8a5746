"""Which reading of the contract gives the lender's bill, to the fen."""
