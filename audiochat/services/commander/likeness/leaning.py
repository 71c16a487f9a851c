"""Whether a sentence that nobody understands leans to a wish about the sound or to talk for the chat.

A logistic regression on the sentence's vector, fitted by ``build.py`` to the sentences of the corpus
whose answers are known (Hosmer and Lemeshow, Applied Logistic Regression). It decides nothing but
whether a person is asked what to do, or answered.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WEIGHTS = "leaning.npz"
SURE = 2.0
"""Log odds from which a leaning is believed; beyond it one in eight of the seen is wrong at most."""

STIFFNESS = 0.02
"""Weight of the squared coefficients against the likelihood, half of it: the ridge of the fit."""


@dataclass(frozen=True, slots=True)
class Leaning:
    """The fitted coefficients, the last one the constant, for vectors of one engine less ``middle``."""

    middle: NDArray[np.float32]
    weights: NDArray[np.float32]

    def odds(self, vector: NDArray[np.float32]) -> float:
        """Log odds of a wish: above 0 a wish is likelier, below 0 talk."""
        return float((vector - self.middle) @ self.weights[:-1] + self.weights[-1])


def stored_leaning(engine: str) -> Leaning | None:
    """The coefficients fitted for an engine's vectors, None where they are of another one."""
    import numpy as np

    with (files(__package__) / WEIGHTS).open("rb") as file:
        stored = np.load(file, allow_pickle=False)
        if str(stored["engine"]) != engine:
            return None
        return Leaning(stored["middle"].astype(np.float32), stored["weights"].astype(np.float32))


def fitted(
    vectors: NDArray[np.float32], wishes: NDArray[np.bool_]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Middle and weights of the regression of ``wishes`` on ``vectors`` of shape (sentences, dimensions).

    Wishes and talk weigh the same, however many there are of each.
    """
    import numpy as np
    from scipy.optimize import minimize

    middle = vectors.mean(axis=0)
    inputs = np.column_stack([vectors - middle, np.ones(len(vectors))]).astype(np.float64)
    sign = np.where(wishes, 1.0, -1.0)
    weight = np.where(wishes, 0.5 / wishes.mean(), 0.5 / (1 - wishes.mean()))

    def loss(w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margin = sign * (inputs @ w)
        slope = inputs.T @ (-weight * sign / (1 + np.exp(margin)))
        slope[:-1] += STIFFNESS * w[:-1]
        ridge = STIFFNESS / 2 * float(w[:-1] @ w[:-1])
        return float(weight @ np.logaddexp(0, -margin)) + ridge, slope

    found = minimize(loss, np.zeros(inputs.shape[1]), jac=True, method="L-BFGS-B")
    return middle.astype(np.float32), found.x.astype(np.float32)
