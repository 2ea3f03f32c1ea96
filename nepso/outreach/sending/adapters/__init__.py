"""One module a service, all behind ``interface.Adapter``."""
