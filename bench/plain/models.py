"""The models."""

from django.db import models


class Contact(models.Model):
    """Somebody."""

    name = models.TextField()
    title = models.TextField()
    company = models.TextField()
    profile = models.TextField()
    mail = models.TextField()
    connected_on = models.TextField()

    class Meta:
        """Listed by name."""

        indexes = [models.Index(fields=("name", "id"), name="contact_by_name")]


class Note(models.Model):
    """A line."""

    text = models.TextField()
    person = models.TextField()
    said_on = models.TextField()
