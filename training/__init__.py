"""Recipe that trains the Arabic to English model shipped as `embedded`."""
