"""How the tables of identifier schemes and of local authorities are made from their sources."""
