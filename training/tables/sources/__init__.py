"""Datasets that several table recipes read: how their files become frames, features and external sets."""
