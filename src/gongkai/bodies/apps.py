from django.apps import AppConfig


class BodiesConfig(AppConfig):
    name = "gongkai.bodies"
    verbose_name = "机构与人员"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from gongkai.bodies import sheets, signals  # noqa: F401
