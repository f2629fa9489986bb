"""Commands for those who keep the assistant."""
