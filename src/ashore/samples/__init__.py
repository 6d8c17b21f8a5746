"""Sample cases that ship with the package; everybody in them is made up."""
