"""What rules find with: one frozen callable for each scope that a pack can name."""
