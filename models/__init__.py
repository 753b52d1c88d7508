"""Everything of Barnacle that is not a window: domain, store, services, formats and printing."""
