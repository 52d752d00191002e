"""Models: naming, finding, downloading and converting them."""

from translator.models.finding import ModelInfo, info, list_models, resolve
from translator.models.folder import Model

__all__ = ["Model", "ModelInfo", "info", "list_models", "resolve"]
