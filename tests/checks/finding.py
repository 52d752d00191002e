"""What the checks find in a sentence pair."""

from translator.checks import check


def found(source, target, pair="ar-en", terms=()):
    """The names of the checks that speak."""
    return [finding.check for finding in check(source, target, tuple(pair.split("-")), terms)]


def said(source, target, pair="ar-en"):
    """What the checks say."""
    return [finding.message for finding in check(source, target, tuple(pair.split("-")))]
