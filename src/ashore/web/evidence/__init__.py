"""The evidence vault: sealed files, bundles and checks."""
