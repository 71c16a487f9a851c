"""Audio Chat Studio: talk to your recordings, offline.

Importing this package pulls in neither Qt nor llama.cpp.
"""

__version__ = "0.1.0"
