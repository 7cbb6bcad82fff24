"""How an installation is set up: options, settings, routes. Knows every room; no room imports it."""
