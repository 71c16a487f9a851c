"""The parts of the main window that belong to no screen: header, status line, side panel, toasts."""
