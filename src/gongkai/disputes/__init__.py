"""Reconsiderations and lawsuits arising from requests, with their results."""
