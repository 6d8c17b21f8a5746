"""What every page stands in: the gate, the desk with the open case, words, forms and failures."""
