"""The rules of the API that its document cannot say. Pure functions: data in, data or a `Problem` out."""
