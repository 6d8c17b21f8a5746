"""What stands on a page and where: pictures, the words on them, and the figures in the words."""
