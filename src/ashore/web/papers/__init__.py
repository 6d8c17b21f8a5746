"""Letters, complaints and court papers: preview, edit, download, sent, clock."""
