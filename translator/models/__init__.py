"""Models: naming, finding, downloading and converting them."""

from translator.models.finding import ModelInfo, info, list_models, resolve
from translator.models.folder import Model
from translator.models.hub import Plan, plan_pull, pull
from translator.models.names import DOWNLOADS, hub_id

__all__ = [
    "DOWNLOADS",
    "Model",
    "ModelInfo",
    "Plan",
    "hub_id",
    "info",
    "list_models",
    "plan_pull",
    "pull",
    "resolve",
]
