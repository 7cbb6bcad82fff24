"""The addresses of pages, a module a part of the product. Who may use each: core/routes.csv."""
