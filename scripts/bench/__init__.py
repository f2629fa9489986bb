"""`make bench`: this assistant against a stock Rasa assistant on the same phrasings, on this machine."""
