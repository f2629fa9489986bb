"""The rules as a library: what is true for one case on one day, and the finished Japanese answer."""
