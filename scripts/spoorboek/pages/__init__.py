"""Pages: how the evidence base is shown. From records to HTML; knows nothing of MkDocs."""
