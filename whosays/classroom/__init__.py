"""What a class did: hand-ins read, measured and reported. It knows no widget."""
