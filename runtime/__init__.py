"""What we add to the Rasa server."""
