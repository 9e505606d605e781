from django.apps import AppConfig


class DisputesConfig(AppConfig):
    name = "gongkai.disputes"
    verbose_name = "复议与诉讼"
    default_auto_field = "django.db.models.BigAutoField"
