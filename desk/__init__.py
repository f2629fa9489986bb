"""The call-center desk: the rulebook for staff on the telephone."""
