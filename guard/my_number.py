"""The check digit of an individual number (個人番号).

平成26年総務省令第85号, article 5 (the ministerial order on the individual number card): P(n) is the n-th
of the eleven digits counted from the right, Q(n) is n + 1 up to the sixth and n - 5 from the seventh on;
the check digit is 11 less the remainder of the sum of P(n) * Q(n) by 11, and 0 where that is 0 or 1.
"""

LENGTH = 12


def check_digit(body: str) -> int:
    """Compute the twelfth digit for the first eleven."""
    products = (int(p) * (n + 1 if n <= 6 else n - 5) for n, p in enumerate(reversed(body), start=1))
    remainder = sum(products) % 11
    return 0 if remainder <= 1 else 11 - remainder


def is_my_number(digits: str) -> bool:
    """Tell whether these are twelve digits of which the last one checks the others."""
    return len(digits) == LENGTH and check_digit(digits[:-1]) == int(digits[-1])
