"""Pages of loan apps, messages and court papers as pictures show them."""
