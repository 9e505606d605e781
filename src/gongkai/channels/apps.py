from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    name = "gongkai.channels"
    verbose_name = "发布渠道"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from gongkai.channels import kinds  # noqa: F401
