"""Exact amounts, named rounding, day counts and cash-flow rates.

Money is ``int`` fen, rates are ``Fraction``, dates are half-open ranges; floats appear only in
the solved rates of :mod:`ashore.money.rates`, which are irrational by nature.
"""
