"""Addresses that lead back into the record, and nowhere else."""

from urllib.parse import urlsplit


def local(address: str) -> str:
    """The address where it is a path of ours, else the first page's.

    >>> local("/timeline?actor=Novak"), local("//elsewhere.example/"), local("https://elsewhere.example/")
    ('/timeline?actor=Novak', '/', '/')
    >>> local("/\\\\elsewhere.example"), local("javascript:alert(1)"), local("/a\\nb")
    ('/', '/', '/')
    """
    try:
        told = urlsplit(address)
    except ValueError:
        return "/"
    plain = address.startswith("/") and not address.startswith("//") and address.isprintable()
    return address if plain and "\\" not in address and not told.scheme and not told.netloc else "/"
