"""Keys of what is sealed in the database (nepso/foundation/vault). Keep them apart from backups."""

from config import environment

# Keys parted by commas, 32 bytes in base64url each; the first seals, every one opens.
NEPSO_VAULT_KEYS = environment.vault_keys()
# The root of keyed hashes (tracking codes, payment accounts); never changed.
NEPSO_VAULT_HASH_KEY = environment.vault_hash_key()
