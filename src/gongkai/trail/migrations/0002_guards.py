from django.db import migrations

from gongkai.trail import guards


def plant(apps, schema_editor):
    for statement in guards.PLANT[schema_editor.connection.vendor]:
        schema_editor.execute(statement)
    apps.get_model("trail", "Head").objects.using(schema_editor.connection.alias).get_or_create(id=1)


def lift(apps, schema_editor):
    for statement in guards.LIFT[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("trail", "0001_initial")]
    operations = [migrations.RunPython(plant, lift)]
