"""The tables. Every row belongs to a case, so that a server can hold many.

Nothing outside of the store imports these. Amounts of money are inside the ledger's lines, as
whole fen: no column is a decimal or a binary fraction.
"""

from __future__ import annotations

import uuid
from typing import Any, ClassVar, NoReturn

from django.db import models


class Case(models.Model):
    """A case: the header of its ledger, and the head and number of its entries."""

    case_id = models.CharField(max_length=80)
    header_line = models.BinaryField()
    head = models.CharField(max_length=64)
    count = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.case_id


class KeptQuerySet(models.QuerySet["Entry"]):
    """Rows that are added and never changed or taken away."""

    def update(self, **_: Any) -> NoReturn:
        """Refuse: an entry is corrected by another one."""
        raise NotImplementedError

    def delete(self) -> NoReturn:
        """Refuse: an entry is withdrawn by another one."""
        raise NotImplementedError


class Entry(models.Model):
    """One line of a ledger, as its canonical bytes; position 1 is the first entry."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()
    line = models.BinaryField()
    hash = models.CharField(max_length=64)

    objects = KeptQuerySet.as_manager()

    class Meta:  # noqa: D106
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "position"], name="one_entry_a_position"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}/{self.position}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row; a row that is there is never written again."""
        kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse: an entry is withdrawn by another one."""
        raise NotImplementedError


class _Named(models.Model):
    """A JSON value under a name, one a case and name."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    value = models.JSONField()
    updated_at = models.DateTimeField()

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "name"], name="one_%(class)s_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Draft(_Named):
    """The answers of a form that is not finished."""


class Setting(_Named):
    """A choice of the person, or something remembered for them."""


class Journal(models.Model):
    """The check-ins of a case, as one document that is replaced whole."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="+")
    data = models.JSONField()

    def __str__(self) -> str:
        return f"journal of {self.case_id}"


class Upload(models.Model):
    """A file that was given and is not accepted yet, with what was read in it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    file_name = models.CharField(max_length=255)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=16)
    found = models.JSONField(null=True)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.file_name


class Job(models.Model):
    """A long piece of work, and how far it is."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=64)
    arguments = models.JSONField()
    state = models.CharField(max_length=16)
    attempts = models.PositiveSmallIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=0)
    says_zh = models.TextField(default="")
    says_en = models.TextField(default="")
    result = models.JSONField(null=True)
    result_file = models.BinaryField(null=True)
    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:  # noqa: D106
        indexes: ClassVar = [models.Index(fields=["case", "state", "created_at"], name="job_queue")]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"
