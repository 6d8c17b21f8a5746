"""Stage four: every contact recorded, improper conduct recognised with its basis."""
