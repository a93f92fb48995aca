"""How the parts are put together: settings, the environment, the addresses."""
