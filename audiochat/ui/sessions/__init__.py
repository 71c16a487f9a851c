"""The sidebar: conversations and recordings."""
