"""What compare.py is made of: the engines, their turns, the tables."""
