"""The models that encode and re-rank: found and exported with torch, run without it."""
