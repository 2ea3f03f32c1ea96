"""Distribution: what carries an approved product to people, on paper, boards and screens."""
