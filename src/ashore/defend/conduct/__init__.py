"""What the contact log shows against the rules on collecting, and how far each rule reaches."""
