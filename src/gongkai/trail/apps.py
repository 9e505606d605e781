from django.apps import AppConfig


class TrailConfig(AppConfig):
    name = "gongkai.trail"
    verbose_name = "操作留痕"
    default_auto_field = "django.db.models.BigAutoField"
