"""The gazetteer that ships with the package: names of places from GeoNames, without coordinates, and how it is built."""
