"""For those who change the kit: notebooks run and stored, the list of trusted cells, tables."""
