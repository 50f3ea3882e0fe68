"""Real shops, run as their owners run them, with the widget's tag in their pages."""
