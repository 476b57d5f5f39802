"""The HTTP service: its routes, what stands around every request, and the page."""
