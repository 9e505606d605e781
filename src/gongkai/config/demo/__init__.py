"""The demonstration: two invented counties, loaded through the actions everybody uses."""

from gongkai.config.demo.load import holds_other_bodies, is_loaded, load
from gongkai.config.demo.welcome import welcome

__all__ = ["holds_other_bodies", "is_loaded", "load", "welcome"]
