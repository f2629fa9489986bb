"""What is kept beside the conversations."""
