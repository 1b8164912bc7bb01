"""What tests and people can control: faults, clock, settings, the request log, and the controls themselves."""
