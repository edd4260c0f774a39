"""Official classifications: territory, activities, products, services, countries, currencies, UF."""
