"""Settings, routes and the gongkai command; the environment is read here and nowhere else."""
