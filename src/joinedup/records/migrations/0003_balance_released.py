"""Whether leadership and balance are shared with all members, and the vocabulary of leadership."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0002_who_is_at_the_table'),
    ]

    operations = [
        migrations.AddField(
            model_name='partnership',
            name='balance_released',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='partnership',
            name='vocabulary',
            field=models.CharField(blank=True, default='', help_text='of leadership; the default where empty', max_length=60),
        ),
    ]
