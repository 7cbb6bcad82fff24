"""What the house stands on: its environments, its catalogues, its trials. Standard library only;
not shipped.
"""
