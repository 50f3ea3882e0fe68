"""A shop of django-oscar: what its package leaves to the owner. Runs in an environment of its own."""
