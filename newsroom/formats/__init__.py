"""How dates are written where no template says it: as the pages write them, not as Django does."""
