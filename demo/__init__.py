"""Riverside: the demo partnership's sources, and what makes its workbooks from them."""
