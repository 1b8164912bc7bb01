"""The rules of the API that its document cannot express. Pure functions that return data or raise a `Problem`."""
