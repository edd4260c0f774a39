"""What catalogs reads: packaged tables, suggestions, communes, countries, currencies and the UF."""
