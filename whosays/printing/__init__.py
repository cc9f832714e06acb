"""The kit on paper: worksheets, answer keys, notes, handout, glossary, letter, report."""
