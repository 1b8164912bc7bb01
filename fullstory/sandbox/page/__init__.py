"""The pages for people, at `/`: what is in the sandbox, what it is asked as it is asked, and which faults are in force.

The pages are made on the server from templates; a small script keeps them up to date from the sandbox's event stream.
"""
