"""Arabic articles (and any other MarianMT pair) side by side with their translation."""

__version__ = "0.1.0"
