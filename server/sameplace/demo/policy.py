"""The shop's Content-Security-Policy: strict, plus what an embedded script asks for."""

from __future__ import annotations

STRICT = {
    "default-src": ["'self'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "connect-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
}


def merged(extra: str) -> str:
    """The strict policy with the sources of another one added, directive by directive.

    A directive the strict policy lacks starts from ``'self'``, because that is what ``default-src`` gave it.
    """
    policy = {name: list(sources) for name, sources in STRICT.items()}
    for part in extra.split(";"):
        name, *sources = part.split() or [""]
        if not name:
            continue
        allowed = policy.setdefault(name.lower(), ["'self'"])
        wanted = [source for source in sources if source not in allowed and source != "'none'"]
        if wanted and allowed == ["'none'"]:
            allowed.clear()
        allowed.extend(wanted)
    return "; ".join(" ".join([name, *sources]) for name, sources in policy.items())
