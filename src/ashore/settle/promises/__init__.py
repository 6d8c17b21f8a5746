"""What was agreed as terms that later papers are held against, and who did not keep them."""
