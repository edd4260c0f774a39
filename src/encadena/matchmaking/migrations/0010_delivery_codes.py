"""Delivery terms typed as text become codes where they are codes; what is none stays as it was written."""

from django.db import migrations

from encadena.catalogs.queries.incoterms import in_official_order, incoterm_codes
from encadena.matchmaking.rules.delivery import joined, parted


def part(apps, schema_editor):
    known = incoterm_codes()
    for need in apps.get_model("matchmaking", "Need").objects.exclude(delivery="").iterator(chunk_size=1000):
        codes, rest = parted(need.delivery, known)
        if codes:
            need.incoterms, need.delivery = in_official_order(codes), rest
            need.save(update_fields=["incoterms", "delivery"])


def join(apps, schema_editor):
    for need in apps.get_model("matchmaking", "Need").objects.iterator(chunk_size=1000):
        codes = [code for code in need.incoterms if code not in need.delivery]
        if codes:
            need.delivery = joined(codes, need.delivery)[:200]
            need.save(update_fields=["delivery"])


class Migration(migrations.Migration):

    dependencies = [("matchmaking", "0009_market")]

    operations = [migrations.RunPython(part, join, elidable=True)]
