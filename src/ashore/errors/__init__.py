"""Every exception: a stable code, what happened, what is safe, and one next step.

    AshoreError
    ├── CallError      exit 2   the call is off
    ├── DataError      exit 3   the data is off
    ├── LawDataError   exit 4   the law book is off
    └── VaultError     exit 5   the vault is off

Anything wrong with a lender's conduct or a person's papers is a finding, not an exception.

One module a layer: ``base`` holds the families, the others what goes wrong where.
"""
