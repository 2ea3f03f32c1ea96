"""Pages of consolidated reports and of the figures behind them."""
