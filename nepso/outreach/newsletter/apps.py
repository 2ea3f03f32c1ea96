from django.apps import AppConfig


class NewsletterConfig(AppConfig):
    name = "nepso.outreach.newsletter"
    label = "newsletter"
    verbose_name = "Bản tin"
