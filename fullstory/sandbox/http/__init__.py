"""HTTP: the server, its protocol, the routes, and how requests are read and answered."""
