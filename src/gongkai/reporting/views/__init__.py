"""The pages of the report workbench."""
