"""Papers as files: contracts, agreements and credit reports in PDF or DOCX."""
