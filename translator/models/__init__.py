"""Models: naming, finding, downloading and converting them."""

from translator.models.finding import ModelInfo, info, list_models, resolve
from translator.models.folder import Model
from translator.models.hub import Plan, plan_pull, pull

__all__ = ["Model", "ModelInfo", "Plan", "info", "list_models", "plan_pull", "pull", "resolve"]
