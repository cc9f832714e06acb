"""The article set: texts, who is credited with what in them, the codebook, our pairs."""
