"""The tables of a store, in SQL that more databases than one understand."""

from typing import Final

from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

SCHEMA_VERSION: Final = 1
"""The version of these tables; a store of another version is not opened."""

metadata: Final = MetaData()

about: Final = Table(
    "arbeidsmiljo_meta",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", String, nullable=False),
    comment="What the store says about itself: `schema`, the version of its tables.",
)

journals: Final = Table(
    "journals",
    metadata,
    Column("process", String, primary_key=True),
    Column("length", Integer, nullable=False),
    comment="The journals; a writer takes hold of one by moving its length on.",
)

events: Final = Table(
    "events",
    metadata,
    Column("process", String, ForeignKey(journals.c.process), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("id", String, nullable=False),
    Column("form", Text, nullable=False),
    PrimaryKeyConstraint("process", "sequence"),
    UniqueConstraint("process", "id"),
    comment="The events of the journals, in their JSON form.",
)

persons: Final = Table(
    "persons",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", Text),
    Column("email", Text),
    comment="Names; who was erased has none.",
)

texts: Final = Table(
    "texts",
    metadata,
    Column("id", String, primary_key=True),
    Column("wording", Text),
    comment="What people wrote; what was erased has no wording.",
)

results: Final = Table(
    "results",
    metadata,
    Column("process", String, nullable=False),
    Column("round", String, nullable=False),
    Column("form", Text, nullable=False),
    PrimaryKeyConstraint("process", "round"),
    comment="The results of each round, in their JSON form.",
)

publications: Final = Table(
    "publications",
    metadata,
    Column("process", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("id", String, nullable=False),
    Column("form", Text, nullable=False),
    PrimaryKeyConstraint("process", "number"),
    UniqueConstraint("process", "id"),
    comment="The publications of each process in the order they were kept, in their JSON form.",
)
