"""Language models: the embedded one, and any GGUF file after it was examined in a safe place."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audiochat.domain.errors import ModelError
from audiochat.domain.generation import ModelSpec, Provider
from audiochat.domain.job import Job
from audiochat.domain.sampling import Sampling
from audiochat.domain.verdict import Verdict
from audiochat.services import embedded_model
from audiochat.services.quarantine import HelperFailed, Quarantine

if TYPE_CHECKING:
    from audiochat.providers.llama.gguf import Header
    from audiochat.store.database import Store

KIND = "gguf"
LOCAL = "gemma_local"
LEAST_CONTEXT = 256
"""A model that does not fit into memory even with this many tokens of context is refused."""

TEMPLATE_SECONDS = 5.0
TEMPLATE_BYTES = 1 << 30


class Models:
    """Knows which model files may be used. ``data_dir/models`` holds the embedded one."""

    def __init__(self, store: Store, data_dir: Path, quarantine: Quarantine) -> None:
        self._store = store
        self._folder = data_dir / "models"
        self._quarantine = quarantine

    def embedded(self, job: Job) -> ModelSpec:
        """The model that comes with the program, put in place and verified once.

        Later calls return at once while the file's size and time are as they were.
        """
        path = embedded_model.assemble(self._folder, job)
        if (spec := self._unchanged(path)) is not None:
            return spec
        if embedded_model.digest(path, job, "Checking the embedded model") != embedded_model.SHA256:
            path.unlink()  # damaged on the disk: the package has it whole
            path = embedded_model.assemble(self._folder, job)
        # Its hash is known, so it needs no trial in a child.
        return self._remember(path, embedded_model.SHA256, _header(path), {"bos": "<bos>"})

    def examine(self, path: Path, job: Job) -> ModelSpec:
        """Find out whether a file is a model that can be used; ``ModelError`` with the reason if not.

        First its header is checked, then it is loaded in a throw-away child and writes one token. The
        verdict is remembered by the file's hash, so each file is tried once per version of llama.cpp.
        """
        path = path.expanduser().absolute()
        if (spec := self._unchanged(path)) is not None:
            return spec
        header = _header(path)
        self._check_room(header, path)
        stamp = path.stat().st_mtime_ns
        sha256 = embedded_model.digest(path, job, "Reading the file")
        found = self._verdict(sha256)
        if found is None:
            found = self._try(path, sha256, header, job)
        if not found.ok:
            raise ModelError(found.reason, "Choose another model.")
        if path.stat().st_mtime_ns != stamp:
            raise ModelError(f"{path.name} changed while it was read.", "Choose it again.")
        kept = ("bos", "chat_form", "template_problem")
        details: dict[str, Any] = {k: v for k, v in found.details.items() if k in kept}
        return self._remember(path, sha256, header, details)

    def known(self) -> list[ModelSpec]:
        """Models met before whose file is still there, by name."""
        return [
            spec for spec in self._store.models.list() if spec.path is None or spec.path.is_file()
        ]

    def provider(self, spec: ModelSpec, sampling: Sampling) -> Provider:
        """The back end that runs ``spec``, not loaded yet."""
        from audiochat import providers

        return providers.factory(spec.provider)(spec, sampling)

    def _unchanged(self, path: Path) -> ModelSpec | None:
        """What is known of the file at ``path`` if it has not been touched and its verdict holds."""
        spec = self._store.models.at(path)
        if spec is None or spec.details.get("engine") != engine():
            return None
        try:
            facts = path.stat()
        except OSError:
            return None
        same = (facts.st_size, facts.st_mtime_ns) == (spec.size_bytes, spec.details.get("mtime_ns"))
        return spec if same else None

    def _verdict(self, sha256: str) -> Verdict | None:
        """The verdict on a file, unless another llama.cpp gave it."""
        found = self._store.verdicts.get(sha256, KIND)
        return found if found is not None and found.details.get("engine") == engine() else None

    def _try(self, path: Path, sha256: str, header: Header, job: Job) -> Verdict:
        """Load the file in a child and learn its chat template in another."""
        details: dict[str, Any] = {"engine": engine()}
        try:
            details |= self._quarantine.run(
                "trial_model",
                {"path": str(path)},
                timeout_s=30 + header.size_bytes / 20e6,
                memory_bytes=2 * header.size_bytes + (4 << 30),
                job=job,
            )
        except HelperFailed as error:
            refusal = ModelError(error.message, error.remedy)
            if error.reason != "crash":  # time and memory are this computer's, not the file's
                raise refusal from error
            self._store.verdicts.put(Verdict(sha256, KIND, False, error.message, details))
            raise refusal from error
        except ModelError as error:
            self._store.verdicts.put(Verdict(sha256, KIND, False, error.message, details))
            raise
        if header.template is not None:
            details |= self._form(header.template, details, job)
        verdict = Verdict(sha256, KIND, True, "", details)
        self._store.verdicts.put(verdict)
        return verdict

    def _form(self, template: str, details: dict[str, Any], job: Job) -> dict[str, Any]:
        """How the model wants its turns; without ``chat_form`` the commonest form is used."""
        arguments = {"template": template, "bos": details["bos"], "eos": details["eos"]}
        try:
            answer = self._quarantine.run(
                "learn_template",
                arguments,
                timeout_s=TEMPLATE_SECONDS,
                memory_bytes=TEMPLATE_BYTES,
                job=job,
            )
        except HelperFailed as error:
            return {"template_problem": error.message}
        if answer["form"] is None:
            return {"template_problem": answer["reason"]}
        return {"chat_form": answer["form"]}

    def _check_room(self, header: Header, path: Path) -> None:
        from audiochat.providers.llama.memory import check_fits

        check_fits(path.name, header.size_bytes, header.kv_bytes_per_token, LEAST_CONTEXT)

    def _remember(
        self, path: Path, sha256: str, header: Header, details: dict[str, Any]
    ) -> ModelSpec:
        """Keep and return the spec of an examined file."""
        spec = ModelSpec(
            id=sha256,
            name=header.name,
            provider=LOCAL,
            path=path,
            is_base=header.template is None,
            context_length=header.context_length,
            size_bytes=header.size_bytes,
            details={
                "engine": engine(),
                "mtime_ns": path.stat().st_mtime_ns,
                "architecture": header.architecture,
                "parameters": header.parameters,
                "file_type": header.file_type,
                "vocabulary": header.vocabulary,
                "kv_bytes_per_token": header.kv_bytes_per_token,
                **details,
            },
        )
        self._store.models.put(spec)
        return spec


def engine() -> str:
    """The llama.cpp that gives verdicts: another version may crash where this one does not."""
    try:
        return metadata.version("llama-cpp-python")
    except metadata.PackageNotFoundError:
        return "built in"


def _header(path: Path) -> Header:
    from audiochat.providers.llama.gguf import read_header

    return read_header(path)
