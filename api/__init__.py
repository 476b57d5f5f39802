"""The edge: HTTP, the command line, settings, the web page."""
