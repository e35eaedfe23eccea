"""Patterns and documents to measure with, made up from a seed."""
