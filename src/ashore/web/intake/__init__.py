"""Reading files in: drag, paste or camera, preview, accept."""
