"""The same actions as the pages, for programs: typed, in JSON, described by OpenAPI."""
