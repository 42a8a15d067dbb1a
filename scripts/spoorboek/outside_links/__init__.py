"""Outside links: addresses on other sites, what they answered on which day, and what follows from it."""
