"""The five-minute start: few questions, and already a useful answer."""
