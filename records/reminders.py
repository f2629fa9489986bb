"""Reminders that residents asked for: whose, the day and the kind, and the sealed address they go to."""
