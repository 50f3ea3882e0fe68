"""The budgets of docs and design, measured as ratios within one run. `make bench` runs them."""
