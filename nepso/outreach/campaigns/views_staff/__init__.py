"""What officers see of campaigns."""
