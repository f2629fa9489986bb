"""The doors residents come in by."""
