"""The server around the pages: security headers, the render lock."""
