"""The gazetteer that ships with the package: place names from GeoNames, without coordinates, and how it is built."""
