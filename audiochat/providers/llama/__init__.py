"""The parts of the llama.cpp back end; the back end itself is ``providers/gemma_local.py``."""
