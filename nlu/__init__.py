"""Rasa NLU components: from a resident's Japanese to intents and case fields."""
