"""What every table of a partnership has: its partnership, its owner, its label, scope and guard."""

from __future__ import annotations

from typing import Any, ClassVar, TypeVar

from django.db import models
from django.db.models import Q

from joinedup.core.audience import Label
from joinedup.core.drafts import TOO_LONG, CannotKeep
from joinedup.records import guard, scope
from joinedup.records.constraints import SamePartnership

_M = TypeVar("_M", bound=models.Model)

LABELS = [(label.value, label.value) for label in Label]


class GuardedQuerySet(models.QuerySet[_M]):
    """A query set that writes only inside a command."""

    def update(self, **kwargs: Any) -> int:
        guard.require(self.model.__name__)
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        guard.require(self.model.__name__)
        return super().delete()

    def _raw_delete(self, using: str | None) -> int:
        guard.require(self.model.__name__)
        return super()._raw_delete(using)

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> list[_M]:
        guard.require(self.model.__name__)
        return super().bulk_create(objs, *args, **kwargs)

    def bulk_update(self, objs: Any, *args: Any, **kwargs: Any) -> int:
        guard.require(self.model.__name__)
        return super().bulk_update(objs, *args, **kwargs)

    def raw(self, *args: Any, **kwargs: Any) -> Any:
        """Not here: SQL of one's own is not narrowed to the scope."""
        raise TypeError("A table that is guarded is not asked with SQL of one’s own.")


class GuardedManager(models.Manager[_M]):
    """Rows of the installation itself: guarded, and not of one partnership."""

    def get_queryset(self) -> GuardedQuerySet[_M]:
        return GuardedQuerySet(self.model, using=self._db)


class ScopedManager(GuardedManager[_M]):
    """Rows that the open scope may see; NoScope where none is open."""

    def get_queryset(self) -> GuardedQuerySet[_M]:
        return super().get_queryset().filter(narrowed(scope.current()))


class ReleasedManager(ScopedManager[_M]):
    """Rows that were released to the whole installation: its scope sees them all, and that of a
    partnership its own."""

    def get_queryset(self) -> GuardedQuerySet[_M]:
        if scope.current().installation:
            return GuardedQuerySet(self.model, using=self._db)
        return super().get_queryset()


def narrowed(to: scope.Scope) -> Q:
    """The rows of a scope, as a condition on ``partnership``, ``label`` and ``owner``."""
    if to.installation:
        return Q(pk__in=())
    if to.whole:
        return Q() if to.partnership is None else Q(partnership_id=to.partnership)
    within = Q(partnership_id=to.partnership)
    if to.audience.public:
        return within & Q(label=Label.PUBLIC.value)
    shared = ~Q(label=Label.PARTNER.value)
    return within & (shared | Q(owner_id=to.partner) if to.partner else shared)


class Guarded(models.Model):
    """A row that only commands write."""

    objects: ClassVar[models.Manager[Any]] = GuardedManager()

    class Meta:
        abstract = True

    def save_base(self, *args: Any, **kwargs: Any) -> None:
        """What every way of saving one row comes to."""
        guard.require(type(self).__name__)
        self._insist_on_room()
        super().save_base(*args, **kwargs)

    def _insist_on_room(self) -> None:
        """Raise CannotKeep for words that PostgreSQL would not take: SQLite takes them all."""
        for field in self._meta.concrete_fields:
            said = getattr(self, field.attname)
            if not isinstance(said, str):
                continue
            if field.max_length and len(said) > field.max_length:
                longest = field.max_length
                name = field.name.replace("_", " ")
                raise CannotKeep(field.name, TOO_LONG, name=name, count=len(said), longest=longest)
            if "\0" in said:
                setattr(self, field.attname, said.replace("\0", ""))

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        guard.require(type(self).__name__)
        return super().delete(*args, **kwargs)


class Row(Guarded):
    """A row of a partnership. ``owner`` is the partner (a Thing) whose it is, or nobody's own:
    the partnership's. ``label`` says how far it may be known."""

    id = models.BigAutoField(primary_key=True)
    partnership = models.ForeignKey("records.Partnership", models.PROTECT, related_name="+")
    owner = models.ForeignKey(
        "records.Thing", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    label = models.CharField(max_length=12, choices=LABELS, default=Label.PARTNERSHIP.value)

    objects: ClassVar[models.Manager[Any]] = ScopedManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"


def same(model: str, *fields: str, to: str = "records.Thing") -> list[models.BaseConstraint]:
    """The constraints of a table whose ``fields`` refer to rows of its own partnership: the
    database itself refuses a reference across. ``model`` is the table's short name."""
    return [SamePartnership(field=name, to=to, name=f"same_{model}_{name}") for name in fields]


def owned(model: str) -> list[models.BaseConstraint]:
    """What holds for every row: what is a partner's own has a partner."""
    return [
        *same(model, "owner"),
        models.CheckConstraint(
            condition=~Q(label=Label.PARTNER.value) | Q(owner__isnull=False),
            name=f"own_{model}_has_owner",
        ),
    ]
