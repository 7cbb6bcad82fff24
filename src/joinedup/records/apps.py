"""The application that holds every table."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """Tables of the partnerships on this installation."""

    name = "joinedup.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put the triggers back after every migrate, and check the settings at start."""
        from joinedup.records import startup

        startup.connect()
