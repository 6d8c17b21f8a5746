"""The way in: make a case, open one, look round the sample; lock it, and leave quickly."""
