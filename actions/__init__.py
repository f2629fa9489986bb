"""Rasa custom actions, thin over the rulebook."""
