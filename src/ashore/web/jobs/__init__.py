"""Long work: progress, calling off, results."""
