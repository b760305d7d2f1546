"""Substantiation: claims that are registered with their evidence, and products that may claim more than a cosmetic."""
