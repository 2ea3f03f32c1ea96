"""What every lane stands on; packages here import only leftwards along the line in design.md."""
