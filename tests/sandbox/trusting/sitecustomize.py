"""Has Python programs trust the certificate that `SSL_CERT_FILE` names: the folder of this file is on their path.

requests trusts what certifi has, and looks at the environment only for some of its calls.
"""

import os

try:
    import certifi
except ImportError:
    pass
else:
    certifi.where = lambda: os.environ["SSL_CERT_FILE"]
