"""The statutory annual report: its tables, checks, narrative and files; pure."""
