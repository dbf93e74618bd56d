"""What is measured of an event, one module or folder per measure."""
