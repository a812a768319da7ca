"""perfil: what dbt cannot do for the customer data platform in your warehouse."""

__version__ = "0.1.0"
