"""The audit trail of every act."""
