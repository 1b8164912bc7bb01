"""What tests and people control: faults, clock, settings, the request log, and the controls themselves."""
