"""The pages for people, at `/`: the data in the sandbox, the requests as they come in, and the active faults.

The pages are made on the server from templates; a small script keeps them up to date from the sandbox's event stream.
"""
