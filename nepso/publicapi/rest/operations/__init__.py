"""The operations of the REST API, a file each: thin, over the lanes' questions and acts."""
