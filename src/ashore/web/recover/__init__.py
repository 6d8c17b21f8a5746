"""Check-ins, spending, the credit calendar, before you borrow, the shore."""
