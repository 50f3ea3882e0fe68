"""The shop's pages and its cart's requests, one blueprint a module."""
