"""Words to a plan: what a person says about a recording becomes typed steps, a question or a refusal."""

from audiochat.services.commander.commander import Commander

__all__ = ["Commander"]
