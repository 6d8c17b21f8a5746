"""The contact log: who reached whom, when and how, and who they said they were."""
