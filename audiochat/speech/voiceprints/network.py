"""CAM++, the network that turns a second or two of speech into a voiceprint, as an ONNX graph.

Wang et al., "CAM++: A Fast and Efficient Network for Speaker Verification Using Context-Aware
Masking" (Interspeech 2023, arXiv 2303.00332); layers and names as in 3D-Speaker (Apache-2.0). For at
most ``MOST_FRAMES`` frames, where a segment of its context pooling is the whole window: both means
that it adds are then the same one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from audiochat.speech.voiceprints.graph import Graph

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Weights = Mapping[str, NDArray[np.float32]]

BANDS = 80
MOST_FRAMES = 200
EPSILON = 1e-5
BLOCKS = ((12, 1), (24, 2), (16, 2))
"""Layers and dilation of each dense block; every layer looks at three frames."""


def network(weights: Weights) -> bytes:
    """The file for frames of shape (windows, 80, frames), giving voiceprints of (windows, 192)."""
    return _Builder(weights).build()


class _Builder:
    """Adds the layers in order; names are prefixes into the weights."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._graph = Graph()

    def build(self) -> bytes:
        """The whole network."""
        hidden = self._head("frames")
        hidden = self._conv(hidden, "xvector.tdnn.linear", strides=(2,), pads=(2, 2))
        hidden = self._relu(self._norm(hidden, "xvector.tdnn.nonlinear.batchnorm"))
        for number, (layers, dilation) in enumerate(BLOCKS, 1):
            for layer in range(1, layers + 1):
                hidden = self._dense(hidden, f"xvector.block{number}.tdnnd{layer}", dilation)
            transit = f"xvector.transit{number}"
            hidden = self._relu(self._norm(hidden, f"{transit}.nonlinear.batchnorm"))
            hidden = self._conv(hidden, f"{transit}.linear")
        hidden = self._relu(self._norm(hidden, "xvector.out_nonlinear.batchnorm"))
        print_ = self._conv(self._statistics(hidden), "xvector.dense.linear")
        print_ = self._norm(print_, "xvector.dense.nonlinear.batchnorm")
        flat = self._graph.node("Flatten", print_, axis=1)
        return self._graph.model("frames", ("windows", BANDS, "frames"), flat)

    def _head(self, hidden: str) -> str:
        """Two-dimensional convolutions over bands and time; bands become channels at the end."""
        add = self._graph.node
        hidden = add("Unsqueeze", hidden, self._ints(1))
        hidden = self._relu(self._norm(self._conv2(hidden, "head.conv1", 1), "head.bn1"))
        for layer in ("head.layer1", "head.layer2"):
            for place, stride in (("0", 2), ("1", 1)):
                hidden = self._residual(hidden, f"{layer}.{place}", stride)
        hidden = self._relu(self._norm(self._conv2(hidden, "head.conv2", 2), "head.bn2"))
        channels = int(self._weights["head.conv2.weight"].shape[0]) * BANDS // 8
        return add("Reshape", hidden, self._ints(0, channels, -1))

    def _residual(self, hidden: str, name: str, stride: int) -> str:
        inner = self._conv2(hidden, f"{name}.conv1", stride)
        inner = self._relu(self._norm(inner, f"{name}.bn1"))
        inner = self._norm(self._conv2(inner, f"{name}.conv2", 1), f"{name}.bn2")
        if f"{name}.shortcut.0.weight" in self._weights:
            hidden = self._conv(hidden, f"{name}.shortcut.0", strides=(stride, 1))
            hidden = self._norm(hidden, f"{name}.shortcut.1")
        return self._relu(self._graph.node("Add", inner, hidden))

    def _dense(self, hidden: str, name: str, dilation: int) -> str:
        """A dense layer: what it finds is masked by its context and joined to what was there."""
        add = self._graph.node
        inner = self._relu(self._norm(hidden, f"{name}.nonlinear1.batchnorm"))
        inner = self._conv(inner, f"{name}.linear1")
        inner = self._relu(self._norm(inner, f"{name}.nonlinear2.batchnorm"))
        cam = f"{name}.cam_layer"
        found = self._conv(
            inner, f"{cam}.linear_local", dilations=(dilation,), pads=(dilation, dilation)
        )
        mean = add("ReduceMean", inner, axes=(-1,), keepdims=1)
        context = self._relu(self._conv(add("Add", mean, mean), f"{cam}.linear1"))
        mask = add("Sigmoid", self._conv(context, f"{cam}.linear2"))
        return add("Concat", hidden, add("Mul", found, mask), axis=1)

    def _statistics(self, hidden: str) -> str:
        """Mean and standard deviation over time, (windows, 2 x channels, 1)."""
        import numpy as np

        add = self._graph.node
        mean = add("ReduceMean", hidden, axes=(-1,), keepdims=1)
        away = add("Sub", hidden, mean)
        total = add("ReduceSum", add("Mul", away, away), self._ints(-1), keepdims=1)
        frames = add("Gather", add("Shape", hidden), self._ints(2), axis=0)
        count = add("Cast", frames, to=1)
        one = self._graph.constant(np.ones(1, np.float32))
        variance = add("Div", total, add("Sub", count, one))
        return add("Concat", mean, add("Sqrt", variance), axis=1)

    def _conv2(self, hidden: str, name: str, stride: int) -> str:
        return self._conv(hidden, name, strides=(stride, 1), pads=(1, 1, 1, 1))

    def _conv(self, hidden: str, name: str, **attributes: tuple[int, ...]) -> str:
        inputs = [self._graph.constant(self._weights[f"{name}.weight"])]
        if f"{name}.bias" in self._weights:
            inputs.append(self._graph.constant(self._weights[f"{name}.bias"]))
        return self._graph.node("Conv", hidden, *inputs, **attributes)

    def _norm(self, hidden: str, name: str) -> str:
        import numpy as np

        mean = self._weights[f"{name}.running_mean"]
        scale = self._weights.get(f"{name}.weight", np.ones_like(mean))
        shift = self._weights.get(f"{name}.bias", np.zeros_like(mean))
        values = (scale, shift, mean, self._weights[f"{name}.running_var"])
        names = (self._graph.constant(value) for value in values)
        return self._graph.node("BatchNormalization", hidden, *names, epsilon=EPSILON)

    def _relu(self, hidden: str) -> str:
        return self._graph.node("Relu", hidden)

    def _ints(self, *values: int) -> str:
        import numpy as np

        return self._graph.constant(np.array(values, np.int64))
