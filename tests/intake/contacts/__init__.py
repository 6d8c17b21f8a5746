"""Tests of what is read from telephones."""
