"""How a model picks its words: the sampling parameters, declared once for panel, command line and store."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


def _unit(unit: str) -> dict[str, Any]:
    return {"unit": unit}


def _least(words: str) -> dict[str, Any]:
    """Words for the least value, where it means something else than a number."""
    return {"least": words}


class Sampling(BaseModel):
    """The person's choices for a reply; stored with every reply that used them."""

    model_config = ConfigDict(extra="ignore", frozen=True, allow_inf_nan=False)

    temperature: float = Field(
        0.7,
        ge=0,
        le=5,
        title="Temperature",
        description="Higher is more surprising; 0 always takes the likeliest word.",
    )
    top_k: int = Field(
        40,
        ge=0,
        le=1000,
        title="Top K",
        description="Choose among this many likeliest tokens; 0 turns it off.",
        json_schema_extra=_least("off"),
    )
    top_p: float = Field(
        0.95,
        gt=0,
        le=1,
        title="Top P",
        description="Choose among the likeliest tokens that together reach this probability.",
    )
    min_p: float = Field(
        0.05,
        ge=0,
        le=1,
        title="Min P",
        description="Drop tokens less likely than this share of the likeliest.",
    )
    repeat_penalty: float = Field(
        1.1,
        ge=0.5,
        le=2,
        title="Repeat penalty",
        description="Above 1 discourages words already used.",
    )
    max_tokens: int = Field(
        512,
        ge=1,
        le=32768,
        title="Longest reply",
        description="The reply stops here.",
        json_schema_extra=_unit("tokens"),
    )
    context_length: int = Field(
        4096,
        ge=256,
        le=131072,
        title="Context length",
        description="How much of the conversation the model can see.",
        json_schema_extra=_unit("tokens"),
    )
    seed: int = Field(
        -1,
        ge=-1,
        le=2**31 - 1,
        title="Seed",
        description="The same seed gives the same reply; -1 picks one.",
        json_schema_extra=_least("random"),
    )
    threads: int = Field(
        0,
        ge=0,
        le=256,
        title="Threads",
        description="Processor threads for the model; 0 means all cores.",
        json_schema_extra=_least("all cores"),
    )


class Preset(BaseModel):
    """A named set of choices: sampling and the system prompt."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    name: str
    system_prompt: str = ""
    sampling: Sampling = Sampling()
