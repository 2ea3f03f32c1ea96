"""Public screens that play what distribution put out, loudspeakers' hours, and urgent alerts."""
