"""The studio: stage, plan card, history, details and what connects them to the services."""
