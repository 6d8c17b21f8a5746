"""Calls, messages and chats that a telephone kept: only whom the person picks becomes contacts."""
