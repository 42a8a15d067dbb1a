"""Views: from one record to the finished values of its template.

A record type with a page of its own has a module here with the name of the type and a function
`view(record, site)`, and a template of the same name in templates/records/. Every other type gets the
default page, which shows each field with its description.
"""
